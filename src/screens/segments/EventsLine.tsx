import { IconX } from '@tabler/icons-react';
import { datesWords } from '../../analyses/rule-words.ts';
import { useWords } from '../../locales/locale-context.tsx';
import { simpleAggregates, type Aggregate, type EventMeasure } from '../../model/measure.ts';
import type { Window } from '../../model/period.ts';
import type { CustomerRecord, EventTable } from '../../model/record.ts';
import type { RowFilter, Rule, Test } from '../../model/rule.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { useEventValues } from './known-values.tsx';
import { amountKey, amountsOf } from './new-line.ts';
import classes from './segments.module.css';
import { TestEditor } from './TestEditor.tsx';
import { firstTest } from './tests.ts';
import { useRuleSpeech } from './use-rule-speech.tsx';

export interface EventsLineProps {
  readonly measure: EventMeasure;
  readonly test: Test;
  readonly onChange: (rule: Rule) => void;
  readonly record: CustomerRecord;
}

const offeredMonths = [1, 3, 6, 12, 24, 36];

/** A condition on a customer's events: how many or how much, over which period, of which rows. */
export function EventsLine({ measure, test, onChange, record }: EventsLineProps) {
  const { segments } = useWords();
  const speech = useRuleSpeech();
  const table = record.events.find((one) => one.id === measure.events);
  if (table === undefined) return <span className={classes.invalid}>{segments.invalid}</span>;
  const amounts = amountsOf(table);
  const put = (part: Partial<EventMeasure>): void => {
    onChange({ kind: 'measure', measure: { ...measure, ...part }, test });
  };
  const offered = simpleAggregates.filter((aggregate) =>
    aggregate === 'count' || aggregate === 'days-since' ? aggregate === 'count' || table.dated : amounts.length > 0,
  );
  const needsAmount = measure.aggregate !== 'count' && measure.aggregate !== 'days-since';
  return (
    <>
      <div className={classes.comparison}>
        <SelectField<Aggregate>
          label={segments.aggregate}
          labelHidden
          value={measure.aggregate}
          searchable={false}
          options={offered.map((aggregate) => ({ value: aggregate, label: segments.aggregates[aggregate] }))}
          onChange={(aggregate) => {
            const counts = aggregate === 'count' || aggregate === 'days-since';
            put({
              aggregate,
              amount: counts ? null : (measure.amount ?? amounts[0] ?? null),
              absent: aggregate === 'count' || aggregate === 'sum' ? 'zero' : 'left-out',
            });
          }}
        />
      </div>
      {needsAmount ? (
        <div className={classes.comparison}>
          <SelectField
            label={segments.amount}
            labelHidden
            value={measure.amount === null ? null : amountKey(measure.amount)}
            options={amounts.map((amount) => ({ value: amountKey(amount), label: amountKey(amount) }))}
            onChange={(key) => {
              put({ amount: amounts.find((amount) => amountKey(amount) === key) ?? null });
            }}
          />
        </div>
      ) : null}
      <TestEditor
        type="decimal"
        test={test}
        values={null}
        canMiss={measure.absent === 'left-out'}
        onChange={(next) => {
          onChange({ kind: 'measure', measure, test: next });
        }}
      />
      <WindowChoice
        table={table}
        window={measure.window}
        onChange={(window) => {
          put({ window });
        }}
      />
      {table.dated ? (
        speech === null || measure.window.kind === 'all' ? null : (
          <span className={classes.exact}>{datesWords(measure.window, speech)}</span>
        )
      ) : (
        <span className={classes.exact}>{segments.undated}</span>
      )}
      <Where
        table={table}
        filter={measure.filter}
        onChange={(filter) => {
          put({ filter });
        }}
      />
    </>
  );
}

function WindowChoice({
  table,
  window,
  onChange,
}: {
  readonly table: EventTable;
  readonly window: Window;
  readonly onChange: (window: Window) => void;
}) {
  const { segments } = useWords();
  if (!table.dated) return null;
  const months = [...new Set([...offeredMonths, ...(window.kind === 'months' ? [window.months] : [])])].sort(
    (a, b) => a - b,
  );
  return (
    <div className={classes.window}>
      <SelectField
        label={segments.window}
        labelHidden
        value={window.kind === 'months' ? String(window.months) : 'all'}
        searchable={false}
        options={[
          ...months.map((count) => ({ value: String(count), label: segments.windows.months(count) })),
          { value: 'all', label: segments.windows.all },
        ]}
        onChange={(next) => {
          onChange(next === 'all' ? { kind: 'all' } : { kind: 'months', months: Number(next) });
        }}
      />
    </div>
  );
}

type Group = Extract<RowFilter, { kind: 'group' }>;

const asGroup = (filter: RowFilter | null): Group =>
  filter === null
    ? { kind: 'group', join: 'and', negated: false, children: [] }
    : filter.kind === 'group'
      ? filter
      : { kind: 'group', join: 'and', negated: false, children: [filter] };

/** Conditions on the rows themselves, all of which must hold. */
function Where({
  table,
  filter,
  onChange,
}: {
  readonly table: EventTable;
  readonly filter: RowFilter | null;
  readonly onChange: (filter: RowFilter | null) => void;
}) {
  const { segments } = useWords();
  const group = asGroup(filter);
  const put = (children: readonly RowFilter[]): void => {
    onChange(children.length === 0 ? null : { ...group, children });
  };
  const [first] = table.columns;
  return (
    <div className={classes.where}>
      {group.children.length === 0 ? null : <span className={classes.exact}>{segments.where}</span>}
      {group.children.map((child, index) =>
        child.kind === 'group' ? null : (
          <div key={index} className={classes.parts}>
            <ColumnLine
              table={table}
              filter={child}
              onChange={(next) => {
                put(group.children.map((one, at) => (at === index ? next : one)));
              }}
            />
            <IconButton
              size="small"
              label={segments.removeLine}
              icon={<IconX />}
              onClick={() => {
                put(group.children.filter((_, at) => at !== index));
              }}
            />
          </div>
        ),
      )}
      <Button
        size="small"
        kind="plain"
        onClick={() => {
          const column =
            table.columns.find((one) => one.role === 'reason' || one.role === 'channel' || one.role === 'status') ??
            first;
          if (column !== undefined)
            put([...group.children, { kind: 'column', column: column.column, test: firstTest(column.type) }]);
        }}
      >
        {segments.addWhere}
      </Button>
    </div>
  );
}

function ColumnLine({
  table,
  filter,
  onChange,
}: {
  readonly table: EventTable;
  readonly filter: Extract<RowFilter, { kind: 'column' }>;
  readonly onChange: (filter: RowFilter) => void;
}) {
  const { segments } = useWords();
  const values = useEventValues(table.id, filter.column);
  const type = table.columns.find((column) => column.column === filter.column)?.type;
  return (
    <>
      <div className={classes.subject}>
        <SelectField
          label={segments.what}
          labelHidden
          value={filter.column}
          options={table.columns.map((column) => ({ value: column.column, label: column.column }))}
          onChange={(column) => {
            const chosen = table.columns.find((one) => one.column === column);
            if (chosen !== undefined) onChange({ kind: 'column', column, test: firstTest(chosen.type) });
          }}
        />
      </div>
      {type === undefined ? (
        <span className={classes.invalid}>{segments.invalid}</span>
      ) : (
        <TestEditor
          type={type}
          test={filter.test}
          values={values}
          onChange={(test) => {
            onChange({ ...filter, test });
          }}
        />
      )}
    </>
  );
}
