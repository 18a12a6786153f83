import type { Words } from '../../../locales/words.ts';
import type { Group } from '../compute.ts';

/** A group of a split in words. */
export function groupName(
  { key, levels }: Pick<Group, 'key' | 'levels'>,
  words: Words,
  level: (value: string) => string,
): string {
  if (key.kind === 'missing') return words.average.split.missing;
  return key.kind === 'other' ? words.average.split.other(levels) : level(key.value);
}
