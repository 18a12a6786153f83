import { useState } from 'react';
import { ContextsPanel } from '../../analyses/contexts/panel/ContextsPanel.tsx';
import { cardOf } from '../../analyses/contexts/card.ts';
import { countables } from '../../analyses/contexts/countable.ts';
import { dimensionOf, dimensionOfValues, quartersQuery, type LeftOut } from '../../analyses/contexts/left-out.ts';
import { outcomeFields } from '../../analyses/contexts/outcomes.ts';
import { recountQuery } from '../../analyses/contexts/queries.ts';
import { useWords } from '../../locales/locale-context.tsx';
import { useApp, useCurrency, useDispatch, useProject } from '../../store/app-context.tsx';
import { BehindMean } from '../BehindMean.tsx';
import { NoRecord } from '../NoRecord.tsx';
import { PlaceProblem } from '../PlaceProblem.tsx';
import { progressOf } from '../progress-of.ts';
import { askedOf, useContexts } from '../use-analyses.tsx';
import { useMakeSegment } from '../use-make-segment.tsx';
import { useByHand } from './use-by-hand.ts';
import { ChooseOutcome } from './ChooseOutcome.tsx';
import { ContextFollow } from './ContextFollow.tsx';
import { ContextPeople } from './ContextPeople.tsx';
import { ContextTrend } from './ContextTrend.tsx';
import { ContextUnknown } from './ContextUnknown.tsx';

/** When, where and about what customers get in touch. */
export function ContextsScreen() {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const { scope, spec, computed } = useContexts();
  const makeSegment = useMakeSegment();
  const currency = useCurrency();
  const [opened, setOpened] = useState<string | null>(null);
  const cards = useProject((project) => project.keptContexts);
  const byHand = useByHand(scope, spec, computed.value);
  if (scope === null) return <NoRecord title={words.contexts.noSource.title} why={words.contexts.noSource.why} />;
  const { asOf, record } = scope.scope;
  if (spec === null && (outcomeFields(record).length > 0 || countables(record, null).length > 0))
    return <ChooseOutcome scope={scope} />;
  const addField = async ({ field, why }: LeftOut): Promise<void> => {
    if (spec === null) return;
    const dimension =
      why === 'values'
        ? dimensionOfValues(field)
        : dimensionOf(
            field,
            await app.services.engine.query(quartersQuery(scope.scope, [field]), { place: 'contexts:bands' }),
            0,
          );
    if (dimension !== null)
      dispatch({ type: 'contexts/set', spec: { ...spec, dimensions: [...spec.dimensions, dimension] } });
  };
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
        byHand={byHand}
        isKept={(context) => spec !== null && cards.some(({ id }) => id === cardOf(context, spec, asOf).id)}
        onKeep={(context) => {
          if (spec === null) return;
          const card = cardOf(context, spec, asOf);
          const known = cards.some(({ id }) => id === card.id);
          dispatch(known ? { type: 'context/let-go', id: card.id } : { type: 'context/kept', card });
        }}
        unknownOf={(result, speech) => (
          <ContextUnknown spec={askedOf(result.spec)} scope={scope} total={result.seen.unknown} speech={speech} />
        )}
        followOf={(result, onOpen) =>
          spec === null ? null : <ContextFollow spec={spec} scope={scope} result={result} onOpen={onOpen} />
        }
        behindMeanOf={(measure) => <BehindMean measure={measure} />}
        trendOf={(context) =>
          spec === null || computed.value?.kind !== 'rates' ? null : (
            <>
              <ContextTrend spec={spec} scope={scope} context={context} />
              <ContextPeople spec={askedOf(spec)} scope={scope} context={context} result={computed.value} />
            </>
          )
        }
        opened={opened}
        onOpen={(context) => {
          setOpened(context.id);
        }}
        onSpecChange={(next) => {
          dispatch({ type: 'contexts/set', spec: next });
        }}
        onAddField={(left) => {
          void addField(left);
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
