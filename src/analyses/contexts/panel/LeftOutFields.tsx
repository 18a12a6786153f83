import { Button } from '../../../ui/Button.tsx';
import { fieldWords, type Speech } from '../../measure-words.ts';
import { leftOut, type LeftOut } from '../left-out.ts';
import { dimensionLimit, isOn, type ContextsSpec } from '../spec.ts';
import classes from './contexts.module.css';

export interface LeftOutFieldsProps {
  readonly spec: ContextsSpec;
  readonly speech: Speech;
  readonly onAdd: (left: LeftOut) => void;
}

/** Fields that are no dimension, why not, and how to make one of them all the same. */
export function LeftOutFields({ spec, speech, onAdd }: LeftOutFieldsProps) {
  const said = speech.words.contextsLacking.leftOut;
  const fields = leftOut(speech.record, spec);
  if (fields.length === 0) return null;
  const full = spec.dimensions.filter(isOn).length >= dimensionLimit;
  return (
    <fieldset className={classes.leftOut}>
      <legend>{said.title}</legend>
      {fields.map((left) => {
        const dimension = fieldWords(left.field.id, speech);
        return (
          <div key={left.field.id} className={classes.leftOutLine}>
            <span>{said.line[left.why]({ dimension, values: left.field.distinct })}</span>
            <Button
              size="small"
              disabled={full}
              aria-label={said.add[left.why](dimension)}
              onClick={() => {
                onAdd(left);
              }}
            >
              {said.addShort[left.why]}
            </Button>
          </div>
        );
      })}
    </fieldset>
  );
}
