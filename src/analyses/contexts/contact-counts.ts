import { chain, identifier, integer, join, path, query, sql, type Sql } from '../../sql/sql.ts';
import { populationStages } from '../../model/population.ts';
import type { Rows } from '../../model/rows.ts';
import { naming, type Scope } from '../../model/scope.ts';
import { contactStages } from './contact-rows.ts';
import { insideStage, type CountedContacts } from './inside.ts';
import { levelsFrom, type LeveledDimension } from './levels.ts';
import { codeOfLevel } from './queries.ts';
import { contactLevelsQuery } from './level-queries.ts';
import { isOn, type ContextsSpec } from './spec.ts';
import type { QueryOptions, Session } from '../../engine/engine.ts';
import type { ContactCount } from './result.ts';

const mostCounts = 20;

/**
 * Contacts by the levels of their dimensions, most first, at most twenty rows: `c0`, `c1`… (the place of each level), `contacts`, and `unknown`, those
 * of them without known customer. Nothing is divided.
 */
export function contactCountsQuery(
  spec: ContextsSpec,
  scope: Scope,
  dimensions: readonly LeveledDimension[],
  which: CountedContacts,
): Sql<'query'> {
  const choices = dimensions.map(({ choice }) => choice);
  const stages = [
    ...populationStages(scope, naming()),
    ...contactStages(spec, scope, choices),
    insideStage(spec, scope, which),
  ];
  const codes = dimensions.map(
    ({ levels }, index) =>
      sql`${codeOfLevel(path('inside', `s${index}`), levels)}::DOUBLE AS ${identifier(`c${index}`)}`,
  );
  const columns = [
    ...codes,
    sql`count(*)::DOUBLE AS "contacts"`,
    sql`(count(*) FILTER (WHERE "customers"."customer_no" IS NULL))::DOUBLE AS "unknown"`,
  ];
  const order = [sql`"contacts" DESC`, ...dimensions.map((_, index) => identifier(`c${index}`))];
  return chain(
    stages,
    query`SELECT * FROM (SELECT ${join(columns)} FROM "inside" LEFT JOIN "customers" ON "customers"."customer_no" = "inside"."customer_no" GROUP BY ALL)
WHERE "contacts" > ${integer(0)} ORDER BY ${join(order)} LIMIT ${integer(mostCounts)}`,
  );
}

export function readContactCounts(rows: Rows, dimensions: readonly LeveledDimension[]): readonly ContactCount[] {
  const codes = dimensions.map((_, index) => rows.numbers(`c${index}`));
  const [contacts, unknown] = [rows.numbers('contacts'), rows.numbers('unknown')];
  return [...contacts].map((count, row) => ({
    sides: dimensions.flatMap(({ choice, levels }, dimension) => {
      const level = levels[codes[dimension]?.[row] ?? -1];
      return level === undefined ? [] : [{ choice, level }];
    }),
    contacts: count,
    unknown: unknown[row] ?? 0,
  }));
}

/** The contacts of nobody who is known, by channel and reason: which exports, or which points of contact, do not say who it was. */
export async function runUnknownContacts(
  engine: Session,
  spec: ContextsSpec,
  scope: Scope,
  options: QueryOptions,
): Promise<readonly ContactCount[]> {
  const choices = spec.contactDimensions.filter((choice) => isOn(choice) && choice.time === undefined);
  const dimensions =
    choices.length === 0
      ? []
      : levelsFrom(choices, await engine.query(contactLevelsQuery(spec, scope, choices, 'unknown'), options));
  return readContactCounts(
    await engine.query(contactCountsQuery(spec, scope, dimensions, 'unknown'), options),
    dimensions,
  );
}
