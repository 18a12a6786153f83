import { EmptyState } from '../../../ui/EmptyState.tsx';
import type { Speech } from '../../measure-words.ts';
import type { ContextRates } from '../result.ts';

/** What an empty list means, and what to do. */
export function NothingFound({
  result,
  list,
  speech,
}: {
  readonly result: ContextRates;
  readonly list: 'list' | 'leads' | 'cold';
  readonly speech: Speech;
}) {
  const said = speech.words.contexts;
  if (list === 'leads') return <p>{said.emptyLeads}</p>;
  if (list === 'cold') return <p>{speech.words.contextsSetUp.cold.empty}</p>;
  return (
    <EmptyState title={said.none.title}>
      {said.none.why({ tried: result.tried, minimum: result.spec.minimumCustomers })}
    </EmptyState>
  );
}
