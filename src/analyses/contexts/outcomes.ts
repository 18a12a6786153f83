import { identifyingRoles, isDated } from '../../model/column.ts';
import { populationStages } from '../../model/population.ts';
import type { CustomerField, CustomerRecord } from '../../model/record.ts';
import type { Rows } from '../../model/rows.ts';
import { fieldText, naming, type Scope } from '../../model/scope.ts';
import { chain, integer, join, query, sql, type Sql } from '../../sql/sql.ts';
import type { FieldOutcome } from './spec.ts';

/** Something that is true of some customers and not of the others, with how many. */
export interface OutcomeChoice {
  readonly outcome: FieldOutcome;
  readonly customers: number;
  /** Of those of whom it is known. */
  readonly of: number;
}

const mostFields = 24;
/** Names of columns that tell what happened to customers rather than what they are. */
const telling =
  /churn|r[ée]sil|attrit|exit|left|cancel|annul|d[ée]part|perdu|lost|r[ée]clam|complain|litige|incident|d[ée]faut|default|retard|late|converti|convert|response|r[ée]pon|accept|achet|bought|target|cible|^y$/i;

/** Fields of two values, those whose name tells of an outcome first. */
export function outcomeFields(record: CustomerRecord): readonly CustomerField[] {
  return record.fields
    .filter(
      ({ role, type, distinct }) =>
        distinct === 2 && role !== 'ignored' && role !== 'gender' && !identifyingRoles.has(role) && !isDated(type),
    )
    .sort((a, b) => Number(telling.test(b.label)) - Number(telling.test(a.label)))
    .slice(0, mostFields);
}

/** Rows of `field` (its place), `value`, `n`: the customers of the population at each value. */
export function outcomesQuery(scope: Scope, fields: readonly CustomerField[]): Sql<'query'> {
  const parts = fields.map(
    ({ id }, index) =>
      sql`SELECT ${integer(index)}::DOUBLE AS "field", ${fieldText(scope, id, 'population')} AS "value" FROM "population"`,
  );
  return chain(
    populationStages(scope, naming()),
    query`SELECT "field", "value", count(*)::DOUBLE AS "n" FROM (${join(parts, sql` UNION ALL `)}) WHERE "value" IS NOT NULL GROUP BY "field", "value" ORDER BY "field", "n", "value"`,
  );
}

/** The rarer value of each field: what happened is what did not happen to most. */
export function readOutcomes(rows: Rows, fields: readonly CustomerField[]): readonly OutcomeChoice[] {
  const [places, values, counts] = [rows.numbers('field'), rows.texts('value'), rows.numbers('n')];
  return fields.flatMap(({ id }, place) => {
    const own = values.flatMap((value, row) =>
      places[row] === place && value !== null ? [{ value, n: counts[row] ?? 0 }] : [],
    );
    const [rarer] = own;
    if (rarer === undefined || own.length !== 2) return [];
    return [
      { outcome: { field: id, value: rarer.value }, customers: rarer.n, of: own.reduce((sum, { n }) => sum + n, 0) },
    ];
  });
}
