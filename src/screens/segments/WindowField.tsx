import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { daysOf, type Window } from '../../model/period.ts';
import type { EventTable } from '../../model/record.ts';
import { useAsOf } from '../../store/app-context.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import classes from './rule.module.css';

const offeredMonths = [1, 3, 6, 12, 24, 36];

/** The stretch of time that events are looked for in: so many months or days, ending on the as-of date or some days before it, all of it, or between two dates. */
export function WindowField({
  table,
  window,
  onChange,
}: {
  readonly table: EventTable;
  readonly window: Window;
  readonly onChange: (window: Window) => void;
}) {
  const { segments, segmentRule } = useWords();
  if (!table.dated) return null;
  const months = [...new Set([...offeredMonths, ...(window.kind === 'months' ? [window.months] : [])])].sort(
    (a, b) => a - b,
  );
  const ago = 'ago' in window && window.ago !== undefined ? { ago: window.ago } : {};
  const chosen =
    window.kind === 'months'
      ? String(window.months)
      : window.kind === 'all' && window.ago !== undefined
        ? 'before'
        : window.kind;
  const choose = (next: string): void => {
    if (next === 'all') onChange({ kind: 'all' });
    else if (next === 'before') onChange({ kind: 'all', ago: ago.ago ?? 90 });
    else if (next === 'dates') onChange({ kind: 'dates', from: null, to: null });
    else if (next === 'days') onChange({ kind: 'days', days: window.kind === 'days' ? window.days : 90, ...ago });
    else onChange({ kind: 'months', months: Number(next), ...ago });
  };
  return (
    <>
      <div className={classes.window}>
        <SelectField
          label={segments.window}
          labelHidden
          value={chosen}
          searchable={false}
          options={[
            ...months.map((count) => ({ value: String(count), label: segments.windows.months(count) })),
            { value: 'days', label: segmentRule.period.days },
            { value: 'dates', label: segmentRule.period.dates },
            { value: 'before', label: segmentRule.period.before },
            { value: 'all', label: segments.windows.all },
          ]}
          onChange={choose}
        />
      </div>
      {window.kind === 'days' ? (
        <div className={classes.number}>
          <NumberField
            label={segmentRule.period.length}
            labelHidden
            value={window.days}
            min={1}
            decimals={0}
            unit={segments.units.days}
            onChange={(days) => {
              onChange({ ...window, days: Math.max(1, Math.round(days ?? 1)) });
            }}
          />
        </div>
      ) : null}
      {window.kind === 'dates' ? (
        <Dates window={window} onChange={onChange} />
      ) : chosen === 'all' ? null : (
        <>
          {chosen === 'before' ? null : <span className={classes.exact}>{segmentRule.period.ended}</span>}
          <div className={classes.small}>
            <NumberField
              label={segmentRule.period.ended}
              labelHidden
              value={window.ago ?? 0}
              min={0}
              decimals={0}
              unit={segments.units.days}
              onChange={(next) => {
                const { ago: _, ...rest } = window;
                const days = Math.max(0, Math.round(next ?? 0));
                onChange(days === 0 && chosen !== 'before' ? rest : { ...rest, ago: days });
              }}
            />
          </div>
        </>
      )}
      <Beyond table={table} window={window} />
    </>
  );
}

/** That nothing can be found in a period, because the events end before it or begin after it. */
function Beyond({ table, window }: { readonly table: EventTable; readonly window: Window }) {
  const { segmentRule } = useWords();
  const formats = useFormats();
  const asOf = useAsOf();
  if (asOf === null || table.firstDate === null || table.lastDate === null) return null;
  const { from, to } = daysOf(window, asOf);
  const said =
    from !== null && from > table.lastDate
      ? segmentRule.beyond(formats.date(table.lastDate))
      : to < table.firstDate
        ? segmentRule.tooEarly(formats.date(table.firstDate))
        : null;
  return said === null ? null : (
    <span className={classes.warn} role="status">
      {said}
    </span>
  );
}

function Dates({
  window,
  onChange,
}: {
  readonly window: Extract<Window, { kind: 'dates' }>;
  readonly onChange: (window: Window) => void;
}) {
  const { segments } = useWords();
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <div key={end} className={classes.date}>
          <DateField
            label={segments[end]}
            labelHidden
            placeholder={segments[end]}
            clearable
            value={window[end]}
            onChange={(day) => {
              onChange({ ...window, [end]: day });
            }}
          />
        </div>
      ))}
    </>
  );
}
