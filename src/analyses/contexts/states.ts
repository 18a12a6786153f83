import {
  chain,
  dateLiteral,
  identifier,
  integer,
  join,
  literal,
  path,
  query,
  sql,
  type Sql,
  type Stage,
} from '../../sql/sql.ts';
import { bandLevel, bandPlace, bands, compileDimension } from '../../model/compile-dimension.ts';
import { compileMeasure } from '../../model/compile-measure.ts';
import { daysOf, type IsoDate } from '../../model/period.ts';
import { populationStages } from '../../model/population.ts';
import { eventsOf, fieldOf, type FieldId } from '../../model/record.ts';
import { fieldExpression, naming, type Naming, type PerCustomer, type Scope } from '../../model/scope.ts';
import { valueText } from '../../model/value-text.ts';
import type { Dimension } from '../../model/dimension.ts';
import { countsCustomers, splitsTime, type ContextsSpec, type SpecDimension } from './spec.ts';

/** Days a year, leap years allowed for: what exposure in years is counted in. */
const daysAYear = 365.25;

/** A customer has fewer states than this: their number and that of the customer make the key of a row. */
const statesOfOne = 65_536;

/**
 * The stages up to `profile`: what was exposed, one row a customer or one row for each state of a customer, with `customer_no`,
 * `state` (0, 1…), `key`, `from_day`, `next_day`, `exposure`, and one column a dimension, `d0`, `d1`…
 */
export function profileStages(spec: ContextsSpec, scope: Scope, choices: readonly SpecDimension[]): readonly Stage[] {
  return stagesOfProfile(spec, scope, choices, false);
}

/** `held`: the dimensions as `heldBands` says. */
function stagesOfProfile(
  spec: ContextsSpec,
  scope: Scope,
  choices: readonly SpecDimension[],
  held: boolean,
): readonly Stage[] {
  const names = naming();
  const population = populationStages(scope, names);
  const split = isSplit(spec, scope);
  const moments = split ? momentsOf(scope, choices) : [];
  const whole = countsCustomers(spec);
  const states = whole ? [] : stateStages(spec, scope, moments);
  const versioned = split && scope.record.versioned === true;
  const compiled = choices.map((choice) => {
    const cuts = held ? heldBands(spec, scope, choice) : null;
    return cuts === null || choice.dimension.kind !== 'banded'
      ? compileAt(choice.dimension, scope, names, split)
      : placed(compileMeasure(choice.dimension.measure, scope, names, 'population'), cuts);
  });
  const columns = compiled.map(({ value }, index) => sql`${value} AS ${identifier(`d${index}`)}`);
  const version = versioned
    ? sql`LEFT JOIN ${path(scope.record.database, 'main', 'customers')} AS "then" ON "then"."customer_no" = "states"."customer_no" AND "then"."valid_from" <= "states"."from_day" AND "then"."valid_to" > "states"."from_day"`
    : sql`LEFT JOIN "population" AS "then" ON "then"."customer_no" = "states"."customer_no"`;
  const joins = [
    ...(whole ? [] : [sql`JOIN "population" ON "population"."customer_no" = "states"."customer_no"`]),
    ...(split ? [version] : []),
    ...compiled.flatMap((dimension) => dimension.joins),
  ];
  const own = whole
    ? [sql`"population"."customer_no"`, wholeCustomer, keyOf(path('population', 'customer_no'), integer(0))]
    : [sql`"states".*`, keyOf(path('states', 'customer_no'), path('states', 'state'))];
  const profile = query`SELECT ${join([...own, ...columns])}
FROM ${identifier(whole ? 'population' : 'states')} ${join(joins, sql` `)}`;
  return [
    ...population,
    ...states,
    ...compiled.flatMap((dimension) => dimension.stages),
    { name: 'profile', query: profile },
  ];
}

/** A whole customer is one state, and counts as one. */
const wholeCustomer = sql`${integer(0)}::BIGINT AS "state", NULL::DATE AS "from_day", NULL::DATE AS "next_day", ${integer(1)}::DOUBLE AS "exposure"`;

/** The `key` of a row of `profile`. */
export const keyOf = (customer: Sql, state: Sql): Sql<'expression'> =>
  sql`${customer}::DOUBLE * ${integer(statesOfOne)} + ${state} AS "key"`;

/** The rows of `profile`, to be held while several questions are asked about them; bands as places where `heldBands` says so. */
export function profileQuery(spec: ContextsSpec, scope: Scope, choices: readonly SpecDimension[]): Sql<'query'> {
  const columns = ['customer_no', ...choices.map((_, index) => `d${String(index)}`)].map((name) => identifier(name));
  return chain(
    stagesOfProfile(spec, scope, choices, true),
    query`SELECT ${countsCustomers(spec) ? join(columns) : sql`*`} FROM "profile"`,
  );
}

/** The cuts of a dimension whose places among its bands are held instead of their names: a byte each. Null for others, and where the time of customers is split. */
export function heldBands(spec: ContextsSpec, scope: Scope, { dimension }: SpecDimension): readonly number[] | null {
  return dimension.kind === 'banded' && !isSplit(spec, scope) ? dimension.cuts : null;
}

const placed = (measure: PerCustomer, cuts: readonly number[]): PerCustomer => ({
  ...measure,
  value: bandPlace(measure.value, cuts),
});

const isSplit = (spec: ContextsSpec, scope: Scope): boolean =>
  splitsTime(spec) && eventsOf(scope.record, spec.contacts).dated;

/** The stages up to `profile` where its rows are held. */
export function heldStages(spec: ContextsSpec, scope: Scope, table: Sql<'expression'>): readonly Stage[] {
  const alike = sql`, ${wholeCustomer}, ${keyOf(identifier('customer_no'), integer(0))}`;
  return [
    ...populationStages(scope, naming()),
    {
      name: 'profile',
      materialized: false,
      query: query`SELECT *${countsCustomers(spec) ? alike : sql``} FROM ${table}`,
    },
  ];
}

/** `states`: the stretches of time of each customer inside the window. */
function stateStages(spec: ContextsSpec, scope: Scope, moments: readonly Sql[]): readonly Stage[] {
  const days = daysOf(spec.window, scope.asOf);
  const asOf = dateLiteral(days.to);
  const last =
    spec.until === null
      ? asOf
      : sql`least(${asOf}, coalesce(${fieldExpression(scope, spec.until, 'population')}::DATE, ${asOf}))`;
  const first = sql`least(${firstDay(spec, scope)}, ${asOf})`;
  const length = sql`((least("next_day", "last_day" + ${integer(1)}) - "from_day")::DOUBLE / ${literal(daysAYear)}) AS "exposure"`;
  const known: Stage = {
    name: 'known',
    query: query`SELECT *, ${first} AS "first_day", ${last} AS "last_day" FROM "population"`,
  };
  const after = sql`${asOf} + ${integer(1)}`;
  if (moments.length === 0) {
    return [
      known,
      {
        name: 'states',
        query: query`SELECT *, ${length} FROM (SELECT "customer_no", ${integer(0)}::BIGINT AS "state", "first_day" AS "from_day", ${after} AS "next_day", "last_day" FROM "known" WHERE "first_day" <= "last_day")`,
      },
    ];
  }
  const changes = query`SELECT "customer_no", "first_day", "last_day", unnest(list_distinct([${join([sql`"first_day"`, ...moments])}])) AS "day" FROM "known"`;
  const versions =
    scope.record.versioned === true
      ? sql`
UNION SELECT "known"."customer_no", "known"."first_day", "known"."last_day", "every"."valid_from"::DATE FROM ${path(scope.record.database, 'main', 'customers')} AS "every" JOIN "known" ON "known"."customer_no" = "every"."customer_no"`
      : sql``;
  return [
    known,
    { name: 'changes', query: query`${changes}${versions}` },
    {
      name: 'states',
      query: query`SELECT *, ${length} FROM (
SELECT "customer_no", row_number() OVER "own" - 1 AS "state", "day" AS "from_day", lead("day", 1, ${after}) OVER "own" AS "next_day", "last_day"
FROM "changes" WHERE "day" >= "first_day" AND "day" <= "last_day" WINDOW "own" AS (PARTITION BY "customer_no" ORDER BY "day"))`,
    },
  ];
}

/** From the later of the first day of the window and the day the customer was first known; a window without beginning begins with the first contact on file. */
function firstDay(spec: ContextsSpec, scope: Scope): Sql<'expression'> {
  const days = daysOf(spec.window, scope.asOf);
  const from: IsoDate = days.from ?? eventsOf(scope.record, spec.contacts).firstDate ?? days.to;
  const seen = scope.record.origins.map((origin) => path('population', origin.seenColumn));
  return sql`greatest(${dateLiteral(from)}, least(${join(seen)})::DATE)`;
}

/** Days on which a dimension of a customer may change, NULL where it does not: bands of an age or a tenure, a source that began to know them. */
function momentsOf(scope: Scope, choices: readonly SpecDimension[]): readonly Sql[] {
  const bandsPassed = choices.flatMap(({ dimension }) =>
    dimension.kind === 'banded' && dimension.measure.kind === 'elapsed'
      ? ordered(dimension.cuts).map((cut) => passed(scope, dimension, cut, 'known'))
      : [],
  );
  const known =
    scope.record.origins.length > 1 ? scope.record.origins.map((origin) => path('known', origin.seenColumn)) : [];
  return [
    ...bandsPassed,
    ...known.map((day) => sql`${day}::DATE`),
    ...(scope.record.versioned === true ? [sql`NULL::DATE`] : []),
  ];
}

type Elapsed = Extract<Dimension, { kind: 'banded' }>;

/** The day a customer passes a cut of an age or a tenure. */
function passed(scope: Scope, { measure }: Elapsed, cut: number, relation: string): Sql<'expression'> {
  if (measure.kind !== 'elapsed') throw new TypeError('Only a time passes by itself');
  const { column } = fieldOf(scope.record, measure.field);
  const parts = { years: sql`to_years`, months: sql`to_months`, days: sql`to_days` } as const;
  return sql`(${path(relation, column)}::DATE + ${parts[measure.unit]}(${integer(Math.ceil(cut))}))::DATE`;
}

/** A dimension of a row of `states`: as it was in that time where that is known, else as at the as-of date. */
function compileAt(dimension: Dimension, scope: Scope, names: Naming, split: boolean): PerCustomer {
  if (!split) return compileDimension(dimension, scope, names, 'population');
  const alone = (value: Sql<'expression'>): PerCustomer => ({ stages: [], joins: [], value });
  switch (dimension.kind) {
    case 'field':
      return alone(fieldThen(scope, dimension.field, true));
    case 'prefix':
      return alone(sql`left(${fieldThen(scope, dimension.field, true)}, ${integer(dimension.length)})`);
    case 'banded':
      if (dimension.measure.kind === 'field')
        return alone(bands(sql`${fieldThen(scope, dimension.measure.field, false)}::DOUBLE`, dimension.cuts));
      if (dimension.measure.kind === 'elapsed') return alone(bandThen(scope, dimension, dimension.measure.field));
      return compileDimension(dimension, scope, names, 'population');
    case 'used':
    case 'main-value':
    case 'stage':
    case 'life':
    case 'contact-column':
      return compileDimension(dimension, scope, names, 'population');
  }
}

/** A field as it was known when the state began. */
function fieldThen(scope: Scope, id: FieldId, asText: boolean): Sql<'expression'> {
  const field = fieldOf(scope.record, id);
  const column = path('then', field.column);
  return whenKnown(scope, id, asText ? valueText(column, field.type) : column);
}

function whenKnown({ record }: Scope, id: FieldId, value: Sql<'expression'>): Sql<'expression'> {
  const { source } = fieldOf(record, id);
  const origin = record.origins.find((one) => one.source === source);
  if (record.origins.length <= 1 || origin === undefined) return value;
  return sql`CASE WHEN ${path('then', origin.seenColumn)} <= "states"."from_day" THEN ${value} END`;
}

function bandThen(scope: Scope, dimension: Elapsed, field: FieldId): Sql<'expression'> {
  const cuts = ordered(dimension.cuts);
  const whens = cuts.map(
    (cut, index) =>
      sql`WHEN "states"."from_day" < ${passed(scope, dimension, cut, 'then')} THEN ${literal(bandLevel(cuts[index - 1] ?? null, cut))}`,
  );
  const { column } = fieldOf(scope.record, field);
  return whenKnown(
    scope,
    field,
    sql`CASE WHEN ${path('then', column)} IS NULL THEN NULL ${join(whens, sql` `)} ELSE ${literal(bandLevel(cuts.at(-1) ?? null, null))} END`,
  );
}

const ordered = (cuts: readonly number[]): readonly number[] => [...new Set(cuts)].sort((a, b) => a - b);
