import { and, dateLiteral, identifier, join, path, query, sql, type Sql, type Stage } from '../sql/sql.ts';
import { compileMeasure, eventAggregate, partialOf, whereAbsent, windowAggregate } from './compile-measure.ts';
import type { Aggregate, EventMeasure, Measure } from './measure.ts';
import { addDays, daysOf, type Days } from './period.ts';
import { eventsOf } from './record.ts';
import { eventRows, type Naming, type Scope } from './scope.ts';

/** Several measures beside one relation of customers; `values` are in the order of the measures. */
export interface CompiledMeasures {
  readonly stages: readonly Stage[];
  readonly joins: readonly Sql<'expression'>[];
  readonly values: readonly Sql<'expression'>[];
}

/** A measure as it is at the date of a scope. The scopes of measures that are asked together are of one record. */
interface AskedMeasure {
  readonly measure: Measure;
  readonly scope: Scope;
}

/** As `compileMeasure` for each; those of the same events and filter are read in one pass where they can, because the pass is what costs. */
export const compileMeasures = (
  measures: readonly Measure[],
  scope: Scope,
  names: Naming,
  relation: string,
): CompiledMeasures =>
  compileAsked(
    measures.map((measure) => ({ measure, scope })),
    names,
    relation,
  );

/** The same of measures at several dates: what happened before each of them is told by the same pass. */
export function compileAsked(asked: readonly AskedMeasure[], names: Naming, relation: string): CompiledMeasures {
  const stages: Stage[] = [];
  const joins: Sql<'expression'>[] = [];
  const values = new Map<string, Sql<'expression'>>();
  const passes = new Map<string, Taken[]>();
  for (const one of asked) {
    const { measure, scope } = one;
    if (values.has(keyOf(one))) continue;
    if (measure.kind === 'events' && measure.aggregate !== 'gap') {
      const taken = { measure, scope, aggregate: measure.aggregate };
      const key = passOf(taken);
      const alike = passes.get(key) ?? [];
      if (!alike.some((other) => keyOf(other) === keyOf(one))) alike.push(taken);
      passes.set(key, alike);
    } else {
      const compiled = compileMeasure(measure, scope, names, relation);
      stages.push(...compiled.stages);
      joins.push(...compiled.joins);
      values.set(keyOf(one), compiled.value);
    }
  }
  for (const alike of withAlone(passes)) {
    const name = names.next('measures');
    stages.push({ name, query: passQuery(alike) });
    joins.push(sql`LEFT JOIN ${identifier(name)} ON ${path(name, 'customer_no')} = ${path(relation, 'customer_no')}`);
    alike.forEach((one, index) => {
      values.set(keyOf(one), whereAbsent(one.measure, path(name, `value_${index}`)));
    });
  }
  return {
    stages,
    joins,
    values: asked.map((one) => {
      const value = values.get(keyOf(one));
      if (value === undefined) throw new TypeError('A measure that was not compiled');
      return value;
    }),
  };
}

/** A measure in a pass over the rows of its events. */
interface Taken {
  readonly measure: EventMeasure;
  readonly scope: Scope;
  readonly aggregate: Exclude<Aggregate, 'gap'>;
}

/** What needs a pass over its own window takes along the others of this window, which then need no other pass. */
function withAlone(passes: ReadonlyMap<string, readonly Taken[]>): readonly (readonly Taken[])[] {
  const all = [...passes.values()];
  const alone = all.filter(([first]) => first !== undefined && partialIn(first) === null);
  const taken = new Set<Taken>();
  const grown = alone.map((own) => {
    const [of] = own;
    const along = all
      .filter((pass) => !alone.includes(pass))
      .flat()
      .filter((one) => of !== undefined && !taken.has(one) && alonePassOf(one) === alonePassOf(of));
    for (const one of along) taken.add(one);
    return [...own, ...along];
  });
  const left = all.filter((pass) => !alone.includes(pass)).map((pass) => pass.filter((one) => !taken.has(one)));
  return [...left.filter((pass) => pass.length > 0), ...grown];
}

/** One row a customer: `customer_no`, `value_0`, … of measures of one pass. */
function passQuery(alike: readonly Taken[]): Sql<'query'> {
  const [first] = alike;
  if (first === undefined) throw new TypeError('A pass is one of some measures');
  const days = alike.map(({ measure, scope }) => daysOf(measure.window, scope.asOf));
  const whole = wholeOf(days);
  const isWhole = ({ from, to }: Days): boolean => from === whole.from && to === whole.to;
  const shared = eventsOf(first.scope.record, first.measure.events).dated && !days.every(isWhole);
  const columns = alike.map((taken, index) => {
    const { measure, scope, aggregate } = taken;
    const own = days[index];
    const of = partialIn(taken);
    const value =
      shared && of !== null && own !== undefined && !isWhole(own)
        ? windowAggregate(measure, of, scope, daysCondition(own))
        : eventAggregate(measure, aggregate, scope);
    return sql`(${value})::DOUBLE AS ${identifier(`value_${index}`)}`;
  });
  const selection = {
    window: shared ? ({ kind: 'dates', ...whole } as const) : first.measure.window,
    filter: first.measure.filter,
  };
  const latest = alike.map(({ scope }) => scope).reduce((one, other) => (other.asOf > one.asOf ? other : one));
  const rows = eventRows(shared ? latest : first.scope, first.measure.events, selection, [
    sql`"customer_no" IS NOT NULL`,
  ]);
  return query`SELECT "customer_no", ${join(columns)} ${rows} GROUP BY "customer_no"`;
}

/** The days from the first to the last of several windows. */
function wholeOf(days: readonly Days[]): Days {
  const begins = days.map(({ from }) => from).filter((from) => from !== null);
  return {
    from: begins.length < days.length ? null : (begins.toSorted()[0] ?? null),
    to: days.map(({ to }) => to).reduce((one, other) => (other > one ? other : one)),
  };
}

function daysCondition({ from, to }: Days): Sql<'expression'> {
  const until = sql`"event_at" < ${dateLiteral(addDays(to, 1))}`;
  return from === null ? until : and([sql`"event_at" >= ${dateLiteral(from)}`, until]);
}

const partialIn = ({ measure, scope }: Taken) => partialOf(measure, eventsOf(scope.record, measure.events).unit);

/** What measures of one pass have in common. Filters and whole events may say something else at another date. */
const passOf = (taken: Taken): string =>
  partialIn(taken) === null ? alonePassOf(taken) : JSON.stringify(rowsOf(taken));

/** The same of measures of one window. */
const alonePassOf = (taken: Taken): string =>
  JSON.stringify([...rowsOf(taken), taken.measure.window, taken.scope.asOf]);

function rowsOf({ measure, scope }: Taken): readonly unknown[] {
  const { folds } = eventsOf(scope.record, measure.events);
  const ofDate = measure.filter !== null || folds !== undefined;
  return [measure.events, measure.filter, scope.toldBy ?? '', scope.eventsOf ?? '', ofDate ? scope.asOf : ''];
}

const keyOf = ({ measure, scope }: AskedMeasure): string =>
  JSON.stringify([measureKey(measure), scope.asOf, scope.toldBy ?? '', scope.eventsOf ?? '']);

/** Measures that are beside a relation already, by `measureKey`. */
export type KnownMeasures = ReadonlyMap<string, Sql<'expression'>>;

export const measureKey = (measure: Measure): string => JSON.stringify(measure);
