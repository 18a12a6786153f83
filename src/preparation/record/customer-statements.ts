import { dateLiteral, empty, identifier, integer, join, literal, path, query, sql, type Sql } from '../../sql/sql.ts';
import { customersTable, type CustomerSource, type EventSource, type RecordPlan, type RecordSource } from './plan.ts';
import { dawn, dusk, keyText, rowsOf } from './relations.ts';

/** The table of customers: from the sources of customers, or the ids of the events where there is none. */
export function customersQuery(plan: RecordPlan): Sql<'query'> {
  return plan.customers.length > 0 ? customersFromFiles(plan.customers) : customersFromEvents(plan.events);
}

export const isVersioned = (plan: RecordPlan): boolean => plan.customers.some((one) => one.versioned);

/**
 * One row an id over all customer sources. In a source without dates an id that comes again keeps its last row; in a dated one each row is
 * valid from its day on, of several of one day the last, and there is one row for each state of a customer over all its sources.
 */
function customersFromFiles(sources: readonly CustomerSource[]): Sql<'query'> {
  const parts = sources.map((one, index) => ({ name: `source_${index}`, one }));
  const versioned = parts.filter(({ one }) => one.versioned);
  const stages = parts.map(({ name, one }) => sql`${identifier(name)} AS (${keptRows(one)})`);
  const keys = join(
    parts.map(({ name }) => sql`SELECT "key" FROM ${identifier(name)}`),
    sql` UNION `,
  );
  const ids = versioned.length === 0 ? keys : statesOf(keys, versioned);
  const seen = parts.map(({ name, one }) => sql`${seenDay(name)} AS ${identifier(one.seenColumn)}`);
  const valid = versioned.length === 0 ? [] : [sql`"ids"."from" AS "valid_from"`, sql`"ids"."to" AS "valid_to"`];
  const fields = parts.flatMap(({ name, one }) =>
    one.fields.map((field, index) => sql`${path(name, `field_${index}`)} AS ${identifier(field.column)}`),
  );
  const joins = parts.map(({ name, one }) => {
    const state = one.versioned
      ? sql` AND "ids"."from" >= ${path(name, 'from')} AND "ids"."from" < ${path(name, 'to')}`
      : empty;
    return sql`LEFT JOIN ${identifier(name)} ON ${path(name, 'key')} = ${path('ids', 'key')}${state}`;
  });
  const number = versioned.length === 0 ? sql`row_number()` : sql`dense_rank()`;
  return query`WITH ${join([...stages, sql`"ids" AS (${ids})`])}
SELECT (${number} OVER (ORDER BY "ids"."key") - 1)::INTEGER AS "customer_no", "ids"."key" AS "customer_id", ${join([...seen, ...valid, ...fields])}
FROM "ids" ${join(joins, sql` `)}
ORDER BY "customer_no"${versioned.length === 0 ? empty : sql`, "valid_from"`}`;
}

/** The rows of a source that stand for its customers. Its columns get names of ours first, so that none can be taken for another. */
function keptRows(one: CustomerSource): Sql<'expression'> {
  const columns = [
    sql`row_number() OVER () AS "row"`,
    sql`${one.key === null ? rowName(one.source) : keyText(one.key)} AS "key"`,
    sql`${one.date === null ? dateLiteral(dawn) : sql`${identifier(one.date.name)}::DATE`} AS "day"`,
    ...one.fields.map((field, index) => sql`${identifier(field.label)} AS ${identifier(`field_${index}`)}`),
  ];
  const rows = sql`SELECT * FROM (SELECT ${join(columns)} FROM ${rowsOf(one.source)})`;
  if (one.key === null) return rows;
  if (!one.versioned)
    return sql`${rows} WHERE "key" IS NOT NULL QUALIFY row_number() OVER (PARTITION BY "key" ORDER BY "row" DESC) = 1`;
  const day = sql`coalesce("day", ${dateLiteral(dawn)})`;
  const last = sql`${rows} WHERE "key" IS NOT NULL QUALIFY row_number() OVER (PARTITION BY "key", ${day} ORDER BY "row" DESC) = 1`;
  const inTurn = sql`(PARTITION BY "key" ORDER BY ${day})`;
  // The first state reaches back: whoever another source knows earlier has one all the same, and its fields are not seen before its day.
  return sql`SELECT * REPLACE (min(${day}) OVER (PARTITION BY "key") AS "day"),
  CASE WHEN row_number() OVER ${inTurn} = 1 THEN ${dateLiteral(dawn)} ELSE ${day} END AS "from",
  coalesce(lead(${day}) OVER ${inTurn}, ${dateLiteral(dusk)}) AS "to" FROM (${last})`;
}

/** `key`, `from`, `to`: the days on which something of a customer changes. */
function statesOf(
  keys: Sql,
  versioned: readonly { readonly name: string; readonly one: CustomerSource }[],
): Sql<'expression'> {
  const days = versioned.map(({ name }) => sql`SELECT "key", "from" FROM ${identifier(name)}`);
  const all = join([sql`SELECT "key", ${dateLiteral(dawn)} AS "from" FROM (${keys})`, ...days], sql` UNION `);
  return sql`SELECT "key", "from", coalesce(lead("from") OVER (PARTITION BY "key" ORDER BY "from"), ${dateLiteral(dusk)}) AS "to" FROM (${all})`;
}

/** Names a row of a file without customer ids, so that it cannot be taken for an id of another file. */
function rowName(source: RecordSource): Sql<'expression'> {
  return sql`${literal(`${source.id}:`)} || row_number() OVER ()`;
}

function seenDay(relation: string): Sql<'expression'> {
  return sql`CASE WHEN ${path(relation, 'key')} IS NOT NULL THEN coalesce(${path(relation, 'day')}, ${dateLiteral(dawn)}) END`;
}

/** The distinct ids of the events, each seen from its first event on. */
function customersFromEvents(events: readonly EventSource[]): Sql<'query'> {
  const keyed = events.flatMap((one) => (one.key === null ? [] : [{ one, key: one.key }]));
  if (keyed.length === 0)
    return query`SELECT 0::INTEGER AS "customer_no", ''::VARCHAR AS "customer_id", ${dateLiteral(dawn)} AS "seen_0" WHERE FALSE`;
  const rows = keyed.map(({ one, key }) => {
    const day = one.date === null ? dateLiteral(dawn) : sql`${identifier(one.date.name)}::DATE`;
    return sql`SELECT ${keyText(key)} AS "customer_id", ${day} AS "day" FROM ${rowsOf(one.source)} WHERE ${identifier(key.name)} IS NOT NULL`;
  });
  return query`SELECT (row_number() OVER (ORDER BY "customer_id") - 1)::INTEGER AS "customer_no", "customer_id", coalesce(min("day"), ${dateLiteral(dusk)}) AS "seen_0"
FROM (${join(rows, sql` UNION ALL `)})
GROUP BY "customer_id" ORDER BY "customer_no"`;
}

export function customerCount(target: string): Sql<'query'> {
  return query`SELECT count(DISTINCT "customer_no")::DOUBLE AS "customers" FROM ${path(target, 'main', customersTable)}`;
}

/** Rows of a customer source whose id came again. */
export function repeatedRows(one: Pick<CustomerSource, 'key' | 'source'>): Sql<'query'> {
  if (one.key === null) return query`SELECT ${integer(0)}::DOUBLE AS "rows"`;
  const key = identifier(one.key.name);
  return query`SELECT (count(${key}) - count(DISTINCT ${key}))::DOUBLE AS "rows" FROM ${rowsOf(one.source)}`;
}
