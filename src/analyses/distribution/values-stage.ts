import { compileDimension } from '../../model/compile-dimension.ts';
import { compileMeasure, eventValues } from '../../model/compile-measure.ts';
import { monthValues } from '../../model/month-values.ts';
import { populationStages } from '../../model/population.ts';
import { eventColumnOf, eventsOf } from '../../model/record.ts';
import { identifier, integer, join, path, query, sql, type Sql, type Stage } from '../../sql/sql.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { Measure, MonthMeasure } from '../../model/measure.ts';
import type { Naming, Scope } from '../../model/scope.ts';
import { valueText } from '../../model/value-text.ts';

/** Dimensions of the values by the name of their column. */
export type ValueLevels = Readonly<Record<string, Dimension>>;

/**
 * The stages up to `values`: one row a customer of the population, or a row of the event, with `customer_no`, `value`
 * (NULL where there is none) and, with a split, `level`.
 */
export function valuesStages(measure: Measure, split: Dimension | null, scope: Scope, names: Naming): readonly Stage[] {
  return levelledValues(measure, split === null ? {} : { level: split }, scope, names);
}

/** The same with a column for each of several dimensions. */
export function levelledValues(measure: Measure, levels: ValueLevels, scope: Scope, names: Naming): readonly Stage[] {
  switch (measure.kind) {
    case 'event-value':
      return ofRows(measure, levels, scope, names);
    case 'month-value':
      return ofMonths(measure, levels, scope, names);
    case 'field':
    case 'elapsed':
    case 'events':
    case 'months-held':
      return ofCustomers(measure, levels, scope, names);
  }
}

function ofCustomers(measure: Measure, levels: ValueLevels, scope: Scope, names: Naming): readonly Stage[] {
  const value = compileMeasure(measure, scope, names, 'population');
  const compiled = Object.entries(levels).map(([name, dimension]) => ({
    name,
    level: compileDimension(dimension, scope, names, 'population'),
  }));
  const columns = [
    sql`"population"."customer_no"`,
    sql`${measure.kind === 'elapsed' ? passed(value.value) : value.value} AS "value"`,
    ...compiled.map(({ name, level }) => sql`${level.value} AS ${identifier(name)}`),
  ];
  const joins = [...value.joins, ...compiled.flatMap(({ level }) => level.joins)];
  return [
    ...populationStages(scope, names),
    ...value.stages,
    ...compiled.flatMap(({ level }) => level.stages),
    { name: 'values', query: query`SELECT ${join(columns)} FROM "population" ${join(joins, sql` `)}` },
  ];
}

/** The time since a date that is still to come is none. */
const passed = (time: Sql<'expression'>): Sql<'expression'> => sql`CASE WHEN ${time} >= ${integer(0)} THEN ${time} END`;

/** The months of the customers of the population, each with the kinds of its customer. */
function ofMonths(measure: MonthMeasure, levels: ValueLevels, scope: Scope, names: Naming): readonly Stage[] {
  const months = monthValues(measure, scope, names);
  const compiled = Object.entries(levels).map(([name, dimension]) => ({
    name,
    level: compileDimension(dimension, scope, names, 'population'),
  }));
  const columns = [
    sql`"population"."customer_no"`,
    sql`${path(months.name, 'value')} AS "value"`,
    ...compiled.map(({ name, level }) => sql`${level.value} AS ${identifier(name)}`),
  ];
  const own = sql`JOIN ${identifier(months.name)} ON ${path(months.name, 'customer_no')} = "population"."customer_no"`;
  const joins = [own, ...compiled.flatMap(({ level }) => level.joins)];
  return [
    ...populationStages(scope, names),
    ...months.stages,
    ...compiled.flatMap(({ level }) => level.stages),
    { name: 'values', query: query`SELECT ${join(columns)} FROM "population" ${join(joins, sql` `)}` },
  ];
}

/** Columns of the rows go with the rows; kinds of customers are joined to them. */
function ofRows(
  measure: Extract<Measure, { kind: 'event-value' }>,
  levels: ValueLevels,
  scope: Scope,
  names: Naming,
): readonly Stage[] {
  const events = eventsOf(scope.record, measure.events);
  const [own, others]: [Sql[], { name: string; dimension: Dimension }[]] = [[], []];
  for (const [name, dimension] of Object.entries(levels)) {
    if (dimension.kind !== 'contact-column') others.push({ name, dimension });
    else {
      const { column, type } = eventColumnOf(events, dimension.column);
      own.push(sql`${valueText(identifier(column), type)} AS ${identifier(name)}`);
    }
  }
  if (others.length === 0) {
    const population = scope.population === null ? [] : populationStages(scope, names);
    return [...population, { name: 'values', query: eventValues(measure, scope, own) }];
  }
  const compiled = others.map(({ name, dimension }) => ({
    name,
    level: compileDimension(dimension, scope, names, 'population'),
  }));
  const known = sql`LEFT JOIN "population" ON ${path('population', 'customer_no')} = ${path('rows', 'customer_no')}`;
  const columns = compiled.map(({ name, level }) => sql`${level.value} AS ${identifier(name)}`);
  return [
    ...populationStages(scope, names),
    ...compiled.flatMap(({ level }) => level.stages),
    { name: 'rows', query: eventValues(measure, scope, own) },
    {
      name: 'values',
      query: query`SELECT "rows".*, ${join(columns)} FROM "rows" ${join([known, ...compiled.flatMap(({ level }) => level.joins)], sql` `)}`,
    },
  ];
}
