import { levelInRule } from '../../analyses/parts-in-rule.ts';
import { useWords } from '../../locales/locale-context.tsx';
import { stageNames } from '../../model/life.ts';
import { dimensionLevels } from '../../model/rule-values.ts';
import type { RuleLine } from '../../model/rule-path.ts';
import type { DimensionLevel } from '../../model/rule.ts';
import { useApp, useComputed, useScope } from '../../store/app-context.tsx';
import { MultiSelectField } from '../../ui/MultiSelectField.tsx';
import classes from './rule.module.css';
import { useRuleSpeech } from '../use-rule-speech.tsx';

const mostLevels = 200;

/** Which levels of a category, each with its customers. */
export function DimensionBody({
  line,
  onChange,
}: {
  readonly line: Extract<RuleLine, { kind: 'dimension' }>;
  readonly onChange: (line: RuleLine) => void;
}) {
  const app = useApp();
  const scope = useScope();
  const speech = useRuleSpeech();
  const { segmentRule } = useWords();
  const text = JSON.stringify(line.dimension);
  const ofCustomers = line.dimension.kind !== 'contact-column';
  const { value } = useComputed(
    `segments:levels:${text}`,
    scope === null || !ofCustomers ? null : `${scope.key} ${text}`,
    async (options) => {
      if (scope === null) throw new Error('A key comes with a scope');
      const rows = await app.services.engine.query(dimensionLevels(scope.scope, line.dimension, mostLevels), options);
      const n = rows.numbers('n');
      return rows.texts('value').map((level, i) => ({ level: levelOf(level), n: n[i] ?? 0 }));
    },
  );
  if (speech === null || !ofCustomers) return null;
  const counts = new Map((value ?? []).map(({ level, n }) => [JSON.stringify(level), n]));
  const stages = line.dimension.kind === 'stage' ? stageNames : [];
  const levels = new Map(
    [
      ...stages.map((stage): DimensionLevel => ({ kind: 'value', value: stage })),
      ...line.levels,
      ...(value ?? []).map(({ level }) => level),
    ].map((level) => [JSON.stringify(level), level]),
  );
  return (
    <div className={classes.value}>
      <MultiSelectField
        label={segmentRule.levels}
        labelHidden
        placeholder={segmentRule.levels}
        value={line.levels.map((level) => JSON.stringify(level))}
        options={[...levels].map(([key, level]) => ({
          value: key,
          label: levelInRule(line.dimension, level, speech),
          note: counts.get(key),
        }))}
        onChange={(next) => {
          onChange({ ...line, levels: next.flatMap((key) => levels.get(key) ?? []) });
        }}
      />
    </div>
  );
}

const levelOf = (value: string | null): DimensionLevel =>
  value === null ? { kind: 'missing' } : { kind: 'value', value };
