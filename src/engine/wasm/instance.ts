import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';

/** A worker with DuckDB instantiated in it and no database opened yet. */
export interface Instance {
  readonly db: AsyncDuckDB;
  readonly worker: EventTarget;
  /** Makes a file readable under this name, without copying it where the platform can. */
  readonly register: (name: string, file: Blob) => Promise<void>;
}

export type StartInstance = () => Promise<Instance>;
