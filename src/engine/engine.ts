import type { Rows } from '../model/rows.ts';
import type { Sql } from '../sql/sql.ts';

/** The database as the rest of the app knows it. Adapters live in folders beside this file; only `main.tsx` chooses one. */
export interface QueryOptions {
  /** Ends the query; the promise then rejects with `Stopped`. */
  readonly signal?: AbortSignal | undefined;
  /** Where the result is shown. A newer request for the same place stops the older one. */
  readonly place?: string | undefined;
  /** Share done, 0 to 1; called at most ten times a second and only when the engine knows. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

export interface Session {
  /**
   * Runs a SELECT. Numbers and booleans come as doubles, dates as `2024-01-31`, moments as `2024-01-31T14:05:00`; lists,
   * enums, intervals and times do not cross, cast them to VARCHAR. Queries of one engine run beside each other, those
   * of one build one after the other. Rejects with `Stopped`, a `UserError` (out of memory, ended engine), or a bug's error. */
  query(query: Sql<'query'>, options?: QueryOptions): Promise<Rows>;
  /** Runs a statement that changes something, after those before it. Temporary tables are seen in a build, not in the engine's queries. */
  run(statement: Sql<'statement'>, options?: QueryOptions): Promise<void>;
  /** Makes a file readable in SQL as `in/<name>`, without copying it to memory. The name holds letters, digits, dot, dash and underscore. */
  registerFile(name: string, file: Blob): Promise<void>;
  dropFile(name: string): Promise<void>;
}

/** A query as it ran, for the drawer "Under the hood". */
export interface LoggedQuery {
  readonly id: number;
  readonly text: string;
  readonly place: string | null;
  readonly startedAt: number;
  /** Milliseconds; null while it runs. */
  readonly duration: number | null;
  readonly rows: number | null;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
}

export interface Engine extends Session {
  /** Makes the tables of a dataset readable as `"<databaseOf(id)>"."main"."<table>"`. Attaching twice is one attach. */
  attach(dataset: DatasetFile): Promise<void>;
  detach(id: DatasetId): Promise<void>;
  /** Text that a person wrote, in the sealed engine: one SELECT, 10,000 rows unless a limit is given. Refusals come as `UserError` of code `sealed` or `sql-invalid`. */
  queryText(text: string, options?: QueryOptions & { readonly limit?: number }): Promise<Rows>;
  readonly log: QueryLog;
  /** Bytes used by the engine, as DuckDB counts them. */
  memory(): Promise<number>;
  /** Ends the worker; what was pending rejects with a `UserError` of code `engine-ended`. */
  end(): Promise<void>;
}

export interface QueryLog {
  readonly entries: () => readonly LoggedQuery[];
  readonly subscribe: (listener: () => void) => () => void;
}

export type DatasetId = string;

/** The name under which a dataset is attached. */
export function databaseOf(id: DatasetId): string {
  return `ds_${id}`;
}

/** An immutable dataset. `file` is null where nothing can be kept and its tables live in the memory of the engine. */
export interface DatasetFile {
  readonly id: DatasetId;
  readonly file: Blob | null;
}

/** One build of one dataset: its own short-lived engine where there is storage, a database in memory where there is none. */
export interface BuildSession extends Session {
  /** The database to create tables in: `"<target>"."main"."<table>"`. */
  readonly target: string;
  attach(dataset: DatasetFile): Promise<void>;
  /** Closes the dataset under its final id. The session cannot be used after. */
  finish(id: DatasetId): Promise<DatasetFile>;
  /** Leaves no trace. May be called at any time, also after a failure; queries that run reject with `Stopped`. */
  abandon(): Promise<void>;
}

/** What datasets can still take. */
export interface Room {
  readonly bytes: number;
  readonly where: 'storage' | 'memory';
}

/** Where datasets are built and kept. */
export interface Workshop {
  /** False where the browser gives no private file system: the flow goes on in memory and nothing survives a reload. */
  readonly keeps: boolean;
  open(): Promise<BuildSession>;
  /** Null where it is not told. */
  room(): Promise<Room | null>;
  /** The dataset of this id, or null when it is not kept here. */
  find(id: DatasetId): Promise<DatasetFile | null>;
  /** Removes a kept dataset that no engine has attached. Does nothing where there is none, or another tab uses it. */
  drop(id: DatasetId): Promise<void>;
  /** Removes every kept dataset that is not listed, and what broken builds left behind. */
  sweep(keep: readonly DatasetId[]): Promise<void>;
  /** Removes everything. */
  wipe(): Promise<void>;
}
