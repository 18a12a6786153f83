import { identifier, join, path, query, sql, type Sql, type Stage } from '../sql/sql.ts';
import { compileMeasure, eventAggregate, whereAbsent } from './compile-measure.ts';
import type { Aggregate, EventMeasure, Measure } from './measure.ts';
import { eventRows, type Naming, type Scope } from './scope.ts';

/** Several measures beside one relation of customers; `values` are in the order of the measures. */
export interface CompiledMeasures {
  readonly stages: readonly Stage[];
  readonly joins: readonly Sql<'expression'>[];
  readonly values: readonly Sql<'expression'>[];
}

/** As `compileMeasure` for each; those of the same events, window and filter are read in one pass, because the pass is what costs. */
export function compileMeasures(
  measures: readonly Measure[],
  scope: Scope,
  names: Naming,
  relation: string,
): CompiledMeasures {
  const stages: Stage[] = [];
  const joins: Sql<'expression'>[] = [];
  const values = new Map<string, Sql<'expression'>>();
  const passes = new Map<string, OnePass[]>();
  for (const measure of measures) {
    if (values.has(keyOf(measure))) continue;
    if (measure.kind === 'events' && measure.aggregate !== 'gap') {
      const key = JSON.stringify([measure.events, measure.window, measure.filter]);
      const alike = passes.get(key) ?? [];
      const { aggregate } = measure;
      if (!alike.some((one) => keyOf(one.measure) === keyOf(measure))) alike.push({ measure, aggregate });
      passes.set(key, alike);
    } else {
      const compiled = compileMeasure(measure, scope, names, relation);
      stages.push(...compiled.stages);
      joins.push(...compiled.joins);
      values.set(keyOf(measure), compiled.value);
    }
  }
  for (const alike of passes.values()) {
    const [first] = alike;
    if (first === undefined) continue;
    const name = names.next('measures');
    const columns = alike.map(
      ({ measure, aggregate }, index) =>
        sql`(${eventAggregate(measure, aggregate, scope)})::DOUBLE AS ${identifier(`value_${index}`)}`,
    );
    const rows = eventRows(scope, first.measure.events, first.measure, [sql`"customer_no" IS NOT NULL`]);
    stages.push({ name, query: query`SELECT "customer_no", ${join(columns)} ${rows} GROUP BY "customer_no"` });
    joins.push(sql`LEFT JOIN ${identifier(name)} ON ${path(name, 'customer_no')} = ${path(relation, 'customer_no')}`);
    alike.forEach(({ measure }, index) => {
      values.set(keyOf(measure), whereAbsent(measure, path(name, `value_${index}`)));
    });
  }
  return {
    stages,
    joins,
    values: measures.map((measure) => {
      const value = values.get(keyOf(measure));
      if (value === undefined) throw new TypeError('A measure that was not compiled');
      return value;
    }),
  };
}

interface OnePass {
  readonly measure: EventMeasure;
  readonly aggregate: Exclude<Aggregate, 'gap'>;
}

const keyOf = (measure: Measure): string => JSON.stringify(measure);
