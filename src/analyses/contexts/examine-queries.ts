import { and, chain, identifier, integer, join, path, query, sql, type Sql, type Stage } from '../../sql/sql.ts';
import { isAtLevels } from '../../model/compile-dimension.ts';
import type { Scope } from '../../model/scope.ts';
import { contactStages, keptStage } from './contact-rows.ts';
import type { LeveledDimension } from './levels.ts';
import { codeOfLevel, inState, perState, type Value, type Values } from './queries.ts';
import { profileStages } from './states.ts';
import { dimensionKey, type ContextsSpec, type SpecDimension } from './spec.ts';

/** `members`: the rows of `profile` with `n`, the contacts of the context's channel and reason, and `m0`, `m1`… whether they have each value. */
function memberStages(
  spec: ContextsSpec,
  scope: Scope,
  { values, sides }: Values,
  further: readonly SpecDimension[] = [],
): readonly Stage[] {
  const choices = [...values.map(({ choice }) => choice), ...further];
  const matches = values.map(
    (value, index) => sql`${isAt(value, path('profile', `d${index}`))} AS ${identifier(`m${index}`)}`,
  );
  return [
    ...profileStages(spec, scope, choices),
    ...contactStages(
      spec,
      scope,
      sides.map(({ choice }) => choice),
    ),
    keptStage(sides.map((side, index) => isAt(side, identifier(`s${index}`)))),
    perState(spec, sides),
    {
      name: 'members',
      query: query`SELECT ${join([sql`"profile".*`, sql`coalesce("n", ${integer(0)}) AS "n"`, ...matches])}
FROM "profile" LEFT JOIN "per_state" ON "per_state"."key" = "profile"."key"`,
    },
  ];
}

const isAt = ({ level }: Value, column: Sql<'expression'>): Sql<'expression'> =>
  sql`coalesce(${isAtLevels(column, [level])}, FALSE)`;

/** Every set of the values by its bits, `0` the empty one: everybody. */
export const setsOfValues = (values: readonly Value[]): readonly number[] =>
  Array.from({ length: 2 ** values.length }, (_, set) => set);

/** One row: for each set of the values `customers_3`, `exposure_3`, `contacts_3`, `contacting_3`, and `phi`, how much the contacts of customers spread. */
export function partsQuery(spec: ContextsSpec, scope: Scope, context: Values): Sql<'query'> {
  const columns = setsOfValues(context.values).flatMap((set) => {
    const has = context.values.flatMap((_, index) => ((set & (1 << index)) === 0 ? [] : [identifier(`m${index}`)]));
    const all = and(has);
    return [
      sql`(count(DISTINCT "customer_no") FILTER (WHERE ${all}))::DOUBLE AS ${identifier(`customers_${set}`)}`,
      sql`coalesce(sum("exposure") FILTER (WHERE ${all}), ${integer(0)})::DOUBLE AS ${identifier(`exposure_${set}`)}`,
      sql`coalesce(sum("n") FILTER (WHERE ${all}), ${integer(0)})::DOUBLE AS ${identifier(`contacts_${set}`)}`,
      sql`(count(DISTINCT "customer_no") FILTER (WHERE "n" > ${integer(0)} AND ${all}))::DOUBLE AS ${identifier(`contacting_${set}`)}`,
    ];
  });
  return chain(
    [
      ...memberStages(spec, scope, context),
      {
        name: 'people',
        query: query`SELECT "customer_no", sum("n")::DOUBLE AS "y", sum("exposure") AS "x" FROM "members" GROUP BY "customer_no"`,
      },
      {
        name: 'spread',
        query: query`SELECT sum(("y" - "r" * "x") * ("y" - "r" * "x") / ("r" * "x")) FILTER (WHERE "r" * "x" > ${integer(0)}) / nullif(count(*) - ${integer(1)}, ${integer(0)}) AS "phi"
FROM "people", (SELECT sum("y") / nullif(sum("x"), ${integer(0)}) AS "r" FROM "people") AS "overall"`,
      },
      { name: 'sets', query: query`SELECT ${join(columns)} FROM "members"` },
    ],
    query`SELECT "sets".*, coalesce(greatest("phi", ${integer(1)}), ${integer(1)})::DOUBLE AS "phi" FROM "sets", "spread"`,
  );
}

/** Rows of `dimension` (its place in `dimensions`), `code`, `customers`, `exposure`, `contacts`: the context with one value changed, or with one value more. */
export function aroundQuery(
  spec: ContextsSpec,
  scope: Scope,
  context: Values,
  dimensions: readonly LeveledDimension[],
): Sql<'query'> {
  const own = context.values.length;
  const place = (index: number): Sql<'expression'> => path('members', `d${own + index}`);
  const parts = dimensions.map(
    ({ levels }, index) => sql`{'dimension': ${integer(index)}, 'code': ${codeOfLevel(place(index), levels)}}`,
  );
  const missed = join(
    [integer(0), ...context.values.map((_, index) => sql`(NOT ${identifier(`m${index}`)})::INTEGER`)],
    sql` + `,
  );
  const whens = context.values.flatMap(({ choice }, index) => {
    const at = dimensions.findIndex((one) => dimensionKey(one.choice) === dimensionKey(choice));
    const part = parts[at];
    return part === undefined ? [] : [sql`WHEN NOT ${identifier(`m${index}`)} THEN [${part}]`];
  });
  return chain(
    [
      ...memberStages(
        spec,
        scope,
        context,
        dimensions.map(({ choice }) => choice),
      ),
      {
        name: 'near',
        query: query`SELECT "customer_no", "exposure", "n", unnest(CASE WHEN ${missed} = ${integer(0)} THEN [${join(parts)}] ${join(whens, sql` `)} END) AS "part"
FROM "members" WHERE ${missed} <= ${integer(1)}`,
      },
    ],
    query`SELECT "part"."dimension"::DOUBLE AS "dimension", "part"."code"::DOUBLE AS "code", count(DISTINCT "customer_no")::DOUBLE AS "customers",
  sum("exposure")::DOUBLE AS "exposure", sum("n")::DOUBLE AS "contacts" FROM "near" WHERE "part"."code" IS NOT NULL GROUP BY ALL ORDER BY ALL`,
  );
}

/** Rows of `contacts`, `customers`: how many customers of the context made so many of its contacts. */
export function callersQuery(spec: ContextsSpec, scope: Scope, context: Values): Sql<'query'> {
  const inside = and(context.values.map((_, index) => identifier(`m${index}`)));
  return chain(
    [
      ...memberStages(spec, scope, context),
      {
        name: 'people',
        query: query`SELECT "customer_no", sum("n") AS "contacts" FROM "members" WHERE ${inside} GROUP BY "customer_no"`,
      },
    ],
    query`SELECT "contacts"::DOUBLE AS "contacts", count(*)::DOUBLE AS "customers" FROM "people" GROUP BY "contacts" ORDER BY "contacts"`,
  );
}

/** Rows of `dimension`, `code`, `inside` (1 or 0), `contacts`: all contacts by channel and by reason, of the context's customers and of the others. */
export function contactPartsQuery(
  spec: ContextsSpec,
  scope: Scope,
  { values }: Values,
  dimensions: readonly LeveledDimension[],
): Sql<'query'> {
  const inside = and(values.map((value, index) => isAt(value, path('profile', `d${index}`))));
  const parts = dimensions.map(
    ({ levels }, index) =>
      sql`{'dimension': ${integer(index)}, 'code': ${codeOfLevel(path('contacts', `s${index}`), levels)}}`,
  );
  return chain(
    [
      ...profileStages(
        spec,
        scope,
        values.map(({ choice }) => choice),
      ),
      ...contactStages(
        spec,
        scope,
        dimensions.map(({ choice }) => choice),
      ),
      {
        name: 'parts',
        query: query`SELECT ${inside} AS "inside", unnest([${join(parts)}]) AS "part" FROM "contacts" JOIN "profile" ON ${inState(spec)}`,
      },
    ],
    query`SELECT "part"."dimension"::DOUBLE AS "dimension", "part"."code"::DOUBLE AS "code", "inside"::INTEGER::DOUBLE AS "inside", count(*)::DOUBLE AS "contacts" FROM "parts" GROUP BY ALL ORDER BY ALL`,
  );
}
