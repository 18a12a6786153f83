import { datesWords } from '../../analyses/rule-words.ts';
import { useWords } from '../../locales/locale-context.tsx';
import type { EventMeasure } from '../../model/measure.ts';
import type { EventTable } from '../../model/record.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { eventsOfLine, modeOf, modesOf, withMode, type EventMode, type EventsLine } from './event-modes.ts';
import { HabitBody, MomentBody, SequenceBody } from './EventBodies.tsx';
import { amountKey, amountsOf } from './new-line.ts';
import { RangePicture } from './RangePicture.tsx';
import { RowsWhere } from './RowsWhere.tsx';
import { useRuleEdit } from './rule-edit.tsx';
import classes from './rule.module.css';
import { ShareTest } from './ShareTest.tsx';
import { TestEditor } from './TestEditor.tsx';
import { useRuleSpeech } from '../use-rule-speech.tsx';
import { WindowField } from './WindowField.tsx';

export interface EventsBodyProps<Line extends EventsLine = EventsLine> {
  readonly line: Line;
  readonly onChange: (line: EventsLine) => void;
}

/** A condition on a customer's events: how many or how much over which period, when the first or last was, what followed, at what pace. */
export function EventsBody({ line, onChange }: EventsBodyProps) {
  const { segments, segmentRule, measures } = useWords();
  const { record } = useRuleEdit();
  const table = record.events.find((one) => one.id === eventsOfLine(line));
  if (table === undefined) return <span className={classes.invalid}>{segments.invalid}</span>;
  const label = (mode: EventMode): string => {
    switch (mode) {
      case 'count':
      case 'none':
        return segmentRule.modes[mode];
      case 'event-first':
        return segmentRule.modes.first;
      case 'event-last':
        return segmentRule.modes.last;
      case 'event-followed':
        return segmentRule.modes.followed;
      case 'event-not-followed':
        return segmentRule.modes['not-followed'];
      case 'event-habit':
        return segmentRule.modes.habit;
      default:
        if (mode in segments.aggregates) return segments.aggregates[mode as keyof typeof segments.aggregates];
        return mode in measures.hows ? measures.hows[mode as keyof typeof measures.hows] : mode;
    }
  };
  const modes = modesOf(table);
  // A measure that was kept elsewhere may count what no line begins with.
  const shown = modes.includes(modeOf(line)) ? modes : [...modes, modeOf(line)];
  return (
    <>
      <div className={classes.comparison}>
        <SelectField<EventMode>
          label={segments.aggregate}
          labelHidden
          value={modeOf(line)}
          searchable={false}
          options={shown.map((mode) => ({ value: mode, label: label(mode) }))}
          onChange={(mode) => {
            onChange(withMode(line, mode, table, record));
          }}
        />
      </div>
      <OfMode line={line} table={table} onChange={onChange} />
    </>
  );
}

function OfMode({ line, table, onChange }: EventsBodyProps & { readonly table: EventTable }) {
  switch (line.kind) {
    case 'measure':
      return line.measure.kind === 'events' ? (
        <NumberBody line={line} measure={line.measure} table={table} onChange={onChange} />
      ) : null;
    case 'moment':
      return <MomentBody line={line} table={table} onChange={onChange} />;
    case 'sequence':
      return <SequenceBody line={line} table={table} onChange={onChange} />;
    case 'habit':
      return <HabitBody line={line} table={table} onChange={onChange} />;
  }
}

function NumberBody({
  line,
  measure,
  table,
  onChange,
}: {
  readonly line: Extract<EventsLine, { kind: 'measure' }>;
  readonly measure: EventMeasure;
  readonly table: EventTable;
  readonly onChange: (line: EventsLine) => void;
}) {
  const { segments, segmentRule, measures } = useWords();
  const speech = useRuleSpeech();
  const amounts = amountsOf(table);
  const shares = measure.aggregate === 'share';
  const none = modeOf(line) === 'none';
  const put = (part: Partial<EventMeasure>): void => {
    onChange({ ...line, measure: { ...measure, ...part } });
  };
  return (
    <>
      {measure.amount === null && !shares ? null : (
        <div className={classes.comparison}>
          <SelectField
            label={segments.amount}
            labelHidden
            value={measure.amount === null ? '' : amountKey(measure.amount)}
            options={[
              ...(shares ? [{ value: '', label: segmentRule.theEvents }] : []),
              ...amounts.map((amount) => ({ value: amountKey(amount), label: amountKey(amount) })),
            ]}
            onChange={(key) => {
              put({ amount: amounts.find((amount) => amountKey(amount) === key) ?? null });
            }}
          />
        </div>
      )}
      {shares ? (
        <>
          <RowsWhere
            table={table}
            filter={measure.part ?? null}
            said={measures.part}
            onChange={(part) => {
              const { part: _before, ...rest } = measure;
              onChange({ ...line, measure: part === null ? rest : { ...rest, part } });
            }}
          />
          <ShareTest
            test={line.test}
            onChange={(test) => {
              onChange({ ...line, test });
            }}
          />
        </>
      ) : none ? null : (
        <TestEditor
          type="decimal"
          test={line.test}
          values={null}
          canMiss={measure.absent === 'left-out'}
          onChange={(test) => {
            onChange({ ...line, test });
          }}
        />
      )}
      <WindowField
        table={table}
        window={measure.window}
        onChange={(window) => {
          put({ window });
        }}
      />
      {none || shares ? null : <RangePicture measure={measure} test={line.test} />}
      {!table.dated ? (
        <span className={classes.note}>{segments.undated}</span>
      ) : speech === null || measure.window.kind === 'dates' ? null : (
        <span className={classes.note}>{datesWords(measure.window, speech)}</span>
      )}
      <RowsWhere
        table={table}
        filter={measure.filter}
        onChange={(filter) => {
          put({ filter });
        }}
      />
    </>
  );
}
