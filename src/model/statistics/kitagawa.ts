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
