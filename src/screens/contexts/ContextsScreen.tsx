import { useState } from 'react';
import { ContextsPanel } from '../../analyses/contexts/panel/ContextsPanel.tsx';
import { recountQuery } from '../../analyses/contexts/queries.ts';
import { useWords } from '../../locales/locale-context.tsx';
import { useApp, useCurrency, useDispatch } from '../../store/app-context.tsx';
import { NoRecord } from '../NoRecord.tsx';
import { PlaceProblem } from '../PlaceProblem.tsx';
import { progressOf } from '../progress-of.ts';
import { useContexts } from '../use-analyses.tsx';
import { useMakeSegment } from '../use-make-segment.tsx';
import { ContextTrend } from './ContextTrend.tsx';

/** When, where and about what customers get in touch. */
export function ContextsScreen() {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const { scope, spec, computed } = useContexts();
  const makeSegment = useMakeSegment();
  const currency = useCurrency();
  const [opened, setOpened] = useState<string | null>(null);
  if (scope === null) return <NoRecord title={words.contexts.noSource.title} why={words.contexts.noSource.why} />;
  return (
    <>
      <PlaceProblem state={computed.state} onRetry={computed.retry} />
      <ContextsPanel
        record={scope.scope.record}
        spec={spec}
        result={computed.value}
        progress={progressOf(computed, words.contexts.working)}
        stopped={computed.state.stopped}
        currency={currency}
        trendOf={(context) => (spec === null ? null : <ContextTrend spec={spec} scope={scope} context={context} />)}
        opened={opened}
        onOpen={(context) => {
          setOpened(context.id);
        }}
        onSpecChange={(next) => {
          dispatch({ type: 'contexts/set', spec: next });
        }}
        onShowCustomers={(rule, title) => {
          app.session.setState({ inspected: { title, rule } });
        }}
        onMakeSegment={makeSegment}
        onShowSql={(context) => {
          if (spec !== null) {
            void app.services.engine.query(recountQuery(spec, scope.scope, context), {
              place: 'contexts:recount',
            });
          }
          app.session.setState({ drawer: 'hood' });
        }}
      />
    </>
  );
}
