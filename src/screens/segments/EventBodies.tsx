import { eventsWords } from '../../analyses/measure-words.ts';
import { datesOfTest, datesWords } from '../../analyses/test-words.ts';
import { useWords } from '../../locales/locale-context.tsx';
import type { EventTable } from '../../model/record.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import type { EventsLine } from './event-modes.ts';
import { amountKey, amountsOf } from './new-line.ts';
import { RowsWhere } from './RowsWhere.tsx';
import { useRuleEdit } from './rule-edit.tsx';
import classes from './rule.module.css';
import { ShareTest } from './ShareTest.tsx';
import { TestEditor } from './TestEditor.tsx';
import { useRuleSpeech } from '../use-rule-speech.tsx';
import { WindowField } from './WindowField.tsx';

interface BodyProps<Kind extends EventsLine['kind']> {
  readonly line: Extract<EventsLine, { kind: Kind }>;
  readonly table: EventTable;
  readonly onChange: (line: EventsLine) => void;
}

/** When the first or the last event was, and what it was. */
export function MomentBody({ line, table, onChange }: BodyProps<'moment'>) {
  const { segmentRule } = useWords();
  const speech = useRuleSpeech();
  const days = speech === null ? null : datesOfTest(line.test, speech);
  return (
    <>
      <TestEditor
        type="datetime"
        test={line.test}
        values={null}
        onChange={(test) => {
          onChange({ ...line, test });
        }}
      />
      {days === null ? null : <span className={classes.note}>{days}</span>}
      <RowsWhere
        table={table}
        filter={line.filter}
        onChange={(filter) => {
          onChange({ ...line, filter });
        }}
      />
      <RowsWhere
        table={table}
        filter={line.row}
        said={segmentRule.which}
        onChange={(row) => {
          onChange({ ...line, row });
        }}
      />
    </>
  );
}

/** One event after another, within some days. */
export function SequenceBody({ line, table, onChange }: BodyProps<'sequence'>) {
  const { segments, segmentRule } = useWords();
  const { record } = useRuleEdit();
  const speech = useRuleSpeech();
  const then = record.events.find((one) => one.id === line.then.events);
  const dated = record.events.filter((one) => one.dated);
  if (speech === null) return null;
  return (
    <>
      <div className={classes.subject}>
        <SelectField
          label={segmentRule.then}
          labelHidden
          value={then?.id ?? null}
          options={dated.map((events) => ({ value: events.id, label: eventsWords(events.id, speech) }))}
          onChange={(events) => {
            onChange({ ...line, then: { events, filter: null } });
          }}
        />
      </div>
      <DaysField
        label={segmentRule.within}
        value={line.days}
        least={0}
        onChange={(days) => {
          onChange({ ...line, days });
        }}
      />
      <WindowField
        table={table}
        window={line.window}
        onChange={(window) => {
          onChange({ ...line, window });
        }}
      />
      {line.window.kind === 'dates' ? null : (
        <span className={classes.note}>
          {eventsWords(table.id, speech)} {datesWords(line.window, speech)}
        </span>
      )}
      <RowsWhere
        table={table}
        filter={line.first.filter}
        onChange={(filter) => {
          onChange({ ...line, first: { ...line.first, filter } });
        }}
      />
      {then === undefined ? (
        <span className={classes.invalid}>{segments.invalid}</span>
      ) : (
        <RowsWhere
          table={then}
          filter={line.then.filter}
          said={segmentRule.then}
          onChange={(filter) => {
            onChange({ ...line, then: { ...line.then, filter } });
          }}
        />
      )}
    </>
  );
}

/** The recent pace against the customer's own, in percent. */
export function HabitBody({ line, table, onChange }: BodyProps<'habit'>) {
  const { segmentRule } = useWords();
  const speech = useRuleSpeech();
  const amounts = amountsOf(table);
  return (
    <>
      <div className={classes.comparison}>
        <SelectField
          label={segmentRule.ofWhat}
          labelHidden
          value={line.amount === null ? '' : amountKey(line.amount)}
          options={[
            { value: '', label: segmentRule.theEvents },
            ...amounts.map((amount) => ({ value: amountKey(amount), label: amountKey(amount) })),
          ]}
          onChange={(key) => {
            onChange({ ...line, amount: amounts.find((amount) => amountKey(amount) === key) ?? null });
          }}
        />
      </div>
      <ShareTest
        test={line.test}
        onChange={(test) => {
          onChange({ ...line, test });
        }}
      />
      <span className={classes.sub}>
        <span className={classes.exact}>{segmentRule.recent}</span>
        <DaysField
          label={segmentRule.recent}
          value={line.recent}
          least={1}
          onChange={(recent) => {
            onChange({ ...line, recent });
          }}
        />
        <span className={classes.exact}>{segmentRule.before}</span>
        <DaysField
          label={segmentRule.before}
          value={line.before}
          least={1}
          onChange={(before) => {
            onChange({ ...line, before });
          }}
        />
        <span className={classes.exact}>{segmentRule.least}</span>
        <div className={classes.number}>
          <NumberField
            label={segmentRule.least}
            labelHidden
            value={line.least}
            min={0}
            decimals={0}
            unit={segmentRule.eventsUnit}
            onChange={(least) => {
              onChange({ ...line, least: Math.max(0, Math.round(least ?? 0)) });
            }}
          />
        </div>
      </span>
      {speech === null ? null : (
        <span className={classes.note}>
          {datesWords({ kind: 'days', days: line.recent }, speech)} /{' '}
          {datesWords({ kind: 'days', days: line.before, ago: line.recent }, speech)}
        </span>
      )}
      <RowsWhere
        table={table}
        filter={line.filter}
        onChange={(filter) => {
          onChange({ ...line, filter });
        }}
      />
    </>
  );
}

function DaysField({
  label,
  value,
  least,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly onChange: (days: number) => void;
}) {
  const { segments } = useWords();
  return (
    <div className={classes.number}>
      <NumberField
        label={label}
        labelHidden
        value={value}
        min={least}
        decimals={0}
        unit={segments.units.days}
        onChange={(days) => {
          onChange(Math.max(least, Math.round(days ?? least)));
        }}
      />
    </div>
  );
}
