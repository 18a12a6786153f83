import { runUnknownContacts } from '../../analyses/contexts/contact-counts.ts';
import { CountsTable } from '../../analyses/contexts/panel/CountsTable.tsx';
import type { ContactCount } from '../../analyses/contexts/result.ts';
import type { ContextsSpec } from '../../analyses/contexts/spec.ts';
import type { Speech } from '../../analyses/measure-words.ts';
import { useApp, useComputed } from '../../store/app-context.tsx';
import type { ProjectScope } from '../../store/scope.ts';
import { Dimmed } from '../../ui/Dimmed.tsx';
import { PlaceProblem } from '../PlaceProblem.tsx';
import { progressOf } from '../progress-of.ts';

export interface ContextUnknownProps {
  readonly spec: ContextsSpec;
  readonly scope: ProjectScope;
  readonly total: number;
  readonly speech: Speech;
}

/** The contacts of nobody who is known, by channel and reason; counted when it is opened. */
export function ContextUnknown({ spec, scope, total, speech }: ContextUnknownProps) {
  const app = useApp();
  const computed = useComputed<readonly ContactCount[]>(
    'contexts:unknown',
    JSON.stringify([scope.key, spec]),
    ({ signal, place }) => runUnknownContacts(app.services.engine, spec, scope.scope, { signal, place }),
  );
  const said = speech.words.contextsLacking.apart;
  return (
    <>
      <PlaceProblem state={computed.state} onRetry={computed.retry} />
      <Dimmed progress={progressOf(computed, speech.words.contexts.working)} height={120}>
        {computed.value === null ? null : (
          <CountsTable
            caption={said.caption}
            counts={computed.value}
            total={total}
            choices={spec.contactDimensions}
            speech={speech}
          />
        )}
      </Dimmed>
    </>
  );
}
