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

/** The rules of the stages as a person wrote them, and what they left open as the silences of the population tell it: two queries. */
export async function readStageRules(
  wish: StagesWish,
  events: SourceId,
  scope: Scope,
  ask: (query: Sql<'query'>) => Promise<Rows>,
): Promise<ReadStageRules> {
  const typicalGap = firstNumber(await ask(typicalGapQuery(events, scope)), 'gap');
  const basis = { events, basis: wish.basis, typicalGap: typicalGap > 0 ? typicalGap : usualGap };
  const silences = readSilences(await ask(silencesQuery(basis, scope)));
  return { rules: rulesFor(wish, events, typicalGap, silences), typicalGap, silences };
}
