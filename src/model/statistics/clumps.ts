import { dip, dipProbability } from './dip.ts';
import { at } from './quantile.ts';

/** Fewer values than this and no dip is told from chance. */
const FEWEST_FOR_CLUMPS = 200;

/** Values in rank order that the test looks at; beyond some thousands, rounding alone makes every law "multimodal". */
export const POINTS_FOR_CLUMPS = 2000;

/** Probability under which two clumps are said; our own, as the share of the lower peak that the valley must go down by. */
const CLUMP_CUTS = { probability: 0.01, valleyDepth: 0.25 } as const;

export interface Clumps {
  /** Of a dip as deep in one population of the least favourable shape; see {@link dipProbability}. */
  readonly probability: number;
  /** Between the two peaks, in the unit of the values; null when there is no valley worth the name. */
  readonly cut: number | null;
  /** How far the valley goes down from the lower of the two peaks, 0 to 1. */
  readonly valleyDepth: number;
  /** Share of the values that are one of a few prices; see {@link shareAtPrices}. */
  readonly atPrices: number;
}

/**
 * Whether positive values make two clumps: the dip test on their logarithms (Hartigan & Hartigan 1985), and where to cut. Values
 * that lie on a grid (counts, prices rounded to 5) are spread over its step first, else every grid has as many modes as steps.
 * Null with fewer than {@link FEWEST_FOR_CLUMPS} values.
 * @param points ascending and positive, evenly spaced in rank when there are more than {@link POINTS_FOR_CLUMPS}
 * @param n how many values they stand for
 */
export function clumpsOf(points: ArrayLike<number>, n: number = points.length): Clumps | null {
  if (n < FEWEST_FOR_CLUMPS || points.length < FEWEST_FOR_CLUMPS) return null;
  const logarithms = spreadOverGrid(points).map(Math.log);
  const probability = dipProbability(dip(logarithms), logarithms.length);
  const valley = deepestValley(logarithms);
  const atPrices = shareAtPrices(points);
  if (valley === null) return { probability, cut: null, valleyDepth: 0, atPrices };
  return { probability, cut: roundCut(Math.exp(valley.at), points), valleyDepth: valley.depth, atPrices };
}

/** Our own: a value that comes at least once in so many is a price, where the middle half of all spans so many steps of their grid. */
const PRICES = { onceIn: 100, steps: 200 } as const;

/** Share of the values that come again and again where others could as well: 0.99, 1.99, 2.50. Of counts and of rounded values it is 0. */
function shareAtPrices(points: ArrayLike<number>): number {
  const n = points.length;
  const grid = gridOf(points);
  const middle = at(points, Math.floor(0.75 * n)) - at(points, Math.floor(0.25 * n));
  if (grid !== null && middle / grid < PRICES.steps) return 0;
  let held = 0;
  for (let first = 0; first < n;) {
    const value = at(points, first);
    let next = first + 1;
    // Sums of the same cents differ in their last bits.
    while (next < n && at(points, next) - value <= 1e-9 * value) next++;
    if ((next - first) * PRICES.onceIn >= n) held += next - first;
    first = next;
  }
  return held / n;
}

/** Whether the dip and the valley both say so. */
export function areClumps({ probability, cut, valleyDepth }: Clumps): boolean {
  return probability < CLUMP_CUTS.probability && cut !== null && valleyDepth >= CLUMP_CUTS.valleyDepth;
}

/** Steps that prices, counts and scores are rounded to, the widest first. */
const STEPS: readonly number[] = [1e6, 1e5, 1e4, 1e3, 500, 100, 50, 25, 20, 10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05, 0.01];

/** The widest step that all values are multiples of; null when they lie on none. */
export function gridOf(points: ArrayLike<number>): number | null {
  return STEPS.find((step) => isOnGrid(points, step)) ?? null;
}

function isOnGrid(points: ArrayLike<number>, step: number): boolean {
  for (let i = 0; i < points.length; i++) {
    const steps = at(points, i) / step;
    if (steps < 0.5 || Math.abs(steps - Math.round(steps)) > 1e-6 * Math.max(1, steps)) return false;
  }
  return true;
}

/** Equal values are laid side by side over the step of their grid: what a random spread would do on average, and the same each time. */
function spreadOverGrid(points: ArrayLike<number>): Float64Array {
  const grid = gridOf(points);
  const spread = Float64Array.from({ length: points.length }, (_, i) => at(points, i));
  if (grid === null) return spread;
  for (let first = 0; first < spread.length;) {
    const value = at(points, first);
    let next = first + 1;
    while (next < spread.length && at(points, next) === value) next++;
    for (let i = first; i < next; i++) spread[i] = value + grid * ((i - first + 0.5) / (next - first) - 0.5);
    first = next;
  }
  return spread;
}

interface Valley {
  readonly at: number;
  readonly depth: number;
}

const DENSITY_POINTS = 256;

/** The valley between the two peaks that stand out most, on a density as smooth as it may be while it has two peaks. */
function deepestValley(values: Float64Array): Valley | null {
  const n = values.length;
  const spread = Math.min(
    deviation(values),
    (at(values, Math.floor(0.75 * n)) - at(values, Math.floor(0.25 * n))) / 1.34,
  );
  const start = 0.9 * (spread || deviation(values)) * n ** -0.2;
  if (!(start > 0)) return null;
  for (let narrower = 0; narrower < 4; narrower++) {
    const valley = valleyOf(densityOf(values, start * 0.7 ** narrower));
    if (valley !== null && valley.depth >= CLUMP_CUTS.valleyDepth) return valley;
  }
  return null;
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
}

interface Density {
  readonly from: number;
  readonly step: number;
  readonly heights: Float64Array;
}

/** Gaussian kernel density on evenly spaced places; the height of a place is of no unit. */
function densityOf(values: Float64Array, width: number): Density {
  const from = at(values, 0) - 2 * width;
  const step = (at(values, values.length - 1) + 2 * width - from) / (DENSITY_POINTS - 1);
  const counts = new Float64Array(DENSITY_POINTS);
  for (const value of values) {
    const place = Math.round((value - from) / step);
    counts[place] = at(counts, place) + 1;
  }
  const reach = Math.ceil((4 * width) / step);
  const kernel = Float64Array.from({ length: reach + 1 }, (_, i) => Math.exp(-0.5 * ((i * step) / width) ** 2));
  const heights = Float64Array.from({ length: DENSITY_POINTS }, (_, i) => {
    let sum = 0;
    for (let j = Math.max(0, i - reach); j <= Math.min(DENSITY_POINTS - 1, i + reach); j++)
      sum += at(counts, j) * at(kernel, Math.abs(i - j));
    return sum;
  });
  return { from, step, heights };
}

/** For each place the lower of the highest peaks on both sides; the valley is where the density is furthest below. */
function valleyOf({ from, step, heights }: Density): Valley | null {
  const n = heights.length;
  const right = new Float64Array(n);
  for (let i = n - 1, highest = 0; i >= 0; i--) right[i] = highest = Math.max(highest, at(heights, i));
  let [highest, best, bestDrop, bestDepth] = [0, -1, 0, 0];
  for (let i = 0; i < n; i++) {
    highest = Math.max(highest, at(heights, i));
    const peak = Math.min(highest, at(right, i));
    const drop = peak - at(heights, i);
    if (drop > bestDrop) [best, bestDrop, bestDepth] = [i, drop, drop / peak];
  }
  return best === -1 ? null : { at: from + best * step, depth: bestDepth };
}

/** Two figures are as exact as a valley is; more are kept where two would leave the valley for a peak. */
function roundCut(cut: number, points: ArrayLike<number>): number {
  const rankOf = (value: number): number => {
    let count = 0;
    while (count < points.length && at(points, count) < value) count++;
    return count / points.length;
  };
  const round = Number(cut.toPrecision(2));
  return Math.abs(rankOf(round) - rankOf(cut)) <= 0.01 ? round : Number(cut.toPrecision(4));
}
