import { and, identifier, integer, join, literal, or, path, query, sql, type Sql } from '../sql/sql.ts';
import { compileLifeFigure, compileStage } from './compile-life.ts';
import { compileMeasure } from './compile-measure.ts';
import { eventColumnOf, eventsOf } from './record.ts';
import { eventRows, fieldText, type Naming, type PerCustomer, type Scope } from './scope.ts';
import { valueText } from './value-text.ts';
import type { Dimension } from './dimension.ts';
import type { DimensionLevel } from './rule.ts';

/** The level of `used` for customers who had none of the events. */
export const usedNone = '';

/** The level of a band: its bounds, `..18`, `18..25`, `65..`. */
export function bandLevel(from: number | null, to: number | null): string {
  return `${from ?? ''}..${to ?? ''}`;
}

/** The bounds of a band from its level; null when the text is no band. */
export function bandOf(level: string): { readonly from: number | null; readonly to: number | null } | null {
  const match = /^(-?[\d.e+-]*?)\.\.(-?[\d.e+-]*)$/.exec(level);
  if (match === null) return null;
  const bound = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));
  const band = { from: bound(match[1]), to: bound(match[2]) };
  return Number.isNaN(band.from) || Number.isNaN(band.to) ? null : band;
}

/** A dimension beside a relation of customers: a VARCHAR, NULL where it is missing. Throws a TypeError on a dimension of the contacts. */
export function compileDimension(dimension: Dimension, scope: Scope, names: Naming, relation: string): PerCustomer {
  switch (dimension.kind) {
    case 'field':
      return { stages: [], joins: [], value: fieldText(scope, dimension.field, relation) };
    case 'prefix':
      return {
        stages: [],
        joins: [],
        value: sql`left(${fieldText(scope, dimension.field, relation)}, ${integer(dimension.length)})`,
      };
    case 'banded': {
      const measure = compileMeasure(dimension.measure, scope, names, relation);
      return { ...measure, value: bands(measure.value, dimension.cuts) };
    }
    case 'used':
      return used(dimension, scope, names, relation);
    case 'main-value':
      return mainValue(dimension, scope, names, relation);
    case 'stage':
      return compileStage(dimension.stages, scope, names, relation);
    case 'life': {
      const figure = compileLifeFigure(dimension.figure, scope, names, relation);
      return { ...figure, value: bands(figure.value, dimension.cuts) };
    }
    case 'contact-column':
      throw new TypeError('This dimension belongs to contacts, not to customers');
  }
}

/** The band that a number is in, as text. */
export function bands(value: Sql, cuts: readonly number[]): Sql<'expression'> {
  const sorted = inOrder(cuts);
  const whens = sorted.map(
    (cut, index) => sql`WHEN ${value} < ${literal(cut)} THEN ${literal(bandLevel(sorted[index - 1] ?? null, cut))}`,
  );
  const last = literal(bandLevel(sorted.at(-1) ?? null, null));
  return sql`CASE WHEN ${value} IS NULL THEN NULL ${join(whens, sql` `)} ELSE ${last} END`;
}

const inOrder = (cuts: readonly number[]): readonly number[] => [...new Set(cuts)].sort((a, b) => a - b);

/** The levels of the bands between some cuts, the lowest first. */
export function bandLevels(cuts: readonly number[]): readonly string[] {
  const sorted = inOrder(cuts);
  return [null, ...sorted].map((from, index) => bandLevel(from, sorted[index] ?? null));
}

/** The place of the band that a number is in among `bandLevels`, from 0; NULL without number. Says what `bands` says, in a byte and with the number worked out once. */
export function bandPlace(value: Sql, cuts: readonly number[]): Sql<'expression'> {
  const passed = inOrder(cuts).map((cut) => sql`(${value} >= ${literal(cut)})::UTINYINT`);
  return passed.length === 0
    ? sql`CASE WHEN ${value} IS NOT NULL THEN 0::UTINYINT END`
    : sql`(${join(passed, sql` + `)})`;
}

function used(
  dimension: Extract<Dimension, { kind: 'used' }>,
  scope: Scope,
  names: Naming,
  relation: string,
): PerCustomer {
  const parts = dimension.events.map((events) => {
    const name = names.next('used');
    const rows = eventRows(scope, events, { window: dimension.window, filter: null }, [sql`"customer_no" IS NOT NULL`]);
    return {
      stage: { name, query: query`SELECT DISTINCT "customer_no" ${rows}` },
      join: sql`LEFT JOIN ${identifier(name)} ON ${path(name, 'customer_no')} = ${path(relation, 'customer_no')}`,
      value: sql`CASE WHEN ${path(name, 'customer_no')} IS NOT NULL THEN ${literal(events)} END`,
    };
  });
  if (parts.length === 0) return { stages: [], joins: [], value: literal(usedNone) };
  return {
    stages: parts.map((part) => part.stage),
    joins: parts.map((part) => part.join),
    value: sql`concat_ws('+', ${join(parts.map((part) => part.value))})`,
  };
}

function mainValue(
  dimension: Extract<Dimension, { kind: 'main-value' }>,
  scope: Scope,
  names: Naming,
  relation: string,
): PerCustomer {
  const { column: name, type } = eventColumnOf(eventsOf(scope.record, dimension.events), dimension.column);
  const column = valueText(identifier(name), type);
  const counted = names.next('counted');
  const main = names.next('main');
  const rows = eventRows(scope, dimension.events, { window: dimension.window, filter: null }, [
    sql`"customer_no" IS NOT NULL`,
    sql`${column} IS NOT NULL`,
  ]);
  return {
    stages: [
      { name: counted, query: query`SELECT "customer_no", ${column} AS "value", count(*) AS "n" ${rows} GROUP BY ALL` },
      {
        name: main,
        query: query`SELECT "customer_no", arg_min("value", (-"n", "value")) AS "value" FROM ${identifier(counted)} GROUP BY "customer_no"`,
      },
    ],
    joins: [sql`LEFT JOIN ${identifier(main)} ON ${path(main, 'customer_no')} = ${path(relation, 'customer_no')}`],
    value: path(main, 'value'),
  };
}

/** Whether a dimension's value is one of some levels: TRUE or FALSE, never NULL. */
export function isAtLevels(value: Sql, levels: readonly DimensionLevel[]): Sql<'expression'> {
  return or(
    levels.map((level) => {
      switch (level.kind) {
        case 'value':
          return sql`coalesce(${value} = ${literal(level.value)}, FALSE)`;
        case 'missing':
          return sql`${value} IS NULL`;
        case 'other': {
          const present = sql`${value} IS NOT NULL`;
          if (level.except.length === 0) return present;
          return and([present, sql`${value} NOT IN (${join(level.except.map(literal))})`]);
        }
      }
    }),
  );
}
