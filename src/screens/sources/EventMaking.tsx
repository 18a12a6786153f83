import { profileIn } from '../../model/column-profiles.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import {
  discountForms,
  grains,
  returnsHandlings,
  type EventMaking,
  type FoundReturns,
} from '../../model/event-making.ts';
import { buildableAmount } from '../../preparation/record/built-amount.ts';
import { roleOf, type Source } from '../../project/project.ts';
import { useDispatch, useRecord } from '../../store/app-context.tsx';
import { RichText } from '../../ui/RichText.tsx';
import classes from './EventMaking.module.css';
import { CustomerPathLine } from './CustomerPathLine.tsx';
import { grainOf, grainWords, makingOf, toldSigns } from './grain.ts';
import { QuietSelect } from './QuietSelect.tsx';
import type { ReadySource } from './source-facts.ts';

export interface EventMakingProps {
  readonly source: Source;
  readonly ready: Pick<ReadySource, 'report'>;
}

/** What one row is, and what its rows become: counted by event or by row, with which amount, with or without what was taken back. */
export function EventMakingLines({ source, ready }: EventMakingProps) {
  const words = useWords().sources;
  const making = makingOf(source);
  const choose = useChoice(source);
  const returns = useRecord()?.record.events.find((events) => events.id === source.id)?.returns;
  const grain = grainOf(source, ready.report);
  const shares = grain.kind === 'line' || grain.kind === 'step' || grain.kind === 'part';
  return (
    <ul className={classes.lines} aria-label={words.making.label(source.file.name)}>
      <li>
        {grainWords(grain, words)}
        {shares ? (
          <>
            {beside}
            <QuietSelect
              label={words.making.grainLabel}
              value={making.grain}
              groups={oneGroup(grains, (one) =>
                one === 'row' ? words.making.countsRows : words.making.countsEvents(words.nouns[grain.noun].other),
              )}
              onChange={(next) => {
                choose({ grain: next });
              }}
            />
          </>
        ) : null}
      </li>
      <AmountLine source={source} ready={ready} />
      {returns === undefined ? null : (
        <li>
          <ReturnsFound returns={returns} />
          {beside}
          <QuietSelect
            label={words.making.returnsLabel}
            value={making.returns}
            groups={oneGroup(returnsHandlings, (one) => words.making.returnsChoices[one])}
            onChange={(next) => {
              choose({ returns: next });
            }}
          />
        </li>
      )}
      <CustomerPathLine source={source} />
    </ul>
  );
}

/** A choice stays on the line of the sign before it. */
const beside = ' ·\u00a0';

function useChoice(source: Source): (making: Partial<EventMaking>) => void {
  const dispatch = useDispatch();
  return (making) => {
    dispatch({ type: 'source/events-made', id: source.id, making });
  };
}

function oneGroup<Value extends string>(values: readonly Value[], labelOf: (value: Value) => string) {
  return [{ label: null, options: values.map((value) => ({ value, label: labelOf(value) })) }];
}

/** The amount that is built where no column holds one. */
function AmountLine({ source, ready }: EventMakingProps) {
  const words = useWords().sources.making;
  const choose = useChoice(source);
  const making = makingOf(source);
  const columns = source.reading.columns.map(({ name, type }) => ({
    name,
    type,
    role: roleOf(source, name),
    distinct: 0,
    max: profileIn(ready.report, name)?.max ?? null,
  }));
  const built = source.kind === 'purchases' ? buildableAmount(columns, making) : null;
  if (built === null) return null;
  const discounted = columns.some((column) => column.role === 'discount');
  return (
    <li>
      {making.amount === 'built' ? <RichText text={words.built(built.column)} /> : words.notBuilt(built.column)}
      {beside}
      <QuietSelect
        label={words.amountLabel}
        value={making.amount}
        groups={oneGroup(['built', 'none'] as const, (one) => words.amountChoices[one])}
        onChange={(amount) => {
          choose({ amount });
        }}
      />
      {discounted && making.amount === 'built' ? (
        <>
          {beside}
          <QuietSelect
            label={words.discountLabel}
            value={built.discount?.as ?? 'none'}
            groups={oneGroup([...discountForms, 'none'] as const, (one) => words.discountChoices[one])}
            onChange={(discount) => {
              choose({ discount });
            }}
          />
        </>
      ) : null}
    </li>
  );
}

/** What was recognised, with its counts. */
function ReturnsFound({ returns }: { readonly returns: FoundReturns }) {
  const words = useWords().sources.making;
  const formats = useFormats();
  const told = toldSigns(returns);
  const signs = told.map(({ sign, rows }) => {
    switch (sign.kind) {
      case 'prefix':
        return words.prefix({ rows, prefix: sign.prefix });
      case 'status':
        return words.status({ rows, values: formats.list(sign.values.map(formats.quote), 'or') });
      case 'negative':
        return words.negative({ rows, column: sign.column });
    }
  });
  return <>{words.returns({ signs: formats.list(signs), rows: returns.rows, several: told.length > 1 })}</>;
}
