import type { Speech } from '../../measure-words.ts';
import type { ContextRates } from '../result.ts';
import { splitsTime } from '../spec.ts';
import classes from './contexts.module.css';

export interface ContextNotesProps {
  readonly result: ContextRates;
  readonly list: 'list' | 'leads' | 'cold';
  readonly empty: boolean;
  readonly speech: Speech;
}

/** Contacts of single customers spread enough to be said. */
const notableSpread = 1.5;

/** How to read the table, and what is not in it. */
export function ContextNotes({ result, list, empty, speech }: ContextNotesProps) {
  const said = speech.words.contexts.notes;
  const { seen, totals, spec } = result;
  const outside = seen.contacts - seen.unknown - seen.inside;
  const notes = [
    empty ? null : list === 'cold' ? speech.words.contextsSetUp.coldNote : `${said[list]} ${said.excess}`,
    list !== 'leads' || empty ? null : speech.words.contextsSetUp.shrunkNote,
    totals.phi < notableSpread ? null : said.spread(totals.phi),
    spec.exposure === 'customer-years' ? `${said.years} ${splitsTime(spec) ? said.split : said.asOf}` : said.asOf,
    result.dated ? null : said.undated,
    outside === 0 ? null : said.outside(outside),
  ].filter((note): note is string => note !== null && note !== '');
  return (
    <ul className={classes.notes}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
