import { workerUrl, wasmUrl } from 'virtual:engine-files';
import type { Engine, Workshop } from '../engine.ts';
import type { QueryHistory } from '../query-log.ts';
import { compileModule } from './compile-module.ts';
import { Holds } from './holds.ts';
import { MemoryWorkshop } from './memory-workshop.ts';
import { OpfsFiles } from './opfs-files.ts';
import { OpfsWorkshop } from './opfs-workshop.ts';
import { SpareInstance } from './spare-instance.ts';
import { startWorker } from './start-worker.ts';
import { WasmEngine } from './wasm-engine.ts';

export interface DuckDB {
  readonly engine: Engine;
  readonly workshop: Workshop;
}

export interface DuckDBOptions {
  readonly newId: () => string;
  readonly history: QueryHistory;
}

const SPARE = { delay: 3_000, patience: 5 * 60_000 };

/** The engine and the workshop of a page in a browser. Rejects with a UserError of code `engine-not-started`. */
export async function openDuckDB(options: DuckDBOptions): Promise<DuckDB> {
  const module = compileModule(wasmUrl);
  const start = () => startWorker(module, workerUrl);
  const { history } = options;
  const [engine, files] = await Promise.all([
    start().then((instance) => WasmEngine.open(instance, history)),
    OpfsFiles.open(),
  ]);
  if (files === null) return { engine, workshop: new MemoryWorkshop(engine.database, options.newId) };
  const holds = new Holds(navigator.locks ?? null);
  const spare = new SpareInstance(start, SPARE);
  return { engine, workshop: new OpfsWorkshop({ files, holds, spare, history, newId: options.newId }) };
}
