import type { ReactNode } from 'react';
import { Section } from '../../../ui/Section.tsx';
import type { Speech } from '../../measure-words.ts';
import type { MinedLine } from '../mined.ts';
import type { Values } from '../queries.ts';
import type { Context, ContextRates } from '../result.ts';
import { BarList } from './BarList.tsx';
import { choiceWords, contextWords } from './chip-words.ts';
import { CompareContexts } from './CompareContexts.tsx';
import { ContactsPerCustomer } from './ContactsPerCustomer.tsx';
import { Neighbours } from './Neighbours.tsx';
import { profileBars } from './profile-bars.ts';
import { StakesNote } from './StakesNote.tsx';
import classes from './contexts.module.css';

export interface OpenedContextProps {
  /** `Where the excess of context 1 comes from`. */
  readonly title: string;
  readonly context: Context & Partial<Pick<MinedLine, 'checked' | 'adds' | 'both'>>;
  readonly result: ContextRates;
  /** Month by month. */
  readonly trend: ReactNode;
  /** From the mean answer to what it hides; null where there is none. */
  readonly behindMean: ReactNode;
  /** The same from how often customers contacted; null where no events are counted. */
  readonly behindRate: ReactNode;
  readonly unitCost: number | null;
  readonly currency: string | null;
  readonly speech: Speech;
  readonly onCompose: (values: Values) => void;
}

/** What a context is made of, and of whom. */
export function OpenedContext({
  title,
  context,
  result,
  trend,
  behindMean,
  behindRate,
  unitCost,
  currency,
  speech,
  onCompose,
}: OpenedContextProps) {
  const { words, formats } = speech;
  const said = words.contexts.side;
  const rate = (value: number | null): string => formats.decimal(value ?? Number.NaN, 2);
  const bars = context.parts.map((part) => {
    const whole = part.values.length === context.values.length;
    const label =
      whole && part.values.length > 1
        ? said.whole[wholeOf(part.values.length)]
        : contextWords({ values: part.values, sides: [] }, result.spec.dimensions, speech);
    return {
      id: JSON.stringify(part.values.map(({ choice, level }) => [choice.dimension, level])),
      label,
      value: part.rate,
      written: rate(part.rate),
      whole,
    };
  });
  return (
    <>
      <StakesNote
        context={context}
        result={result}
        behindMean={behindMean}
        unitCost={unitCost}
        currency={currency}
        speech={speech}
      />
      <Section title={title}>
        <BarList bars={bars} against={context.restRate ?? 0} againstWords={said.rest(rate(context.restRate))} />
      </Section>
      <ContactsPerCustomer context={context} behindMean={behindRate} speech={speech} />
      {context.checked === undefined ? null : (
        <Section title={said.checked}>
          <p>{words.chart.rateAgainst(rate(context.checked.rate), rate(context.checked.restRate))}</p>
          <p className={classes.note}>
            {said.checkedWhy({ contacts: context.checked.contacts, expected: context.checked.expected })}
          </p>
        </Section>
      )}
      <Neighbours context={context} result={result} speech={speech} onCompose={onCompose} />
      <CompareContexts key={context.id} context={context} result={result} speech={speech} />
      {/* It comes when it is counted, and must not move what one is about to press. */}
      {trend}
      {context.profiles.map((profile) => (
        <Section
          key={JSON.stringify([profile.choice.dimension, profile.choice.time])}
          title={said.profile(
            profile.choice.time === undefined
              ? words.contexts.families[profile.choice.family]
              : choiceWords(profile.choice, speech),
          )}
        >
          <BarList bars={profileBars(profile, speech)} />
        </Section>
      ))}
    </>
  );
}

function wholeOf(values: number): 2 | 3 | 4 {
  return values === 2 ? 2 : values === 3 ? 3 : 4;
}
