import {
  and,
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
import { compileDimension, isAtLevels } from '../../model/compile-dimension.ts';
import { compileRule } from '../../model/compile-rule.ts';
import { daysOf } from '../../model/period.ts';
import { populationStages } from '../../model/population.ts';
import { eventColumnOf, eventsOf } from '../../model/record.ts';
import { eventRows, naming, type Naming, type PerCustomer, type Scope } from '../../model/scope.ts';
import type { DimensionLevel, Rule } from '../../model/rule.ts';
import { askedOf, type LeveledDimension } from './levels.ts';
import type { ContextsSpec, SpecDimension } from './spec.ts';

/** The contacts of a context: those whose columns are at these levels. */
export interface SideLevel {
  readonly choice: SpecDimension;
  readonly level: DimensionLevel;
}

/** One row: contacts of the window, those of nobody who is known at the as-of date, those of the population. */
export function totalsQuery(spec: ContextsSpec, scope: Scope): Sql<'query'> {
  const stages = [...populationStages(scope, naming()), contactsStage(spec, scope, [])];
  return chain(
    stages,
    query`SELECT count(*)::DOUBLE AS "contacts", (count(*) FILTER (WHERE "customers"."customer_no" IS NULL))::DOUBLE AS "unknown",
  count("population"."customer_no")::DOUBLE AS "inside", (SELECT count(*) FROM "population")::DOUBLE AS "customers"
FROM "contacts" LEFT JOIN "customers" ON "customers"."customer_no" = "contacts"."customer_no" LEFT JOIN "population" ON "population"."customer_no" = "contacts"."customer_no"`,
  );
}

/** Rows of `dimension`, `value`, `count`: the most frequent values of each dimension of the customers, and the missing ones. */
export function customerLevelsQuery(spec: ContextsSpec, scope: Scope, choices: readonly SpecDimension[]): Sql<'query'> {
  const stages = profileStages(spec, scope, choices);
  return chain(stages, levelRows(choices, 'profile', 'd'));
}

/** The same of the contacts, over those of the population. */
export function contactLevelsQuery(spec: ContextsSpec, scope: Scope, choices: readonly SpecDimension[]): Sql<'query'> {
  const stages = [...populationStages(scope, naming()), contactsStage(spec, scope, choices)];
  const inside = {
    name: 'inside',
    query: query`SELECT "contacts".* FROM "contacts" JOIN "population" ON "population"."customer_no" = "contacts"."customer_no"`,
  };
  return chain([...stages, inside], levelRows(choices, 'inside', 's'));
}

function levelRows(choices: readonly SpecDimension[], relation: string, prefix: string): Sql<'query'> {
  const parts = choices.map((choice, index) => {
    const value = identifier(`${prefix}${index}`);
    return sql`(SELECT ${integer(index)}::DOUBLE AS "dimension", ${value} AS "value", count(*)::DOUBLE AS "count" FROM ${identifier(relation)} GROUP BY ${value}
ORDER BY (${value} IS NULL) DESC, "count" DESC, "value" LIMIT ${integer(askedOf(choice) + 1)})`;
  });
  return query`SELECT * FROM (${join(parts, sql` UNION ALL `)}) ORDER BY "dimension", "count" DESC, "value"`;
}

/** One row a customer of the population: `customer_no`, `cell` (the codes of its levels in one number), `contacts`, `exposure`. */
export function customersQuery(
  spec: ContextsSpec,
  scope: Scope,
  dimensions: readonly LeveledDimension[],
): Sql<'query'> {
  const stages = [
    ...profileStages(
      spec,
      scope,
      dimensions.map(({ choice }) => choice),
    ),
    contactsStage(spec, scope, []),
    perCustomer,
  ];
  const cell = packed(dimensions, (index) => path('profile', `d${index}`));
  return chain(
    stages,
    query`SELECT "profile"."customer_no"::DOUBLE AS "customer_no", (${cell})::DOUBLE AS "cell", coalesce("n", ${integer(0)})::DOUBLE AS "contacts", "profile"."exposure" AS "exposure"
FROM "profile" LEFT JOIN "per_customer" ON "per_customer"."customer_no" = "profile"."customer_no"`,
  );
}

/** Contacts of the population by customer and by levels of the contacts: `customer_no`, `side`, `contacts`. */
export function sidesQuery(spec: ContextsSpec, scope: Scope, dimensions: readonly LeveledDimension[]): Sql<'query'> {
  const stages = [
    ...populationStages(scope, naming()),
    contactsStage(
      spec,
      scope,
      dimensions.map(({ choice }) => choice),
    ),
  ];
  const side = packed(dimensions, (index) => path('contacts', `s${index}`));
  return chain(
    stages,
    query`SELECT "contacts"."customer_no"::DOUBLE AS "customer_no", (${side})::DOUBLE AS "side", count(*)::DOUBLE AS "contacts"
FROM "contacts" JOIN "population" ON "population"."customer_no" = "contacts"."customer_no" GROUP BY ALL`,
  );
}

/** The counts of one context, from its rule: `customers`, `exposure`, `contacts`, `contacting`. The SQL that is shown for it. */
export function recountQuery(spec: ContextsSpec, scope: Scope, rule: Rule, sides: readonly SideLevel[]): Sql<'query'> {
  const names = naming();
  const population = populationStages(scope, names);
  const member = compileRule(rule, scope, names, 'population');
  const members: Stage = {
    name: 'members',
    query: query`SELECT "population"."customer_no", ${exposure(spec, scope)} AS "exposure" FROM "population" ${join(member.joins, sql` `)} WHERE ${member.value}`,
  };
  const contacts = contactsStage(
    spec,
    scope,
    sides.map(({ choice }) => choice),
  );
  const kept: Stage = {
    name: 'kept',
    query: query`SELECT "customer_no" FROM "contacts" WHERE ${and(sides.map(({ level }, index) => isAtLevels(identifier(`s${index}`), [level])))}`,
  };
  const counted: Stage = {
    name: 'per_customer',
    query: query`SELECT "customer_no", count(*) AS "n" FROM "kept" GROUP BY "customer_no"`,
  };
  return chain(
    [...population, ...member.stages, members, contacts, kept, counted],
    query`SELECT count(*)::DOUBLE AS "customers", coalesce(sum("exposure"), ${integer(0)})::DOUBLE AS "exposure", coalesce(sum("n"), ${integer(0)})::DOUBLE AS "contacts", count("n")::DOUBLE AS "contacting"
FROM "members" LEFT JOIN "per_customer" ON "per_customer"."customer_no" = "members"."customer_no"`,
  );
}

const perCustomer: Stage = {
  name: 'per_customer',
  query: query`SELECT "customer_no", count(*) AS "n" FROM "contacts" GROUP BY "customer_no"`,
};

/** `profile`: the population with one column a dimension, `d0`, `d1`… */
function profileStages(spec: ContextsSpec, scope: Scope, choices: readonly SpecDimension[]): readonly Stage[] {
  const names: Naming = naming();
  const population = populationStages(scope, names);
  const compiled: readonly PerCustomer[] = choices.map(({ dimension }) =>
    compileDimension(dimension, scope, names, 'population'),
  );
  const columns = compiled.map(({ value }, index) => sql`${value} AS ${identifier(`d${index}`)}`);
  const joins = compiled.flatMap((dimension) => dimension.joins);
  const profile = query`SELECT ${join([sql`"population"."customer_no"`, sql`${exposure(spec, scope)} AS "exposure"`, ...columns])}
FROM "population" ${join(joins, sql` `)}`;
  return [...population, ...compiled.flatMap((dimension) => dimension.stages), { name: 'profile', query: profile }];
}

/** `contacts`: one row a contact. Where a contact has several rows, its channel is that of the first. */
function contactsStage(spec: ContextsSpec, scope: Scope, choices: readonly SpecDimension[]): Stage {
  const events = eventsOf(scope.record, spec.contacts);
  const columns = choices.map(({ dimension }) => {
    if (dimension.kind !== 'contact-column') throw new TypeError('Contacts are split by their own columns');
    return sql`${identifier(eventColumnOf(events, dimension.column).column)}::VARCHAR`;
  });
  const unit = events.unit === null ? null : identifier(events.unit);
  if (unit === null) {
    const kept = columns.map((column, index) => sql`${column} AS ${identifier(`s${index}`)}`);
    return {
      name: 'contacts',
      query: query`SELECT ${join([sql`"customer_no"`, ...kept])} ${eventRows(scope, spec.contacts, spec)}`,
    };
  }
  const firsts = columns.map(
    (column, index) => sql`first(${column} ORDER BY "event_at", ${column}) AS ${identifier(`s${index}`)}`,
  );
  const rows = eventRows(scope, spec.contacts, spec, [sql`${unit} IS NOT NULL`]);
  return {
    name: 'contacts',
    query: query`SELECT ${join([sql`"customer_no"`, ...firsts])} ${rows} GROUP BY "customer_no", ${unit}`,
  };
}

/**
 * 1, or the years of the customer inside the window: from the later of its first day and the day it was first known, to
 * the as-of date, both counted. A window without beginning begins with the first contact on file.
 */
function exposure(spec: ContextsSpec, scope: Scope): Sql<'expression'> {
  if (spec.exposure === 'customers') return sql`${integer(1)}::DOUBLE`;
  const days = daysOf(spec.window, scope.asOf);
  const from = days.from ?? eventsOf(scope.record, spec.contacts).firstDate ?? days.to;
  const seen = scope.record.origins.map((origin) => path('population', origin.seenColumn));
  const first = sql`greatest(${dateLiteral(from)}, least(${join(seen)})::DATE)`;
  return sql`greatest(${integer(1)}, (${dateLiteral(days.to)} - ${first}) + ${integer(1)})::DOUBLE / ${literal(365.25)}`;
}

/** The codes of some values in one number, mixed radix, first dimension first. */
function packed(
  dimensions: readonly LeveledDimension[],
  valueOf: (index: number) => Sql<'expression'>,
): Sql<'expression'> {
  return dimensions.reduce<Sql<'expression'>>(
    (sum, { levels }, index) =>
      index === 0
        ? code(valueOf(index), levels)
        : sql`(${sum}) * ${integer(levels.length)} + ${code(valueOf(index), levels)}`,
    sql`${integer(0)}::BIGINT`,
  );
}

function code(value: Sql, levels: readonly DimensionLevel[]): Sql<'expression'> {
  const place = (kind: DimensionLevel['kind']): number => levels.findIndex((level) => level.kind === kind);
  const named = levels.flatMap((level, index) =>
    level.kind === 'value' ? [sql`WHEN ${value} = ${literal(level.value)} THEN ${integer(index)}`] : [],
  );
  const missing = place('missing') >= 0 ? [sql`WHEN ${value} IS NULL THEN ${integer(place('missing'))}`] : [];
  const other = place('other') >= 0 ? sql` ELSE ${integer(place('other'))}` : sql``;
  return sql`(CASE ${join([...missing, ...named], sql` `)}${other} END)::BIGINT`;
}
