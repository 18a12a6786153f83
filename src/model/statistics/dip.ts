import { at } from './quantile.ts';

interface Gap {
  /** The largest distance between the two curves, in half ranks. */
  readonly size: number;
  /** Where in each curve it was met. */
  readonly minorant: number;
  readonly majorant: number;
}

/**
 * Dip statistic of an ascending array (Hartigan & Hartigan 1985, with the corrected end of the search): the largest distance from the empirical law to
 * the nearest unimodal one, at least 1 / (2n). Linear in n but for the few turns of the search.
 * @throws RangeError when the array is empty.
 */
export function dip(sorted: ArrayLike<number>): number {
  const n = sorted.length;
  if (n === 0) throw new RangeError('dip of no values');
  if (n < 4 || at(sorted, 0) === at(sorted, n - 1)) return 1 / (2 * n);
  const below = minorantLinks(sorted);
  const above = majorantLinks(sorted);
  let [low, high] = [0, n - 1];
  let largest = 1;
  for (;;) {
    const minorant = chainOf(below, high, low);
    const majorant = chainOf(above, low, high);
    const gap: Gap =
      minorant.length === 2 && majorant.length === 2
        ? { size: 1, minorant: 1, majorant: 1 }
        : widestGap(sorted, minorant, majorant);
    if (gap.size < largest) break;
    const outside = Math.max(
      outsideMinorant(sorted, minorant, gap.minorant),
      outsideMajorant(sorted, majorant, gap.majorant),
    );
    largest = Math.max(largest, outside);
    const [nextLow, nextHigh] = [at(minorant, gap.minorant), at(majorant, gap.majorant)];
    if (nextLow === low && nextHigh === high) break;
    [low, high] = [nextLow, nextHigh];
  }
  return largest / (2 * n);
}

/** For each point, the one before it on the greatest convex minorant of the points up to it. */
function minorantLinks(x: ArrayLike<number>): Int32Array {
  const links = new Int32Array(x.length);
  for (let j = 1; j < x.length; j++) {
    let k = j - 1;
    while (k > 0) {
      const before = at(links, k);
      if ((at(x, j) - at(x, k)) * (k - before) < (at(x, k) - at(x, before)) * (j - k)) break;
      k = before;
    }
    links[j] = k;
  }
  return links;
}

/** For each point, the one after it on the least concave majorant of the points from it on. */
function majorantLinks(x: ArrayLike<number>): Int32Array {
  const last = x.length - 1;
  const links = new Int32Array(x.length).fill(last);
  for (let j = last - 1; j >= 0; j--) {
    let k = j + 1;
    while (k < last) {
      const after = at(links, k);
      if ((at(x, j) - at(x, k)) * (k - after) < (at(x, k) - at(x, after)) * (j - k)) break;
      k = after;
    }
    links[j] = k;
  }
  return links;
}

function chainOf(links: Int32Array, from: number, to: number): readonly number[] {
  const chain = [from];
  let current = from;
  while (current !== to) {
    current = from < to ? Math.min(at(links, current), to) : Math.max(at(links, current), to);
    chain.push(current);
  }
  return chain;
}

/** Walks up both curves at once, the minorant being listed from above. */
function widestGap(x: ArrayLike<number>, minorant: readonly number[], majorant: readonly number[]): Gap {
  let ofMinorant = minorant.length - 2;
  let ofMajorant = 1;
  let gap: Gap = { size: 0, minorant: minorant.length - 1, majorant: majorant.length - 1 };
  for (;;) {
    const [lower, upper] = [at(minorant, ofMinorant), at(majorant, ofMajorant)];
    if (lower > upper) {
      const before = at(minorant, ofMinorant + 1);
      const rise = ((at(x, upper) - at(x, before)) * (lower - before)) / (at(x, lower) - at(x, before));
      const size = upper - before + 1 - rise;
      ofMajorant++;
      if (size >= gap.size) gap = { size, minorant: ofMinorant + 1, majorant: ofMajorant - 1 };
    } else {
      const before = at(majorant, ofMajorant - 1);
      const rise = ((at(x, lower) - at(x, before)) * (upper - before)) / (at(x, upper) - at(x, before));
      const size = rise - (lower - before - 1);
      ofMinorant--;
      if (size >= gap.size) gap = { size, minorant: ofMinorant + 1, majorant: ofMajorant };
    }
    ofMinorant = Math.max(ofMinorant, 0);
    ofMajorant = Math.min(ofMajorant, majorant.length - 1);
    if (at(minorant, ofMinorant) === at(majorant, ofMajorant)) return gap;
  }
}

/** How far the values below the modal interval are over their minorant. */
function outsideMinorant(x: ArrayLike<number>, minorant: readonly number[], from: number): number {
  let largest = 0;
  for (let j = from; j < minorant.length - 1; j++) {
    const [start, end] = [at(minorant, j + 1), at(minorant, j)];
    largest = Math.max(
      largest,
      alongChord(x, start, end, (steps, chord) => steps + 1 - chord),
    );
  }
  return largest;
}

function outsideMajorant(x: ArrayLike<number>, majorant: readonly number[], from: number): number {
  let largest = 0;
  for (let j = from; j < majorant.length - 1; j++) {
    const [start, end] = [at(majorant, j), at(majorant, j + 1)];
    largest = Math.max(
      largest,
      alongChord(x, start, end, (steps, chord) => chord - steps + 1),
    );
  }
  return largest;
}

function alongChord(
  x: ArrayLike<number>,
  start: number,
  end: number,
  distance: (steps: number, chord: number) => number,
): number {
  const width = at(x, end) - at(x, start);
  if (end - start <= 1 || width === 0) return 1;
  let largest = 1;
  for (let i = start; i <= end; i++) {
    const chord = ((at(x, i) - at(x, start)) * (end - start)) / width;
    largest = Math.max(largest, distance(i - start, chord));
  }
  return largest;
}

const PROBABILITIES = [0.5, 0.9, 0.95, 0.99, 0.999] as const;

/** √n × quantiles of the dip of uniform samples of size n, from a million simulations with R's diptest 0.76. */
const UNIFORM_DIPS: readonly (readonly [n: number, quantiles: readonly number[]])[] = [
  [10, [0.3092131, 0.4125575, 0.44149, 0.5049656, 0.5711427]],
  [30, [0.3365815, 0.4462796, 0.482921, 0.555821, 0.6417344]],
  [100, [0.3546218, 0.4715278, 0.5112794, 0.5902413, 0.6844797]],
  [500, [0.3678762, 0.4892099, 0.5306072, 0.613841, 0.7159241]],
  [1000, [0.3713748, 0.4937835, 0.5355127, 0.6200602, 0.7231787]],
  [2000, [0.3736799, 0.4964926, 0.5383602, 0.6245567, 0.7275522]],
  [5000, [0.3756429, 0.4989106, 0.5409817, 0.6267497, 0.731847]],
  [10_000, [0.3767347, 0.5001788, 0.5423722, 0.6280347, 0.7318226]],
  [20_000, [0.3774015, 0.5011439, 0.543525, 0.6304209, 0.736689]],
  [72_000, [0.3784761, 0.5025952, 0.5451849, 0.6326717, 0.7385551]],
];

/**
 * Probability that a uniform sample of n values has at least this dip, the least favourable unimodal case. Interpolated
 * between the points of the table: 1 stands for more than one half, 0 for less than 0.001.
 */
export function dipProbability(statistic: number, n: number): number {
  const scaled = Math.sqrt(n) * statistic;
  const cuts = PROBABILITIES.map((_, i) => uniformDip(n, i));
  const above = cuts.findIndex((cut) => scaled < cut);
  if (above === 0) return 1;
  if (above === -1) return 0;
  const [low, high] = [at(cuts, above - 1), at(cuts, above)];
  const [from, to] = [at(PROBABILITIES, above - 1), at(PROBABILITIES, above)];
  return 1 - (from + ((scaled - low) / (high - low)) * (to - from));
}

function uniformDip(n: number, column: number): number {
  const upper = UNIFORM_DIPS.findIndex(([size]) => size >= n);
  const [below, above] = [UNIFORM_DIPS[Math.max(0, upper - 1)], UNIFORM_DIPS[upper]];
  if (above === undefined || below === undefined) return at(UNIFORM_DIPS[UNIFORM_DIPS.length - 1]?.[1] ?? [], column);
  if (above === below || n <= below[0]) return at(below[1], column);
  const share = Math.log(n / below[0]) / Math.log(above[0] / below[0]);
  return at(below[1], column) + share * (at(above[1], column) - at(below[1], column));
}
