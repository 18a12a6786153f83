import type { ReactNode } from 'react';
import { Section } from '../../../ui/Section.tsx';
import type { Speech } from '../../measure-words.ts';
import type { Context } from '../result.ts';
import classes from './contexts.module.css';

/** A proposal of ours: above a third, the three per cent who call most are the context. */
const heavyCallers = 1 / 3;

/** Whether anybody has it more than once: what is true of a customer is true once. */
const repeats = ({ perCustomer }: Context): boolean => perCustomer.slice(2).some((customers) => customers > 0);

export function heavyWords(context: Context, { words }: Speech): string {
  if (!repeats(context)) return '';
  const { heavy, customers } = context;
  const said = heavy.share > heavyCallers ? words.contexts.side.heavy : words.contexts.side.spread;
  return said({ ...heavy, of: customers });
}

/** Few heavy callers, or many customers? Those without contact are said, not drawn: they would flatten the rest. */
export function ContactsPerCustomer({
  context,
  behindMean,
  speech,
}: {
  readonly context: Context;
  /** From the rate to what it hides; null where no events are counted. */
  readonly behindMean: ReactNode;
  readonly speech: Speech;
}) {
  if (!repeats(context)) return null;
  const said = speech.words.contexts.side;
  const [silent = 0, ...calling] = context.perCustomer;
  const most = Math.max(1, ...calling);
  return (
    <Section title={said.perCustomer} end={behindMean}>
      <ol className={classes.columns}>
        {calling.map((customers, place) => {
          const contacts = place + 1 === calling.length ? said.andMore(place + 1) : speech.formats.integer(place + 1);
          const label = said.bar({ contacts, customers });
          return (
            <li key={place} title={label}>
              <span
                className={classes.column}
                style={{ height: `${String(Math.max(1, (56 * customers) / most))}px` }}
                aria-hidden
              />
              <span aria-hidden>{contacts}</span>
              <span className={classes.heard}>{label}</span>
            </li>
          );
        })}
      </ol>
      <p className={classes.note}>
        {said.silent(silent / context.customers)} {heavyWords(context, speech)}
      </p>
    </Section>
  );
}
