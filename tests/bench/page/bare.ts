/** What others do with the same file: DuckDB-Wasm alone, and a parser that only counts. */
import { DuckDBAccessMode, DuckDBDataProtocol } from '@duckdb/duckdb-wasm';
import { wasmUrl, workerUrl } from 'virtual:engine-files';
import { compileModule } from '../../../src/engine/wasm/compile-module.ts';
import type { Instance } from '../../../src/engine/wasm/instance.ts';
import { startWorker } from '../../../src/engine/wasm/start-worker.ts';
import { theFile, timed } from './files.ts';
import PapaWorker from './papa.worker.ts?worker&inline';

export interface Counted {
  readonly ms: number;
  readonly rows: number;
}

const bareModule = compileModule(wasmUrl);
let started: { readonly instance: Instance; readonly kept: string | null } | null = null;

/** A bare engine that is started, with the file at hand; in memory, or with a file of its own that survives. */
async function start(keeps: boolean): Promise<void> {
  const instance = await startWorker(bareModule, workerUrl);
  const kept = keeps ? `bare-${crypto.randomUUID().slice(0, 8)}.duckdb` : null;
  await instance.db.open(kept === null ? {} : { path: `opfs://${kept}`, accessMode: DuckDBAccessMode.READ_WRITE });
  await instance.db.registerFileHandle('file.csv', theFile(), DuckDBDataProtocol.BROWSER_FILEREADER, true);
  started = { instance, kept };
}

/** The file by the engine alone, with its own sniffer. */
async function read(): Promise<Counted> {
  if (started === null) throw new Error('The bare engine is not started');
  const { instance, kept } = started;
  const { db } = instance;
  const connection = await db.connect();
  const [, ms] = await timed(async () => {
    await connection.query(`CREATE TABLE t AS SELECT * FROM read_csv('file.csv')`);
    if (kept !== null) await connection.query('CHECKPOINT');
  });
  const counted = await connection.query('SELECT count(*)::INTEGER AS n FROM t');
  const rows = Number(counted.getChild('n')?.get(0));
  await connection.close();
  if (kept !== null) {
    await db.reset();
    await db.dropFiles([`opfs://${kept}`, `opfs://${kept}.wal`]);
  }
  await db.terminate();
  started = null;
  return { ms, rows };
}

/** The rows of the file, header included, as PapaParse streams them in a worker. */
async function papa(): Promise<Counted> {
  const worker = new PapaWorker();
  const [rows, ms] = await timed(
    () =>
      new Promise<number>((resolve, reject) => {
        worker.addEventListener('message', ({ data }: MessageEvent<number>) => {
          resolve(data);
        });
        worker.addEventListener('error', (event) => {
          reject(new Error(event.message));
        });
        worker.postMessage(theFile());
      }),
  );
  worker.terminate();
  return { ms, rows };
}

export const bare = { start, read, papa };
