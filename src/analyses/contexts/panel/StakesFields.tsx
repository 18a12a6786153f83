import { NumberField } from '../../../ui/NumberField.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { SwitchField } from '../../../ui/SwitchField.tsx';
import { isDated } from '../../../model/column.ts';
import { eventsWords, fieldWords, levelWords, measureTitle, type Speech } from '../../measure-words.ts';
import { countables, countedBy, nameOf, type Countable } from '../countable.ts';
import type { ContextsResult } from '../result.ts';
import { usualCollapseDays, type ContextsSpec, type FieldOutcome } from '../spec.ts';
import { specFor, suggest } from '../suggest.ts';

export interface StakesFieldsProps {
  readonly spec: ContextsSpec;
  readonly speech: Speech;
  readonly onSpecChange: (spec: ContextsSpec) => void;
}

/** What is counted: contacts, returns, low scores, or customers of whom something is true. */
export function CountedField({
  spec,
  result,
  speech,
  onSpecChange,
}: StakesFieldsProps & { readonly result: ContextsResult | null }) {
  const said = speech.words.contextsSetUp;
  const all = countables(speech.record, result);
  const counted = countedBy(spec, all);
  return (
    <SelectField
      label={said.event}
      value={counted === null ? null : nameOf(counted)}
      options={all.map((one) => ({ value: nameOf(one), label: countableWords(one, speech) }))}
      onChange={(name) => {
        const chosen = all.find((one) => nameOf(one) === name);
        if (chosen !== undefined) onSpecChange(specCounting(chosen, spec, speech));
      }}
    />
  );
}

export function outcomeWords({ field, value }: FieldOutcome, speech: Speech): string {
  const said = levelWords({ kind: 'field', field }, { kind: 'value', value }, speech);
  return speech.words.contextsSetUp.outcome({ field: fieldWords(field, speech), value: said });
}

export function countableWords(one: Countable, speech: Speech): string {
  const said = speech.words.contextsSetUp;
  switch (one.kind) {
    case 'events':
      return one.events.returnsOf === undefined ? one.events.label : eventsWords(one.events.id, speech);
    case 'low-scores':
      return said.lowScores(one.events.label);
    case 'field':
      return outcomeWords(one.outcome, speech);
  }
}

function specCounting(chosen: Countable, spec: ContextsSpec, { record }: Speech): ContextsSpec {
  if (chosen.kind === 'field') return { ...spec, outcome: chosen.outcome, crossesContacts: false };
  const fresh = specFor(record, chosen.events);
  return {
    ...spec,
    contacts: fresh.contacts,
    outcome: null,
    filter: chosen.kind === 'low-scores' ? chosen.filter : null,
    window: fresh.window,
    contactDimensions: fresh.contactDimensions,
    exposure: chosen.events.dated ? spec.exposure : 'customers',
  };
}

/** How time is counted: split by state, up to a date of leaving, repeats of one problem merged. */
export function TimeFields({ spec, speech, onSpecChange }: StakesFieldsProps) {
  const said = speech.words.contextsSetUp;
  const ends = speech.record.fields.filter(({ role, type }) => isDated(type) && role === 'end-date');
  const collapses = [
    ...new Set([1, usualCollapseDays, 30, ...(spec.collapseDays === null ? [] : [spec.collapseDays])]),
  ].sort((a, b) => a - b);
  return (
    <>
      {spec.exposure === 'customer-years' ? (
        <SwitchField
          label={said.splits}
          help={said.splitsWhy}
          checked={spec.splits}
          onChange={(splits) => {
            onSpecChange({ ...spec, splits });
          }}
        />
      ) : null}
      {ends.length === 0 ? null : (
        <SelectField
          label={said.until}
          value={spec.until ?? ''}
          options={[
            { value: '', label: said.untilNone },
            ...ends.map((field) => ({ value: field.id, label: field.label })),
          ]}
          onChange={(until) => {
            onSpecChange({ ...spec, until: until === '' ? null : until });
          }}
        />
      )}
      <SelectField
        label={said.collapse}
        value={String(spec.collapseDays ?? 0)}
        options={[
          { value: '0', label: said.collapseNone },
          ...collapses.map((days) => ({ value: String(days), label: said.collapseDays(days) })),
        ]}
        onChange={(days) => {
          onSpecChange({ ...spec, collapseDays: Number(days) === 0 ? null : Number(days) });
        }}
      />
    </>
  );
}

/** What is at stake with each context: the cost of a contact, the value of the customers, what they answered. */
export function StakesFields({ spec, speech, onSpecChange }: StakesFieldsProps) {
  const said = speech.words.contextsSetUp;
  const suggested = suggest(speech.record);
  return (
    <>
      <NumberField
        label={said.unitCost}
        value={spec.unitCost}
        min={0}
        onChange={(unitCost) => {
          onSpecChange({ ...spec, unitCost });
        }}
      />
      {(['worth', 'satisfaction'] as const).map((what) => {
        const measure = spec[what] ?? suggested?.[what] ?? null;
        return measure === null ? null : (
          <SwitchField
            key={what}
            label={said[what]}
            help={measureTitle(measure, speech)}
            checked={spec[what] !== null}
            onChange={(on) => {
              onSpecChange({ ...spec, [what]: on ? measure : null });
            }}
          />
        );
      })}
    </>
  );
}
