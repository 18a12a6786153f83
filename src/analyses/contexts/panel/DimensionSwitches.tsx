import { SwitchField } from '../../../ui/SwitchField.tsx';
import type { DimensionFamily } from '../../../model/column.ts';
import type { Speech } from '../../measure-words.ts';
import { choiceWords } from './chip-words.ts';
import { dimensionLimit, isOn, type ContextsSpec, type SpecDimension } from '../spec.ts';
import classes from './contexts.module.css';

export interface DimensionSwitchesProps {
  readonly spec: ContextsSpec;
  readonly speech: Speech;
  /** False where nobody knows who was exposed: then only contacts are split. */
  readonly ratesPossible: boolean;
  readonly onSpecChange: (spec: ContextsSpec) => void;
}

const customerFamilies: readonly DimensionFamily[] = ['offer', 'moment', 'usage', 'profile'];

/** Every dimension by family, on or off. */
export function DimensionSwitches({ spec, speech, ratesPossible, onSpecChange }: DimensionSwitchesProps) {
  const said = speech.words.contexts;
  const full = spec.dimensions.filter(isOn).length >= dimensionLimit;
  const families = customerFamilies
    .map((family) => ({ family, own: spec.dimensions.filter((choice) => choice.family === family) }))
    .filter(({ own }) => own.length > 0);
  return (
    <div className={classes.families}>
      {full && ratesPossible ? <p className={classes.note}>{said.settings.full(dimensionLimit)}</p> : null}
      {(ratesPossible ? families : []).map(({ family, own }) => (
        <fieldset key={family} className={classes.family}>
          <legend>{said.families[family]}</legend>
          {own.map((choice) => (
            <SwitchField
              key={JSON.stringify(choice.dimension)}
              label={choiceWords(choice, speech)}
              checked={isOn(choice)}
              disabled={full && !isOn(choice)}
              onChange={(on) => {
                onSpecChange({ ...spec, dimensions: switched(spec.dimensions, choice, on) });
              }}
            />
          ))}
        </fieldset>
      ))}
      {spec.contactDimensions.length === 0 ? null : (
        <fieldset className={classes.family}>
          <legend>{said.settings.contactSide}</legend>
          {ratesPossible ? (
            <SwitchField
              label={said.settings.crosses}
              checked={spec.crossesContacts}
              onChange={(on) => {
                onSpecChange({ ...spec, crossesContacts: on });
              }}
            />
          ) : null}
          {spec.contactDimensions.map((choice) => (
            <SwitchField
              key={JSON.stringify([choice.dimension, choice.time])}
              label={choiceWords(choice, speech)}
              checked={isOn(choice)}
              onChange={(on) => {
                onSpecChange({ ...spec, contactDimensions: switched(spec.contactDimensions, choice, on) });
              }}
            />
          ))}
          <p className={classes.note}>{said.settings.contactSideNote}</p>
        </fieldset>
      )}
    </div>
  );
}

function switched(choices: readonly SpecDimension[], choice: SpecDimension, on: boolean): readonly SpecDimension[] {
  return choices.map((one) => (one !== choice ? one : on ? withoutMark(one) : { ...one, excluded: true }));
}

function withoutMark({ excluded: _, ...choice }: SpecDimension): SpecDimension {
  return choice;
}
