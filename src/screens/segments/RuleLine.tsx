import { IconX } from '@tabler/icons-react';
import { eventsWords } from '../../analyses/measure-words.ts';
import { ruleWords } from '../../analyses/rule-words.ts';
import { useWords } from '../../locales/locale-context.tsx';
import { problemSentence } from '../../locales/problem-sentence.ts';
import { fitsType } from '../../model/filter.ts';
import type { CustomerRecord } from '../../model/record.ts';
import type { Rule, SegmentId } from '../../model/rule.ts';
import { useProject } from '../../store/app-context.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import type { Option } from '../../ui/option.ts';
import { EventsLine } from './EventsLine.tsx';
import { useFieldValues } from './known-values.tsx';
import { eventsLine } from './new-line.ts';
import classes from './segments.module.css';
import { TestEditor } from './TestEditor.tsx';
import { firstTest } from './tests.ts';
import { useRuleSpeech } from './use-rule-speech.tsx';

export type Line = Exclude<Rule, { kind: 'group' }>;

export interface RuleLineProps {
  readonly rule: Line;
  readonly index: number;
  readonly onChange: (rule: Rule) => void;
  readonly onRemove: () => void;
  readonly record: CustomerRecord;
  readonly inside: SegmentId;
}

/** One condition: about what, compared how, with what. */
export function RuleLine({ rule, index, onChange, onRemove, record, inside }: RuleLineProps) {
  const { segments } = useWords();
  return (
    <div className={classes.line} role="group" aria-label={segments.line(index + 1)}>
      <div className={classes.parts}>
        <Subject rule={rule} onChange={onChange} record={record} inside={inside} />
        <Body rule={rule} onChange={onChange} record={record} />
      </div>
      <IconButton size="small" label={segments.removeLine} icon={<IconX />} onClick={onRemove} />
    </div>
  );
}

function subjectOf(rule: Line): string {
  switch (rule.kind) {
    case 'field':
      return `field ${rule.field}`;
    case 'segment':
      return `segment ${rule.segment}`;
    case 'measure':
      return rule.measure.kind === 'events' ? `events ${rule.measure.events}` : 'kept';
    case 'dimension':
      return 'kept';
  }
}

/** What the line is about. A line made elsewhere (a brush, a context) keeps its own words. */
function Subject({ rule, onChange, record, inside }: Pick<RuleLineProps, 'rule' | 'onChange' | 'record' | 'inside'>) {
  const { segments } = useWords();
  const speech = useRuleSpeech();
  const others = useProject((project) => project.segments).filter((segment) => segment.id !== inside);
  const value = subjectOf(rule);
  const options: readonly Option[] = [
    ...(value === 'kept' && speech !== null ? [{ value: 'kept', label: ruleWords(rule, speech) }] : []),
    ...record.fields.map((field) => ({ value: `field ${field.id}`, label: field.label, group: segments.kinds.field })),
    ...record.events.map((events) => ({
      value: `events ${events.id}`,
      label: speech === null ? events.id : eventsWords(events.id, speech),
      group: segments.kinds.events,
    })),
    ...others.map((segment) => ({
      value: `segment ${segment.id}`,
      label: segment.name,
      group: segments.kinds.segment,
    })),
  ];
  return (
    <div className={value === 'kept' ? classes.kept : classes.subject}>
      <SelectField
        label={segments.what}
        labelHidden
        value={value}
        options={options}
        onChange={(next) => {
          const [kind, id] = [next.slice(0, next.indexOf(' ')), next.slice(next.indexOf(' ') + 1)];
          const field = record.fields.find((one) => one.id === id);
          const events = record.events.find((one) => one.id === id);
          if (kind === 'field' && field !== undefined)
            onChange({ kind: 'field', field: field.id, test: firstTest(field.type) });
          if (kind === 'events' && events !== undefined) onChange(eventsLine(events));
          if (kind === 'segment') onChange({ kind: 'segment', segment: id, negated: false });
        }}
      />
    </div>
  );
}

function Body({ rule, onChange, record }: Pick<RuleLineProps, 'rule' | 'onChange' | 'record'>) {
  const { segments } = useWords();
  switch (rule.kind) {
    case 'field':
      return <FieldBody rule={rule} onChange={onChange} record={record} />;
    case 'measure':
      return rule.measure.kind === 'events' ? (
        <EventsLine measure={rule.measure} test={rule.test} onChange={onChange} record={record} />
      ) : (
        <TestEditor
          type="decimal"
          test={rule.test}
          values={null}
          onChange={(test) => {
            onChange({ ...rule, test });
          }}
        />
      );
    case 'segment':
      return (
        <div className={classes.comparison}>
          <SelectField<'in' | 'out'>
            label={segments.test}
            labelHidden
            value={rule.negated ? 'out' : 'in'}
            options={[
              { value: 'in', label: segments.member.in },
              { value: 'out', label: segments.member.out },
            ]}
            onChange={(next) => {
              onChange({ ...rule, negated: next === 'out' });
            }}
          />
        </div>
      );
    case 'dimension':
      return null;
  }
}

function FieldBody({
  rule,
  onChange,
  record,
}: {
  readonly rule: Extract<Rule, { kind: 'field' }>;
  readonly onChange: (rule: Rule) => void;
  readonly record: CustomerRecord;
}) {
  const words = useWords();
  const values = useFieldValues(rule.field);
  const speech = useRuleSpeech();
  const field = record.fields.find((one) => one.id === rule.field);
  if (field === undefined) return <span className={classes.invalid}>{words.segments.invalid}</span>;
  const dated = rule.test.op === 'within' || rule.test.op === 'older';
  return (
    <>
      {fitsType(field.type, rule.test) ? null : (
        <span className={classes.invalid}>
          {problemSentence(words.problems, { code: 'test-unfit', type: field.type })}
        </span>
      )}
      <TestEditor
        type={field.type}
        test={rule.test}
        values={values}
        onChange={(test) => {
          onChange({ ...rule, test });
        }}
      />
      {dated && speech !== null ? <span className={classes.exact}>{ruleWords(rule, speech)}</span> : null}
    </>
  );
}
