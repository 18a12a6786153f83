import { Chip, ChipRow } from '../../../ui/Chip.tsx';
import type { Speech } from '../../measure-words.ts';
import type { ContextValue } from '../result.ts';
import type { SpecDimension } from '../spec.ts';
import { choiceWords, valueWords } from './chip-words.ts';
import classes from './contexts.module.css';

export interface ContextChipsProps {
  readonly values: readonly ContextValue[];
  readonly choices: readonly SpecDimension[];
  readonly speech: Speech;
}

/** The values of a context: family low, value loud, the dimension on hover. */
export function ContextChips({ values, choices, speech }: ContextChipsProps) {
  return (
    <ChipRow>
      {values.map((value) => (
        <span
          key={JSON.stringify([value.choice.dimension, value.choice.time, value.level])}
          className={classes.chip}
          title={choiceWords(value.choice, speech)}
        >
          <Chip family={speech.words.contexts.families[value.choice.family]}>{valueWords(value, choices, speech)}</Chip>
        </span>
      ))}
    </ChipRow>
  );
}
