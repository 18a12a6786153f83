import { UserError } from '../model/problem.ts';
import { path, statement, type Sql } from '../sql/sql.ts';
import type { QueryOptions, Session } from './engine.ts';

const made = new WeakMap<Session, number>();

/**
 * The rows of a query as a table in the memory of the engine while `ask` runs, so that what is asked several times is worked out once. Rejects as a query
 * does, or as `ask` does; the table is gone then.
 */
export async function whileHeld<Answer>(
  session: Session,
  rows: Sql<'query'>,
  options: QueryOptions,
  ask: (table: Sql<'expression'>) => Promise<Answer>,
): Promise<Answer> {
  const number = (made.get(session) ?? 0) + 1;
  made.set(session, number);
  const table = path('memory', 'main', `held_${String(number)}`);
  try {
    await session.run(statement`CREATE TABLE ${table} AS ${rows}`, options);
    return await ask(table);
  } finally {
    await session.run(statement`DROP TABLE IF EXISTS ${table}`).catch((error: unknown) => {
      // An engine that ended took its memory with it.
      if (!(error instanceof UserError)) throw error;
    });
  }
}
