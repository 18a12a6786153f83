import { SelectField } from '../../../ui/SelectField.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SegmentedChoice } from '../../../ui/SegmentedChoice.tsx';
import { lifeUnits } from '../../../model/life.ts';
import { eventsWords, fieldWords } from '../../measure-words.ts';
import { cohortGrains, type CohortGrain, type LifecycleSpec } from '../spec.ts';
import { beginnings, lifeEvents, withEvents } from '../suggest.ts';
import { FanFields } from './FanFields.tsx';
import classes from './lifecycle.module.css';
import { Labelled, type SettingsProps } from './SettingsField.tsx';
import { StagesFields } from './StagesFields.tsx';
import { SurvivalFields } from './SurvivalFields.tsx';

/** What is followed and how it is counted: what all views share, then what the shown one has of its own. */
export function LifecycleSettings(props: SettingsProps & { readonly population: string | null }) {
  const { spec, telling, population } = props;
  const said = telling.words.lifecycle.settings;
  return (
    <Section title={said.title} layout="fields">
      <EventsField {...props} />
      {spec.view === 'cohorts' || spec.view === 'fan' ? <LifeFields {...props} /> : null}
      {spec.view === 'cohorts' ? <CohortFields {...props} /> : null}
      {spec.view === 'fan' ? <FanFields {...props} /> : null}
      {spec.view === 'stages' ? <StagesFields {...props} /> : null}
      {spec.view === 'survival' ? <SurvivalFields {...props} /> : null}
      {population === null ? null : <p className={classes.note}>{said.population(population)}</p>}
      <p className={classes.note}>{telling.words.lifecycle.future}</p>
    </Section>
  );
}

function EventsField({ spec, telling, onSpecChange }: SettingsProps) {
  const events = lifeEvents(telling.record);
  return (
    <SelectField
      label={telling.words.lifecycle.settings.events}
      value={spec.life.events}
      options={events.map((one) => ({ value: one.id, label: eventsWords(one.id, telling) }))}
      onChange={(id) => {
        const chosen = events.find((one) => one.id === id);
        if (chosen !== undefined) onSpecChange(withEvents(spec, chosen));
      }}
    />
  );
}

/** Where life begins and how age is counted. */
function LifeFields({ spec, telling, onSpecChange }: SettingsProps) {
  const { words, record } = telling;
  const said = words.lifecycle.settings;
  const first = '';
  const fields = beginnings(record);
  return (
    <>
      <SelectField
        label={said.begins}
        value={spec.life.begins?.field ?? first}
        options={[
          { value: first, label: said.firstEvent },
          ...fields.map((field) => ({ value: field.id, label: fieldWords(field.id, telling) })),
        ]}
        onChange={(field) => {
          onSpecChange({ ...spec, life: { ...spec.life, begins: field === first ? null : { field } } });
        }}
      />
      <SelectField
        label={said.unit}
        value={spec.life.unit}
        options={lifeUnits.map((unit) => ({ value: unit, label: said.units[unit] }))}
        onChange={(unit) => {
          onSpecChange({ ...spec, life: { ...spec.life, unit } });
        }}
      />
    </>
  );
}

function CohortFields({ spec, telling, onSpecChange }: SettingsProps) {
  const said = telling.words.lifecycle.settings;
  const { cohorts } = spec;
  const change = (part: Partial<LifecycleSpec['cohorts']>): void => {
    onSpecChange({ ...spec, cohorts: { ...cohorts, ...part } });
  };
  return (
    <>
      <SelectField<CohortGrain | 'auto'>
        label={said.grain}
        value={cohorts.grain ?? 'auto'}
        options={(['auto', ...cohortGrains] as const).map((grain) => ({ value: grain, label: said.grains[grain] }))}
        onChange={(grain) => {
          change({ grain: grain === 'auto' ? null : grain });
        }}
      />
      <SelectField
        label={said.counts}
        value={cohorts.counts}
        options={(['in', 'since'] as const).map((counts) => ({
          value: counts,
          label: said.countsOptions[spec.life.unit][counts],
        }))}
        onChange={(counts) => {
          change({ counts });
        }}
      />
      <Labelled label={said.picture}>
        <SegmentedChoice
          label={said.picture}
          value={cohorts.picture}
          options={(['table', 'curves'] as const).map((picture) => ({ value: picture, label: said.pictures[picture] }))}
          onChange={(picture) => {
            change({ picture });
          }}
        />
      </Labelled>
    </>
  );
}
