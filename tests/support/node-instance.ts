import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker as NodeThread } from 'node:worker_threads';
import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import type { Instance } from '../../src/engine/wasm/instance.ts';

const dist = join(dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm')));

/** The worker of DuckDB-Wasm expects the globals of a browser; its own logging of errors that we catch is left out. */
const bootstrap = `
const { parentPort, workerData } = require('node:worker_threads');
for (const level of ['log', 'info', 'debug', 'warn', 'error']) console[level] = () => {};
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on('message', (data) => globalThis.onmessage({ data }));
require(workerData);
`;

/** As much of a browser's Worker as AsyncDuckDB uses. */
class ThreadWorker extends EventTarget {
  readonly #thread = new NodeThread(bootstrap, { eval: true, workerData: join(dist, 'duckdb-node-eh.worker.cjs') });

  constructor() {
    super();
    this.#thread.on('message', (data: unknown) => this.dispatchEvent(new MessageEvent('message', { data })));
    this.#thread.on('error', () => this.dispatchEvent(new Event('error')));
    this.#thread.unref();
  }

  postMessage(message: unknown, transfer: ArrayBuffer[]): void {
    this.#thread.postMessage(message, transfer);
  }

  terminate(): void {
    void this.#thread.terminate();
  }
}

/** A DuckDB-Wasm in a thread of Node; files are copied to its memory, because Node has no file reader for it. */
export async function startNodeInstance(): Promise<Instance> {
  const worker = new ThreadWorker();
  const db = new AsyncDuckDB(new VoidLogger(), worker as unknown as Worker);
  await db.instantiate(join(dist, 'duckdb-eh.wasm'));
  return {
    db,
    worker,
    register: async (name, file) => db.registerFileBuffer(name, new Uint8Array(await file.arrayBuffer())),
  };
}
