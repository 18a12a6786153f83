import { lossOf, type CountedCell, type GammaMixture, type Zeros } from './gamma-poisson.ts';
import { nelderMead } from './nelder-mead.ts';

export interface FittedMixture {
  readonly mixture: GammaMixture;
  /** −ln of its likelihood. */
  readonly loss: number;
}

/** The surface is flat and the laws may change places, so that several starts are needed. */
const starts: readonly GammaMixture[] = [
  { alpha1: 2, beta1: 0.5, alpha2: 2, beta2: 2, weight: 0.1 },
  { alpha1: 0.5, beta1: 0.2, alpha2: 5, beta2: 5, weight: 0.2 },
  { alpha1: 15, beta1: 10, alpha2: 1.5, beta2: 1.5, weight: 0.3 },
];

/** How near each start is followed; only the best is followed to the end. */
const roughly = 1e-5;

/** The mixture under which the counts are likeliest. The first law is the one of the higher mean. */
export function fitMixture(
  cells: readonly CountedCell[],
  zeros: Zeros = 'kept',
  from: readonly GammaMixture[] = starts,
): FittedMixture {
  const loss = lossOf(cells, zeros);
  const lossAt = (at: readonly number[]): number => loss(readMixture(at));
  const [rough] = from
    .map((start) => nelderMead(lossAt, writeMixture(start), roughly))
    .sort((a, b) => a.value - b.value);
  if (rough === undefined) throw new RangeError('no start');
  const best = nelderMead(lossAt, rough.at);
  return { mixture: ordered(readMixture(best.at)), loss: best.value };
}

const writeMixture = ({ alpha1, beta1, alpha2, beta2, weight }: GammaMixture): readonly number[] => [
  Math.log(alpha1),
  Math.log(beta1),
  Math.log(alpha2),
  Math.log(beta2),
  Math.log(weight / (1 - weight)),
];

function readMixture([a1 = 0, b1 = 0, a2 = 0, b2 = 0, w = 0]: readonly number[]): GammaMixture {
  const positive = (x: number): number => Math.exp(Math.min(20, Math.max(-20, x)));
  return {
    alpha1: positive(a1),
    beta1: positive(b1),
    alpha2: positive(a2),
    beta2: positive(b2),
    weight: 1 / (1 + Math.exp(-w)),
  };
}

function ordered(mixture: GammaMixture): GammaMixture {
  const { alpha1, beta1, alpha2, beta2, weight } = mixture;
  if (alpha1 / beta1 >= alpha2 / beta2) return mixture;
  return { alpha1: alpha2, beta1: beta2, alpha2: alpha1, beta2: beta1, weight: 1 - weight };
}

/** Counts from here on that differ by less than `width` are alike: a proposal of ours. */
const manyFrom = 50;
const width = 0.02;

/** Alike counts have one class; classes are in the order of the counts. */
function classOf(count: number): number {
  return count < manyFrom ? Math.round(count) : manyFrom + Math.round(Math.log(count / manyFrom) / width);
}

/**
 * Fewer cells that say nearly the same (data squashing, DuMouchel & al. 1999): cells of alike counts, in the order of what was
 * expected, are averaged by `together`. Those with the largest counts stay as they are.
 */
export function squash(counts: Float64Array, expected: Float64Array, most: number): readonly CountedCell[] {
  const classes = Uint32Array.from(counts, classOf);
  const order = Uint32Array.from(counts.keys()).sort(
    (a, b) => (classes[a] ?? 0) - (classes[b] ?? 0) || (expected[a] ?? 0) - (expected[b] ?? 0),
  );
  const kept = Math.min(order.length, Math.floor(most / 2));
  const bulk = order.subarray(0, order.length - kept);
  const together = Math.max(1, Math.ceil(bulk.length / Math.max(1, most - kept)));
  const cells: CountedCell[] = [];
  for (let from = 0; from < bulk.length;) {
    const first = classes[bulk[from] ?? 0];
    let [to, count, expectation] = [from, 0, 0];
    while (to < bulk.length && to - from < together && classes[bulk[to] ?? 0] === first) {
      count += counts[bulk[to] ?? 0] ?? 0;
      expectation += expected[bulk[to] ?? 0] ?? 0;
      to += 1;
    }
    const times = to - from;
    cells.push({ count: count / times, expected: expectation / times, times });
    from = to;
  }
  for (const at of order.subarray(order.length - kept))
    cells.push({ count: counts[at] ?? 0, expected: expected[at] ?? 0, times: 1 });
  return cells;
}
