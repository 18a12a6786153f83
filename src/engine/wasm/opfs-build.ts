import { Stopped } from '../../model/problem.ts';
import type { Rows } from '../../model/rows.ts';
import type { Sql } from '../../sql/sql.ts';
import type { BuildSession, DatasetFile, DatasetId, QueryOptions } from '../engine.ts';
import type { Database } from './database.ts';
import type { Instance } from './instance.ts';

/** The memory of an engine does not shrink: after more bytes than this it is given back to the browser. */
const worthKeeping = 32 * 2 ** 20;

export interface BuildEnds {
  /** Takes the closed file over under the id. */
  readonly keep: (id: DatasetId) => Promise<DatasetFile>;
  readonly discard: () => Promise<void>;
  /** Takes the engine for a later build. */
  readonly idle: (instance: Instance) => Promise<void>;
}

/** A build in an engine of its own that writes to a file of the private file system. */
export class OpfsBuild implements BuildSession {
  readonly target: string;
  readonly #database: Database;
  readonly #path: string;
  readonly #ends: BuildEnds;
  #discarding: Promise<void> | null = null;
  #kept = false;

  constructor(database: Database, path: string, target: string, ends: BuildEnds) {
    this.#database = database;
    this.#path = path;
    this.target = target;
    this.#ends = ends;
  }

  query(query: Sql<'query'>, options?: QueryOptions): Promise<Rows> {
    return this.#database.channel.query(query, options);
  }

  run(statement: Sql<'statement'>, options?: QueryOptions): Promise<void> {
    return this.#database.channel.run(statement, options);
  }

  registerFile(name: string, file: Blob): Promise<void> {
    return this.#database.registerFile(name, file);
  }

  dropFile(name: string): Promise<void> {
    return this.#database.dropFile(name);
  }

  attach(dataset: DatasetFile): Promise<void> {
    return this.#database.attach(dataset);
  }

  async finish(id: DatasetId): Promise<DatasetFile> {
    try {
      await this.#database.channel.change('CHECKPOINT');
      await this.#database.closeFile(this.#path);
      await this.#leave();
      const dataset = await this.#ends.keep(id);
      this.#kept = true;
      return dataset;
    } catch (error) {
      await this.abandon();
      throw error;
    }
  }

  abandon(): Promise<void> {
    if (this.#kept) return Promise.resolve();
    this.#discarding ??= this.#discard();
    return this.#discarding;
  }

  async #leave(): Promise<void> {
    const reason = new Stopped();
    if (this.#database.read > worthKeeping) await this.#database.end(reason);
    else await this.#ends.idle(await this.#database.release(reason));
  }

  async #discard(): Promise<void> {
    await this.#database.end(new Stopped());
    await this.#ends.discard();
  }
}
