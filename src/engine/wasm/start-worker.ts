import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import { UserError } from '../../model/problem.ts';
import type { Instance } from './instance.ts';
import { workerBootstrap } from './worker-bootstrap.ts';

const PATIENCE_MS = 30_000;

/** The worker starts from a blob, so that the page's Content-Security-Policy holds in it too. Rejects with a UserError of code `engine-not-started`. */
export async function startWorker(module: Promise<WebAssembly.Module>, workerUrl: string): Promise<Instance> {
  let worker: Worker | null = null;
  try {
    const script = new URL(workerUrl, document.baseURI).href;
    const compiled = await module;
    worker = await bootWorker(compiled, script);
    const db = new AsyncDuckDB(new VoidLogger(), worker);
    await inTime(db.instantiate(script));
    return {
      db,
      worker,
      register: (name, file) => db.registerFileHandle(name, file, DuckDBDataProtocol.BROWSER_FILEREADER, true),
    };
  } catch (error) {
    worker?.terminate();
    throw new UserError({ code: 'engine-not-started' }, { cause: error });
  }
}

async function bootWorker(module: WebAssembly.Module, script: string): Promise<Worker> {
  const url = URL.createObjectURL(new Blob([workerBootstrap], { type: 'text/javascript' }));
  const worker = new Worker(url);
  try {
    await inTime(
      new Promise<void>((resolve, reject) => {
        worker.addEventListener('message', () => resolve(), { once: true });
        worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
        worker.postMessage({ module, script });
      }),
    );
    return worker;
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Instantiation hangs without an error where WebAssembly is forbidden. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The engine takes too long to start')), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
