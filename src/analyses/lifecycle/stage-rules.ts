import type { StageRules } from '../../model/life.ts';
import type { SourceId } from '../../model/record.ts';
import { firstNumber, type Rows } from '../../model/rows.ts';
import type { Scope } from '../../model/scope.ts';
import type { Sql } from '../../sql/sql.ts';
import { readSilences, type Silences } from './silences.ts';
import type { StagesWish } from './spec.ts';
import { rulesFor, usualGap } from './stages.ts';
import { silencesQuery, typicalGapQuery } from './stages-query.ts';

export interface ReadStageRules {
  readonly rules: StageRules;
  /** Days between two days with an event, of the median customer; 0 where nobody came twice. */
  readonly typicalGap: number;
  readonly silences: Silences;
}

/** The rules of the stages as a person wrote them, and what they left open as the silences of the population tell it: one query in days, two in the own rhythm. */
export async function readStageRules(
  wish: StagesWish,
  events: SourceId,
  scope: Scope,
  ask: (query: Sql<'query'>) => Promise<Rows>,
): Promise<ReadStageRules> {
  if (wish.basis === 'days') {
    const rows = await ask(silencesQuery({ events, basis: 'days' }, scope));
    return told(wish, events, rows.numbers('gap')[0] ?? 0, readSilences(rows));
  }
  const typicalGap = firstNumber(await ask(typicalGapQuery(events, scope)), 'gap');
  const basis = { events, basis: 'rhythm', typicalGap: typicalGap > 0 ? typicalGap : usualGap } as const;
  return told(wish, events, typicalGap, readSilences(await ask(silencesQuery(basis, scope))));
}

const told = (wish: StagesWish, events: SourceId, typicalGap: number, silences: Silences): ReadStageRules => ({
  rules: rulesFor(wish, events, typicalGap, silences),
  typicalGap,
  silences,
});
