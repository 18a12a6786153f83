import { Section } from '../../../ui/Section.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { dimensionWords, type Speech } from '../../measure-words.ts';
import { always, type Window } from '../../../model/period.ts';
import type { Dimension } from '../../../model/dimension.ts';
import { canBeZero, type EventMeasure, type Measure } from '../../../model/measure.ts';
import {
  defaultAbsent,
  howOf,
  howsFor,
  measureChoices,
  measureOf,
  subjectOf,
  windowsFor,
  windowsOfTrend,
  type How,
  type MeasureDetails,
  type Subject,
} from '../measure-choices.ts';
import type { Group } from '../compute.ts';
import { withoutSplit, type DistributionSpec } from '../spec.ts';
import { offeredSplits } from '../split-choices.ts';
import { CompareFields, ScaleField } from './CompareFields.tsx';
import { FilterFields } from './FilterFields.tsx';
import classes from './DistributionPanel.module.css';
import { subjectOptions } from './subject-options.ts';

export interface DistributionSettingsProps {
  readonly spec: DistributionSpec;
  readonly speech: Speech;
  /** The population in words; null for all customers. */
  readonly population: string | null;
  /** Of the split that is shown. */
  readonly groups: readonly Group[];
  readonly onSpecChange: (spec: DistributionSpec) => void;
}

type OfEvents = Extract<Measure, { kind: 'events' | 'event-value' | 'month-value' }>;

const isOfEvents = (measure: Measure): measure is OfEvents => 'events' in measure;

const asText = (value: unknown): string => JSON.stringify(value);

/** What is measured, how, over which time and rows, and what it is compared by. */
export function DistributionSettings({ spec, speech, population, groups, onSpecChange }: DistributionSettingsProps) {
  const { words, record } = speech;
  const said = words.average.settings;
  const { measure, split } = spec;
  const subject = subjectOf(measure);
  const subjects = withCurrent(measureChoices(record).subjects, subject);
  const splits = withCurrent(offeredSplits(record, measure), split);
  const change = (next: Measure): void => {
    const kept = split !== null && offeredSplits(record, next).some((one) => asText(one) === asText(split));
    onSpecChange({ ...(kept ? spec : withoutSplit(spec)), measure: next });
  };
  const choose = (next: Subject): void => {
    const hows = howsFor(next, record);
    // What was done with another event is done with this one; of a field nothing was done.
    const before = 'events' in measure || measure.kind === 'months-held' ? howOf(measure) : undefined;
    const how = hows.find((one) => one === before) ?? hows[0] ?? 'count';
    change(measureOf(next, how, detailsFor(next, measure, record)));
  };
  return (
    <Section title={said.title} layout="fields">
      <SelectField
        label={said.subject}
        value={asText(subject)}
        options={subjectOptions(subjects, speech)}
        onChange={(text) => {
          const next = subjects.find((one) => asText(one) === text);
          if (next !== undefined) choose(next);
        }}
      />
      {isOfEvents(measure) ? <EventFields measure={measure} speech={speech} onMeasure={change} /> : null}
      <SelectField
        label={said.split}
        value={split === null ? null : asText(split)}
        placeholder={said.noSplit}
        options={splits.map((dimension) => ({ value: asText(dimension), label: dimensionWords(dimension, speech) }))}
        onChange={(text) => {
          onSpecChange({ ...withoutSplit(spec), split: splits.find((one) => asText(one) === text) ?? null });
        }}
        onClear={() => {
          onSpecChange(withoutSplit(spec));
        }}
      />
      <ScaleField spec={spec} speech={speech} onSpecChange={onSpecChange} />
      <CompareFields spec={spec} speech={speech} groups={groups} onSpecChange={onSpecChange} />
      {population === null ? null : <p className={classes.note}>{said.population(population)}</p>}
    </Section>
  );
}

/** What a saved recipe asks for stays in the list, also when the builder would not offer it. */
function withCurrent<Choice extends Subject | Dimension>(
  choices: readonly Choice[],
  current: Choice | null,
): readonly Choice[] {
  if (current === null || choices.some((one) => asText(one) === asText(current))) return choices;
  return [current, ...choices];
}

/** Window and filter are kept while one stays with the same events. */
function detailsFor(subject: Subject, from: Measure, record: Speech['record']): MeasureDetails {
  const events = subject.kind === 'events' ? record.events.find((one) => one.id === subject.events) : undefined;
  const before = isOfEvents(from) ? from : null;
  const window: Window = events?.dated === false ? always : (before?.window ?? { kind: 'months', months: 12 });
  const filter = before !== null && before.events === events?.id ? before.filter : null;
  return { window, filter, absent: absentOf(before) ?? defaultAbsent(record, window) };
}

const absentOf = (measure: OfEvents | null): EventMeasure['absent'] | null =>
  measure === null || measure.kind === 'event-value' ? null : measure.absent;

interface EventFieldsProps {
  readonly measure: OfEvents;
  readonly speech: Speech;
  readonly onMeasure: (measure: Measure) => void;
}

function EventFields({ measure, speech, onMeasure }: EventFieldsProps) {
  const { words, record } = speech;
  const said = words.average.settings;
  const events = record.events.find((one) => one.id === measure.events);
  if (events === undefined) return null;
  const subject = subjectOf(measure);
  const how = howOf(measure);
  const details: MeasureDetails = {
    window: measure.window,
    filter: measure.filter,
    absent: absentOf(measure) ?? defaultAbsent(record, measure.window),
    part: measure.kind === 'events' ? measure.part : undefined,
  };
  const windows = how === 'trend' ? windowsOfTrend() : windowsFor(events);
  const hows: Record<How, string> = { ...said.hows, ...words.measures.hows };
  return (
    <>
      <SelectField<How>
        label={said.how}
        value={how}
        options={howsFor(subject, record).map((one) => ({ value: one, label: hows[one] }))}
        onChange={(next) => {
          onMeasure(measureOf(subject, next, details));
        }}
      />
      {events.dated ? (
        <SelectField
          label={said.window}
          value={asText(measure.window)}
          options={(windows.some((one) => asText(one) === asText(measure.window))
            ? windows
            : [measure.window, ...windows]
          ).map((one) => ({ value: asText(one), label: windowLabel(one, speech) }))}
          onChange={(text) => {
            const window = windows.find((one) => asText(one) === text);
            if (window !== undefined) onMeasure(measureOf(subject, how, { ...details, window }));
          }}
        />
      ) : (
        <p className={classes.note}>{said.undated}</p>
      )}
      {measure.kind === 'month-value' || (measure.kind === 'events' && canBeZero(measure.aggregate)) ? (
        <SelectField<EventMeasure['absent']>
          label={measure.kind === 'events' ? said.absent : words.measures.quiet}
          value={measure.absent}
          options={(['zero', 'left-out'] as const).map((one) => ({
            value: one,
            label: measure.kind === 'events' ? said.absents[one] : words.measures.quiets[one],
          }))}
          onChange={(absent) => {
            onMeasure({ ...measure, absent });
          }}
        />
      ) : null}
      {measure.kind === 'events' && measure.aggregate === 'share' ? (
        <FilterFields
          key={`part ${measure.events}`}
          legend={words.measures.part}
          events={events}
          filter={measure.part ?? null}
          onFilter={(part) => {
            onMeasure(measureOf(subject, how, { ...details, part: part ?? undefined }));
          }}
          words={words}
        />
      ) : null}
      <FilterFields
        key={measure.events}
        events={events}
        filter={measure.filter}
        onFilter={(filter) => {
          onMeasure({ ...measure, filter });
        }}
        words={words}
      />
    </>
  );
}

function windowLabel(window: Window, { words, formats }: Speech): string {
  const said = words.average.settings.windows;
  switch (window.kind) {
    case 'all':
      return said.all;
    case 'months':
      return said.months(window.months);
    case 'days':
      return formats.days(window.days);
    case 'dates':
      return [window.from, window.to].map((day) => (day === null ? '…' : formats.date(day))).join(' – ');
  }
}
