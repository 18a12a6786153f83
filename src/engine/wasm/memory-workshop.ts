import { literal, path, query, statement } from '../../sql/sql.ts';
import { firstNumber } from '../../model/rows.ts';
import { databaseOf } from '../engine.ts';
import type { BuildSession, DatasetFile, DatasetId, Room, Workshop } from '../engine.ts';
import type { Database } from './database.ts';
import { MemoryBuild } from './memory-build.ts';

/** What DuckDB takes at most in WebAssembly: 3.1 GiB. */
const memoryLimit = 3.1 * 2 ** 30;

/** Where nothing can be kept: datasets are databases in the memory of the main engine, gone with the page. */
export class MemoryWorkshop implements Workshop {
  readonly keeps = false;
  readonly #database: () => Promise<Database>;
  readonly #newId: () => string;
  readonly #builds = new Set<MemoryBuild>();
  /** The database that holds the tables, by dataset; `databaseOf(id)` has a view of each. */
  readonly #kept = new Map<DatasetId, string>();

  /** The database may be another one after a crash. */
  constructor(database: () => Promise<Database>, newId: () => string) {
    this.#database = database;
    this.#newId = newId;
  }

  async open(): Promise<BuildSession> {
    const target = `build_${this.#newId()}`;
    const build = await MemoryBuild.open(await this.#database(), target, {
      keep: (id) => this.#keep(id, target),
      closed: () => this.#builds.delete(build),
    });
    this.#builds.add(build);
    return build;
  }

  async room(): Promise<Room> {
    const { channel } = await this.#database();
    const used = await channel.ask('SELECT sum(memory_usage_bytes)::DOUBLE AS bytes FROM duckdb_memory()');
    return { bytes: Math.max(0, memoryLimit - firstNumber(used, 'bytes')), where: 'memory' };
  }

  find(id: DatasetId): Promise<DatasetFile | null> {
    return Promise.resolve(this.#kept.has(id) ? { id, file: null } : null);
  }

  drop(id: DatasetId): Promise<void> {
    return this.#drop(id);
  }

  async sweep(keep: readonly DatasetId[]): Promise<void> {
    for (const id of [...this.#kept.keys()]) if (!keep.includes(id)) await this.#drop(id);
  }

  /** The database has crashed, and all that was in it is gone. */
  forget(): void {
    this.#builds.clear();
    this.#kept.clear();
  }

  async wipe(): Promise<void> {
    await Promise.all([...this.#builds].map((build) => build.abandon()));
    await this.sweep([]);
  }

  /** A database cannot be renamed: the one under the final name has a view of each table. */
  async #keep(id: DatasetId, target: string): Promise<DatasetFile> {
    const { channel } = await this.#database();
    if (this.#kept.has(id)) await channel.run(statement`DETACH ${path(target)}`);
    else {
      const tables = await channel.query(
        query`SELECT table_name FROM duckdb_tables() WHERE database_name = ${literal(target)} AND schema_name = 'main'`,
      );
      await channel.run(statement`ATTACH ':memory:' AS ${path(databaseOf(id))}`);
      for (const table of tables.texts('table_name')) {
        if (table === null) continue;
        await channel.run(
          statement`CREATE VIEW ${path(databaseOf(id), 'main', table)} AS FROM ${path(target, 'main', table)}`,
        );
      }
      this.#kept.set(id, target);
    }
    return { id, file: null };
  }

  async #drop(id: DatasetId): Promise<void> {
    const target = this.#kept.get(id);
    if (target === undefined) return;
    this.#kept.delete(id);
    const { channel } = await this.#database();
    await channel.run(statement`DETACH ${path(databaseOf(id))}`);
    await channel.run(statement`DETACH ${path(target)}`);
  }
}
