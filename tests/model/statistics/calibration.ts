import { SEVERE_RULES } from '../../../src/analyses/distribution/severity.ts';
import { diagnoseAverage, type AverageVerdict } from '../../../src/model/statistics/average-diagnosis.ts';
import { areClumps, clumpsOf, POINTS_FOR_CLUMPS } from '../../../src/model/statistics/clumps.ts';
import { at } from '../../../src/model/statistics/quantile.ts';
import { summarise } from '../../../src/model/statistics/summary.ts';
import { drawShape, fairColumn, NAMED_SHAPES, type NamedShape } from './named-shapes.ts';

export interface Told {
  readonly typicalShare: number;
  readonly hoover: number | null;
  readonly verdict: AverageVerdict;
  /** Of the dip; null where nothing was looked at. */
  readonly probability: number | null;
  /** Codes of the rules that fired. */
  readonly fired: readonly string[];
}

/** What the card says of a column, without groups or dates to compare. */
export function tell(values: Float64Array): Told {
  const summary = summarise(values);
  const { typicalShare, hoover, verdict, rules } = diagnoseAverage(summary);
  const clumps = clumpsOf(points(values), values.filter((x) => x > 0).length);
  const fired = rules.filter((rule) => rule.fired).map((rule) => rule.code);
  return {
    typicalShare,
    hoover,
    verdict,
    probability: clumps?.probability ?? null,
    fired: clumps !== null && areClumps(clumps) ? [...fired, 'clumps'] : fired,
  };
}

/** The positive values at ranks evenly spaced, as the engine gives them. */
function points(values: Float64Array): Float64Array {
  const sorted = values.filter((x) => x > 0).sort();
  if (sorted.length <= POINTS_FOR_CLUMPS) return sorted;
  return Float64Array.from({ length: POINTS_FOR_CLUMPS }, (_, i) =>
    at(sorted, Math.ceil((i * sorted.length) / POINTS_FOR_CLUMPS)),
  );
}

/** Share of fair columns on which a severe rule fires. */
export function falseAlarms(columns: number): number {
  let alarms = 0;
  for (let seed = 1; seed <= columns; seed++)
    if (tell(fairColumn(seed)).fired.some((code) => SEVERE_RULES.has(code))) alarms++;
  return alarms / columns;
}

/** Share of draws of a shape on which all that must fire does. */
export function flagged(shape: NamedShape, n: number, columns: number): number {
  let found = 0;
  for (let seed = 1; seed <= columns; seed++) {
    const { fired } = tell(drawShape(shape, n, 7919 * seed));
    if (shape.must.every((code) => fired.includes(code))) found++;
  }
  return found / columns;
}

export const PLANTED: readonly NamedShape[] = NAMED_SHAPES.filter((shape) => shape.must.length > 0);
