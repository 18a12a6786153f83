import { bestCut, takenOffAt } from '../../../model/statistics/best-cut.ts';
import { explainedVariance, type GroupMoments } from '../../../model/statistics/explained-variance.ts';
import { readableCut } from '../../../model/statistics/tree-columns.ts';
import { ordersOf } from '../sample-order.ts';
import type { Sample } from '../sample.ts';
import { moments } from './homogeneity.ts';

/** Cuts of ours, each where it decides what is proposed. */
export const PROPOSALS = {
  /** Two segments that say the same: together they lose less of the explanation than this. */
  mergeLoss: 0.02,
  /** More segments than a team remembers. */
  tooMany: 12,
  /** A segment below this share, or below so many customers, is too small to speak of. */
  smallShare: 0.01,
  smallCount: 30,
  /** Two clumps: an even spread would lose .75 of its squares to the best cut. On the half that chose the cut, then on the other. */
  splitFound: 0.82,
  splitHeld: 0.78,
  splitLeast: 200,
  splitSide: 0.1,
  /** A block of zeros this large, and no larger than the rest of 1, is a population of its own. */
  zeroBlock: 0.2,
} as const;

export interface MergeProposal {
  readonly first: number;
  readonly second: number;
  /** Share of the explanation that is lost, over the measures. */
  readonly loss: number;
}

export interface SplitProposal {
  readonly part: number;
  readonly measure: number;
  readonly cut: number;
  /** Why: two clumps, or a block without any. */
  readonly why: 'clumps' | 'zeros';
  readonly lowShare: number;
}

export interface CurvePoint {
  readonly segments: number;
  /** Mean over the measures of the share of the variance of ranks explained on the half that did not choose the groups. */
  readonly explained: number;
}

export interface Proposals {
  readonly merges: readonly MergeProposal[];
  readonly splits: readonly SplitProposal[];
  readonly small: readonly number[];
  readonly tooMany: boolean;
  /** From one group to all of them. */
  readonly curve: readonly CurvePoint[];
}

/** What would make the segments fewer, clearer or larger. `sizes` are of everybody: one a part, then the rest. */
export function propose(sample: Sample, parts: number, sizes: readonly number[]): Proposals {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const ranked = ordersOf(sample).map(({ ranks }) => ranks);
  const groups = ranked.map((ranks) => moments(ranks, sample.part, parts));
  const filled = Array.from({ length: parts }, (_, part) => part).filter((part) => (sizes[part] ?? 0) > 0);
  return {
    merges: filled.length < 3 ? [] : mergesOf(groups, filled),
    splits: filled.flatMap((part) => splitOf(sample, part) ?? []),
    small: filled.filter((part) => (sizes[part] ?? 0) < Math.max(PROPOSALS.smallCount, PROPOSALS.smallShare * all)),
    tooMany: filled.length > PROPOSALS.tooMany,
    curve: curveOf(sample, ranked, parts),
  };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** What putting two groups together takes from the sum of squares between. */
function lostBetween(a: GroupMoments | undefined, b: GroupMoments | undefined): number {
  if (a === undefined || b === undefined || a.n + b.n === 0) return 0;
  return ((a.n * b.n) / (a.n + b.n)) * (a.mean - b.mean) ** 2;
}

function mergesOf(groups: readonly (readonly GroupMoments[])[], filled: readonly number[]): readonly MergeProposal[] {
  const totals = groups.map((of) => {
    const { between, within } = explainedVariance(of);
    return { between, all: between + within };
  });
  const explained = mean(totals.map(({ between, all }) => (all > 0 ? between / all : 0)));
  if (explained <= 0) return [];
  return filled
    .flatMap((first, index) =>
      filled.slice(index + 1).map((second): MergeProposal => {
        const lost = mean(
          groups.map((of, measure) => {
            const whole = totals[measure]?.all ?? 0;
            return whole > 0 ? lostBetween(of[first], of[second]) / whole : 0;
          }),
        );
        return { first, second, loss: lost / explained };
      }),
    )
    .filter(({ loss }) => loss < PROPOSALS.mergeLoss)
    .toSorted((a, b) => a.loss - b.loss)
    .slice(0, 3);
}

/** The clearest way to part a segment, measure by measure; null when its members are of one kind. */
function splitOf(sample: Sample, part: number): SplitProposal | null {
  let best: (SplitProposal & { readonly strength: number }) | null = null;
  sample.values.forEach((values, measure) => {
    const rows = ordersOf(sample)[measure]?.ofPart.get(part) ?? new Uint32Array(0);
    const valueAt = (place: number): number => values[rows[place] as number] as number;
    if (rows.length < PROPOSALS.splitLeast || valueAt(0) < 0) return;
    let positive = 0;
    while (positive < rows.length && valueAt(positive) === 0) positive += 1;
    const zeros = positive / rows.length;
    if (zeros >= PROPOSALS.zeroBlock && zeros <= 1 - PROPOSALS.zeroBlock) {
      const strength = PROPOSALS.splitHeld + 0.01 * Math.min(zeros, 1 - zeros);
      const cut = readableCut({ below: 0, above: valueAt(positive) });
      if (strength > (best?.strength ?? 0)) best = { part, measure, cut, why: 'zeros', lowShare: zeros, strength };
      return;
    }
    // Ascending, as the rows are.
    const logsOf = (half: number): Float64Array => {
      const logs = new Float64Array(rows.length - positive);
      let count = 0;
      for (let place = positive; place < rows.length; place++)
        if (sample.half[rows[place] as number] === half) logs[count++] = Math.log(valueAt(place));
      return logs.subarray(0, count);
    };
    const found = bestCut(logsOf(0));
    if (found === null || found.takenOff < PROPOSALS.splitFound) return;
    if (Math.min(found.lowShare, 1 - found.lowShare) < PROPOSALS.splitSide) return;
    const held = takenOffAt(logsOf(1), found.above);
    if (held === null || held < PROPOSALS.splitHeld || held <= (best?.strength ?? 0)) return;
    const cut = readableCut({ below: Math.exp(found.below), above: Math.exp(found.above) });
    best = { part, measure, cut, why: 'clumps', lowShare: found.lowShare, strength: held };
  });
  const chosen = best as (SplitProposal & { readonly strength: number }) | null;
  if (chosen === null) return null;
  const { strength: _strength, ...proposal } = chosen;
  return proposal;
}

/** Groups are put together two by two on one half, those that lose least first; what is left is explained on the other half. */
function curveOf(sample: Sample, ranked: readonly Float64Array[], parts: number): readonly CurvePoint[] {
  const half = (ranks: Float64Array, wanted: number): Float64Array => {
    const found = new Float64Array(ranks.length);
    for (let row = 0; row < ranks.length; row++)
      found[row] = sample.half[row] === wanted ? (ranks[row] as number) : Number.NaN;
    return found;
  };
  const [chosen, other] = [0, 1].map((wanted) =>
    ranked.map((ranks) => moments(half(ranks, wanted), sample.part, parts)),
  );
  if (chosen === undefined || other === undefined || ranked.length === 0) return [];
  const isFilled = (part: number): boolean => chosen.some((of) => (of[part]?.n ?? 0) > 0);
  let clusters: readonly (readonly number[])[] = Array.from({ length: parts + 1 }, (_, part) => [part]).filter(
    ([part]) => part !== undefined && isFilled(part),
  );
  const totals = chosen.map((of) => explainedVariance(of)).map(({ between, within }) => between + within);
  const curve: CurvePoint[] = [];
  for (;;) {
    const explained = other.map(
      (of) => explainedVariance(clusters.map((cluster) => pooled(of, cluster))).etaSquared ?? 0,
    );
    curve.unshift({ segments: clusters.length, explained: mean(explained) });
    if (clusters.length <= 1) return curve;
    let [least, pair]: [number, readonly [number, number]] = [Infinity, [0, 1]];
    clusters.forEach((a, i) => {
      clusters.slice(i + 1).forEach((b, j) => {
        const loss = mean(
          chosen.map((of, measure) => {
            const whole = totals[measure] ?? 0;
            return whole > 0 ? lostBetween(pooled(of, a), pooled(of, b)) / whole : 0;
          }),
        );
        if (loss < least) [least, pair] = [loss, [i, i + 1 + j]];
      });
    });
    const [i, j] = pair;
    const both = [...(clusters[i] ?? []), ...(clusters[j] ?? [])];
    clusters = [...clusters.filter((_, index) => index !== i && index !== j), both];
  }
}

/** One group made of several. */
function pooled(groups: readonly GroupMoments[], members: readonly number[]): GroupMoments {
  const own = members.flatMap((member) => groups[member] ?? []).filter((group) => group.n > 0);
  const n = own.reduce((sum, group) => sum + group.n, 0);
  if (n === 0) return { n: 0, mean: 0, variance: 0 };
  const centre = own.reduce((sum, group) => sum + (group.n / n) * group.mean, 0);
  const squares = own.reduce((sum, group) => sum + group.n * (group.variance + (group.mean - centre) ** 2), 0);
  return { n, mean: centre, variance: squares / n };
}
