import { useState } from 'react';
import { LifecyclePanel } from '../../analyses/lifecycle/panel/LifecyclePanel.tsx';
import { PickBar } from '../../analyses/lifecycle/panel/PickBar.tsx';
import type { Pick } from '../../analyses/lifecycle/panel/telling.ts';
import { ruleWords } from '../../analyses/rule-words.ts';
import { countQuery } from '../../exports/list/list.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { firstNumber } from '../../model/rows.ts';
import { allOf, type Rule } from '../../model/rule.ts';
import { useApp, useComputed, useCurrency, useDispatch, useProject } from '../../store/app-context.tsx';
import type { ProjectScope } from '../../store/scope.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/SidePanel.tsx';
import { BehindMean } from '../BehindMean.tsx';
import { NoRecord } from '../NoRecord.tsx';
import { PlaceProblem } from '../PlaceProblem.tsx';
import { progressOf } from '../progress-of.ts';
import { useMakeSegment } from '../use-make-segment.tsx';
import { useLifecycle } from './use-lifecycle.tsx';
import { useStageCheck } from './use-stage-check.tsx';
import { useStageActs } from './use-stage-acts.tsx';

/** How do customers change over time? */
export function LifecycleScreen() {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const { scope, spec, computed } = useLifecycle();
  const currency = useCurrency();
  const population = useProject(
    (project) => project.segments.find((segment) => segment.id === project.population)?.name ?? null,
  );
  const kept = useProject((project) => project.measures);
  const picked = usePicked(scope, computed.state.valueKey);
  const stageActs = useStageActs(scope?.scope.record ?? null);
  const stageCheck = useStageCheck(scope, spec);
  const { lifecycle } = words;
  if (scope === null) return <NoRecord title={lifecycle.empty.title} why={lifecycle.empty.why} />;
  if (spec === null)
    return (
      <Page>
        <EmptyState
          level={1}
          title={lifecycle.noDates.title}
          action={
            <Button kind="primary" onClick={() => app.session.setState({ screen: 'sources' })}>
              {words.shell.screens.sources}
            </Button>
          }
        >
          {lifecycle.noDates.why}
        </EmptyState>
      </Page>
    );
  const { problem, failure, stopped } = computed.state;
  const troubled = problem !== null || failure !== null || stopped;
  return (
    <LifecyclePanel
      record={scope.scope.record}
      spec={spec}
      asOf={scope.scope.asOf}
      result={computed.value}
      progress={progressOf(computed, lifecycle.running)}
      populationWords={population}
      currency={currency}
      kept={kept}
      problem={troubled ? <PlaceProblem state={computed.state} onRetry={computed.retry} /> : undefined}
      onSpecChange={(next) => {
        dispatch({ type: 'lifecycle/set', spec: next });
      }}
      onPick={picked.onPick}
      stageActs={stageActs}
      stageCheck={stageCheck}
      picked={picked.bar}
      behindMeanOf={(measure) => <BehindMean measure={measure} />}
      end={
        <Button
          kind="plain"
          size="small"
          onClick={() => {
            app.session.setState({ drawer: 'hood' });
          }}
        >
          {words.shell.drawers.hood}
        </Button>
      }
    />
  );
}

/** What was chosen in the picture holds for that picture; the engine counts it. */
function usePicked(scope: ProjectScope | null, of: string | null) {
  const app = useApp();
  const words = useWords();
  const formats = useFormats();
  const currency = useCurrency();
  const makeSegment = useMakeSegment();
  const [given, setGiven] = useState<{
    readonly of: string | null;
    readonly pick: Pick;
    readonly chosen: number;
  } | null>(null);
  const held = given?.of === of ? given : null;
  const choice = held?.pick.choices[held.chosen] ?? held?.pick.choices[0] ?? null;
  const rule: Rule | null = choice === null || scope === null ? null : within(choice.rule, scope.scope.population);
  const key = rule === null || scope === null ? null : JSON.stringify([scope.key, rule]);
  const counted = useComputed('lifecycle-mark', key, async (options) => {
    if (scope === null || rule === null) throw new Error('A key comes with a rule');
    return firstNumber(await app.services.engine.query(countQuery(rule, scope.scope), options), 'kept');
  });
  const { key: asked, valueKey, problem, failure, stopped } = counted.state;
  const troubled = asked === key && (problem !== null || failure !== null || stopped);
  const said =
    choice === null || scope === null ? '' : ruleWords(choice.rule, { words, formats, currency, ...scope.scope });
  const bar = (
    <PickBar
      words={words}
      picked={
        held === null
          ? null
          : {
              pick: held.pick,
              chosen: held.chosen,
              said,
              count: valueKey === key ? counted.value : null,
              problem: troubled ? <PlaceProblem state={counted.state} onRetry={counted.retry} /> : undefined,
            }
      }
      onChoose={(chosen) => {
        if (held !== null) setGiven({ ...held, chosen });
      }}
      onClear={() => {
        setGiven(null);
      }}
      onShowCustomers={() => {
        if (rule !== null) app.session.setState({ inspected: { title: said, rule } });
      }}
      onMakeSegment={() => {
        if (rule !== null) makeSegment(rule, said);
      }}
    />
  );
  return {
    bar,
    onPick: (pick: Pick) => {
      setGiven({ of, pick, chosen: 0 });
    },
  };
}

const within = (rule: Rule, population: Rule | null): Rule => (population === null ? rule : allOf([population, rule]));
