import { workerUrl, wasmUrl } from 'virtual:engine-files';
import type { Engine, Workshop } from '../engine.ts';
import type { QueryHistory } from '../query-log.ts';
import { compileModule } from './compile-module.ts';
import { Holds } from './holds.ts';
import { MemoryWorkshop } from './memory-workshop.ts';
import { OpfsFiles } from './opfs-files.ts';
import { OpfsWorkshop } from './opfs-workshop.ts';
import { RestartingEngine } from './restarting-engine.ts';
import { SpareInstances } from './spare-instances.ts';
import { startWorker } from './start-worker.ts';
import { WasmEngine } from './wasm-engine.ts';

export interface DuckDB {
  readonly engine: Engine;
  readonly workshop: Workshop;
}

export interface DuckDBOptions {
  readonly newId: () => string;
  readonly history: QueryHistory;
  /** The engine crashed and took with it every dataset of a page that can keep none. */
  readonly onDatasetsLost?: () => void;
}

/** A crash is most often one greedy query: the first restart comes at once, later ones leave memory time to be given back. */
const RESTART = { delays: [0, 1_000, 5_000], calm: 5 * 60_000 };

const SPARE = { delay: 3_000, patience: 5 * 60_000 };

/** The engine and the workshop of a page in a browser. Rejects with a UserError of code `engine-not-started`. */
export async function openDuckDB(options: DuckDBOptions): Promise<DuckDB> {
  const module = compileModule(wasmUrl);
  const start = () => startWorker(module, workerUrl);
  const { history } = options;
  let inMemory: MemoryWorkshop | null = null;
  const [engine, files] = await Promise.all([
    RestartingEngine.open({
      open: async () => WasmEngine.open(await start(), history),
      log: history,
      ...RESTART,
      onRestart: () => {
        if (inMemory === null) return;
        inMemory.forget();
        options.onDatasetsLost?.();
      },
    }),
    OpfsFiles.open(),
  ]);
  if (files === null) {
    inMemory = new MemoryWorkshop(async () => (await engine.current()).database, options.newId);
    return { engine, workshop: inMemory };
  }
  const holds = new Holds(navigator.locks ?? null);
  const spares = new SpareInstances(start, SPARE);
  return { engine, workshop: new OpfsWorkshop({ files, holds, spares, history, newId: options.newId }) };
}
