import type { ReactNode } from 'react';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SegmentedChoice } from '../../../ui/SegmentedChoice.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import type { Speech } from '../../measure-words.ts';
import { isExposureKnown } from '../exposure.ts';
import type { LeftOut } from '../left-out.ts';
import { depths, exposures, type ContextsSpec } from '../spec.ts';
import { ContactFilter } from './ContactFilter.tsx';
import { CountedField, StakesFields, TimeFields } from './StakesFields.tsx';
import { DimensionSwitches } from './DimensionSwitches.tsx';
import { LeftOutFields } from './LeftOutFields.tsx';
import classes from './contexts.module.css';
import type { ContextsResult } from '../result.ts';

export interface ContextsSettingsProps {
  readonly spec: ContextsSpec;
  readonly result: ContextsResult | null;
  readonly speech: Speech;
  readonly onSpecChange: (spec: ContextsSpec) => void;
  /** Makes a dimension of a field that was not proposed. */
  readonly onAddField: (left: LeftOut) => void;
}

const windowMonths = [3, 6, 12, 24] as const;

/** Which contexts to look for. */
export function ContextsSettings({ spec, result, speech, onSpecChange, onAddField }: ContextsSettingsProps) {
  const said = speech.words.contexts.settings;
  const dated =
    spec.outcome === null && speech.record.events.find((table) => table.id === spec.contacts)?.dated === true;
  const rates = spec.outcome !== null || isExposureKnown(speech.record, spec.contacts);
  return (
    <>
      <Section title={said.title} layout="fields">
        <CountedField spec={spec} result={result} speech={speech} onSpecChange={onSpecChange} />
        {dated ? <WindowField spec={spec} speech={speech} onSpecChange={onSpecChange} /> : null}
        {rates ? <RateFields spec={spec} speech={speech} onSpecChange={onSpecChange} /> : null}
        {spec.outcome !== null ? null : (
          <ContactFilter spec={spec} result={result} speech={speech} onSpecChange={onSpecChange} />
        )}
        {dated ? <TimeFields spec={spec} speech={speech} onSpecChange={onSpecChange} /> : null}
        {rates ? <StakesFields spec={spec} speech={speech} onSpecChange={onSpecChange} /> : null}
      </Section>
      <Section title={said.dimensions} note={said.tautology}>
        <DimensionSwitches spec={spec} speech={speech} ratesPossible={rates} onSpecChange={onSpecChange} />
        {rates ? <LeftOutFields spec={spec} speech={speech} onAdd={onAddField} /> : null}
      </Section>
    </>
  );
}

function RateFields({ spec, speech, onSpecChange }: Omit<ContextsSettingsProps, 'result' | 'onAddField'>) {
  const said = speech.words.contexts.settings;
  return (
    <>
      {spec.outcome !== null ? null : (
        <Labelled label={said.exposure}>
          <SegmentedChoice
            label={said.exposure}
            wide
            value={spec.exposure}
            options={exposures.map((value) => ({ value, label: said.exposures[value] }))}
            onChange={(exposure) => {
              onSpecChange({ ...spec, exposure });
            }}
          />
        </Labelled>
      )}
      <Labelled label={said.depth}>
        <SegmentedChoice
          label={said.depth}
          wide
          value={String(spec.depth)}
          options={depths.map((depth) => ({ value: String(depth), label: speech.formats.integer(depth) }))}
          onChange={(text) => {
            onSpecChange({ ...spec, depth: depths.find((depth) => String(depth) === text) ?? spec.depth });
          }}
        />
      </Labelled>
      <NumberField
        label={said.minimum}
        value={spec.minimumCustomers}
        min={1}
        decimals={0}
        onChange={(minimum) => {
          if (minimum !== null && minimum >= 1) onSpecChange({ ...spec, minimumCustomers: minimum });
        }}
      />
    </>
  );
}

function WindowField({ spec, speech, onSpecChange }: Omit<ContextsSettingsProps, 'result' | 'onAddField'>) {
  const said = speech.words.contexts.settings;
  const value = spec.window.kind === 'months' ? String(spec.window.months) : 'all';
  const months = [...new Set([...windowMonths, ...(spec.window.kind === 'months' ? [spec.window.months] : [])])].sort(
    (a, b) => a - b,
  );
  return (
    <SelectField
      label={said.window}
      value={value}
      options={[
        ...months.map((count) => ({ value: String(count), label: said.windows.months(count) })),
        { value: 'all', label: said.windows.all },
      ]}
      onChange={(next) => {
        onSpecChange({ ...spec, window: next === 'all' ? { kind: 'all' } : { kind: 'months', months: Number(next) } });
      }}
    />
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <div className={classes.fieldLabel} aria-hidden>
        {label}
      </div>
      {children}
    </div>
  );
}
