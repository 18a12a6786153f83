import { Stopped } from '../../model/problem.ts';
import type { Rows } from '../../model/rows.ts';
import { path, statement } from '../../sql/sql.ts';
import type { Sql } from '../../sql/sql.ts';
import type { BuildSession, DatasetFile, DatasetId, QueryOptions } from '../engine.ts';
import type { Branch, Database } from './database.ts';

export interface MemoryBuildEnds {
  /** Takes the filled database over under the id. */
  readonly keep: (id: DatasetId) => Promise<DatasetFile>;
  readonly closed: () => void;
}

/** A build in a database in memory of the main engine, on a connection of its own. */
export class MemoryBuild implements BuildSession {
  readonly target: string;
  readonly #database: Database;
  readonly #branch: Branch;
  readonly #ends: MemoryBuildEnds;
  readonly #files = new Set<string>();
  #closing: Promise<void> | null = null;

  private constructor(database: Database, branch: Branch, target: string, ends: MemoryBuildEnds) {
    this.#database = database;
    this.#branch = branch;
    this.target = target;
    this.#ends = ends;
  }

  static async open(database: Database, target: string, ends: MemoryBuildEnds): Promise<MemoryBuild> {
    const branch = await database.branch();
    await branch.channel.run(statement`ATTACH ':memory:' AS ${path(target)}`);
    return new MemoryBuild(database, branch, target, ends);
  }

  query(query: Sql<'query'>, options?: QueryOptions): Promise<Rows> {
    return this.#branch.channel.query(query, options);
  }

  run(statementToRun: Sql<'statement'>, options?: QueryOptions): Promise<void> {
    return this.#branch.channel.run(statementToRun, options);
  }

  async registerFile(name: string, file: Blob): Promise<void> {
    await this.#database.registerFile(name, file);
    this.#files.add(name);
  }

  async dropFile(name: string): Promise<void> {
    this.#files.delete(name);
    await this.#database.dropFile(name);
  }

  attach(dataset: DatasetFile): Promise<void> {
    return this.#database.attach(dataset);
  }

  async finish(id: DatasetId): Promise<DatasetFile> {
    try {
      const dataset = await this.#ends.keep(id);
      this.#closing ??= this.#close();
      await this.#closing;
      return dataset;
    } catch (error) {
      await this.abandon();
      throw error;
    }
  }

  abandon(): Promise<void> {
    this.#closing ??= this.#close().then(() =>
      this.#database.channel.run(statement`DETACH DATABASE IF EXISTS ${path(this.target)}`),
    );
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#ends.closed();
    await this.#branch.end(new Stopped());
    for (const name of this.#files) await this.#database.dropFile(name);
  }
}
