import { fitMixture, squash } from '../../model/statistics/fit-gamma-poisson.ts';
import { shrink } from '../../model/statistics/gamma-poisson.ts';
import type { ShrunkLift } from './mined.ts';
import type { Place } from './rank.ts';
import type { View } from './views.ts';
import type { World } from './world.ts';

/** Contexts that the prior is drawn from, and cells that they are put together into: more move no second decimal. */
const mostSampled = 20_000;
const mostCells = 150;

/**
 * How many times the overall rate a context truly is, given what all contexts that were tried show: the empirical Bayes geometric mean and its lower
 * bound of 5 % (DuMouchel 1999, EBGM and EB05). Contacts and expectations are divided by phi, so that serial callers do not pass for many.
 */
export function shrinkerOf(
  { counts }: World,
  view: View,
  phis: readonly number[],
  minimum: number,
): (place: Place) => ShrunkLift {
  const priors = new Map<number, ReturnType<typeof fitMixture>['mixture']>();
  const countOf = (target: number, context: number): readonly [number, number] => {
    const own = view.contacts[target] ?? new Float64Array(0);
    const [rate, phi] = [(own[0] ?? 0) / (view.exposure[0] ?? 1), phis[target] ?? 1];
    return [(own[context] ?? 0) / phi, (rate * (view.exposure[context] ?? 0)) / phi];
  };
  const priorOf = (target: number): ReturnType<typeof fitMixture>['mixture'] => {
    const length = view.contacts[target]?.length ?? 0;
    const sampled: (readonly [number, number])[] = [];
    const step = Math.max(1, Math.ceil(length / mostSampled));
    for (let context = 1; context < length; context += step)
      if ((counts.customers[context] ?? 0) >= minimum && (view.exposure[context] ?? 0) > 0)
        sampled.push(countOf(target, context));
    return fitMixture(
      squash(
        Float64Array.from(sampled, ([count]) => count),
        Float64Array.from(sampled, ([, expected]) => expected),
        mostCells,
      ),
    ).mixture;
  };
  return ({ target, context }) => {
    const prior = priors.get(target) ?? priorOf(target);
    priors.set(target, prior);
    const [count, expected] = countOf(target, context);
    const { lift, low } = shrink(count, expected, prior);
    return { lift, low };
  };
}
