import { Button } from '../../../ui/Button.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { SegmentedChoice } from '../../../ui/SegmentedChoice.tsx';
import { Labelled, type SettingsProps } from './SettingsField.tsx';

/** The thresholds of the stages; those read off the base stand in the fields until a person writes others. */
export function StagesFields({ spec, result, telling, onSpecChange }: SettingsProps) {
  const said = telling.words.lifecycle.stages.settings;
  const { stages } = spec;
  const applied = result?.kind === 'stages' && result.spec.stages.basis === stages.basis ? result.stages.rules : null;
  const change = (part: Partial<typeof stages>): void => {
    onSpecChange({ ...spec, stages: { ...stages, ...part } });
  };
  const own = stages.atRisk !== null || stages.lapsed !== null || stages.newDays !== null;
  const [atRisk, lapsed] = [stages.atRisk ?? applied?.atRisk ?? null, stages.lapsed ?? applied?.lapsed ?? null];
  const threshold = { decimals: stages.basis === 'days' ? 0 : 1, unit: said.unit[stages.basis], min: 0.1 };
  return (
    <>
      <Labelled label={said.basis}>
        <SegmentedChoice
          label={said.basis}
          value={stages.basis}
          options={(['days', 'rhythm'] as const).map((basis) => ({ value: basis, label: said.bases[basis] }))}
          onChange={(basis) => {
            // Days and multiples of a rhythm have nothing in common.
            change({ basis, atRisk: null, lapsed: null });
          }}
        />
      </Labelled>
      <NumberField
        label={said.atRisk}
        value={atRisk}
        {...threshold}
        onChange={(value) => {
          if (value !== null && value > 0 && value !== applied?.atRisk) change({ atRisk: value });
        }}
      />
      <NumberField
        label={said.lapsed}
        value={lapsed}
        {...threshold}
        error={atRisk !== null && lapsed !== null && lapsed < atRisk ? said.order : undefined}
        onChange={(value) => {
          if (value !== null && value > 0 && value !== applied?.lapsed) change({ lapsed: value });
        }}
      />
      <NumberField
        label={said.newDays}
        value={stages.newDays ?? applied?.newDays ?? null}
        decimals={0}
        min={0}
        unit={said.unit.days}
        onChange={(value) => {
          if (value !== null && value >= 0 && value !== applied?.newDays) change({ newDays: Math.round(value) });
        }}
      />
      {own ? (
        <Button
          size="small"
          onClick={() => {
            change({ atRisk: null, lapsed: null, newDays: null });
          }}
        >
          {said.readOff}
        </Button>
      ) : null}
    </>
  );
}
