import { and, dateLiteral, identifier, integer, or, path, query, sql, type Sql, type Stage } from '../sql/sql.ts';
import { compileFilter } from './filter.ts';
import { foldedRows } from './folded-events.ts';
import { addDays, daysOf, type IsoDate, type Window } from './period.ts';
import {
  eventsOf,
  fieldOf,
  type CustomerField,
  type CustomerRecord,
  type EventTable,
  type FieldId,
  type SourceId,
} from './record.ts';
import { valueText } from './value-text.ts';
import type { RowFilter, Rule, Segment, SegmentId } from './rule.ts';

/** What an analysis looks at. Every query goes through it, so that nothing after the as-of date can be seen. */
export interface Scope {
  readonly record: CustomerRecord;
  readonly asOf: IsoDate;
  /** The customers it is about; null for all. */
  readonly population: Rule | null;
  readonly segments: ReadonlyMap<SegmentId, Segment>;
  /** Only with what sources had begun to tell by an earlier day: to part what customers did from what files brought. */
  readonly toldBy?: IsoDate;
  /** Events are looked at of the customers of this stage alone, by its name: what is asked of some should not be counted for all. */
  readonly eventsOf?: string;
  /** Only the customers of these numbers, both ends counted: for what is written piece by piece. */
  readonly numbers?: readonly [first: number, last: number];
}

/** Gives each stage of one query a name of its own. */
export interface Naming {
  readonly next: (prefix: string) => string;
}

export function naming(): Naming {
  const counts = new Map<string, number>();
  return {
    next(prefix) {
      const count = (counts.get(prefix) ?? 0) + 1;
      counts.set(prefix, count);
      return `${prefix}_${count}`;
    },
  };
}

/** Something computed per customer: the stages it needs, the joins that bring them beside a relation, and the expression. */
export interface PerCustomer {
  readonly stages: readonly Stage[];
  readonly joins: readonly Sql<'expression'>[];
  readonly value: Sql<'expression'>;
}

/** `customers`: the customers known at the as-of date. */
export function customersStage(scope: Scope): Stage {
  const { record, asOf } = scope;
  const seen = seenAt(scope);
  const day = dateLiteral(asOf);
  const among = scope.numbers === undefined ? sql`` : sql` AND ${ofNumbers(scope.numbers)}`;
  const valid = record.versioned === true ? sql` AND "valid_from" <= ${day} AND "valid_to" > ${day}` : sql``;
  return {
    name: 'customers',
    inlined: true,
    query: query`SELECT * FROM ${path(record.database, 'main', 'customers')} WHERE ${record.versioned === true || scope.numbers !== undefined ? sql`(${seen})` : seen}${valid}${among}`,
  };
}

const ofNumbers = ([first, last]: readonly [number, number]): Sql<'expression'> =>
  sql`"customer_no" BETWEEN ${integer(first)} AND ${integer(last)}`;

/** Whether a customer is known at the as-of date: TRUE, or not. */
export const seenAt = ({ record, asOf }: Scope): Sql<'expression'> =>
  or(record.origins.map((origin) => sql`${identifier(origin.seenColumn)} <= ${dateLiteral(asOf)}`));

/** The customer's own id, text. */
export const customerId = (relation: string): Sql<'expression'> => path(relation, 'customer_id');

/** A field beside a relation of customers. Fields of a source whose row is dated later are not yet known: NULL. */
export function fieldExpression(scope: Scope, id: FieldId, relation: string): Sql<'expression'> {
  const field = fieldOf(scope.record, id);
  return whereSeen(scope, field, relation, path(relation, field.column));
}

/** The same as text. */
export function fieldText(scope: Scope, id: FieldId, relation: string): Sql<'expression'> {
  const field = fieldOf(scope.record, id);
  return whereSeen(scope, field, relation, valueText(path(relation, field.column), field.type));
}

function whereSeen(
  { record, asOf, toldBy }: Scope,
  field: CustomerField,
  relation: string,
  value: Sql<'expression'>,
): Sql<'expression'> {
  const origin = record.origins.find((candidate) => candidate.source === field.source);
  if (record.origins.length <= 1 || origin === undefined) return value;
  const by = toldBy !== undefined && toldBy < asOf ? toldBy : asOf;
  return sql`CASE WHEN ${path(relation, origin.seenColumn)} <= ${dateLiteral(by)} THEN ${value} END`;
}

export interface EventSelection {
  readonly window: Window;
  readonly filter: RowFilter | null;
}

/** `FROM … WHERE …` of the rows of an event that may be seen: dated at most at the as-of date, in the window, passing the filter. */
export function eventRows(
  scope: Scope,
  id: SourceId,
  selection: EventSelection,
  more: readonly Sql[] = [],
): Sql<'expression'> {
  const events = eventsOf(scope.record, id);
  const conditions = [...eventConditions(scope, events, selection), ...more];
  const where = conditions.length === 0 ? sql`` : sql` WHERE ${and(conditions)}`;
  const rows =
    events.folds === undefined
      ? path(scope.record.database, 'main', events.table)
      : sql`(${foldedRows(scope.record.database, events.folds, scope.asOf, events.dated)})`;
  return sql`FROM ${rows}${where}`;
}

function eventConditions(scope: Scope, events: EventTable, selection: EventSelection): readonly Sql[] {
  const conditions: Sql[] = [];
  if (scope.toldBy !== undefined && events.firstDate !== null && events.firstDate > scope.toldBy)
    conditions.push(sql`FALSE`);
  if (events.dated) {
    const days = daysOf(selection.window, scope.asOf);
    if (days.from !== null) conditions.push(sql`"event_at" >= ${dateLiteral(days.from)}`);
    conditions.push(sql`"event_at" < ${dateLiteral(addDays(days.to, 1))}`);
  }
  if (scope.eventsOf !== undefined)
    conditions.push(sql`"customer_no" IN (SELECT "customer_no" FROM ${identifier(scope.eventsOf)})`);
  if (scope.numbers !== undefined) conditions.push(ofNumbers(scope.numbers));
  if (selection.filter !== null) conditions.push(compileFilter(selection.filter, events, scope.asOf));
  return conditions;
}
