import { UserError } from '../../model/problem.ts';
import { firstNumber } from '../../model/rows.ts';
import type { Rows } from '../../model/rows.ts';
import type { Sql } from '../../sql/sql.ts';
import type { DatasetFile, DatasetId, Engine, QueryLog, QueryOptions } from '../engine.ts';
import { QueryHistory } from '../query-log.ts';
import { UnreadableColumns } from './arrow-rows.ts';
import { Database } from './database.ts';
import { messageOf } from './engine-messages.ts';
import type { Instance } from './instance.ts';
import { mistakeIn, selectOf } from './person-text.ts';

const READERS = 4;
const POLL_MS = 20;
const ROWS_FOR_A_PERSON = 10_000;

/** The main engine: in memory, sealed, datasets attached read-only. */
export class WasmEngine implements Engine {
  readonly database: Database;
  readonly log: QueryLog;

  private constructor(database: Database, log: QueryLog) {
    this.database = database;
    this.log = log;
  }

  static async open(instance: Instance, history: QueryHistory): Promise<WasmEngine> {
    const config = { query: { queryPollingInterval: POLL_MS } };
    return new WasmEngine(await Database.open(instance, { history, config, readers: READERS }), history);
  }

  query(query: Sql<'query'>, options?: QueryOptions): Promise<Rows> {
    return this.database.channel.query(query, options);
  }

  run(statement: Sql<'statement'>, options?: QueryOptions): Promise<void> {
    return this.database.channel.run(statement, options);
  }

  async queryText(text: string, options: QueryOptions & { readonly limit?: number } = {}): Promise<Rows> {
    const select = selectOf(text, await this.database.tokenize(text), options.limit ?? ROWS_FOR_A_PERSON);
    try {
      return await this.#selectReadable(select, options);
    } catch (error) {
      if (error instanceof UserError || !(error instanceof Error) || !/^[A-Z][\w ]* Error: /.test(error.message))
        throw error;
      throw mistakeIn(text, messageOf(error));
    }
  }

  registerFile(name: string, file: Blob): Promise<void> {
    return this.database.registerFile(name, file);
  }

  dropFile(name: string): Promise<void> {
    return this.database.dropFile(name);
  }

  attach(dataset: DatasetFile): Promise<void> {
    return this.database.attach(dataset);
  }

  detach(id: DatasetId): Promise<void> {
    return this.database.detach(id);
  }

  async memory(): Promise<number> {
    return firstNumber(
      await this.database.channel.ask('SELECT sum(memory_usage_bytes)::DOUBLE AS bytes FROM duckdb_memory()'),
      'bytes',
    );
  }

  /** Resolves when the engine has ended, by a crash or on purpose. */
  get ended(): Promise<void> {
    return this.database.ended;
  }

  end(): Promise<void> {
    return this.database.end(new UserError({ code: 'engine-ended' }));
  }

  async #selectReadable(select: string, options: QueryOptions): Promise<Rows> {
    try {
      return await this.database.channel.select(select, options);
    } catch (error) {
      if (!(error instanceof UnreadableColumns)) throw error;
      const casts = error.columns.map(quoted).map((name) => `${name}::VARCHAR AS ${name}`);
      return this.database.channel.select(`SELECT * REPLACE (${casts.join(', ')}) FROM (\n${select}\n)`, options);
    }
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
