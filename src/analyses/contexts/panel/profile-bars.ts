import type { Speech } from '../../measure-words.ts';
import type { ContextProfile } from '../result.ts';
import type { Bar } from './bar.ts';
import { levelOf } from './chip-words.ts';

/** Levels that are nearly absent on both sides say nothing. */
const leastShare = 0.01;

/** What share each level has in the context, against the others; loud where it weighs half as much again. */
export function profileBars({ choice, levels, inside, rest }: ContextProfile, speech: Speech): readonly Bar[] {
  const total = (counts: readonly number[]): number =>
    Math.max(
      1,
      counts.reduce((sum, count) => sum + count, 0),
    );
  return levels
    .map((level, place) => ({
      level,
      here: (inside[place] ?? 0) / total(inside),
      elsewhere: (rest[place] ?? 0) / total(rest),
    }))
    .filter(({ here, elsewhere }) => Math.max(here, elsewhere) >= leastShare)
    .sort((a, b) => (choice.time === undefined && choice.dimension.kind !== 'banded' ? b.here - a.here : 0))
    .map(({ level, here, elsewhere }) => ({
      id: JSON.stringify(level),
      label: levelOf(choice, level, speech),
      value: here,
      written: speech.words.contexts.side.against({ inside: here, rest: elsewhere }),
      whole: here > elsewhere * 1.5,
    }));
}
