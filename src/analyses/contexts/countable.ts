import { isNumeric } from '../../model/column.ts';
import type { CustomerRecord, EventTable } from '../../model/record.ts';
import type { RowFilter } from '../../model/rule.ts';
import type { ContextsResult } from './result.ts';
import type { ContextsSpec, FieldOutcome } from './spec.ts';

/** Something that happens to customers and can be counted per exposed customer. */
export type Countable =
  | { readonly kind: 'events'; readonly events: EventTable }
  /** Answers of 6 and less. */
  | { readonly kind: 'low-scores'; readonly events: EventTable; readonly filter: RowFilter }
  | { readonly kind: 'field'; readonly outcome: FieldOutcome };

const lowScore = 6;

/** Contacts and what else happened, returns, low scores, and fields of two values (`Churn`), of which a result has seen the values. */
export function countables(record: CustomerRecord, result: ContextsResult | null): readonly Countable[] {
  const events = record.events
    .filter((one) => one.kind === 'contacts' || one.kind === 'other' || one.returnsOf !== undefined)
    .map((one): Countable => ({ kind: 'events', events: one }));
  const scores = record.events.flatMap((one): readonly Countable[] => {
    const score =
      one.kind === 'survey' ? one.columns.find(({ role, type }) => role === 'score' && isNumeric(type)) : null;
    if (score === null || score === undefined) return [];
    const filter: RowFilter = {
      kind: 'column',
      column: score.column,
      test: { op: 'between', min: null, max: lowScore },
    };
    return [{ kind: 'low-scores', events: one, filter }];
  });
  const fields = (result?.kind === 'rates' ? result.dimensions : []).flatMap(
    ({ choice, levels }): readonly Countable[] => {
      const { dimension } = choice;
      const values = levels.flatMap((level) => (level.kind === 'value' ? [level.value] : []));
      if (dimension.kind !== 'field' || values.length !== 2) return [];
      return values.map((value) => ({ kind: 'field', outcome: { field: dimension.field, value } }));
    },
  );
  const chosen = chosenField(result);
  const known = chosen !== null && fields.some((one) => nameOf(one) === nameOf(chosen));
  return [...events, ...scores, ...fields, ...(chosen === null || known ? [] : [chosen])];
}

function chosenField(result: ContextsResult | null): Countable | null {
  const outcome = result?.spec.outcome ?? null;
  return outcome === null ? null : { kind: 'field', outcome };
}

/** Tells one from another. */
export function nameOf(one: Countable): string {
  switch (one.kind) {
    case 'events':
      return one.events.id;
    case 'low-scores':
      return `low ${one.events.id}`;
    case 'field':
      return JSON.stringify([one.outcome.field, one.outcome.value]);
  }
}

/** Which of them a recipe counts. */
export function countedBy(spec: ContextsSpec, all: readonly Countable[]): Countable | null {
  if (spec.outcome !== null) {
    const wanted = nameOf({ kind: 'field', outcome: spec.outcome });
    return all.find((one) => nameOf(one) === wanted) ?? null;
  }
  return all.find((one) => one.kind !== 'field' && one.events.id === spec.contacts) ?? null;
}

export type CountedKind = 'contacts' | 'events' | 'returns' | 'low-scores' | 'field';

/** What the sentences speak of. */
export function countedKind(spec: ContextsSpec, record: CustomerRecord): CountedKind {
  if (spec.outcome !== null) return 'field';
  const events = record.events.find(({ id }) => id === spec.contacts);
  if (events?.returnsOf !== undefined) return 'returns';
  if (events?.kind === 'survey') return 'low-scores';
  return events === undefined || events.kind === 'contacts' ? 'contacts' : 'events';
}
