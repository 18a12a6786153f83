import { valueText } from '../../model/value-text.ts';
import { returnsId, type EventTable } from '../../model/record.ts';
import { foldedRows } from '../../model/folded-events.ts';
import { dateLiteral, empty, identifier, join, literal, path, query, sql, statement, type Sql } from '../../sql/sql.ts';
import { builtValue } from './built-amount.ts';
import { customersQuery, isVersioned } from './customer-statements.ts';
import { customersTable, type CombinedColumn, type CombinedEvents, type EventSource, type RecordPlan } from './plan.ts';
import { dawn, keyText, rowsOf } from './relations.ts';
import type { Through } from './record-source.ts';
import { isReturn } from './returns.ts';
import { isDated, stepRows, throughCounts } from './through.ts';

/** What builds the tables of the record in `"<target>"."main"`, in order. */
export function recordStatements(plan: RecordPlan, target: string): readonly Sql<'statement'>[] {
  const versioned = isVersioned(plan);
  return [
    statement`CREATE TABLE ${path(target, 'main', customersTable)} AS
${customersQuery(plan)}`,
    ...plan.events.flatMap((events) => eventStatements(events, target, versioned)),
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

export const returnsTable = (events: EventSource): string => `events_${returnsId(events.source.id)}`;

/** The rows of a source as events; those that take a purchase back among them, left out or in a table of their own. */
function eventStatements(events: EventSource, target: string, versioned: boolean): readonly Sql<'statement'>[] {
  const { returns } = events;
  if (returns === null || returns.handling === 'net')
    return [eventStatement(events, target, events.table, null, versioned)];
  const back = isReturn(returns.signs.map(({ sign }) => sign));
  const rest = eventStatement(events, target, events.table, sql`NOT ${back}`, versioned);
  return returns.handling === 'left-out'
    ? [rest]
    : [rest, eventStatement(events, target, returnsTable(events), back, versioned)];
}

function eventStatement(
  events: EventSource,
  target: string,
  table: string,
  kept: Sql | null,
  versioned: boolean,
): Sql<'statement'> {
  const built = events.built === null ? [] : [sql`${builtValue(events.built)} AS ${identifier(events.built.column)}`];
  const place = events.whole?.folds.place;
  const made = [
    ...built,
    ...(place === undefined ? [] : [sql`(row_number() OVER ())::INTEGER AS ${identifier(place)}`]),
  ];
  const names = [
    ...events.columns.map((column) => column.name),
    ...(events.built === null ? [] : [events.built.column]),
    ...(place === undefined ? [] : [place]),
  ];
  const { key, through } = events;
  const linked = key !== null || through !== null;
  const at =
    events.date !== null
      ? sql`${path('event', events.date.name)}::TIMESTAMP`
      : isDated(events)
        ? path('through', 'day')
        : sql`NULL::TIMESTAMP`;
  const customer = linked ? path('customer', 'customer_no') : sql`NULL::INTEGER`;
  const rows =
    made.length === 0 && kept === null
      ? rowsOf(events.source)
      : sql`(SELECT ${join([sql`*`, ...made])} FROM ${rowsOf(events.source)}${kept === null ? empty : sql` WHERE ${kept}`})`;
  const first = versioned ? sql` AND "customer"."valid_from" = ${dateLiteral(dawn)}` : empty;
  const steps =
    through === null
      ? empty
      : sql` LEFT JOIN (${stepRows(through)}) AS "through" ON "through"."step" = ${keyText(through.column, 'event')}`;
  const id = key === null ? path('through', 'customer') : keyText(key, 'event');
  const link = linked
    ? sql`${steps} LEFT JOIN ${path(target, 'main', customersTable)} AS "customer" ON "customer"."customer_id" = ${id}${first}`
    : empty;
  return statement`CREATE TABLE ${path(target, 'main', table)} AS
SELECT ${join([sql`${customer} AS "customer_no"`, sql`${at} AS "event_at"`, ...names.map((name) => path('event', name))])}
FROM ${rows} AS "event"${link}`;
}

/** What is counted of the events of a built record. */
export interface CountedEvents {
  readonly table: string;
  readonly key: EventSource['key'];
  readonly folds?: EventTable['folds'];
  readonly dated?: boolean;
}

const countedRows = (events: CountedEvents, target: string): Sql<'expression'> =>
  events.folds === undefined
    ? path(target, 'main', events.table)
    : sql`(${foldedRows(target, events.folds, null, events.dated === true)})`;

/** What became of the rows of a table that has its customers through another. */
export const throughTableCounts = (events: CountedEvents, through: Through, target: string): Sql<'query'> =>
  throughCounts(through, countedRows(events, target));

/** The counts that describe the events of a built record; one row. Days after `today` are left out of the last date. */
export function eventCounts(events: CountedEvents, target: string, today: string): Sql<'query'> {
  const rows = countedRows(events, target);
  const anonymous =
    events.key === null
      ? sql`count(*) FILTER (WHERE "customer_no" IS NULL)`
      : sql`count(*) FILTER (WHERE ${identifier(events.key.name)} IS NULL)`;
  return query`SELECT count(*)::DOUBLE AS "rows", count("customer_no")::DOUBLE AS "linked", (${anonymous})::DOUBLE AS "anonymous",
  count(*) FILTER (WHERE "event_at" IS NULL)::DOUBLE AS "undated",
  strftime(min("event_at"), '%Y-%m-%d') AS "first", strftime(max("event_at") FILTER (WHERE "event_at"::DATE <= ${dateLiteral(today)}), '%Y-%m-%d') AS "last"
FROM ${rows}`;
}

/** Keeps a description inside the dataset, as one text. */
export function aboutStatement(target: string, text: string): Sql<'statement'> {
  return statement`CREATE TABLE ${path(target, 'main', 'about')} AS SELECT ${literal(text)} AS "text"`;
}

export function aboutQuery(database: string): Sql<'query'> {
  return query`SELECT "text" FROM ${path(database, 'main', 'about')}`;
}
