import { and, dateLiteral, identifier, join, literal, or, sql, type Sql } from '../sql/sql.ts';
import { isDated, isNumeric, type ColumnType } from './column.ts';
import { addDays, daysOf, type IsoDate } from './period.ts';
import { UserError } from './problem.ts';
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
    case 'between':
      if (!isNumeric(type)) throw unfit(type);
      return between(value, test);
    case 'within': {
      mustBeDated(type);
      const days = daysOf(test.window, asOf);
      const bounds = [sql`${value} < ${dateLiteral(addDays(days.to, 1))}`];
      if (days.from !== null) bounds.unshift(sql`${value} >= ${dateLiteral(days.from)}`);
      return sql`coalesce(${and(bounds)}, FALSE)`;
    }
    case 'older':
      mustBeDated(type);
      return sql`coalesce(${value} < ${dateLiteral(addDays(asOf, -test.days))}, FALSE)`;
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
      return isDated(type);
    case 'contains':
    case 'not-contains':
    case 'starts':
    case 'not-starts':
    case 'missing':
    case 'present':
      return true;
  }
}

function fitsConstant(type: ColumnType, value: string | number | boolean): boolean {
  if (isDated(type)) return typeof value === 'string';
  return typeof value === (isNumeric(type) ? 'number' : type === 'boolean' ? 'boolean' : 'string');
}

function isOneOf(value: Sql, type: ColumnType, values: readonly (string | number | boolean)[]): Sql<'expression'> {
  if (values.length === 0) return sql`FALSE`;
  return sql`coalesce(${value} IN (${join(values.map((one) => constant(type, one)))}), FALSE)`;
}

function contains(value: Sql, type: ColumnType, text: string): Sql<'expression'> {
  return sql`coalesce(contains(lower(${valueText(value, type)}), lower(${literal(text)})), FALSE)`;
}

function starts(value: Sql, type: ColumnType, text: string): Sql<'expression'> {
  return sql`coalesce(starts_with(${valueText(value, type)}, ${literal(text)}), FALSE)`;
}

function constant(type: ColumnType, value: string | number | boolean): Sql<'expression'> {
  if (!fitsConstant(type, value)) throw unfit(type);
  return isDated(type) ? sql`CAST(${literal(value)} AS TIMESTAMP)` : literal(value);
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

function unfit(type: ColumnType): UserError {
  return new UserError({ code: 'test-unfit', type });
}
