import { compileDimension } from '../../model/compile-dimension.ts';
import { compileMeasure, eventValues } from '../../model/compile-measure.ts';
import { populationStages } from '../../model/population.ts';
import { eventColumnOf, eventsOf } from '../../model/record.ts';
import { identifier, join, path, query, sql, type Sql, type Stage } from '../../sql/sql.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { Measure } from '../../model/measure.ts';
import type { Naming, Scope } from '../../model/scope.ts';

/**
 * The stages up to `values`: one row a customer of the population, or a row of the event, with `customer_no`, `value`
 * (NULL where there is none) and, with a split, `level`.
 */
export function valuesStages(measure: Measure, split: Dimension | null, scope: Scope, names: Naming): readonly Stage[] {
  return measure.kind === 'event-value'
    ? ofRows(measure, split, scope, names)
    : ofCustomers(measure, split, scope, names);
}

function ofCustomers(measure: Measure, split: Dimension | null, scope: Scope, names: Naming): readonly Stage[] {
  const value = compileMeasure(measure, scope, names, 'population');
  const level = split === null ? null : compileDimension(split, scope, names, 'population');
  const columns = [sql`"population"."customer_no"`, sql`${value.value} AS "value"`, ...levelColumn(level?.value)];
  const joins = [...value.joins, ...(level?.joins ?? [])];
  return [
    ...populationStages(scope, names),
    ...value.stages,
    ...(level?.stages ?? []),
    { name: 'values', query: query`SELECT ${join(columns)} FROM "population" ${join(joins, sql` `)}` },
  ];
}

function ofRows(
  measure: Extract<Measure, { kind: 'event-value' }>,
  split: Dimension | null,
  scope: Scope,
  names: Naming,
): readonly Stage[] {
  const population = scope.population === null ? [] : populationStages(scope, names);
  if (split === null) return [...population, { name: 'values', query: eventValues(measure, scope) }];
  if (split.kind === 'contact-column') {
    const column = eventColumnOf(eventsOf(scope.record, measure.events), split.column).column;
    return [
      ...population,
      { name: 'values', query: eventValues(measure, scope, [sql`${identifier(column)}::VARCHAR AS "level"`]) },
    ];
  }
  const level = compileDimension(split, scope, names, 'population');
  const rows = { name: 'rows', query: eventValues(measure, scope) };
  const known = sql`LEFT JOIN "population" ON ${path('population', 'customer_no')} = ${path('rows', 'customer_no')}`;
  return [
    ...populationStages(scope, names),
    ...level.stages,
    rows,
    {
      name: 'values',
      query: query`SELECT "rows".*, ${level.value} AS "level" FROM "rows" ${join([known, ...level.joins], sql` `)}`,
    },
  ];
}

function levelColumn(level: Sql | undefined): readonly Sql[] {
  return level === undefined ? [] : [sql`${level} AS "level"`];
}
