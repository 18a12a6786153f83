import type { Rows } from '../../model/rows.ts';
import { textOf } from '../../sql/sql.ts';
import type { Sql } from '../../sql/sql.ts';
import type { QueryOptions } from '../engine.ts';
import type { Lane } from '../lane.ts';
import type { QueryQueue } from '../query-queue.ts';
import { checkSchema, rowsFromArrow } from './arrow-rows.ts';
import type { Connection, Execution } from './connection.ts';
import { isCrash, misfortuneOf } from './engine-messages.ts';

export interface ChannelParts {
  readonly queue: QueryQueue;
  /** Connections for what only reads. */
  readonly readers: Lane<Connection>;
  /** The one connection for what changes something, so that changes keep their order. */
  readonly writer: Lane<Connection>;
  readonly onCrash: () => void;
}

/** Statements on their way to connections. */
export class Channel {
  readonly #parts: ChannelParts;

  constructor(parts: ChannelParts) {
    this.#parts = parts;
  }

  query(query: Sql<'query'>, options: QueryOptions = {}): Promise<Rows> {
    return this.select(textOf(query), options);
  }

  run(statement: Sql<'statement'>, options: QueryOptions = {}): Promise<void> {
    return this.change(textOf(statement), options);
  }

  select(text: string, options: QueryOptions = {}): Promise<Rows> {
    return this.#parts.queue.run({
      text,
      options,
      rowsOf: (rows) => rows.count,
      work: async (signal) =>
        rowsFromArrow(
          await this.#execute(this.#parts.readers, text, {
            signal,
            onProgress: options.onProgress,
            onSchema: checkSchema,
          }),
        ),
    });
  }

  change(text: string, options: QueryOptions = {}): Promise<void> {
    return this.#parts.queue.run({
      text,
      options,
      rowsOf: () => null,
      work: async (signal) => {
        await this.#execute(this.#parts.writer, text, { signal, onProgress: options.onProgress });
      },
    });
  }

  /** A question of our own, which is not logged. */
  ask(text: string): Promise<Rows> {
    return this.#parts.queue.guard(() =>
      this.#execute(this.#parts.readers, text, { signal: new AbortController().signal }).then(rowsFromArrow),
    );
  }

  async #execute(lane: Lane<Connection>, text: string, execution: Execution): Promise<readonly Uint8Array[]> {
    try {
      return await lane.use(execution.signal, (connection) => connection.execute(text, execution));
    } catch (error) {
      if (isCrash(error)) this.#parts.onCrash();
      throw misfortuneOf(error);
    }
  }
}
