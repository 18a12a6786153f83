import { Headline } from '../../../ui/Headline.tsx';
import type { Speech } from '../../measure-words.ts';
import { findings } from '../findings.ts';
import type { ContextsResult } from '../result.ts';
import classes from './contexts.module.css';
import { findingWords } from './finding-words.ts';

/** The finding as a title, what it is about underneath, the first context as a sentence. */
export function ContextsHeadline({ result, speech }: { readonly result: ContextsResult; readonly speech: Speech }) {
  const said = speech.words.contexts;
  const [first, top] = findings(result);
  const period = result.dated ? said.period(result.days) : said.undatedPeriod;
  const subtitle =
    result.kind === 'rates'
      ? said.subtitle({
          confirmed: result.union.contexts,
          tried: result.tried,
          contacts: result.totals.contacts,
          customers: result.totals.customers,
          period,
        })
      : said.subtitleCounts({ contacts: result.seen.contacts, period });
  return (
    <>
      <Headline subtitle={subtitle}>
        {first === undefined ? said.title : findingWords(first, result.spec, speech)}
      </Headline>
      {top === undefined ? null : <p className={classes.lead}>{findingWords(top, result.spec, speech)}</p>}
    </>
  );
}
