import { eventsWords } from '../../analyses/measure-words.ts';
import { lifeEvents } from '../../analyses/lifecycle/suggest.ts';
import { useWords } from '../../locales/locale-context.tsx';
import type { StageRules } from '../../model/life.ts';
import type { RuleLine } from '../../model/rule-path.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { useRuleSpeech } from '../use-rule-speech.tsx';
import { DimensionBody } from './DimensionBody.tsx';
import { useRuleEdit } from './rule-edit.tsx';
import classes from './rule.module.css';
import { SlowProgress } from './SlowProgress.tsx';
import { useStageRules } from './use-stage-rules.tsx';

type StageLine = Extract<RuleLine, { kind: 'dimension' }> & {
  readonly dimension: { readonly kind: 'stage'; readonly stages: StageRules };
};

export const isStageLine = (line: RuleLine): line is StageLine =>
  line.kind === 'dimension' && line.dimension.kind === 'stage';

/** Which stages of life, by thresholds that can be written; until a stage is chosen they are those that the silences of the base tell. */
export function StageBody({
  line,
  onChange,
}: {
  readonly line: StageLine;
  readonly onChange: (line: RuleLine) => void;
}) {
  const { segmentRule, lifecycle } = useWords();
  const { record } = useRuleEdit();
  const speech = useRuleSpeech();
  const untouched = line.levels.length === 0;
  const read = useStageRules(line.dimension.stages.events, untouched);
  const stages =
    untouched && read.value !== null ? { ...read.value, at: line.dimension.stages.at } : line.dimension.stages;
  const said = lifecycle.stages.settings;
  if (speech === null) return null;
  const put = (part: Partial<StageRules>): void => {
    onChange({ ...line, dimension: { kind: 'stage', stages: { ...stages, ...part } } });
  };
  const tables = lifeEvents(record);
  const threshold = (label: string, value: number, onValue: (value: number) => void) => (
    <>
      <span className={classes.exact}>{label}</span>
      <div className={classes.number}>
        <NumberField
          label={label}
          labelHidden
          value={value}
          min={stages.basis === 'days' ? 1 : 0.1}
          decimals={stages.basis === 'days' ? 0 : 1}
          unit={said.unit[stages.basis]}
          onChange={(next) => {
            if (next !== null && next > 0 && next !== value) onValue(next);
          }}
        />
      </div>
    </>
  );
  return (
    <>
      <DimensionBody line={{ ...line, dimension: { kind: 'stage', stages } }} onChange={onChange} />
      {tables.length < 2 ? null : (
        <div className={classes.comparison}>
          <SelectField
            label={segmentRule.stage.events}
            labelHidden
            value={stages.events}
            options={tables.map((table) => ({ value: table.id, label: eventsWords(table.id, speech) }))}
            onChange={(events) => {
              // Thresholds of other events say nothing of these: they are read again.
              onChange({ ...line, levels: [], dimension: { kind: 'stage', stages: { ...stages, events } } });
            }}
          />
        </div>
      )}
      <span className={classes.sub}>
        {threshold(said.atRisk, stages.atRisk, (atRisk) => {
          put({ atRisk });
        })}
        {threshold(said.lapsed, stages.lapsed, (lapsed) => {
          put({ lapsed });
        })}
        <span className={classes.exact}>{said.newDays}</span>
        <div className={classes.number}>
          <NumberField
            label={said.newDays}
            labelHidden
            value={stages.newDays}
            min={0}
            decimals={0}
            unit={said.unit.days}
            onChange={(next) => {
              if (next !== null && next >= 0 && Math.round(next) !== stages.newDays) put({ newDays: Math.round(next) });
            }}
          />
        </div>
      </span>
      {stages.lapsed < stages.atRisk ? (
        <span className={classes.warn} role="status">
          {said.order}
        </span>
      ) : (
        <span className={classes.note}>
          {untouched && read.value !== null ? segmentRule.stage.read : segmentRule.stage.written}
        </span>
      )}
      <SlowProgress running={read.state.running} share={read.share} onStop={read.stop} />
    </>
  );
}
