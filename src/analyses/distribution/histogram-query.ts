import { naming, type Scope } from '../../model/scope.ts';
import { chain, identifier, integer, join, literal, query, sql, type Sql, type Stage } from '../../sql/sql.ts';
import type { Binning } from './bars.ts';
import { groupNumber, type NamedLevels } from './levels.ts';
import type { DistributionSpec } from './spec.ts';
import { valuesStages } from './values-stage.ts';

/** How `bin` names what is not in a bin; the bins are 0, 1, 2 … and what is beyond them comes last. */
export const zeroBin = -1;
export const belowBin = -2;

/**
 * How many values and how much of the value are in each bin, in one pass: `bin` (NULL for missing values), `count`,
 * `sum`, the `least` and the `greatest` of them, and `part` with a split. The place of a value is found by a division, then set right at the edges, so that
 * the bins hold exactly what a rule between two edges finds. Where values repeat, each is placed once.
 */
export function histogramQuery(
  spec: DistributionSpec,
  scope: Scope,
  binning: Binning,
  levels: NamedLevels | null,
): Sql<'query'> {
  const stages: Stage[] = [...valuesStages(spec.measure, levels === null ? null : spec.split, scope, naming())];
  const part = levels === null ? [] : [sql`${groupNumber(levels, identifier('level'))} AS "part"`];
  const kept = levels === null ? [] : [sql`"part"`];
  const [weight, sum] = binning.repeats
    ? [sql`sum("times")`, sql`sum("times" * "value")`]
    : [sql`count(*)`, sql`sum("value")`];
  if (binning.repeats) {
    stages.push({
      name: 'tallied',
      query: query`SELECT ${join([sql`"value"`, ...part, sql`count(*) AS "times"`])} FROM "values" GROUP BY ALL`,
    });
  }
  const place = sql`${placeOf(binning)} AS "place"`;
  const placed = binning.repeats
    ? query`SELECT ${join([sql`"value"`, sql`"times"`, ...kept, place])} FROM "tallied"`
    : query`SELECT ${join([sql`"value"`, ...part, place])} FROM "values"`;
  const columns = [
    ...kept,
    sql`${binOf(binning)} AS "bin"`,
    sql`${weight}::DOUBLE AS "count"`,
    sql`${sum}::DOUBLE AS "sum"`,
    sql`min("value")::DOUBLE AS "least"`,
    sql`max("value")::DOUBLE AS "greatest"`,
  ];
  return chain(
    [...stages, { name: 'placed', query: placed }],
    query`SELECT ${join(columns)} FROM "placed" GROUP BY ALL`,
  );
}

/** The place of a value by division, a fraction of bins from the start; right but for rounding. */
function placeOf({ bins }: Binning): Sql<'expression'> {
  return sql`(${positionOn(bins.scale)} - ${literal(bins.start)}) / ${literal(bins.width)}`;
}

/** As `onScale` of the bins. */
function positionOn(scale: Binning['bins']['scale']): Sql<'expression'> {
  if (scale === 'linear') return sql`"value"`;
  if (scale === 'log') return sql`log10(nullif("value", 0))`;
  return sql`asinh("value" / ${literal(scale.asinh)}) / ${literal(Math.LN10)}`;
}

/** Closer than this to an edge, in bins, a value is compared with the edge itself. */
const nearEdge = 1e-9;

function binOf({ bins, edges }: Binning): Sql<'expression'> {
  const whens: Sql[] = [];
  if (bins.zerosApart) whens.push(sql`WHEN "value" = 0 THEN ${integer(zeroBin)}`);
  if (bins.underflowBelow !== null) whens.push(sql`WHEN "value" < ${literal(edges[0] ?? 0)} THEN ${integer(belowBin)}`);
  if (bins.overflowFrom !== null)
    whens.push(sql`WHEN "value" >= ${literal(edges[bins.count] ?? 0)} THEN ${integer(bins.count)}`);
  whens.push(sql`WHEN abs("place" - round("place")) > ${literal(nearEdge)} THEN floor("place")`);
  whens.push(sql`WHEN "value" < [${join(edges.map(literal))}][round("place")::INTEGER + 1] THEN round("place") - 1`);
  return sql`CASE ${join(whens, sql` `)} ELSE round("place") END`;
}
