import type { ReactNode } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import type { Speech } from '../../measure-words.ts';
import { countedKind } from '../countable.ts';
import type { ContextsResult } from '../result.ts';
import type { ContextsSpec } from '../spec.ts';

export interface NoContactsProps {
  readonly result: ContextsResult;
  readonly speech: Speech;
  readonly onSpecChange: (spec: ContextsSpec) => void;
}

/** Nothing is counted: none in the period, none of a known customer, or none of the population; each has its remedy. */
export function NoContacts({ result, speech, onSpecChange }: NoContactsProps) {
  const { emptyPeriod, noneLinked } = speech.words.contextsLacking;
  const { spec, seen } = result;
  if (seen.contacts > 0) {
    const nobody = seen.unknown === seen.contacts;
    return (
      <EmptyState title={nobody ? noneLinked.unknown : noneLinked.outside}>
        {nobody ? noneLinked.whyUnknown : noneLinked.whyOutside}
      </EmptyState>
    );
  }
  const events = speech.record.events.find(({ id }) => id === spec.contacts);
  // The filter of low scores is what is counted.
  const filtered = spec.filter !== null && countedKind(spec, speech.record) !== 'low-scores';
  const [first, last] = [events?.firstDate ?? null, events?.lastDate ?? null];
  const wider = spec.window.kind !== 'all' && first !== null && first <= result.asOf;
  const acts: readonly ReactNode[] = [
    ...(wider
      ? [
          <Button
            key="whole"
            kind="primary"
            onClick={() => {
              onSpecChange({ ...spec, window: { kind: 'all' } });
            }}
          >
            {emptyPeriod.whole}
          </Button>,
        ]
      : []),
    ...(filtered
      ? [
          <Button
            key="filter"
            onClick={() => {
              onSpecChange({ ...spec, filter: null });
            }}
          >
            {emptyPeriod.unfilter}
          </Button>,
        ]
      : []),
  ];
  const on = first === null || last === null ? '' : `${emptyPeriod.on({ from: first, to: last })} `;
  return (
    <EmptyState title={emptyPeriod.title} action={acts.length === 0 ? undefined : acts}>
      {on}
      {filtered ? emptyPeriod.whyFiltered : emptyPeriod.why}
    </EmptyState>
  );
}
