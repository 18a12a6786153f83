import { and, dateLiteral, identifier, literal, or, sql, type Sql } from '../sql/sql.ts';
import { isDated, isNumeric, type ColumnType } from './column.ts';
import { fitsConstant, isOneOf, unfit } from './one-of.ts';
import { addDays, daysOf, type IsoDate, type Window } from './period.ts';
import { eventColumnOf, type EventTable } from './record.ts';
import { valueText } from './value-text.ts';
import type { RowFilter, Test } from './rule.ts';

/** A condition on the rows of an event: TRUE or FALSE, never NULL. */
export function compileFilter(filter: RowFilter, events: EventTable, asOf: IsoDate): Sql<'expression'> {
  if (filter.kind === 'column') {
    const column = eventColumnOf(events, filter.column);
    return compileTest(identifier(column.column), column.type, filter.test, asOf);
  }
  const children = filter.children.map((child) => compileFilter(child, events, asOf));
  // As in a rule, no condition at all keeps everything.
  const joined = filter.join === 'and' || children.length === 0 ? and(children) : or(children);
  return filter.negated ? sql`NOT (${joined})` : joined;
}

/** A test of a value of a type: TRUE or FALSE, never NULL. Throws a UserError when the test does not fit the type, as after a column was read again as something else. */
export function compileTest(value: Sql, type: ColumnType, test: Test, asOf: IsoDate): Sql<'expression'> {
  switch (test.op) {
    case 'is':
      return isOneOf(value, type, test.values);
    case 'is-not':
      return sql`NOT ${isOneOf(value, type, test.values)}`;
    case 'contains':
      return contains(value, type, test.text);
    case 'not-contains':
      return sql`NOT ${contains(value, type, test.text)}`;
    case 'starts':
      return starts(value, type, test.text);
    case 'not-starts':
      return sql`NOT ${starts(value, type, test.text)}`;
    case 'ends':
      return ends(value, type, test.text);
    case 'not-ends':
      return sql`NOT ${ends(value, type, test.text)}`;
    case 'between':
      if (!isNumeric(type)) throw unfit(type);
      return between(value, test);
    case 'within':
      mustBeDated(type);
      return within(value, test.window, asOf);
    case 'older':
      mustBeDated(type);
      return sql`coalesce(${value} < ${dateLiteral(addDays(asOf, -test.days))}, FALSE)`;
    case 'next':
      mustBeDated(type);
      return betweenDays(value, addDays(asOf, 1), addDays(asOf, test.days));
    case 'missing':
      return sql`${value} IS NULL`;
    case 'present':
      return sql`${value} IS NOT NULL`;
  }
}

/** Whether a test can be asked of a type at all. */
export function fitsType(type: ColumnType, test: Test): boolean {
  switch (test.op) {
    case 'is':
    case 'is-not':
      return test.values.every((value) => fitsConstant(type, value));
    case 'between':
      return isNumeric(type);
    case 'within':
    case 'older':
    case 'next':
      return isDated(type);
    case 'contains':
    case 'not-contains':
    case 'starts':
    case 'not-starts':
    case 'ends':
    case 'not-ends':
    case 'missing':
    case 'present':
      return true;
  }
}

function contains(value: Sql, type: ColumnType, text: string): Sql<'expression'> {
  return sql`coalesce(contains(lower(${valueText(value, type)}), lower(${literal(text)})), FALSE)`;
}

function starts(value: Sql, type: ColumnType, text: string): Sql<'expression'> {
  return sql`coalesce(starts_with(lower(${valueText(value, type)}), lower(${literal(text)})), FALSE)`;
}

function ends(value: Sql, type: ColumnType, text: string): Sql<'expression'> {
  return sql`coalesce(ends_with(lower(${valueText(value, type)}), lower(${literal(text)})), FALSE)`;
}

function within(value: Sql, window: Window, asOf: IsoDate): Sql<'expression'> {
  if (window.kind === 'dates') return betweenDays(value, window.from, window.to);
  const { from, to } = daysOf(window, asOf);
  return betweenDays(value, from, to);
}

/** From a day to another, both counted; null is no bound. */
function betweenDays(value: Sql, from: IsoDate | null, to: IsoDate | null): Sql<'expression'> {
  const bounds: Sql[] = [];
  if (from !== null) bounds.push(sql`${value} >= ${dateLiteral(from)}`);
  if (to !== null) bounds.push(sql`${value} < ${dateLiteral(addDays(to, 1))}`);
  if (bounds.length === 0) return sql`${value} IS NOT NULL`;
  return sql`coalesce(${and(bounds)}, FALSE)`;
}

function between(value: Sql, test: Extract<Test, { op: 'between' }>): Sql<'expression'> {
  const bounds: Sql[] = [];
  if (test.min !== null) {
    const open = test.open === 'min' || test.open === 'both';
    bounds.push(open ? sql`${value} > ${literal(test.min)}` : sql`${value} >= ${literal(test.min)}`);
  }
  if (test.max !== null) {
    const open = test.open === 'max' || test.open === 'both';
    bounds.push(open ? sql`${value} < ${literal(test.max)}` : sql`${value} <= ${literal(test.max)}`);
  }
  if (bounds.length === 0) return sql`${value} IS NOT NULL`;
  return sql`coalesce(${and(bounds)}, FALSE)`;
}

function mustBeDated(type: ColumnType): void {
  if (!isDated(type)) throw unfit(type);
}
