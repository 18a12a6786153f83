/** One group on both sides of a comparison: how many, and their mean. A mean of no one is not looked at. */
export interface ComparedGroup {
  readonly before: { readonly n: number; readonly mean: number };
  readonly after: { readonly n: number; readonly mean: number };
}

export interface GroupEffects {
  /** The part of the change that comes from the mean of the group. */
  readonly behaviour: number;
  /** The part that comes from its weight, against the average of both sides: a group under it that shrinks lifts the mean. */
  readonly mix: number;
}

export interface MixAndBehaviour {
  readonly before: number;
  readonly after: number;
  /** `after` minus `before`; the sum of the two effects. */
  readonly change: number;
  readonly behaviour: number;
  readonly mix: number;
  /** In the order of the groups. */
  readonly groups: readonly GroupEffects[];
}

/**
 * Splits the change of a mean into behaviour (the means of the groups changed) and mix (their weights did), without remainder
 * (Kitagawa 1955, symmetric form), the mix of each group centred on the overall means. A group that is on one side only has no
 * behaviour of its own: all of it is mix. Null when a side is empty.
 */
export function mixAndBehaviour(groups: readonly ComparedGroup[]): MixAndBehaviour | null {
  const sizes = {
    before: groups.reduce((sum, { before }) => sum + before.n, 0),
    after: groups.reduce((sum, { after }) => sum + after.n, 0),
  };
  if (sizes.before === 0 || sizes.after === 0) return null;
  const weighted = (side: 'before' | 'after'): number =>
    groups.reduce(
      (sum, group) => sum + (group[side].n === 0 ? 0 : (group[side].n / sizes[side]) * group[side].mean),
      0,
    );
  const [before, after] = [weighted('before'), weighted('after')];
  const centre = (before + after) / 2;
  const effects = groups.map((group): GroupEffects => {
    const [w0, w1] = [group.before.n / sizes.before, group.after.n / sizes.after];
    const m0 = group.before.n === 0 ? group.after.mean : group.before.mean;
    const m1 = group.after.n === 0 ? m0 : group.after.mean;
    if (w0 === 0 && w1 === 0) return { behaviour: 0, mix: 0 };
    return { behaviour: ((w0 + w1) / 2) * (m1 - m0), mix: (w1 - w0) * ((m0 + m1) / 2 - centre) };
  });
  return {
    before,
    after,
    change: after - before,
    behaviour: effects.reduce((sum, effect) => sum + effect.behaviour, 0),
    mix: effects.reduce((sum, effect) => sum + effect.mix, 0),
    groups: effects,
  };
}

/** The same with the population variances of the values, for the errors of the effects. */
export interface ComparedSpread {
  readonly before: { readonly n: number; readonly mean: number; readonly variance: number };
  readonly after: { readonly n: number; readonly mean: number; readonly variance: number };
}

/**
 * Standard errors of the two effects when both sides are samples of their own: of behaviour from the spread inside the groups, of
 * the mix from weights that are multinomial. Where the same customers stand on both sides they are on the safe side.
 */
export function effectErrors(groups: readonly ComparedSpread[]): { readonly behaviour: number; readonly mix: number } {
  const split = mixAndBehaviour(groups);
  const sizes = [
    groups.reduce((sum, { before }) => sum + before.n, 0),
    groups.reduce((sum, { after }) => sum + after.n, 0),
  ] as const;
  if (split === null) return { behaviour: Number.NaN, mix: Number.NaN };
  const centre = (split.before + split.after) / 2;
  let behaviour = 0;
  const weights = [0, 0];
  const squares = [0, 0];
  for (const { before, after } of groups) {
    const shares = [before.n / sizes[0], after.n / sizes[1]] as const;
    const both = before.n > 0 && after.n > 0;
    const weight = (shares[0] + shares[1]) / 2;
    if (both) behaviour += weight ** 2 * (before.variance / before.n + after.variance / after.n);
    const middle = (both ? (before.mean + after.mean) / 2 : before.n > 0 ? before.mean : after.mean) - centre;
    shares.forEach((share, side) => {
      if (share === 0) return;
      weights[side] = (weights[side] ?? 0) + share * middle;
      squares[side] = (squares[side] ?? 0) + share * middle ** 2;
    });
  }
  const mix = sizes.reduce((sum, n, side) => sum + ((squares[side] ?? 0) - (weights[side] ?? 0) ** 2) / n, 0);
  return { behaviour: Math.sqrt(behaviour), mix: Math.sqrt(Math.max(0, mix)) };
}
