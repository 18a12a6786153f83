import { useState } from 'react';
import { NumberText } from '../../../ui/NumberText.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { SimpleTable } from '../../../ui/SimpleTable.tsx';
import type { Speech } from '../../measure-words.ts';
import { comparedShares } from '../compared.ts';
import { ratioOf } from '../drift.ts';
import type { Context, ContextRates } from '../result.ts';
import { contextWords, levelOf } from './chip-words.ts';
import classes from './contexts.module.css';

export interface CompareContextsProps {
  readonly context: Context;
  readonly result: ContextRates;
  readonly speech: Speech;
}

interface Line {
  readonly id: string;
  readonly label: string;
  readonly one: string;
  readonly other: string;
}

/** The open context beside another of the result. */
export function CompareContexts({ context, result, speech }: CompareContextsProps) {
  const { words, formats } = speech;
  const said = words.contextsMap.compare;
  const [chosen, setChosen] = useState<string | null>(null);
  const others = [...result.lines, ...result.leads, ...result.cold].filter(({ id }) => id !== context.id);
  if (others.length === 0) return null;
  const other = others.find(({ id }) => id === chosen) ?? null;
  return (
    <Section title={said.title} layout="fields">
      <SelectField
        label={said.with}
        placeholder={said.none}
        value={other?.id ?? null}
        options={others.map((one) => ({ value: one.id, label: contextWords(one, result.spec.dimensions, speech) }))}
        onChange={setChosen}
        onClear={() => {
          setChosen(null);
        }}
      />
      {other === null ? null : (
        <>
          <p className={classes.sentence}>{findingWords(context, other, speech)}</p>
          <SimpleTable<Line>
            caption={said.caption}
            dense
            rows={linesOf(context, other, result, speech)}
            rowKey={({ id }) => id}
            columns={[
              { id: 'line', label: said.line, heading: true, cell: ({ label }) => label },
              { id: 'one', label: formats.integer(1), align: 'end', cell: ({ one }) => <NumberText>{one}</NumberText> },
              {
                id: 'other',
                label: formats.integer(2),
                align: 'end',
                cell: ({ other: text }) => <NumberText>{text}</NumberText>,
              },
            ]}
          />
        </>
      )}
    </Section>
  );
}

function findingWords(one: Context, other: Context, { words, formats }: Speech): string {
  const said = words.contextsMap.compare;
  const { ratio, interval } = ratioOf(other, one);
  if (ratio === null || interval === null) return '';
  const decimal = (value: number): string => formats.decimal(value, 2);
  const numbers = { ratio: decimal(ratio), low: decimal(interval.low), high: decimal(interval.high) };
  return interval.low > 1 || interval.high < 1 ? said.finding(numbers) : said.alike(numbers);
}

function linesOf(one: Context, other: Context, result: ContextRates, speech: Speech): readonly Line[] {
  const { words, formats } = speech;
  const said = words.contextsMap.compare;
  const line = (id: string, label: string, text: (context: Context) => string): Line => ({
    id,
    label,
    one: text(one),
    other: text(other),
  });
  const rate = (value: number): string => formats.decimal(value, 2);
  const score = ({ scores }: Context): string =>
    scores === null || scores.answers === 0 ? '' : formats.decimal(scores.mean, 1);
  return [
    line('customers', said.customers, ({ customers }) => formats.integer(customers)),
    line('contacts', said.contacts, ({ contacts }) => formats.integer(contacts)),
    line('rate', said.rate, (context) => rate(context.rate)),
    line('interval', said.interval, ({ interval }) =>
      said.interval95({ low: rate(interval.low), high: rate(interval.high) }),
    ),
    line('excess', said.excess, ({ excess }) => formats.integer(excess)),
    line('contacting', said.contacting, ({ contacting, customers }) => formats.percent(contacting / customers)),
    ...(result.spec.worth === null
      ? []
      : [line('worth', said.worth, ({ worth }) => (worth === null ? '' : formats.integer(worth)))]),
    ...(result.spec.satisfaction === null ? [] : [line('score', said.score, score)]),
    ...comparedShares(one, other).map((share, place): Line => ({
      id: `share ${String(place)}`,
      label: said.share({
        family: words.contexts.families[share.choice.family],
        level: levelOf(share.choice, share.level, speech),
      }),
      one: formats.percent(share.one),
      other: formats.percent(share.other),
    })),
  ];
}
