import { DateField } from '../../../ui/DateField.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { dimensionWords, fieldWords } from '../../measure-words.ts';
import { splitsOf } from '../splits.ts';
import { beginnings, endings, usualSilence } from '../suggest.ts';
import type { LifeSpan } from '../../../model/life.ts';
import type { SettingsProps } from './SettingsField.tsx';

const FIRST = '';
const SILENCE = '';

/** Where a relation begins and ends, and by what the customers are compared. */
export function SurvivalFields({ spec, telling, onSpecChange }: SettingsProps) {
  const { words, record } = telling;
  const said = words.lifecycle.survival.settings;
  const { span, split } = spec.survival;
  const change = (part: Partial<LifeSpan>): void => {
    const next = { ...span, ...part };
    const needed = next.begins === null || next.end.kind === 'silence';
    onSpecChange({
      ...spec,
      survival: { ...spec.survival, span: { ...next, events: needed ? spec.life.events : null } },
    });
  };
  const silence = usualSilence(record.events.find((one) => one.id === spec.life.events));
  const splits = splitsOf(record);
  const text = (dimension: (typeof splits)[number]): string => JSON.stringify(dimension);
  return (
    <>
      <SelectField
        label={said.begins}
        value={span.begins?.field ?? FIRST}
        options={[
          { value: FIRST, label: said.firstEvent },
          ...beginnings(record).map((field) => ({ value: field.id, label: fieldWords(field.id, telling) })),
        ]}
        onChange={(field) => {
          change({ begins: field === FIRST ? null : { field } });
        }}
      />
      <SelectField
        label={said.ends}
        value={span.end.kind === 'date' ? span.end.field : SILENCE}
        options={[
          { value: SILENCE, label: said.silence },
          ...endings(record).map((field) => ({ value: field.id, label: said.date(fieldWords(field.id, telling)) })),
        ]}
        onChange={(field) => {
          change({ end: field === SILENCE ? { kind: 'silence', days: silence } : { kind: 'date', field } });
        }}
      />
      {span.end.kind === 'silence' ? (
        <NumberField
          label={said.days}
          value={span.end.days}
          min={1}
          decimals={0}
          unit={said.daysUnit}
          onChange={(days) => {
            if (days !== null && days >= 1) change({ end: { kind: 'silence', days: Math.round(days) } });
          }}
        />
      ) : null}
      <DateField
        label={said.since}
        value={span.knownSince}
        clearable
        onChange={(knownSince) => {
          change({ knownSince });
        }}
      />
      {splits.length === 0 && split === null ? null : (
        <SelectField
          label={said.split}
          value={split === null ? null : text(split)}
          placeholder={said.noSplit}
          options={splits.map((dimension) => ({ value: text(dimension), label: dimensionWords(dimension, telling) }))}
          onChange={(chosen) => {
            onSpecChange({
              ...spec,
              survival: { span, split: splits.find((dimension) => text(dimension) === chosen) ?? null },
            });
          }}
          onClear={() => {
            onSpecChange({ ...spec, survival: { span, split: null } });
          }}
        />
      )}
    </>
  );
}
