import { describe, expect, test } from 'vitest';
import { agreement, jaccard } from '../../../src/model/statistics/agreement.ts';
import { calinskiHarabasz, daviesBouldin, silhouettes } from '../../../src/model/statistics/cluster-quality.ts';
import { inAllOf, intersections, setSizes } from '../../../src/model/statistics/exclusive-sets.ts';
import { gowerDistance, type GowerValue } from '../../../src/model/statistics/gower.ts';
import {
  answerVariance,
  netPromoter,
  netPromoterDifference,
  shareDifference,
  weightedNetPromoter,
  type Answers,
} from '../../../src/model/statistics/net-promoter.ts';
import { populationStability } from '../../../src/model/statistics/population-stability.ts';
import { growTree, leavesOf, explainedOn, pruned } from '../../../src/model/statistics/regression-tree.ts';
import { gainAt, probabilityErrors, scoreQuality } from '../../../src/model/statistics/score-quality.ts';
import { expectedStay, steadyState, transitionShares, twoSteps } from '../../../src/model/statistics/transitions.ts';
import { cutColumn, readableCut } from '../../../src/model/statistics/tree-columns.ts';
import { expectAllClose, expectClose, readGolden } from '../../support/golden.ts';

describe('s01: Gower distance', () => {
  const golden = readGolden<
    readonly Readonly<Record<string, GowerValue>>[],
    { readonly dist: readonly (readonly number[])[]; readonly dist_with_na: readonly (readonly number[])[] }
  >('s01_gower');
  const columns = (missing: boolean) =>
    ['age', 'spend', 'channel', 'optin'].map((name) => ({
      values: golden.input.map((row, i) => (missing && i === 3 && name === 'spend' ? null : (row[name] ?? null))),
    }));

  test.each([
    ['dist', false],
    ['dist_with_na', true],
  ] as const)('is that of the reference package (%s)', (name, missing) => {
    const distance = gowerDistance(columns(missing));
    golden.expected[name].forEach((row, i) => {
      expectAllClose(
        row.map((_, j) => distance(i, j)),
        row,
        golden.tolerance,
      );
    });
  });

  test('takes the range of the whole base, and is not a number where two rows share no column', () => {
    expect(gowerDistance([{ values: [0, 10], range: 100 }])(0, 1)).toBe(0.1);
    expect(gowerDistance([{ values: [0, null] }])(0, 1)).toBeNaN();
  });
});

describe('s02: moves between states', () => {
  const golden = readGolden<
    readonly { readonly from: string; readonly to: string | null }[],
    {
      readonly counts: readonly (readonly number[])[];
      readonly probs: readonly (readonly number[])[];
      readonly steady_state: Readonly<Record<string, number>>;
      readonly expected_stay_periods: Readonly<Record<string, number>>;
      readonly missing_at_t1: number;
    },
    { readonly states: readonly string[] }
  >('s02_transition');
  const { states } = golden.params;
  const counts = states.map((from) =>
    states.map((to) => golden.input.filter((row) => row.from === from && row.to === to).length),
  );

  test('shares divide by those seen at both dates; who left is a state of its own', () => {
    expect(counts).toEqual(golden.expected.counts);
    const shares = transitionShares(counts);
    shares.forEach((row, i) => {
      expectAllClose(row ?? [], golden.expected.probs[i] ?? [], golden.tolerance);
    });
    expect(golden.input.filter((row) => row.to === null)).toHaveLength(golden.expected.missing_at_t1);
  });

  test('the steady state is the left eigenvector, and the expected stay 1 / (1 - p)', () => {
    const steady = steadyState(counts);
    states.forEach((state, i) => {
      expectClose(steady[i] ?? null, golden.expected.steady_state[state] ?? Number.NaN, golden.tolerance, state);
      const stay = transitionShares(counts)[i]?.[i] ?? Number.NaN;
      expectClose(expectedStay(stay), golden.expected.expected_stay_periods[state] ?? Number.NaN, golden.tolerance);
    });
    expect(expectedStay(1)).toBe(Infinity);
  });

  test('two steps multiply, rows of nobody are null, and a chain that swings settles', () => {
    const swing = [
      [0, 5],
      [5, 0],
    ];
    expect(twoSteps(swing, swing)).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expectAllClose(steadyState(swing), [0.5, 0.5], 1e-9);
    expect(transitionShares([[0, 0]])).toEqual([null]);
  });
});

describe('s03: regression tree', () => {
  const golden = readGolden<
    readonly { readonly tenure: number; readonly channel: string; readonly spend: number }[],
    {
      readonly nodes: readonly {
        readonly node: number;
        readonly n: number;
        readonly dev: number;
        readonly mean: number;
      }[];
      readonly r2: number;
    }
  >('s03_regression_tree');
  const channels = ['both', 'store', 'web'];
  const columns = [
    {
      kind: 'category' as const,
      codes: Int16Array.from(golden.input, (row) => channels.indexOf(row.channel)),
      size: 3,
    },
    cutColumn(Float64Array.from(golden.input, (row) => row.tenure)),
  ];
  const y = Float64Array.from(golden.input, (row) => row.spend);
  const rows = Int32Array.from(golden.input.keys());
  const limits = { depth: 2, smallestCut: 4, smallestLeaf: 2, leastGain: 0.01 };

  test('cuts, sizes, means and deviances are those of rpart', () => {
    const tree = growTree(columns, y, rows, limits);
    const of = (id: number) => golden.expected.nodes.find((node) => node.node === id);
    // Ours puts the lower mean left, as rpart prints it: 2 = store and web, 3 = both, 4 and 5 by tenure.
    const store = tree.split?.low;
    for (const [node, expected] of [
      [tree, of(1)],
      [store, of(2)],
      [store?.split?.low, of(4)],
      [store?.split?.high, of(5)],
      [tree.split?.high, of(3)],
    ] as const) {
      expect(node?.n).toBe(expected?.n);
      expectClose(node?.mean ?? null, expected?.mean ?? Number.NaN, golden.tolerance);
      expectClose(node?.deviance ?? null, expected?.dev ?? Number.NaN, golden.tolerance);
    }
    expect([...(tree.split?.left ?? [])].toSorted()).toEqual([1, 2]);
    const cut = store?.split === null || store?.split === undefined ? -1 : store.split.left.size;
    expect(columns[1]).toMatchObject({ kind: 'ordered' });
    expect(cutColumn(Float64Array.from(golden.input, (row) => row.tenure)).edges[cut - 1]).toEqual({
      below: 4,
      above: 5,
    });
    expect(leavesOf(tree)).toHaveLength(3);
    expectClose(explainedOn(tree, columns, y, rows), golden.expected.r2, golden.tolerance);
  });

  test('missing values go where they lose least, and the leaves still hold everybody', () => {
    const gaps = columns.map((column, index) => ({
      ...column,
      codes: column.codes.map((code, row) => (index === 0 && row === 5 ? -1 : code)),
    }));
    const tree = growTree(gaps, y, rows, limits);
    expect(leavesOf(tree).reduce((sum, { node }) => sum + node.n, 0)).toBe(12);
    // The one without a channel spends as those who use both.
    expect(tree.split).toMatchObject({ column: 0, missingLeft: false });
  });

  test('cuts that other rows do not bear out are taken back', () => {
    const noise = Float64Array.from({ length: 400 }, (_, i) => ((i * 7919) % 101) / 101);
    const made = cutColumn(Float64Array.from({ length: 400 }, (_, i) => ((i * 104_729) % 53) / 53));
    const [half, other] = [0, 1].map((part) => Int32Array.from({ length: 200 }, (_, i) => 2 * i + part));
    if (half === undefined || other === undefined) throw new Error('two halves');
    const tree = growTree([made], noise, half, { depth: 3, smallestCut: 10, smallestLeaf: 5, leastGain: 0 });
    expect(leavesOf(tree).length).toBeGreaterThan(3);
    expect(leavesOf(pruned(tree, [made], noise, other, 0.01))).toHaveLength(1);
  });

  test('a cut is said with the shortest number between two values', () => {
    expect(readableCut({ below: 4, above: 5 })).toBe(5);
    expect(readableCut({ below: 41.37, above: 42.81 })).toBe(42);
    expect(readableCut({ below: 98, above: 131 })).toBe(100);
    expect(readableCut({ below: 0, above: 0.004 })).toBe(0.002);
    expect(readableCut({ below: -12.2, above: -11.9 })).toBe(-12);
    expect(readableCut({ below: 0, above: 1 })).toBe(1);
  });
});

describe('s05: whether two segmentations say the same', () => {
  const golden = readGolden<
    { readonly a: readonly number[]; readonly b: readonly number[] },
    { readonly ari: number; readonly cramers_v: number; readonly contingency: readonly (readonly number[])[] }
  >('s05_overlap_of_segmentations');

  test('adjusted Rand index and Cramér’s V are those of the reference', () => {
    const { a, b } = golden.input;
    const counts = [1, 2, 3].map((x) => [1, 2, 3].map((y) => a.filter((value, i) => value === x && b[i] === y).length));
    expect(counts).toEqual(golden.expected.contingency);
    const found = agreement(counts);
    expectClose(found.adjustedRand, golden.expected.ari, golden.tolerance);
    expectClose(found.cramersV, golden.expected.cramers_v, golden.tolerance);
    expect(agreement([[3, 4]])).toEqual({ adjustedRand: null, cramersV: null });
    expect(jaccard(2, 3, 5)).toBeCloseTo(1 / 3, 12);
    expect(jaccard(0, 0, 0)).toBeNull();
  });
});

describe('s06: exclusive intersections', () => {
  const golden = readGolden<
    readonly { readonly promo: number; readonly web: number; readonly loyal: number }[],
    {
      readonly exclusive: readonly {
        readonly promo: number;
        readonly web: number;
        readonly loyal: number;
        readonly customer: number;
      }[];
      readonly inclusive: {
        readonly promo_web: number;
        readonly promo_loyal: number;
        readonly web_loyal: number;
        readonly all: number;
      };
      readonly deviation_all: number;
    }
  >('s06_upset');
  const maskOf = (row: { readonly promo: number; readonly web: number; readonly loyal: number }): number =>
    row.promo + 2 * row.web + 4 * row.loyal;
  const counts = Array.from({ length: 8 }, (_, mask) => ({
    mask,
    count: golden.input.filter((row) => maskOf(row) === mask).length,
  }));

  test('bars hold those in exactly these sets, and the deviation is from independence', () => {
    const found = intersections(counts, 3);
    for (const row of golden.expected.exclusive)
      expect(found.find(({ mask }) => mask === maskOf(row))?.count).toBe(row.customer);
    expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expectClose(
      found.find(({ mask }) => mask === 7)?.deviation ?? null,
      golden.expected.deviation_all,
      golden.tolerance,
    );
    const { inclusive } = golden.expected;
    expect([3, 5, 6, 7].map((mask) => inAllOf(counts, mask))).toEqual([
      inclusive.promo_web,
      inclusive.promo_loyal,
      inclusive.web_loyal,
      inclusive.all,
    ]);
    expect(setSizes(counts, 3)).toEqual(
      [1, 2, 4].map((bit) => golden.input.filter((row) => (maskOf(row) & bit) !== 0).length),
    );
  });
});

describe('s07: NPS', () => {
  const golden = readGolden<
    { readonly scores1: readonly number[]; readonly scores2: readonly number[]; readonly weights1: readonly number[] },
    {
      readonly nps: readonly number[];
      readonly var_of_one: readonly number[];
      readonly se: readonly number[];
      readonly margin95: readonly number[];
      readonly adjusted_wald: { readonly centre: number; readonly margin: number };
      readonly diff: number;
      readonly z: number;
      readonly p: number;
      readonly weighted_nps: number;
      readonly weighted_se: number;
    }
  >('s07_nps');
  const answers = (scores: readonly number[]): Answers => ({
    promoters: scores.filter((score) => score >= 9).length,
    passives: scores.filter((score) => score === 7 || score === 8).length,
    detractors: scores.filter((score) => score <= 6).length,
  });
  const [first, second] = [answers(golden.input.scores1), answers(golden.input.scores2)];
  const { expected, tolerance } = golden;

  test('score, variance, margin and the adjusted interval are those of the reference', () => {
    [first, second].forEach((one, i) => {
      const found = netPromoter(one);
      expectClose(found.score, expected.nps[i] ?? Number.NaN, tolerance);
      expectClose(answerVariance(one), expected.var_of_one[i] ?? Number.NaN, tolerance);
      expectClose(found.standardError, expected.se[i] ?? Number.NaN, tolerance);
      expectClose(found.margin, expected.margin95[i] ?? Number.NaN, tolerance);
    });
    const { adjusted } = netPromoter(first);
    expectClose(adjusted.centre, expected.adjusted_wald.centre, tolerance);
    expectClose(adjusted.margin, expected.adjusted_wald.margin, tolerance);
  });

  test('a difference is tested, and weights count by their design', () => {
    const found = netPromoterDifference(first, second);
    expectClose(found?.difference ?? null, expected.diff, tolerance);
    expectClose(found?.z ?? null, expected.z, tolerance);
    expectClose(found?.p ?? null, expected.p, tolerance);
    const weighted = weightedNetPromoter(
      golden.input.scores1.map((score) => (score >= 9 ? 1 : score <= 6 ? -1 : 0)),
      golden.input.weights1,
    );
    expectClose(weighted.score, expected.weighted_nps, tolerance);
    expectClose(weighted.standardError, expected.weighted_se, tolerance);
  });

  test('without answers there is no score, and nothing is tested', () => {
    const nobody: Answers = { promoters: 0, passives: 0, detractors: 0 };
    expect(netPromoter(nobody)).toMatchObject({ n: 0, score: null, margin: null, adjusted: { centre: 0 } });
    expect(netPromoterDifference(nobody, first)).toBeNull();
    expect(shareDifference({ count: 0, n: 0 }, { count: 1, n: 2 })).toBeNull();
    expect(shareDifference({ count: 30, n: 100 }, { count: 50, n: 100 })?.p).toBeCloseTo(0.003892, 5);
  });
});

describe('s09: quality of groups', () => {
  const golden = readGolden<
    { readonly x: readonly (readonly [number, number])[]; readonly label: readonly number[] },
    {
      readonly silhouette: number;
      readonly silhouette_each: readonly number[];
      readonly calinski_harabasz: number;
      readonly davies_bouldin: number;
    }
  >('s09_cluster_quality');
  const { x, label } = golden.input;

  test('silhouettes, Caliński–Harabasz and Davies–Bouldin are those of the reference', () => {
    const each = silhouettes(label, (a, b) =>
      Math.hypot((x[a]?.[0] ?? 0) - (x[b]?.[0] ?? 0), (x[a]?.[1] ?? 0) - (x[b]?.[1] ?? 0)),
    );
    expectAllClose(each, golden.expected.silhouette_each, golden.tolerance);
    expectClose(each.reduce((sum, one) => sum + one, 0) / each.length, golden.expected.silhouette, golden.tolerance);
    expectClose(calinskiHarabasz(x, label), golden.expected.calinski_harabasz, golden.tolerance);
    expectClose(daviesBouldin(x, label), golden.expected.davies_bouldin, golden.tolerance);
  });

  test('a customer alone in a group has a silhouette of 0', () => {
    expect(silhouettes([0, 1, 1], (a, b) => Math.abs(a - b))[0]).toBe(0);
    expect(silhouettes([0, 0], () => 1)).toEqual([0, 0]);
  });
});

describe('s10: stability of a mix', () => {
  const golden = readGolden<
    { readonly before: readonly number[]; readonly after: readonly number[] },
    { readonly psi: number }
  >('s10_psi');

  test('the index is that of the reference, and a state without customers keeps it finite', () => {
    const found = populationStability(golden.input.before, golden.input.after);
    expectClose(found.psi, golden.expected.psi, golden.tolerance);
    expect(found.p).toBeLessThan(0.01);
    expect(populationStability([10, 0], [10, 10]).psi).toBeGreaterThan(0);
    expect(populationStability([10, 5], [10, 5])).toMatchObject({ psi: 0, chiSquare: 0, p: 1 });
    expect(populationStability([7], [9])).toMatchObject({ psi: 0, chiSquare: null, p: null });
  });
});

describe('p06: quality of a score', () => {
  const golden = readGolden<
    { readonly y: readonly number[]; readonly p: readonly number[] },
    Readonly<
      Record<'auc' | 'gini' | 'brier' | 'logloss' | 'gain_top3' | 'lift_top3' | 'gain_top20pct_ties_shared', number>
    >
  >('p06_auc_gain');
  const happened = golden.input.y.map((y) => y === 1);
  const { expected, tolerance } = golden;

  test('ties count a half in the area and are shared by a limit', () => {
    const { auc, gini } = scoreQuality(golden.input.p, happened);
    expectClose(auc, expected.auc, tolerance);
    expectClose(gini, expected.gini, tolerance);
    expectClose(gainAt(golden.input.p, happened, 3), expected.gain_top3, tolerance);
    expectClose(gainAt(golden.input.p, happened, 3) / 0.3, expected.lift_top3, tolerance);
    expectClose(gainAt(golden.input.p, happened, 2), expected.gain_top20pct_ties_shared, tolerance);
    const { brier, logLoss } = probabilityErrors(golden.input.p, happened);
    expectClose(brier, expected.brier, tolerance);
    expectClose(logLoss, expected.logloss, tolerance);
    expect(scoreQuality([1, 2], [true, true]).auc).toBeNull();
  });
});
