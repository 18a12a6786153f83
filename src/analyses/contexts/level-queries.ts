import { chain, identifier, integer, join, literal, query, sql, type Sql, type Stage } from '../../sql/sql.ts';
import { bandLevels } from '../../model/compile-dimension.ts';
import { populationStages } from '../../model/population.ts';
import { naming, type Scope } from '../../model/scope.ts';
import { contactStages } from './contact-rows.ts';
import { insideStage, type CountedContacts } from './inside.ts';
import { askedOf } from './levels.ts';
import { heldBands } from './states.ts';
import type { ContextsSpec, SpecDimension } from './spec.ts';

/**
 * Rows of `dimension`, `value`, `count`: the most frequent values of each dimension of what was exposed, and the missing ones; dimension -1 counts all rows.
 * `profile` are the stages up to it, held, with the choices as its columns.
 */
export function customerLevelsQuery(
  spec: ContextsSpec,
  scope: Scope,
  profile: readonly Stage[],
  choices: readonly SpecDimension[],
): Sql<'query'> {
  return chain(
    profile,
    levelRows(choices, 'profile', 'd', (column, choice) => nameOf(column, heldBands(spec, scope, choice))),
  );
}

/** The level that a column holds, itself or by its place. */
function nameOf(column: Sql<'expression'>, cuts: readonly number[] | null): Sql<'expression'> {
  return cuts === null ? column : sql`[${join(bandLevels(cuts).map(literal))}][${column} + 1]`;
}

/** The same of the contacts, over those of the population; over all where nobody knows who was exposed. */
export function contactLevelsQuery(
  spec: ContextsSpec,
  scope: Scope,
  choices: readonly SpecDimension[],
  which: CountedContacts = 'counted',
): Sql<'query'> {
  const stages = [...populationStages(scope, naming()), ...contactStages(spec, scope, choices)];
  return chain([...stages, insideStage(spec, scope, which)], levelRows(choices, 'inside', 's'));
}

function levelRows(
  choices: readonly SpecDimension[],
  relation: string,
  prefix: string,
  name: (column: Sql<'expression'>, choice: SpecDimension) => Sql<'expression'> = (column) => column,
): Sql<'query'> {
  const parts = choices.map((choice, index) => {
    const value = identifier(`${prefix}${index}`);
    return sql`(SELECT ${integer(index)}::DOUBLE AS "dimension", ${name(value, choice)} AS "value", count(*)::DOUBLE AS "count" FROM ${identifier(relation)} GROUP BY ${value}
ORDER BY (${value} IS NULL) DESC, "count" DESC, "value" LIMIT ${integer(askedOf(choice) + 1)})`;
  });
  const whole = sql`SELECT ${integer(-1)}::DOUBLE AS "dimension", NULL::VARCHAR AS "value", count(*)::DOUBLE AS "count" FROM ${identifier(relation)}`;
  return query`SELECT * FROM (${join([whole, ...parts], sql` UNION ALL `)}) ORDER BY "dimension", "count" DESC, "value"`;
}
