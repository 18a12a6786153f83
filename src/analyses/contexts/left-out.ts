import { identifyingRoles, isDated, isNumeric, type ColumnRole } from '../../model/column.ts';
import { populationStages } from '../../model/population.ts';
import type { CustomerField, CustomerRecord, FieldId } from '../../model/record.ts';
import { firstNumber, type Rows } from '../../model/rows.ts';
import { fieldExpression, naming, type Scope } from '../../model/scope.ts';
import { chain, identifier, join, literal, query, sql, type Sql } from '../../sql/sql.ts';
import type { ContextsSpec, SpecDimension } from './spec.ts';

/** A field that no dimension is made of: of too many values to cross each, or a number that must be cut first. */
export interface LeftOut {
  readonly field: CustomerField;
  readonly why: 'values' | 'number';
}

const neverCrossed: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...identifyingRoles,
  'event-id',
  'ignored',
  'postcode',
]);

/** Fields that were not proposed, of which a person may all the same make a dimension. */
export function leftOut(record: CustomerRecord, spec: ContextsSpec): readonly LeftOut[] {
  const used = new Set([...spec.dimensions.flatMap(({ dimension }) => fieldsOf(dimension)), spec.outcome?.field ?? '']);
  return record.fields
    .filter(
      ({ id, role, type, distinct }) => !used.has(id) && !neverCrossed.has(role) && !isDated(type) && distinct > 1,
    )
    .map((field) => ({ field, why: isNumeric(field.type) ? 'number' : 'values' }));
}

function fieldsOf(dimension: SpecDimension['dimension']): readonly FieldId[] {
  switch (dimension.kind) {
    case 'field':
    case 'prefix':
      return [dimension.field];
    case 'banded':
      return dimension.measure.kind === 'field' || dimension.measure.kind === 'elapsed'
        ? [dimension.measure.field]
        : [];
    case 'used':
    case 'main-value':
    case 'stage':
    case 'life':
    case 'contact-column':
      return [];
  }
}

const shares = [0.25, 0.5, 0.75] as const;

/** One row: of each field its quartiles, its least value and the next one, over the population: `q0_0`, `q0_1`, `q0_2`, `least_0`, `next_0`… */
export function quartersQuery(scope: Scope, fields: readonly CustomerField[]): Sql<'query'> {
  const columns = fields.map(
    ({ id }, index) => sql`${fieldExpression(scope, id, 'population')}::DOUBLE AS ${identifier(`v${index}`)}`,
  );
  const told = fields.flatMap((_, index) => {
    const value = identifier(`v${index}`);
    const least = sql`(SELECT min(${value}) FROM "numbers")`;
    return [
      ...shares.map(
        (share, at) => sql`quantile_cont(${value}, ${literal(share)})::DOUBLE AS ${identifier(`q${index}_${at}`)}`,
      ),
      sql`min(${value}) AS ${identifier(`least_${index}`)}`,
      sql`min(${value}) FILTER (WHERE ${value} > ${least}) AS ${identifier(`next_${index}`)}`,
    ];
  });
  return chain(
    [
      ...populationStages(scope, naming()),
      { name: 'numbers', query: query`SELECT ${join(columns)} FROM "population"` },
    ],
    query`SELECT ${join(told)} FROM "numbers"`,
  );
}

/** The dimension of each field: a number cut near its quartiles, at values that are short to write; others as they are. Null where all customers have one value. */
export function dimensionOf(field: CustomerField, rows: Rows, index: number): SpecDimension | null {
  const at = (name: string): number => firstNumber(rows, `${name}_${index}`);
  const [least, next] = [at('least'), at('next')];
  if (!Number.isFinite(next)) return null;
  const cuts = roundCuts(
    shares.map((_, share) => firstNumber(rows, `q${index}_${share}`)),
    least,
  );
  return {
    dimension: { kind: 'banded', measure: { kind: 'field', field: field.id }, cuts: cuts.length === 0 ? [next] : cuts },
    family: field.family === 'channel' || field.family === 'reason' ? 'profile' : field.family,
  };
}

/** Quartiles to a quarter of the power of ten of what lies between them, above the least value, each once. */
export function roundCuts(quartiles: readonly number[], least: number): readonly number[] {
  const spread = (quartiles.at(-1) ?? 0) - (quartiles[0] ?? 0);
  const step = spread > 0 ? 10 ** Math.floor(Math.log10(spread / 2)) : 1;
  // A tenth is no sum of binary fractions: divided by a whole number it is written short.
  const rounded = quartiles.map((value) =>
    step < 1 ? Math.round(value / step) / Math.round(1 / step) : Math.round(value / step) * step,
  );
  return [...new Set(rounded)].filter((cut) => cut > least).sort((a, b) => a - b);
}

/** A field of many values: its most frequent ones, and the others together. */
export const dimensionOfValues = (field: CustomerField): SpecDimension => ({
  dimension: { kind: 'field', field: field.id },
  family: field.family === 'channel' || field.family === 'reason' ? 'profile' : field.family,
});
