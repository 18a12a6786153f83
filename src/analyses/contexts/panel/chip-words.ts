import { bandOf } from '../../../model/compile-dimension.ts';
import type { DimensionLevel } from '../../../model/rule.ts';
import { dimensionWords, fieldWords, levelWords, type Speech } from '../../measure-words.ts';
import type { ContextValue } from '../result.ts';
import { isInWideBands, type SpecDimension } from '../spec.ts';

/** Shorter values say nothing alone: `oui`, `M.`, `75`; but `web` beside the word channel does. */
const shortest = 4;

/** A value as its chip says it, with its dimension where the value alone could be anything. */
export function valueWords({ choice, level }: ContextValue, choices: readonly SpecDimension[], speech: Speech): string {
  const said = levelOf(choice, level, speech);
  if (choice.time !== undefined) return said;
  if (
    level.kind === 'value' &&
    isOneOfSeveral(choice, choices) &&
    choice.dimension.kind === 'banded' &&
    choice.dimension.measure.kind === 'elapsed'
  ) {
    return speech.words.contexts.since({ level: said, field: fieldWords(choice.dimension.measure.field, speech) });
  }
  const alone = level.kind === 'value' && (said.length >= shortest || choice.family === 'channel');
  return alone ? said : speech.words.contexts.named({ dimension: choiceWords(choice, speech), level: said });
}

/** A dimension, or when contacts are made. */
export function choiceWords({ dimension, time }: SpecDimension, speech: Speech): string {
  const said = speech.words.contextsSetUp;
  if (time !== undefined) return said.times[time];
  const name = dimensionWords(dimension, speech);
  return isInWideBands(dimension) ? said.wideBands(name) : name;
}

/** One level of it: `lundi`, `8 à 12 h`, `Premium`. */
export function levelOf({ dimension, time }: SpecDimension, level: DimensionLevel, speech: Speech): string {
  if (time === undefined || level.kind !== 'value') return levelWords(dimension, level, speech);
  const said = speech.words.contextsSetUp;
  if (time === 'weekday') return said.weekdays[Number(level.value) - 1] ?? level.value;
  return said.hours(bandOf(level.value) ?? { from: null, to: null });
}

/** `0 à 3 mois`: since which of two dates? */
function isOneOfSeveral({ dimension }: SpecDimension, choices: readonly SpecDimension[]): boolean {
  if (dimension.kind !== 'banded' || dimension.measure.kind !== 'elapsed') return false;
  const { unit } = dimension.measure;
  const dates = choices.flatMap(({ dimension: other, excluded }) =>
    other.kind === 'banded' && other.measure.kind === 'elapsed' && other.measure.unit === unit && excluded !== true
      ? [other.measure.field]
      : [],
  );
  return new Set(dates).size > 1;
}

/** A context in one phrase: its values, those of the contacts last. */
export function contextWords(
  context: { readonly values: readonly ContextValue[]; readonly sides: readonly ContextValue[] },
  choices: readonly SpecDimension[],
  speech: Speech,
): string {
  return [...context.values, ...context.sides].map((value) => valueWords(value, choices, speech)).join(' × ');
}
