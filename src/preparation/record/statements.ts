import { valueText } from '../../model/value-text.ts';
import {
  dateLiteral,
  empty,
  identifier,
  integer,
  join,
  literal,
  path,
  query,
  sql,
  statement,
  type Sql,
} from '../../sql/sql.ts';
import {
  customersTable,
  type CombinedColumn,
  type CombinedEvents,
  type CustomerSource,
  type EventSource,
  type RecordColumn,
  type RecordPlan,
  type RecordSource,
} from './plan.ts';

/** The first day: rows without a date may be seen at every as-of date. */
const dawn = '0001-01-01';

/** What builds the tables of the record in `"<target>"."main"`, in order. */
export function recordStatements(plan: RecordPlan, target: string): readonly Sql<'statement'>[] {
  const customers = plan.customers.length > 0 ? customersFromFiles(plan.customers) : customersFromEvents(plan.events);
  return [
    statement`CREATE TABLE ${path(target, 'main', customersTable)} AS
${customers}`,
    ...plan.events.map((events) => eventStatement(events, target)),
    ...(plan.purchases === null ? [] : [combinedStatement(plan.purchases, target)]),
  ];
}

/** The purchases of all sources under each other, from the tables just built. */
function combinedStatement(combined: CombinedEvents, target: string): Sql<'statement'> {
  const parts = combined.members.map((one) => {
    const cells = combined.columns.map((column) => sql`${combinedCell(column, one)} AS ${identifier(column.name)}`);
    return sql`SELECT "customer_no", "event_at", ${join(cells)} FROM ${path(target, 'main', one.table)}`;
  });
  return statement`CREATE TABLE ${path(target, 'main', combined.table)} AS
${join(
  parts,
  sql`
UNION ALL
`,
)}`;
}

function combinedCell(column: CombinedColumn, events: EventSource): Sql<'expression'> {
  const value = column.from.get(events.source.id);
  const none = column.type === 'decimal' ? sql`NULL::DOUBLE` : sql`NULL::VARCHAR`;
  if (value === undefined) {
    return column.role === 'event-id' ? rowAsEvent(events) : none;
  }
  switch (value.kind) {
    case 'source':
      return literal(events.source.id);
    case 'product':
      return sql`(${identifier(value.quantity)} * ${identifier(value.unitPrice)})::DOUBLE`;
    case 'column': {
      if (column.type === 'decimal') return sql`${identifier(value.column)}::DOUBLE`;
      const text = valueText(identifier(value.column), value.type);
      return column.role === 'event-id'
        ? sql`coalesce(${literal(`${events.source.id}:`)} || ${text}, ${rowAsEvent(events)})`
        : text;
    }
  }
}

/** A row without an event id is an event of its own; the mark keeps it apart from the ids. */
const rowAsEvent = (events: EventSource): Sql<'expression'> =>
  sql`${literal(`${events.source.id}#`)} || rowid::VARCHAR`;

const rowsOf = (source: RecordSource): Sql<'expression'> => path(source.database, 'main', 'rows');

/** A key as text, so that `17850` read as a number in one file is `17850` of another. */
function keyText(key: RecordColumn, relation: string | null = null): Sql<'expression'> {
  const column = relation === null ? identifier(key.name) : path(relation, key.name);
  return valueText(column, key.type);
}

/** One row an id over all customer sources; in a source an id that comes again keeps its last row. */
function customersFromFiles(sources: readonly CustomerSource[]): Sql<'query'> {
  const parts = sources.map((one, index) => ({ name: `source_${index}`, one }));
  // Columns of the files get names of ours first, so that none of them can be taken for another.
  const stages = parts.map(({ name, one }) => {
    const columns = [
      sql`row_number() OVER () AS "row"`,
      sql`${one.key === null ? rowName(one.source) : keyText(one.key)} AS "key"`,
      sql`${one.date === null ? dateLiteral(dawn) : sql`${identifier(one.date.name)}::DATE`} AS "day"`,
      ...one.fields.map((field, index) => sql`${identifier(field.label)} AS ${identifier(`field_${index}`)}`),
    ];
    const last =
      one.key === null
        ? empty
        : sql` WHERE "key" IS NOT NULL QUALIFY row_number() OVER (PARTITION BY "key" ORDER BY "row" DESC) = 1`;
    return sql`${identifier(name)} AS (SELECT * FROM (SELECT ${join(columns)} FROM ${rowsOf(one.source)})${last})`;
  });
  const ids = join(
    parts.map(({ name }) => sql`SELECT "key" FROM ${identifier(name)}`),
    sql` UNION `,
  );
  const seen = parts.map(({ name, one }) => sql`${seenDay(name)} AS ${identifier(one.seenColumn)}`);
  const fields = parts.flatMap(({ name, one }) =>
    one.fields.map((field, index) => sql`${path(name, `field_${index}`)} AS ${identifier(field.column)}`),
  );
  const joins = parts.map(
    ({ name }) => sql`LEFT JOIN ${identifier(name)} ON ${path(name, 'key')} = ${path('ids', 'key')}`,
  );
  return query`WITH ${join([...stages, sql`"ids" AS (${ids})`])}
SELECT (row_number() OVER (ORDER BY "ids"."key") - 1)::INTEGER AS "customer_no", "ids"."key" AS "customer_id", ${join([...seen, ...fields])}
FROM "ids" ${join(joins, sql` `)}
ORDER BY "customer_no"`;
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
  return query`SELECT (row_number() OVER (ORDER BY "customer_id") - 1)::INTEGER AS "customer_no", "customer_id", coalesce(min("day"), DATE '9999-12-31') AS "seen_0"
FROM (${join(rows, sql` UNION ALL `)})
GROUP BY "customer_id" ORDER BY "customer_no"`;
}

function eventStatement(events: EventSource, target: string): Sql<'statement'> {
  const columns = events.columns.map((column) => path('event', column.name));
  const at = events.date === null ? sql`NULL::TIMESTAMP` : sql`${path('event', events.date.name)}::TIMESTAMP`;
  const customer = events.key === null ? sql`NULL::INTEGER` : path('customer', 'customer_no');
  const link =
    events.key === null
      ? empty
      : sql` LEFT JOIN ${path(target, 'main', customersTable)} AS "customer" ON "customer"."customer_id" = ${keyText(events.key, 'event')}`;
  return statement`CREATE TABLE ${path(target, 'main', events.table)} AS
SELECT ${join([sql`${customer} AS "customer_no"`, sql`${at} AS "event_at"`, ...columns])}
FROM ${rowsOf(events.source)} AS "event"${link}`;
}

/** The counts that describe the events of a built record; one row. Days after `today` are left out of the last date. */
export function eventCounts(events: Pick<EventSource, 'table' | 'key'>, target: string, today: string): Sql<'query'> {
  const table = path(target, 'main', events.table);
  const anonymous =
    events.key === null
      ? sql`count(*) FILTER (WHERE "customer_no" IS NULL)`
      : sql`count(*) FILTER (WHERE ${identifier(events.key.name)} IS NULL)`;
  return query`SELECT count(*)::DOUBLE AS "rows", count("customer_no")::DOUBLE AS "linked", (${anonymous})::DOUBLE AS "anonymous",
  count(*) FILTER (WHERE "event_at" IS NULL)::DOUBLE AS "undated",
  strftime(min("event_at"), '%Y-%m-%d') AS "first", strftime(max("event_at") FILTER (WHERE "event_at"::DATE <= ${dateLiteral(today)}), '%Y-%m-%d') AS "last"
FROM ${table}`;
}

export function customerCount(target: string): Sql<'query'> {
  return query`SELECT count(*)::DOUBLE AS "customers" FROM ${path(target, 'main', customersTable)}`;
}

/** Rows of a customer source whose id came again later. */
export function repeatedRows(one: CustomerSource): Sql<'query'> {
  if (one.key === null) return query`SELECT ${integer(0)}::DOUBLE AS "rows"`;
  const key = identifier(one.key.name);
  return query`SELECT (count(${key}) - count(DISTINCT ${key}))::DOUBLE AS "rows" FROM ${rowsOf(one.source)}`;
}

/** Keeps a description inside the dataset, as one text. */
export function aboutStatement(target: string, text: string): Sql<'statement'> {
  return statement`CREATE TABLE ${path(target, 'main', 'about')} AS SELECT ${literal(text)} AS "text"`;
}

export function aboutQuery(database: string): Sql<'query'> {
  return query`SELECT "text" FROM ${path(database, 'main', 'about')}`;
}
