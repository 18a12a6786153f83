import {
  and,
  chain,
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
import { bandLevels, isAtLevels } from '../../model/compile-dimension.ts';
import { compileMeasure } from '../../model/compile-measure.ts';
import { populationStages } from '../../model/population.ts';
import { naming, type Naming, type Scope } from '../../model/scope.ts';
import type { DimensionLevel } from '../../model/rule.ts';
import type { Measure } from '../../model/measure.ts';
import { contactStages, keptStage } from './contact-rows.ts';
import { sizesOf, type LeveledDimension } from './levels.ts';
import { packs } from './packing.ts';
import { heldBands, keyOf, profileStages } from './states.ts';
import { countsCustomers, splitsTime, type ContextsSpec, type SpecDimension } from './spec.ts';

/** A value: a level of a dimension, of the customers or of the contacts. */
export interface Value {
  readonly choice: SpecDimension;
  readonly level: DimensionLevel;
}

/** The contacts of a context: those whose columns are at these levels. */
export type SideLevel = Value;

/** What a context is: values of the customers, and of the contacts. */
export interface Values {
  readonly values: readonly Value[];
  readonly sides: readonly Value[];
}

/** One row: contacts of the window, those of nobody who is known at the as-of date, those of the population, and the most that one customer made. */
export function totalsQuery(spec: ContextsSpec, scope: Scope): Sql<'query'> {
  const stages = [...populationStages(scope, naming()), ...contactStages(spec, scope, [])];
  const known = sql`LEFT JOIN "customers" ON "customers"."customer_no" = "per_customer"."customer_no"`;
  const ofPopulation = sql`LEFT JOIN "population" ON "population"."customer_no" = "per_customer"."customer_no"`;
  const [inside, joins] =
    scope.population === null
      ? [path('customers', 'customer_no'), known]
      : [path('population', 'customer_no'), join([known, ofPopulation], sql` `)];
  const sum = (which: Sql): Sql<'expression'> => sql`coalesce(sum("n") FILTER (WHERE ${which}), ${integer(0)})::DOUBLE`;
  return chain(
    [...stages, perCustomer],
    query`SELECT ${sum(sql`TRUE`)} AS "contacts", ${sum(sql`"customers"."customer_no" IS NULL`)} AS "unknown", ${sum(sql`${inside} IS NOT NULL`)} AS "inside",
  (SELECT count(*) FROM "population")::DOUBLE AS "customers", coalesce(max("n") FILTER (WHERE ${inside} IS NOT NULL), ${integer(0)})::DOUBLE AS "most"
FROM "per_customer" ${joins}`,
  );
}

/**
 * One row for each row of `profile`, those of a customer beside each other: `customer_no`, `cell0`… (the codes of its levels, packed), `contacts`, and of its
 * customer `worth` and `score` (NULL without); where a customer has several rows `key`, where not all count alike `exposure`. `profile` are the stages up to it,
 * held, with the choices as its columns; the dimensions are some of the choices.
 */
export function customersQuery(
  spec: ContextsSpec,
  scope: Scope,
  profile: readonly Stage[],
  choices: readonly SpecDimension[],
  dimensions: readonly LeveledDimension[],
): Sql<'query'> {
  const stages = [...profile, ...contactStages(spec, scope, []), perState(spec, [])];
  const codes = dimensions.map(({ choice, levels }) => {
    const column = path('profile', `d${choices.indexOf(choice)}`);
    const cuts = heldBands(spec, scope, choice);
    return cuts === null ? codeOfLevel(column, levels) : codeOfBand(column, cuts, levels);
  });
  const cells = packs(sizesOf(dimensions)).map(
    (word, index) => sql`${packed(word, dimensions, codes)}::DOUBLE AS ${identifier(`cell${index}`)}`,
  );
  const extra = measuresOf(spec, scope);
  const columns = [
    sql`"profile"."customer_no"::INTEGER AS "customer_no"`,
    ...(splitsTime(spec) ? [sql`"profile"."key" AS "key"`] : []),
    ...cells,
    sql`coalesce("per_state"."n", ${integer(0)})::INTEGER AS "contacts"`,
    ...(countsCustomers(spec) ? [] : [sql`"profile"."exposure" AS "exposure"`]),
    ...extra.columns,
  ];
  const order = splitsTime(spec) ? sql` ORDER BY "profile"."key"` : sql``;
  return chain(
    [...stages, ...extra.stages],
    query`SELECT ${join(columns)}
FROM "profile" LEFT JOIN "per_state" ON "per_state"."key" = "profile"."key" ${join(extra.joins, sql` `)}${order}`,
  );
}

/** What is summed over events needs no more of a customer than the number. */
const ownerOf = ({ kind }: Measure): 'population' | 'profile' => (kind === 'events' ? 'profile' : 'population');

interface OwnMeasures {
  readonly stages: readonly Stage[];
  readonly joins: readonly Sql<'expression'>[];
  readonly columns: readonly Sql[];
  readonly names: readonly ('worth' | 'score')[];
}

/** What a customer is worth and what they answered, beside `profile`. */
function measuresOf(spec: ContextsSpec, scope: Scope): OwnMeasures {
  const names = naming();
  const apart: Naming = { next: (prefix) => names.next(`own_${prefix}`) };
  const wanted = [
    { name: 'worth' as const, measure: spec.worth },
    { name: 'score' as const, measure: spec.satisfaction },
  ].flatMap(({ name, measure }) =>
    measure === null ? [] : [{ name, compiled: compileMeasure(measure, scope, apart, ownerOf(measure)) }],
  );
  const readsFields = [spec.worth, spec.satisfaction].some(
    (measure) => measure !== null && ownerOf(measure) === 'population',
  );
  const joined = sql`JOIN "population" ON "population"."customer_no" = "profile"."customer_no"`;
  return {
    stages: wanted.flatMap(({ compiled }) => compiled.stages),
    joins: [...(readsFields ? [joined] : []), ...wanted.flatMap(({ compiled }) => compiled.joins)],
    columns: wanted.map(({ name, compiled }) => sql`(${compiled.value})::DOUBLE AS ${identifier(name)}`),
    names: wanted.map(({ name }) => name),
  };
}

/**
 * Contacts by row of `profile` and by levels of the contacts: `key` (the customer, where a customer is one row), `side`, `contacts`; those of customers outside it
 * may be among them.
 * `profile` are the stages up to it, held.
 */
export function sidesQuery(
  spec: ContextsSpec,
  scope: Scope,
  profile: readonly Stage[],
  dimensions: readonly LeveledDimension[],
): Sql<'query'> {
  const stages = [
    ...profile,
    ...contactStages(
      spec,
      scope,
      dimensions.map(({ choice }) => choice),
    ),
  ];
  const codes = dimensions.map(({ levels }, index) => codeOfLevel(path('contacts', `s${index}`), levels));
  const side = sql`(${packed([...dimensions.keys()], dimensions, codes)})::DOUBLE AS "side"`;
  const owner = path('contacts', 'customer_no');
  const key = splitsTime(spec) ? path('profile', 'key') : sql`${owner}::DOUBLE`;
  if (!splitsTime(spec) && scope.population === null)
    return chain(
      stages,
      query`SELECT ${key} AS "key", ${side}, count(*)::DOUBLE AS "contacts" FROM "contacts" WHERE ${owner} IS NOT NULL GROUP BY ALL`,
    );
  return chain(
    stages,
    query`SELECT ${key} AS "key", ${side}, count(*)::DOUBLE AS "contacts"
FROM "contacts" JOIN "profile" ON ${inState(spec)} GROUP BY ALL`,
  );
}

/**
 * The numbers of one context, counted anew: `customers`, `exposure`, `contacts`, `contacting`, and what follows from them and everybody's: `rate`,
 * `rest_rate`, `expected`, `excess`; `worth`, and the `answers`, mean `score`, its `deviation`, `p10`, `p50`, `p90` where they are asked for. The SQL that is shown for it.
 */
export function recountQuery(spec: ContextsSpec, scope: Scope, { values, sides }: Values): Sql<'query'> {
  const choices = values.map(({ choice }) => choice);
  const extra = measuresOf(spec, scope);
  const stages: readonly Stage[] = [
    ...profileStages(spec, scope, choices),
    ...contactStages(
      spec,
      scope,
      sides.map(({ choice }) => choice),
    ),
    keptStage(sides.map(({ level }, index) => isAtLevels(identifier(`s${index}`), [level]))),
    perState(spec, sides),
    {
      name: 'members',
      query: query`SELECT "profile".*, coalesce("n", ${integer(0)}) AS "n", ${and(
        values.map(({ level }, index) => isAtLevels(path('profile', `d${index}`), [level])),
      )} AS "inside" FROM "profile" LEFT JOIN "per_state" ON "per_state"."key" = "profile"."key"`,
    },
    {
      name: 'counted',
      query: query`SELECT count(DISTINCT "customer_no") FILTER (WHERE "inside") AS "customers", coalesce(sum("exposure") FILTER (WHERE "inside"), ${integer(0)}) AS "exposure",
  coalesce(sum("n") FILTER (WHERE "inside"), ${integer(0)})::DOUBLE AS "contacts", count(DISTINCT "customer_no") FILTER (WHERE "inside" AND "n" > ${integer(0)}) AS "contacting",
  sum("exposure") AS "all_exposure", sum("n")::DOUBLE AS "all_contacts" FROM "members"`,
    },
    ...stakesStages(extra),
  ];
  const columns = [
    sql`"customers"::DOUBLE AS "customers"`,
    sql`"exposure"::DOUBLE AS "exposure"`,
    sql`"contacts"`,
    sql`"contacting"::DOUBLE AS "contacting"`,
    sql`"contacts" / nullif("exposure", ${integer(0)}) AS "rate"`,
    sql`("all_contacts" - "contacts") / nullif("all_exposure" - "exposure", ${integer(0)}) AS "rest_rate"`,
    sql`"all_contacts" * "exposure" / "all_exposure" AS "expected"`,
    sql`"contacts" - "all_contacts" * "exposure" / "all_exposure" AS "excess"`,
    ...(extra.columns.length === 0 ? [] : [sql`"stakes".*`]),
  ];
  return chain(
    stages,
    query`SELECT ${join(columns)} FROM "counted"${extra.columns.length === 0 ? sql`` : sql`, "stakes"`}`,
  );
}

/** `stakes`: one row, of the customers inside. */
function stakesStages({ stages, joins, columns, names }: OwnMeasures): readonly Stage[] {
  if (columns.length === 0) return [];
  const inside = query`SELECT DISTINCT "customer_no" FROM "members" WHERE "inside"`;
  const sums = names.flatMap((name) =>
    name === 'worth'
      ? [sql`coalesce(sum("worth"), 0)::DOUBLE AS "worth"`]
      : [
          sql`count("score")::DOUBLE AS "answers"`,
          sql`avg("score") AS "score"`,
          sql`stddev_samp("score") AS "deviation"`,
          sql`quantile_cont("score", 0.1) AS "p10"`,
          sql`quantile_cont("score", 0.5) AS "p50"`,
          sql`quantile_cont("score", 0.9) AS "p90"`,
          sql`(count(*) FILTER (WHERE "score" >= 9))::DOUBLE AS "promoters"`,
          sql`(count(*) FILTER (WHERE "score" <= 6))::DOUBLE AS "detractors"`,
        ],
  );
  return [
    ...stages,
    { name: 'own', query: query`SELECT ${join(columns)} FROM (${inside}) AS "profile" ${join(joins, sql` `)}` },
    { name: 'stakes', query: query`SELECT ${join(sums)} FROM "own"` },
  ];
}

/** `per_state`: the contacts that count by row of `profile`: `key`, `n`; a key may be of no row. */
export function perState(spec: ContextsSpec, sides: readonly Value[]): Stage {
  const from = sides.length === 0 ? identifier('contacts') : sql`"kept" AS "contacts"`;
  const owner = path('contacts', 'customer_no');
  if (!splitsTime(spec))
    return {
      name: 'per_state',
      query: query`SELECT ${keyOf(owner, integer(0))}, count(*) AS "n" FROM ${from} WHERE ${owner} IS NOT NULL GROUP BY ${owner}`,
    };
  return {
    name: 'per_state',
    query: query`SELECT "profile"."key", count(*) AS "n" FROM ${from} JOIN "profile" ON ${inState(spec)} GROUP BY "profile"."key"`,
  };
}

/** A contact is of the state its day is in; one before the customer was known, of the first. */
export function inState(spec: ContextsSpec): Sql<'expression'> {
  const same = sql`"profile"."customer_no" = "contacts"."customer_no"`;
  if (!splitsTime(spec)) return same;
  return sql`${same} AND ("contacts"."day" >= "profile"."from_day" OR "profile"."state" = ${integer(0)}) AND "contacts"."day" < "profile"."next_day"`;
}

const perCustomer: Stage = {
  name: 'per_customer',
  query: query`SELECT "customer_no", count(*) AS "n" FROM "contacts" GROUP BY "customer_no"`,
};

/** The codes of some values in one number, mixed radix, first dimension first. */
function packed(
  which: readonly number[],
  dimensions: readonly LeveledDimension[],
  codes: readonly Sql<'expression'>[],
): Sql<'expression'> {
  return which.reduce<Sql<'expression'>>(
    (sum, dimension) => {
      const own = codes[dimension] ?? sql`0`;
      return sql`((${sum}) * ${integer(dimensions[dimension]?.levels.length ?? 1)} + ${own})`;
    },
    sql`${integer(0)}::BIGINT`,
  );
}

/** The same of the place of a band. */
function codeOfBand(place: Sql, cuts: readonly number[], levels: readonly DimensionLevel[]): Sql<'expression'> {
  const codes = bandLevels(cuts).map((name) =>
    levels.findIndex((level) => level.kind === 'value' && level.value === name),
  );
  const missing = levels.findIndex(({ kind }) => kind === 'missing');
  const code = sql`[${join(codes.map(integer))}][${place} + 1]`;
  return sql`(${missing < 0 ? code : sql`coalesce(${code}, ${integer(missing)})`})::BIGINT`;
}

/** The place of a value among its levels. */
export function codeOfLevel(value: Sql, levels: readonly DimensionLevel[]): Sql<'expression'> {
  const place = (kind: DimensionLevel['kind']): number => levels.findIndex((level) => level.kind === kind);
  const named = levels.flatMap((level, index) =>
    level.kind === 'value' ? [sql`WHEN ${value} = ${literal(level.value)} THEN ${integer(index)}`] : [],
  );
  const missing = place('missing') >= 0 ? [sql`WHEN ${value} IS NULL THEN ${integer(place('missing'))}`] : [];
  const other = place('other') >= 0 ? sql` ELSE ${integer(place('other'))}` : sql``;
  return sql`(CASE ${join([...missing, ...named], sql` `)}${other} END)::BIGINT`;
}
