import type { Speech } from '../../measure-words.ts';
import type { ContextCounts } from '../result.ts';
import type { ContextsSpec } from '../spec.ts';
import { contextWords } from './chip-words.ts';
import { CountsTable } from './CountsTable.tsx';
import { NoContacts } from './NoContacts.tsx';
import classes from './contexts.module.css';

export interface CountsOnlyProps {
  readonly result: ContextCounts;
  readonly speech: Speech;
  readonly onSpecChange: (spec: ContextsSpec) => void;
}

/** Counts where nobody knows who was exposed; no rate is made of them. */
export function CountsOnly({ result, speech, onSpecChange }: CountsOnlyProps) {
  const said = speech.words.contexts;
  const { seen, counts, spec } = result;
  if (seen.contacts === 0) return <NoContacts result={result} speech={speech} onSpecChange={onSpecChange} />;
  const lacking = speech.words.contextsLacking;
  const [most] = counts;
  const told =
    most === undefined ? '' : contextWords({ values: [], sides: most.sides }, spec.contactDimensions, speech);
  return (
    <>
      {most === undefined || told === '' ? null : (
        <p className={classes.lead}>
          {lacking.most({ context: told, contacts: most.contacts, share: most.contacts / seen.contacts })}
        </p>
      )}
      <p className={classes.lead}>{seen.unknown === seen.contacts ? lacking.unnamed : said.counts.why}</p>
      <CountsTable
        caption={said.counts.caption}
        counts={counts}
        total={seen.contacts}
        choices={spec.contactDimensions}
        speech={speech}
      />
    </>
  );
}
