import { Section } from '../../../ui/Section.tsx';
import { levelWords, type Speech } from '../../measure-words.ts';
import type { MinedLine } from '../mined.ts';
import type { Context, ContextRates } from '../result.ts';
import { BarList } from './BarList.tsx';
import { contextWords } from './chip-words.ts';
import { ContactsPerCustomer } from './ContactsPerCustomer.tsx';
import classes from './contexts.module.css';

export interface OpenedContextProps {
  /** `Where the excess of context 1 comes from`. */
  readonly title: string;
  readonly context: Context & Partial<Pick<MinedLine, 'checked'>>;
  readonly result: ContextRates;
  readonly speech: Speech;
}

/** What a context is made of, and of whom. */
export function OpenedContext({ title, context, result, speech }: OpenedContextProps) {
  const { words, formats } = speech;
  const said = words.contexts.side;
  const rate = (value: number | null): string => formats.decimal(value ?? Number.NaN, 2);
  const bars = context.parts.map((part) => {
    const whole = part.values.length === context.values.length;
    const label =
      whole && part.values.length > 1
        ? said.whole[part.values.length === 2 ? 2 : 3]
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
      <Section title={title}>
        <BarList bars={bars} against={context.restRate ?? 0} againstWords={said.rest(rate(context.restRate))} />
      </Section>
      <ContactsPerCustomer context={context} speech={speech} />
      {context.checked === undefined ? null : (
        <Section title={said.checked}>
          <p>{words.chart.rateAgainst(rate(context.checked.rate), rate(context.checked.restRate))}</p>
          <p className={classes.note}>
            {said.checkedWhy({ contacts: context.checked.contacts, expected: context.checked.expected })}
          </p>
        </Section>
      )}
      {context.profiles.map((profile) => (
        <Section
          key={JSON.stringify(profile.choice.dimension)}
          title={said.profile(words.contexts.families[profile.choice.family])}
        >
          <BarList bars={profileBars(profile, speech)} />
        </Section>
      ))}
    </>
  );
}

/** Levels that are nearly absent on both sides say nothing. */
const leastShare = 0.01;

function profileBars({ choice, levels, inside, rest }: Context['profiles'][number], speech: Speech) {
  const total = (counts: readonly number[]): number =>
    Math.max(
      1,
      counts.reduce((sum, count) => sum + count, 0),
    );
  return levels
    .map((level, place) => ({
      level,
      here: (inside[place] ?? 0) / total(inside),
      elsewhere: (rest[place] ?? 0) / total(rest),
    }))
    .filter(({ here, elsewhere }) => Math.max(here, elsewhere) >= leastShare)
    .sort((a, b) => b.here - a.here)
    .map(({ level, here, elsewhere }) => ({
      id: JSON.stringify(level),
      label: levelWords(choice.dimension, level, speech),
      value: here,
      written: speech.words.contexts.side.against({ inside: here, rest: elsewhere }),
      whole: here > elsewhere * 1.5,
    }));
}
