import { lifeEvents } from '../../analyses/lifecycle/suggest.ts';
import { eventsWords, fieldWords } from '../../analyses/measure-words.ts';
import { categoryWords } from '../../analyses/parts-in-rule.ts';
import { ruleWords } from '../../analyses/rule-words.ts';
import { useWords } from '../../locales/locale-context.tsx';
import { isPerCustomer } from '../../model/measure.ts';
import type { RuleLine } from '../../model/rule-path.ts';
import type { Rule } from '../../model/rule.ts';
import { useProject } from '../../store/app-context.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import type { Option } from '../../ui/option.ts';
import { categoriesOf } from './categories.ts';
import { lineAbout, subjectOf } from './line-subject.ts';
import { useRuleEdit } from './rule-edit.tsx';
import classes from './rule.module.css';
import { useKeptContexts } from './use-kept-contexts.tsx';
import { useRuleSpeech } from '../use-rule-speech.tsx';

export interface LineProps {
  readonly line: RuleLine;
  readonly onChange: (line: RuleLine) => void;
}

/** What the line is about. A line made elsewhere (a brush, a context) keeps its own words; a kept context becomes the group of its conditions, written out, so that the rule holds its own definition. */
export function Subject({ line, onChange, onGroup }: LineProps & { readonly onGroup: (group: Rule) => void }) {
  const { measures, segments, segmentRule } = useWords();
  const { record, inside } = useRuleEdit();
  const speech = useRuleSpeech();
  const kept = useProject((project) => project.measures);
  const others = useProject((project) => project.segments).filter((segment) => segment.id !== inside);
  const contexts = useKeptContexts();
  if (speech === null) return null;
  const value = subjectOf(line, record, kept);
  const options: readonly Option[] = [
    ...record.fields.map((field) => ({
      value: `field ${field.id}`,
      label: fieldWords(field.id, speech),
      group: segments.kinds.field,
    })),
    ...record.fields
      .filter((field) => field.role === 'birth-date' && (field.type === 'date' || field.type === 'datetime'))
      .map((field) => ({
        value: `age ${field.id}`,
        label: segmentRule.subjects.age(fieldWords(field.id, speech)),
        group: segments.kinds.field,
      })),
    { value: 'id', label: segmentRule.subjects.id, group: segments.kinds.field },
    ...record.events.map((events) => ({
      value: `events ${events.id}`,
      label: eventsWords(events.id, speech),
      group: segments.kinds.events,
    })),
    ...categoriesOf(record).map((dimension) => ({
      value: `category ${JSON.stringify(dimension)}`,
      label: categoryWords(dimension, speech),
      group: segmentRule.subjects.category,
    })),
    ...(lifeEvents(record).length === 0
      ? []
      : [{ value: 'stage', label: segmentRule.stage.subject, group: segmentRule.subjects.category }]),
    ...kept.map(({ id, name, measure }) => ({
      value: `kept ${id}`,
      label: isPerCustomer(measure) ? name : measures.notPerCustomer(name),
      group: segmentRule.subjects.kept,
      disabled: !isPerCustomer(measure),
    })),
    ...contexts.map((one) => ({ value: one.id, label: one.name, group: segmentRule.subjects.contexts })),
    ...others.map((segment) => ({
      value: `segment ${segment.id}`,
      label: segment.name,
      group: segments.kinds.segment,
    })),
  ];
  const known = options.some((option) => option.value === value);
  const shown = known ? options : [{ value, label: ruleWords({ ...line, off: false }, speech) }, ...options];
  return (
    <div className={known ? classes.subject : classes.kept}>
      <SelectField
        label={segments.what}
        labelHidden
        value={value}
        options={shown}
        onChange={(next) => {
          const context = contexts.find((one) => one.id === next);
          const about = lineAbout(next, record, kept);
          if (context !== undefined) onGroup(context.rule);
          else if (about !== null) onChange(about);
        }}
      />
    </div>
  );
}
