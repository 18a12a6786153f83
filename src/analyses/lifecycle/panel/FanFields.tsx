import { NumberField } from '../../../ui/NumberField.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { SwitchField } from '../../../ui/SwitchField.tsx';
import { amountWords, eventsWords } from '../../measure-words.ts';
import { usualThrough } from '../fan.ts';
import { fanSubjects, subjectOfMeasure } from '../suggest.ts';
import classes from './lifecycle.module.css';
import type { SettingsProps } from './SettingsField.tsx';

/** What is measured at each age, and of whom. */
export function FanFields({ spec, result, telling, onSpecChange }: SettingsProps) {
  const said = telling.words.lifecycle.settings;
  const { fan } = spec;
  const subjects = fanSubjects(telling.record);
  const kept = (telling.kept ?? []).map((one) => ({ ...one, subject: subjectOfMeasure(one.measure, telling.record) }));
  const without = kept.filter(({ subject }) => subject === null).map(({ name }) => name);
  const keptSaid = telling.words.lifecycle.fan.kept;
  const change = (part: Partial<typeof fan>): void => {
    onSpecChange({ ...spec, fan: { ...fan, ...part } });
  };
  const seen = result?.kind === 'fan' ? result.fan.seen : [];
  return (
    <>
      <SelectField
        label={said.subject}
        value={JSON.stringify(fan.subject)}
        options={[
          ...subjects.map((subject) => ({
            value: JSON.stringify(subject),
            label:
              subject.amount === null
                ? said.subjectCount(eventsWords(subject.events, telling))
                : amountWords(subject.amount, telling),
            group: eventsWords(subject.events, telling),
          })),
          ...kept.map(({ id, name, subject }) => ({
            value: id,
            label: name,
            group: keptSaid.group,
            disabled: subject === null,
          })),
        ]}
        onChange={(text) => {
          const subject =
            subjects.find((one) => JSON.stringify(one) === text) ?? kept.find(({ id }) => id === text)?.subject;
          if (subject != null) change({ subject });
        }}
      />
      {without.length === 0 ? null : <p className={classes.note}>{keptSaid.without(without)}</p>}
      <SelectField
        label={said.adds}
        value={fan.adds}
        options={(['month', 'up-to'] as const).map((adds) => ({
          value: adds,
          label: said.addsOptions[spec.life.unit][adds],
        }))}
        onChange={(adds) => {
          change({ adds });
        }}
      />
      <SwitchField
        label={said.same}
        checked={fan.through !== null}
        onChange={(same) => {
          change({ through: same ? usualThrough(seen) : null });
        }}
      />
      {fan.through === null ? null : (
        <NumberField
          label={said.through[spec.life.unit]}
          value={fan.through}
          min={0}
          max={Math.max(0, seen.length - 1)}
          decimals={0}
          onChange={(through) => {
            if (through !== null && through >= 0) change({ through: Math.round(through) });
          }}
        />
      )}
    </>
  );
}
