import { profileIn } from '../../model/column-profiles.ts';
import type { QueryOptions, Session } from '../../engine/engine.ts';
import { identifyingRoles, isNumeric } from '../../model/column.ts';
import type { ColumnReading, ReadingReport } from '../../model/reading.ts';
import { firstNumber } from '../../model/rows.ts';
import { valueText } from '../../model/value-text.ts';
import { identifier, integer, path, query, sql, type Sql } from '../../sql/sql.ts';
import {
  plainDifferences,
  type CodeList,
  type Difference,
  type IdCounts,
  type Pair,
  type Side,
} from './differences.ts';

/** An export whose rows are attached. */
export interface AttachedSide extends Side {
  readonly database: string;
}

/** A column with at most so many different values holds codes. */
const mostCodes = 60;

/** Numbers are codes only where there are very few of them. */
const mostNumbers = 12;

/** Codes that are named; the rest is counted. */
const namedCodes = 8;

/** Everything that is otherwise in the later of two exports: what their reports say, and what a look at the rows of both tells. */
export async function compareExports(
  session: Pick<Session, 'query'>,
  before: AttachedSide,
  after: AttachedSide,
  pairs: readonly Pair[],
  options: QueryOptions = {},
): Promise<readonly Difference[]> {
  const [codes, ids]: [Difference[], Difference[]] = [[], []];
  for (const pair of pairs) {
    const columns = { before: of(before, pair.before), after: of(after, pair.after) };
    if (pair.role === 'customer-id' || pair.role === 'event-id') {
      const counts = await idCounts(session, columns.before, columns.after, options);
      const twice = pair.role === 'event-id' && counts.after > counts.fresh;
      if (counts.gone + counts.fresh > 0 || twice)
        ids.push({ code: 'ids', column: pair.after.name, role: pair.role, ...counts });
    } else if (holdsCodes(pair, before.report, after.report)) {
      const fresh = await onlyIn(session, columns.after, columns.before, options);
      if (fresh.all > 0) codes.push({ code: 'codes-new', column: pair.after.name, ...fresh });
      const gone = await onlyIn(session, columns.before, columns.after, options);
      if (gone.all > 0) codes.push({ code: 'codes-gone', column: pair.after.name, ...gone });
    }
  }
  return [...plainDifferences(before, after, pairs), ...ids, ...codes];
}

interface AttachedColumn {
  readonly rows: Sql<'expression'>;
  readonly value: Sql<'expression'>;
}

function of(side: AttachedSide, column: ColumnReading): AttachedColumn {
  return { rows: path(side.database, 'main', 'rows'), value: valueText(identifier(column.name), column.type) };
}

function holdsCodes({ before, after, role }: Pair, was: ReadingReport, is: ReadingReport): boolean {
  if (identifyingRoles.has(role) || role === 'ignored') return false;
  return [
    { column: before, report: was },
    { column: after, report: is },
  ].every(({ column, report }) => {
    const profile = profileIn(report, column.name);
    if (profile === undefined) return false;
    const few = isNumeric(column.type) ? mostNumbers : mostCodes;
    return (
      (column.type === 'text' || column.type === 'boolean' || column.type === 'integer') && profile.distinct <= few
    );
  });
}

async function onlyIn(
  session: Pick<Session, 'query'>,
  here: AttachedColumn,
  there: AttachedColumn,
  options: QueryOptions,
): Promise<CodeList> {
  const found = await session.query(
    query`SELECT ${here.value} AS "value", count(*)::DOUBLE AS "count", (count(*) OVER ())::DOUBLE AS "all"
FROM ${here.rows}
WHERE ${here.value} IS NOT NULL AND ${here.value} NOT IN (SELECT ${there.value} FROM ${there.rows} WHERE ${there.value} IS NOT NULL)
GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${integer(namedCodes)}`,
    options,
  );
  const counts = found.numbers('count');
  return {
    codes: found.texts('value').map((value, index) => ({ value: value ?? '', count: counts[index] ?? 0 })),
    all: found.count === 0 ? 0 : firstNumber(found, 'all'),
  };
}

async function idCounts(
  session: Pick<Session, 'query'>,
  before: AttachedColumn,
  after: AttachedColumn,
  options: QueryOptions,
): Promise<IdCounts> {
  const ids = (column: AttachedColumn): Sql<'query'> =>
    query`SELECT DISTINCT ${column.value} AS "id" FROM ${column.rows} WHERE ${column.value} IS NOT NULL`;
  const found = await session.query(
    query`WITH "before" AS (${ids(before)}), "after" AS (${ids(after)})
SELECT count("before"."id")::DOUBLE AS "before", count("after"."id")::DOUBLE AS "after",
  count(*) FILTER (WHERE "after"."id" IS NULL)::DOUBLE AS "gone", count(*) FILTER (WHERE "before"."id" IS NULL)::DOUBLE AS "fresh"
FROM "before" FULL JOIN "after" ON ${sql`"before"."id" = "after"."id"`}`,
    options,
  );
  return {
    before: firstNumber(found, 'before'),
    after: firstNumber(found, 'after'),
    gone: firstNumber(found, 'gone'),
    fresh: firstNumber(found, 'fresh'),
  };
}
