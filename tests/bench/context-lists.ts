import { check } from '../../src/analyses/contexts/confirm.ts';
import { countAll, countAt, type Counts } from '../../src/analyses/contexts/counts.ts';
import { layOut } from '../../src/analyses/contexts/halves.ts';
import { mine } from '../../src/analyses/contexts/mine.ts';
import { rankContexts } from '../../src/analyses/contexts/rank.ts';
import { layOutEntries, sidesOf } from '../../src/analyses/contexts/sides.ts';
import { spreadOf } from '../../src/analyses/contexts/spread.ts';
import { halfView } from '../../src/analyses/contexts/views.ts';
import { contextOf, itemsAt, type World } from '../../src/analyses/contexts/world.ts';
import type { MinedItem } from '../../src/analyses/contexts/mined.ts';
import type { MinerInput } from '../../src/analyses/contexts/miner.ts';
import { fitMixture, squash } from '../../src/model/statistics/fit-gamma-poisson.ts';
import { shrink } from '../../src/model/statistics/gamma-poisson.ts';
import { benjaminiHochberg } from '../../src/model/statistics/multiple-testing.ts';
import { logNormalUpper } from '../../src/model/statistics/normal.ts';

/** A list of contexts as one method gives it, first line first. */
export interface MethodList {
  readonly method: string;
  readonly lines: readonly (readonly MinedItem[])[];
}

/** Lines that a person would read of a list that has no end of its own. */
const mostLines = 20;

/** What each method lists in one world. */
export function listsOf(input: MinerInput): readonly MethodList[] {
  const exposed = layOut(input);
  const sides = sidesOf([], input.depth, false);
  const entries = layOutEntries(input, exposed, 1);
  const counting = { depth: input.depth, minimum: input.minimumCustomers };
  const counts = countAll(exposed, input.sizes, sides, entries, counting);
  const world: World = { exposed, sides, entries, counts };
  const phis = spreadOf(exposed, sides, entries);
  const all = Array.from({ length: counts.cube.length - 1 }, (_, before) => before + 1);
  const named = (method: string, contexts: readonly number[]): MethodList => ({
    method,
    lines: contexts.map((context) => itemsAt(counts.cube, context)),
  });
  const top = (method: string, contexts: readonly number[], scoreOf: (context: number) => number): MethodList =>
    named(
      method,
      contexts
        .map((context) => ({ context, score: scoreOf(context) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, mostLines)
        .map(({ context }) => context),
    );
  const whole = countAt(counts, 0, 0);
  const rate = whole.contacts / whole.exposure;
  const liftOf = (context: number): number => {
    const own = countAt(counts, 0, context);
    return own.contacts / (rate * own.exposure);
  };
  const [first, second] = [halfView(world, 0), halfView(world, 1)];
  const oneWay = rankContexts(world, phis, input.minimumCustomers, first, second);
  const sure = significant(counts, all);
  const bounds = lowerBounds(counts, all);
  const own = mine(input).lines;
  return [
    top('raw lift, top 20', all, liftOf),
    top('Poisson + Benjamini–Hochberg, top 20', sure, (context) => poissonZ(counts, context)),
    named('Poisson + Benjamini–Hochberg, all', sure),
    top('EB05, top 20', [...bounds.keys()], (context) => bounds.get(context) ?? 0),
    top(
      'EB05 above every parent, top 20',
      [...bounds.keys()].filter((context) => isAboveParents(counts, context, bounds)),
      (context) => bounds.get(context) ?? 0,
    ),
    named(
      'residual list of one half, before confirmation',
      oneWay.map(({ context }) => context),
    ),
    named(
      'residual list of one half, confirmed on the other',
      oneWay.filter((one) => check(one, second, phis[0] ?? 1).state === 'confirmed').map(({ context }) => context),
    ),
    {
      method: '**ours: each half confirms the other**',
      lines: own.filter(({ state }) => state === 'confirmed').map(({ items }) => items),
    },
  ];
}

function poissonZ(counts: Counts, context: number): number {
  const [own, whole] = [countAt(counts, 0, context), countAt(counts, 0, 0)];
  const share = own.exposure / whole.exposure;
  return (own.contacts - whole.contacts * share) / Math.sqrt(whole.contacts * share * (1 - share));
}

/** Above the rest at a false discovery rate of 5 %, contacts taken as independent. */
function significant(counts: Counts, all: readonly number[]): readonly number[] {
  const adjusted = benjaminiHochberg(all.map((context) => Math.exp(logNormalUpper(poissonZ(counts, context)))));
  return all.filter((_, place) => (adjusted[place] ?? 1) <= 0.05);
}

/** EB05 of the contexts with the highest lifts (DuMouchel 1999); the others cannot be among the first. */
function lowerBounds(counts: Counts, all: readonly number[]): ReadonlyMap<number, number> {
  const whole = countAt(counts, 0, 0);
  const rate = whole.contacts / whole.exposure;
  const own = Float64Array.from(all, (context) => countAt(counts, 0, context).contacts);
  const expected = Float64Array.from(all, (context) => countAt(counts, 0, context).exposure * rate);
  const { mixture } = fitMixture(squash(own, expected, 400));
  // Without the root finding: about the lower bound of each.
  const rough = (place: number): number =>
    ((own[place] ?? 0) - 1.64 * Math.sqrt((own[place] ?? 0) + 1)) / (expected[place] ?? 1);
  const kept = [...all.keys()].sort((a, b) => rough(b) - rough(a)).slice(0, 1500);
  const parents = kept.flatMap((place) => {
    const items = itemsAt(counts.cube, all[place] ?? 0);
    return items.length < 2
      ? []
      : items.map(
          (item) =>
            contextOf(
              counts.cube,
              items.filter((one) => one !== item),
            ) - 1,
        );
  });
  return new Map(
    [...new Set([...kept, ...parents])].map((place) => [
      all[place] ?? 0,
      shrink(own[place] ?? 0, expected[place] ?? 1, mixture).low,
    ]),
  );
}

function isAboveParents(counts: Counts, context: number, bounds: ReadonlyMap<number, number>): boolean {
  const items = itemsAt(counts.cube, context);
  if (items.length < 2) return true;
  return items.every((item) => {
    const parent = contextOf(
      counts.cube,
      items.filter((one) => one !== item),
    );
    return (bounds.get(context) ?? 0) > (bounds.get(parent) ?? 0);
  });
}
