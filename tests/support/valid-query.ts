import { expect } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { query, textOf } from '../../src/sql/sql.ts';
import type { Sql } from '../../src/sql/sql.ts';

/** Null when the engine can bind the query to its tables; otherwise what the engine says about it. Nothing runs. */
async function bindingError(engine: Engine, candidate: Sql<'query'>): Promise<string | null> {
  try {
    await engine.query(query`EXPLAIN ${candidate}`);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

interface ValidQuery<R> {
  /** `await expect(someQuery).toBeValidQuery(engine)` binds the text on the real engine. */
  toBeValidQuery(engine: Engine): Promise<R>;
}

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface Matchers<T> extends ValidQuery<T> {}
}

expect.extend({
  async toBeValidQuery(received: Sql<'query'>, engine: Engine) {
    const error = await bindingError(engine, received);
    return {
      pass: error === null,
      message: () =>
        error === null ? `The engine binds:\n\n${textOf(received)}` : `${error}\n\nin\n\n${textOf(received)}`,
    };
  },
});
