import type { DimensionLevel } from '../../model/rule.ts';
import type { Context } from './result.ts';
import type { SpecDimension } from './spec.ts';

/** Levels of a profile that are rare in both say nothing. */
const leastShare = 0.05;

/** How the contacts of two contexts split by channel or reason: the share of each level in the one and in the other. */
export interface ComparedShare {
  readonly choice: SpecDimension;
  readonly level: DimensionLevel;
  readonly one: number;
  readonly other: number;
}

/** Days and hours are left out: they would be eleven lines more. */
export function comparedShares(one: Context, other: Context): readonly ComparedShare[] {
  return one.profiles.flatMap(({ choice, levels }, place) => {
    if (choice.time !== undefined) return [];
    const shareIn = ({ profiles }: Context, code: number): number => {
      const inside = profiles[place]?.inside ?? [];
      const total = inside.reduce((sum, count) => sum + count, 0);
      return total === 0 ? 0 : (inside[code] ?? 0) / total;
    };
    return levels
      .map((level, code) => ({ choice, level, one: shareIn(one, code), other: shareIn(other, code) }))
      .filter((share) => Math.max(share.one, share.other) >= leastShare);
  });
}
