import { useState } from 'react';
import { cardOf, missingFor, type ContextCard } from '../../analyses/contexts/card.ts';
import { countContext, changeOf, dateBefore, overlaps, runDrift } from '../../analyses/contexts/drift.ts';
import { identityOf } from '../../analyses/contexts/identify.ts';
import { FollowView, type CheckedCard } from '../../analyses/contexts/panel/FollowView.tsx';
import type { Values } from '../../analyses/contexts/queries.ts';
import type { ContextRates } from '../../analyses/contexts/result.ts';
import { runContexts } from '../../analyses/contexts/run.ts';
import type { ContextsSpec } from '../../analyses/contexts/spec.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { UserError } from '../../model/problem.ts';
import { eventsOf } from '../../model/record.ts';
import type { IsoDate } from '../../model/period.ts';
import type { RunOptions } from '../../store/results.ts';
import { useApp, useComputed, useDispatch, useProject } from '../../store/app-context.tsx';
import type { App } from '../../store/app.ts';
import type { ProjectScope } from '../../store/scope.ts';
import { PlaceProblem } from '../PlaceProblem.tsx';
import { progressOf } from '../progress-of.ts';
import { askedOf } from '../use-analyses.tsx';

export interface ContextFollowProps {
  readonly spec: ContextsSpec;
  readonly scope: ProjectScope;
  readonly result: ContextRates;
  readonly onOpen: (values: Values) => void;
}

/** What is kept is counted again, and the contexts of two dates are set beside each other, while this is open. */
export function ContextFollow({ spec, scope, result, onOpen }: ContextFollowProps) {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const formats = useFormats();
  const cards = useProject((project) => project.keptContexts);
  const { record, asOf } = scope.scope;
  const [chosen, setChosen] = useState<IsoDate | null>(null);
  const then = chosen ?? dateBefore(spec, asOf);
  const events = spec.outcome === null ? eventsOf(record, spec.contacts) : null;
  const checked = useComputed<readonly CheckedCard[]>(
    'contexts:kept',
    JSON.stringify([scope.key, cards.map(({ id, keptAsOf }) => [id, keptAsOf])]),
    (options) => checkCards(app, cards, scope, options),
  );
  const drift = useComputed(
    'contexts:drift',
    events?.dated === true ? JSON.stringify([scope.key, askedOf(spec), then, cards.map(({ id }) => id)]) : null,
    (options) => driftOf(app, { spec: askedOf(spec), scope, result, onOpen }, then, cards, options),
  );
  return (
    <>
      <PlaceProblem state={checked.state} onRetry={checked.retry} />
      <PlaceProblem state={drift.state} onRetry={drift.retry} />
      <FollowView
        cards={checked.value}
        cardsProgress={progressOf(checked, words.contextsFollow.working)}
        then={then}
        asOf={asOf}
        firstDate={events?.firstDate ?? null}
        overlapping={overlaps(spec, then, asOf)}
        moved={drift.stale ? null : drift.value}
        progress={progressOf(drift, words.contextsFollow.comparing)}
        choices={spec.dimensions}
        speech={{ words, formats, record }}
        onCompareWith={setChosen}
        onOpen={onOpen}
        onLetGo={({ id }) => {
          dispatch({ type: 'context/let-go', id });
        }}
      />
    </>
  );
}

async function checkCards(
  app: App,
  cards: readonly ContextCard[],
  { scope }: ProjectScope,
  { signal, place, onProgress }: RunOptions,
): Promise<readonly CheckedCard[]> {
  const checked: CheckedCard[] = [];
  for (const [index, card] of cards.entries()) {
    const missing = missingFor(card, scope.record);
    if (missing === null) {
      const at = (asOf: IsoDate) =>
        countContext(app.services.engine, card.spec, { ...scope, asOf }, card, { signal, place });
      const now = await at(scope.asOf);
      const before = card.keptAsOf === scope.asOf ? now : await at(card.keptAsOf);
      const identity = identityOf(card.values, card.sides);
      checked.push({ card, moved: { ...identity, ...changeOf(before, now), then: before, now } });
    } else checked.push({ card, missing });
    onProgress((index + 1) / cards.length);
  }
  return checked;
}

/** Looking for the contexts of the earlier date takes about as long as counting the contexts of both. */
const half = 0.5;

async function driftOf(
  app: App,
  { spec, scope: { scope }, result }: ContextFollowProps,
  then: IsoDate,
  cards: readonly ContextCard[],
  { signal, place, onProgress }: RunOptions,
) {
  const { engine, miner } = app.services;
  const before = await runContexts(
    engine,
    miner,
    spec,
    { ...scope, asOf: then },
    {
      signal,
      place,
      onProgress: (share) => {
        onProgress(share * half);
      },
    },
  ).catch((error: unknown) => {
    // Nobody was known yet at the earlier date: every context has appeared since.
    if (error instanceof UserError && error.problem.code === 'population-empty') return null;
    throw error;
  });
  const confirmed = [result, ...(before?.kind === 'rates' ? [before] : [])].flatMap(({ lines }) =>
    lines.filter(({ state }) => state === 'confirmed'),
  );
  const kept = cards.filter(
    (card) => missingFor(card, scope.record) === null && card.id === cardOf(card, spec, card.keptAsOf).id,
  );
  return runDrift(engine, spec, scope, then, [...confirmed, ...kept], {
    signal,
    place,
    onProgress: (share) => {
      onProgress(half + share * half);
    },
  });
}
