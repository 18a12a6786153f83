import { dimensionWords, fieldWords, levelWords, type Speech } from '../../measure-words.ts';
import type { ContextValue } from '../result.ts';
import type { SpecDimension } from '../spec.ts';

/** Shorter values say nothing alone: `oui`, `M.`, `75`. */
const shortest = 4;

/** A value as its chip says it, with its dimension where the value alone could be anything. */
export function valueWords({ choice, level }: ContextValue, choices: readonly SpecDimension[], speech: Speech): string {
  const said = levelWords(choice.dimension, level, speech);
  if (
    level.kind === 'value' &&
    isOneOfSeveral(choice, choices) &&
    choice.dimension.kind === 'banded' &&
    choice.dimension.measure.kind === 'elapsed'
  ) {
    return speech.words.contexts.since({ level: said, field: fieldWords(choice.dimension.measure.field, speech) });
  }
  const alone = level.kind === 'value' && said.length >= shortest;
  return alone
    ? said
    : speech.words.contexts.named({ dimension: dimensionWords(choice.dimension, speech), level: said });
}

/** `0 à 3 mois`: since which of two dates? */
function isOneOfSeveral({ dimension }: SpecDimension, choices: readonly SpecDimension[]): boolean {
  if (dimension.kind !== 'banded' || dimension.measure.kind !== 'elapsed') return false;
  const { unit } = dimension.measure;
  return (
    choices.filter(
      (other) =>
        other.dimension.kind === 'banded' &&
        other.dimension.measure.kind === 'elapsed' &&
        other.dimension.measure.unit === unit &&
        other.excluded !== true,
    ).length > 1
  );
}

/** A context in one phrase: its values, those of the contacts last. */
export function contextWords(
  context: { readonly values: readonly ContextValue[]; readonly sides: readonly ContextValue[] },
  choices: readonly SpecDimension[],
  speech: Speech,
): string {
  return [...context.values, ...context.sides].map((value) => valueWords(value, choices, speech)).join(' × ');
}
