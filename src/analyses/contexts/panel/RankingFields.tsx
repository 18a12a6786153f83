import { NumberField } from '../../../ui/NumberField.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import type { Speech } from '../../measure-words.ts';
import type { ContextRates } from '../result.ts';
import { criteria, evenMix, rankings, type ContextsSpec, type Criterion } from '../spec.ts';
import classes from './contexts.module.css';

export interface RankingFieldsProps {
  readonly spec: ContextsSpec;
  readonly result: ContextRates;
  readonly speech: Speech;
  readonly onSpecChange: (spec: ContextsSpec) => void;
}

/** What the lists are ranked by; of a mix, how much each criterion weighs. */
export function RankingFields({ spec, result, speech, onSpecChange }: RankingFieldsProps) {
  const said = speech.words.contextsSetUp;
  const known = criteria.filter((one) => hasNumbers(one, result));
  const mix = spec.mix ?? evenMix;
  return (
    <>
      <div className={classes.ranking}>
        <SelectField
          label={said.ranking}
          value={spec.ranking}
          options={rankings
            .filter((one) => one === 'found' || one === 'mix' || known.includes(one))
            .map((value) => ({ value, label: said.rankings[value] }))}
          onChange={(ranking) => {
            onSpecChange({ ...spec, ranking });
          }}
        />
        {spec.ranking !== 'mix'
          ? null
          : known.map((criterion) => (
              <NumberField
                key={criterion}
                label={said.weight(said.rankings[criterion])}
                value={mix[criterion]}
                min={0}
                onChange={(weight) => {
                  onSpecChange({ ...spec, mix: { ...mix, [criterion]: weight ?? 0 } });
                }}
              />
            ))}
      </div>
      {spec.ranking === 'mix' ? <p className={classes.mixNote}>{said.mixNote}</p> : null}
    </>
  );
}

/** Whether the result has numbers for it. */
function hasNumbers(criterion: Criterion, { spec }: ContextRates): boolean {
  return (
    (criterion !== 'worth' || spec.worth !== null) && (criterion !== 'dissatisfaction' || spec.satisfaction !== null)
  );
}
