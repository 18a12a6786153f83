import type { Rows } from '../../model/rows.ts';
import type { DimensionLevel } from '../../model/rule.ts';
import type { SpecDimension } from './spec.ts';

/** Values kept apart; the others are put together. One more is kept when "the others" would be a single value. */
const keptValues = 7;
/** Values that a query of levels must give, to know whether there are others. */
const askedValues = keptValues + 2;
/** Days of the week, or stretches of hours, are never put together. */
const mostTimes = 8;

/** A dimension as it is counted: its levels in the order of their codes. */
export interface LeveledDimension {
  readonly choice: SpecDimension;
  readonly levels: readonly DimensionLevel[];
  /** Customers, or contacts, at each level. */
  readonly counts: readonly number[];
}

/** Bands are few by construction and never put together. */
export function askedOf(choice: SpecDimension): number {
  const { dimension, time } = choice;
  if (time !== undefined) return mostTimes;
  return dimension.kind === 'banded' ? Math.max(askedValues, dimension.cuts.length + 1) : askedValues;
}

/**
 * The levels of each dimension from rows of `dimension`, `value`, `count`, most frequent first. Dimensions with a single
 * level are left out: they split nobody. The row of dimension -1 is what all the counts of a dimension add up to.
 */
export function levelsFrom(choices: readonly SpecDimension[], rows: Rows): readonly LeveledDimension[] {
  const [dimensions, values, counts] = [rows.numbers('dimension'), rows.texts('value'), rows.numbers('count')];
  const whole = counts[dimensions.indexOf(-1)] ?? 0;
  return choices.flatMap((choice, dimension) => {
    const own = values
      .map((value, row) => ({ value, count: counts[row] ?? 0 }))
      .filter((_, row) => dimensions[row] === dimension);
    const leveled = levelsOf(choice, own, whole);
    return leveled.levels.length < 2 ? [] : [leveled];
  });
}

interface Counted {
  readonly value: string | null;
  readonly count: number;
}

function levelsOf(choice: SpecDimension, own: readonly Counted[], whole: number): LeveledDimension {
  const present = own.flatMap(({ value, count }) => (value === null ? [] : [{ value, count }]));
  const all = present.length < askedOf(choice);
  const inOrder = choice.dimension.kind === 'banded' || choice.time !== undefined;
  const kept = all || inOrder ? present : present.slice(0, keptValues);
  const missing = own.find(({ value }) => value === null)?.count ?? 0;
  const others = whole - missing - kept.reduce((sum, { count }) => sum + count, 0);
  const ordered = inOrder ? [...kept].sort((a, b) => lowerBound(a.value) - lowerBound(b.value)) : kept;
  const parts: { readonly level: DimensionLevel; readonly count: number }[] = ordered.map(({ value, count }) => ({
    level: { kind: 'value', value },
    count,
  }));
  if (others > 0) parts.push({ level: { kind: 'other', except: kept.map(({ value }) => value) }, count: others });
  if (missing > 0) parts.push({ level: { kind: 'missing' }, count: missing });
  return { choice, levels: parts.map(({ level }) => level), counts: parts.map(({ count }) => count) };
}

function lowerBound(band: string): number {
  const from = band.split('..')[0] ?? '';
  return from === '' ? -Infinity : Number(from);
}

export const sizesOf = (dimensions: readonly LeveledDimension[]): readonly number[] =>
  dimensions.map(({ levels }) => levels.length);
