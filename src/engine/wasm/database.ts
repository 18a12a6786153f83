import type { DuckDBConfig, ScriptTokens } from '@duckdb/duckdb-wasm';
import { UserError } from '../../model/problem.ts';
import { literal, path, statement } from '../../sql/sql.ts';
import { databaseOf } from '../engine.ts';
import type { DatasetFile, DatasetId } from '../engine.ts';
import { Lane } from '../lane.ts';
import type { QueryHistory } from '../query-log.ts';
import { QueryQueue } from '../query-queue.ts';
import { Channel } from './channel.ts';
import { Connection, Questions } from './connection.ts';
import type { Instance } from './instance.ts';
import { connectionSettings, seal } from './sealed.ts';

const casts = { castBigIntToDouble: true, castDecimalToDouble: true, castTimestampToDate: true };

export interface DatabaseOptions {
  readonly history: QueryHistory;
  readonly config?: DuckDBConfig;
  /** Statements before the seal, the only ones that can change a setting. */
  readonly settings?: readonly string[];
  /** Connections for queries beside the one for changes. None: queries share that one, and see its temporary tables. */
  readonly readers: number;
}

/** A connection of its own, for temporary tables, and those who wait for it. */
export interface Branch {
  readonly channel: Channel;
  /** What waits rejects with the reason; resolves when the connection is closed. */
  readonly end: (reason: Error) => Promise<void>;
}

/** An open and sealed DuckDB in its worker. */
export class Database {
  readonly instance: Instance;
  readonly channel: Channel;
  /** Resolves when it has ended, by a crash or on purpose. */
  readonly ended: Promise<void>;
  readonly #questions = new Questions();
  readonly #history: QueryHistory;
  readonly #queue: QueryQueue;
  readonly #branches = new Set<QueryQueue>();
  readonly #registered = new Set<string>();
  #read = 0;
  readonly #attached = new Map<DatasetId, Promise<void>>();
  #sayEnded: () => void = () => undefined;

  private constructor(instance: Instance, options: DatabaseOptions, connections: readonly number[]) {
    this.instance = instance;
    this.ended = new Promise((resolve) => {
      this.#sayEnded = resolve;
    });
    this.#history = options.history;
    this.#queue = new QueryQueue(options.history);
    const [writer, ...readers] = connections.map((id) => new Connection(instance, id, this.#questions));
    if (writer === undefined) throw new TypeError('A database has a connection');
    const writing = new Lane([writer]);
    this.channel = new Channel({
      queue: this.#queue,
      writer: writing,
      readers: readers.length === 0 ? writing : new Lane(readers),
      onCrash: this.onCrash,
    });
    instance.worker.addEventListener('error', this.onCrash);
    instance.worker.addEventListener('message', this.#onMessage);
  }

  static async open(instance: Instance, options: DatabaseOptions): Promise<Database> {
    const { db } = instance;
    await db.open({ ...options.config, query: { ...casts, ...options.config?.query } });
    const connections: number[] = [];
    for (let index = 0; index <= options.readers; index += 1) {
      const connection = await db.connectInternal();
      await db.runQuery(connection, connectionSettings.join(';'));
      connections.push(connection);
    }
    await db.runQuery(connections[0] ?? 0, [...(options.settings ?? []), ...seal].join(';'));
    return new Database(instance, options, connections);
  }

  async branch(): Promise<Branch> {
    const id = await this.#queue.guard(() => this.instance.db.connectInternal());
    // The one setting that the lock leaves open; without it there is no progress.
    await this.#queue.guard(() => this.instance.db.runQuery(id, 'PRAGMA enable_progress_bar'));
    const queue = new QueryQueue(this.#history);
    const lane = new Lane([new Connection(this.instance, id, this.#questions)]);
    this.#branches.add(queue);
    return {
      channel: new Channel({ queue, readers: lane, writer: lane, onCrash: this.onCrash }),
      end: async (reason) => {
        queue.end(reason);
        this.#branches.delete(queue);
        await this.#queue.guard(() => lane.use(null, () => this.instance.db.disconnect(id)));
      },
    };
  }

  readonly onCrash = (): void => {
    void this.end(new UserError({ code: 'engine-ended' }));
  };

  readonly #onMessage = (event: Event): void => {
    this.#hear((event as MessageEvent<unknown>).data);
  };

  /** Ends the worker. What waits, and what comes later, rejects with the reason. */
  async end(reason: Error): Promise<void> {
    for (const queue of [this.#queue, ...this.#branches]) queue.end(reason);
    this.#sayEnded();
    await this.instance.db.terminate();
  }

  /** Gives the engine back, with nothing open or registered in it. What waits, and what comes later, rejects with the reason. */
  async release(reason: Error): Promise<Instance> {
    const { instance } = this;
    for (const name of [...this.#registered]) await this.#drop(name);
    await this.#queue.guard(() => instance.db.reset());
    instance.worker.removeEventListener('error', this.onCrash);
    instance.worker.removeEventListener('message', this.#onMessage);
    for (const queue of [this.#queue, ...this.#branches]) queue.end(reason);
    this.#sayEnded();
    return instance;
  }

  /** Bytes of all files that it was given to read. */
  get read(): number {
    return this.#read;
  }

  tokenize(text: string): Promise<ScriptTokens> {
    return this.#queue.guard(() => this.instance.db.tokenize(text));
  }

  async registerFile(name: string, file: Blob): Promise<void> {
    if (!/^[\w.-]+$/.test(name))
      throw new RangeError(`A file name in SQL holds letters, digits, dot, dash and underscore, not: ${name}`);
    await this.#register(`in/${name}`, file);
  }

  async dropFile(name: string): Promise<void> {
    await this.#drop(`in/${name}`);
  }

  async attach(dataset: DatasetFile): Promise<void> {
    if (dataset.file === null) return;
    const earlier = this.#attached.get(dataset.id);
    if (earlier !== undefined) return earlier;
    const attaching = this.#attach(dataset.id, dataset.file);
    this.#attached.set(dataset.id, attaching);
    attaching.catch(() => this.#attached.delete(dataset.id));
    return attaching;
  }

  async detach(id: DatasetId): Promise<void> {
    const attaching = this.#attached.get(id);
    if (attaching === undefined) return;
    this.#attached.delete(id);
    await attaching;
    await this.channel.run(statement`DETACH ${path(databaseOf(id))}`);
    await this.#drop(fileOf(id));
  }

  async #attach(id: DatasetId, file: Blob): Promise<void> {
    await this.#register(fileOf(id), file);
    await this.channel.run(statement`ATTACH ${literal(fileOf(id))} AS ${path(databaseOf(id))} (READ_ONLY)`);
  }

  /** Closes the database and gives its file back to the browser. */
  async closeFile(path: string): Promise<void> {
    await this.#queue.guard(() => this.instance.db.reset());
    await this.#queue.guard(() => this.instance.db.dropFiles([path, `${path}.wal`]));
  }

  async #register(name: string, file: Blob): Promise<void> {
    await this.#drop(name);
    await this.#queue.guard(() => this.instance.register(name, file));
    this.#registered.add(name);
    this.#read += file.size;
  }

  async #drop(name: string): Promise<void> {
    if (!this.#registered.delete(name)) return;
    await this.#queue.guard(() => this.instance.db.dropFile(name));
  }

  #hear(message: unknown): void {
    const { type, data } = message as { readonly type?: string; readonly data?: { readonly percentage?: number } };
    if (type === 'STORAGE_FULL') void this.end(new UserError({ code: 'storage-full' }));
    if (type === 'PROGRESS_UPDATE' && data?.percentage !== undefined && data.percentage >= 0)
      this.#questions.progress(Math.min(1, data.percentage / 100));
  }
}

function fileOf(id: DatasetId): string {
  return `ds/${databaseOf(id)}.duckdb`;
}
