import type { ReactNode } from 'react';
import { Section } from '../../../ui/Section.tsx';
import { isMoney } from '../../money.ts';
import type { Speech } from '../../measure-words.ts';
import { meanInterval } from '../scores.ts';
import { ScoresStrip } from './ScoresStrip.tsx';
import type { MinedLine } from '../mined.ts';
import type { Context, ContextRates } from '../result.ts';
import classes from './contexts.module.css';
import { contextWords } from './chip-words.ts';

export interface StakesNoteProps {
  readonly context: Context & Partial<Pick<MinedLine, 'adds' | 'both'>>;
  readonly result: ContextRates;
  readonly behindMean: ReactNode;
  readonly unitCost: number | null;
  readonly currency: string | null;
  readonly speech: Speech;
}

/** The context in one sentence, then what is at stake. */
export function StakesNote({ context, result, behindMean, unitCost, currency, speech }: StakesNoteProps) {
  const { words, formats, record } = speech;
  const said = words.contextsSetUp;
  const amount = (value: number): string =>
    currency === null ? formats.integer(value) : formats.money(value, currency);
  const worthIsMoney = result.spec.worth !== null && isMoney(result.spec.worth, record);
  const sentences = [
    said.story({
      context: contextWords(context, result.spec.dimensions, speech),
      customers: context.customers,
      share: context.customers / result.totals.customers,
      rate: words.contexts.rates[result.spec.exposure](context.rate),
      rest: formats.decimal(context.restRate ?? Number.NaN, 2),
      excess: formats.integer(context.excess),
    }),
    context.adds === undefined ? null : said.adds(context.adds),
    context.both === true ? said.both : null,
    unitCost === null ? null : said.cost(amount(context.excess * unitCost)),
    context.worth === null ? null : said.worthOf(worthIsMoney ? amount(context.worth) : formats.integer(context.worth)),
    context.scores === null ? null : scoresWords(context.scores, result, speech),
  ];
  return (
    <Section title={said.stakes} end={behindMean}>
      {sentences
        .filter((one) => one !== null)
        .map((one) => (
          <p key={one} className={classes.sentence}>
            {one}
          </p>
        ))}
      {context.scores === null || context.scores.answers === 0 ? null : (
        <ScoresStrip scores={context.scores} width={220} speech={speech} />
      )}
    </Section>
  );
}

function scoresWords(
  scores: NonNullable<Context['scores']>,
  { totals }: ContextRates,
  { words, formats }: Speech,
): string {
  const said = words.contextsSetUp;
  if (scores.answers === 0) return said.noScores;
  const { low, high } = meanInterval(scores);
  const score = (value: number): string => formats.decimal(value, 1);
  return said.scores({
    answers: scores.answers,
    mean: score(scores.mean),
    low: score(low),
    high: score(high),
    rest: score(totals.stakes.scores?.mean ?? Number.NaN),
  });
}
