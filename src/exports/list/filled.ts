import { fieldExpression, naming, type Scope } from '../../model/scope.ts';
import { populationStages } from '../../model/population.ts';
import type { FieldId } from '../../model/record.ts';
import { chain, identifier, join, query, sql, type Sql } from '../../sql/sql.ts';

/** How many customers of the population there are, `all`, and how many have each field: `field_<n>` in the order of the fields. */
export function filledQuery(fields: readonly FieldId[], scope: Scope): Sql<'query'> {
  const counts = fields.map(
    (id, index) => sql`count(${fieldExpression(scope, id, 'population')})::DOUBLE AS ${identifier(`field_${index}`)}`,
  );
  return chain(
    populationStages(scope, naming()),
    query`SELECT ${join([sql`count(*)::DOUBLE AS "all"`, ...counts])} FROM "population"`,
  );
}
