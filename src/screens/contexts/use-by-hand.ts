import { useState } from 'react';
import type { ByHand } from '../../analyses/contexts/panel/ContextsPanel.tsx';
import { examine } from '../../analyses/contexts/examine.ts';
import { identityOf } from '../../analyses/contexts/identify.ts';
import type { Values } from '../../analyses/contexts/queries.ts';
import type { ContextsResult } from '../../analyses/contexts/result.ts';
import type { ContextsSpec } from '../../analyses/contexts/spec.ts';
import { useWords } from '../../locales/locale-context.tsx';
import { useApp, useComputed } from '../../store/app-context.tsx';
import type { ProjectScope } from '../../store/scope.ts';
import { progressOf } from '../progress-of.ts';
import { askedOf } from '../use-analyses.tsx';

/** The context that a person composes, counted at each change of a value. */
export function useByHand(
  scope: ProjectScope | null,
  spec: ContextsSpec | null,
  result: ContextsResult | null,
): ByHand {
  const app = useApp();
  const words = useWords();
  const [composed, onCompose] = useState<Values>({ values: [], sides: [] });
  const { id } = identityOf(composed.values, composed.sides);
  const empty = composed.values.length + composed.sides.length === 0;
  const ready = !empty && scope !== null && spec !== null && result?.kind === 'rates';
  const key = ready ? JSON.stringify([scope.key, askedOf(spec), id]) : null;
  const computed = useComputed('contexts:by-hand', key, ({ signal, place }) => {
    if (!ready) throw new Error('A key comes with a scope, a spec and a result');
    return examine(app.services.engine, askedOf(spec), scope.scope, composed, result, { signal, place });
  });
  return {
    composed,
    context: empty || computed.stale || computed.state.problem !== null ? null : computed.value,
    nobody: !empty && !computed.stale && computed.state.valueKey !== null && computed.value === null,
    progress: progressOf(computed, words.contextsBuilder.working),
    onCompose,
  };
}
