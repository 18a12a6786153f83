import { compileRule } from '../../model/compile-rule.ts';
import { populationStages } from '../../model/population.ts';
import { allOf, type RowFilter, type Rule, type Test } from '../../model/rule.ts';
import { naming, type Scope } from '../../model/scope.ts';
import { chain, join, literal, query, sql, type Sql } from '../../sql/sql.ts';
import type { Measure, MonthMeasure } from '../../model/measure.ts';
import type { Rows } from '../../model/rows.ts';
import { firstNumber } from '../../model/rows.ts';
import type { Interval } from './bars.ts';
import { perOf, type DistributionSpec } from './spec.ts';
import { valuesStages } from './values-stage.ts';

/** What a brush holds. */
export interface Brushed {
  /** Customers, or rows or months for a measure of those. */
  readonly count: number;
  readonly sum: number;
  /** Known customers; the same as `count` for a measure per customer, null when no rule can say which. */
  readonly customers: number | null;
}

/**
 * The customers that a brush holds, as a rule that keeps its meaning on other data: a measure between two values, or
 * at least one row or month between them. Null for rows of a product, which no rule can name.
 */
export function brushRule(measure: Measure, interval: Interval, population: Rule | null): Rule | null {
  const rule = anyOf(measure, interval) ?? (perOf(measure) === 'customer' ? ofMeasure(measure, interval) : null);
  return rule === null || population === null ? rule : allOf([population, rule]);
}

function between({ from, to, toIncluded, zeros }: Interval): Test {
  const [minOpen, maxOpen] = [from === 0 && !zeros, to !== null && (!toIncluded || (to === 0 && !zeros))];
  const bounds = { op: 'between', min: from, max: to } as const;
  if (minOpen && maxOpen) return { ...bounds, open: 'both' };
  if (minOpen) return { ...bounds, open: 'min' };
  return maxOpen ? { ...bounds, open: 'max' } : bounds;
}

const zero: Test = { op: 'between', min: 0, max: 0 };

/** Whether zeros lie inside and are not wanted, so that bounds alone cannot leave them out. */
function leavesZerosOut({ from, to, zeros }: Interval): boolean {
  return !zeros && (from === null || from < 0) && (to === null || to > 0);
}

function ofMeasure(measure: Measure, given: Interval): Rule {
  // Dates that are still to come are in no picture.
  const interval = measure.kind === 'elapsed' && given.from === null ? { ...given, from: 0 } : given;
  const rule: Rule = { kind: 'measure', measure, test: between(interval) };
  if (!leavesZerosOut(interval)) return rule;
  return allOf([
    rule,
    { kind: 'group', join: 'and', negated: true, children: [{ kind: 'measure', measure, test: zero }] },
  ]);
}

/** Customers with a row, or a month, in an interval. Null of a measure per customer, and where no rule can say it. */
function anyOf(measure: Measure, interval: Interval): Rule | null {
  if (measure.kind === 'event-value') return anyRow(measure, interval);
  return measure.kind === 'month-value' ? anyMonth(measure, interval) : null;
}

/** A month in the interval; where zeros are left out of one that reaches over them, a month below or a month above. */
function anyMonth(month: MonthMeasure, interval: Interval): Rule {
  const sides: readonly Interval[] = leavesZerosOut(interval)
    ? [
        { ...interval, to: 0, toIncluded: false },
        { ...interval, from: 0 },
      ]
    : [interval];
  const children = sides.map((side): Rule => ({
    kind: 'measure',
    measure: { kind: 'months-held', month, test: between(side) },
    test: { op: 'between', min: 1, max: null },
  }));
  const [only] = children;
  if (only !== undefined && children.length === 1) return only;
  return { kind: 'group', join: 'or', negated: false, children };
}

function anyRow(measure: Extract<Measure, { kind: 'event-value' }>, interval: Interval): Rule | null {
  if (measure.amount.kind !== 'column') return null;
  const { column } = measure.amount;
  const children: RowFilter[] = [
    ...(measure.filter === null ? [] : [measure.filter]),
    { kind: 'column', column, test: between(interval) },
  ];
  if (leavesZerosOut(interval))
    children.push({ kind: 'group', join: 'and', negated: true, children: [{ kind: 'column', column, test: zero }] });
  const filter: RowFilter = { kind: 'group', join: 'and', negated: false, children };
  const { events, window } = measure;
  return {
    kind: 'measure',
    measure: { kind: 'events', events, aggregate: 'count', amount: null, window, filter, absent: 'zero' },
    test: { op: 'between', min: 1, max: null },
  };
}

/** How many are in a brush, and what they weigh. */
export function brushQuery(spec: DistributionSpec, scope: Scope, interval: Interval): Sql<'query'> {
  const names = naming();
  const stages = valuesStages(spec.measure, null, scope, names);
  const inside = query`SELECT count(*)::DOUBLE AS "count", coalesce(sum("value"), 0)::DOUBLE AS "sum" FROM "values" WHERE ${insideOf(interval)}`;
  const rule = anyOf(spec.measure, interval);
  if (rule === null) return chain(stages, inside);
  const compiled = compileRule(rule, scope, names, 'population');
  const customers = query`SELECT count(*)::DOUBLE AS "customers" FROM "population" ${join(compiled.joins, sql` `)} WHERE ${compiled.value}`;
  const last = query`SELECT * FROM "inside" CROSS JOIN "holders"`;
  return chain(
    [
      ...populationStages(scope, names),
      ...stages,
      ...compiled.stages,
      { name: 'inside', query: inside },
      { name: 'holders', query: customers },
    ],
    last,
  );
}

function insideOf({ from, to, toIncluded, zeros }: Interval): Sql<'expression'> {
  const bounds = [sql`"value" IS NOT NULL`];
  if (from !== null) bounds.push(sql`"value" >= ${literal(from)}`);
  if (to !== null) bounds.push(toIncluded ? sql`"value" <= ${literal(to)}` : sql`"value" < ${literal(to)}`);
  if (!zeros) bounds.push(sql`"value" <> 0`);
  return join(bounds, sql` AND `);
}

/** Reads the row of `brushQuery`. */
export function readBrushed(measure: Measure, rows: Rows): Brushed {
  const count = firstNumber(rows, 'count');
  const counted = rows.names.includes('customers') ? firstNumber(rows, 'customers') : null;
  return { count, sum: firstNumber(rows, 'sum'), customers: perOf(measure) === 'customer' ? count : counted };
}
