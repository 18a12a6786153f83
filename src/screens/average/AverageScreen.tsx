import { useState } from 'react';
import { runBrush } from '../../analyses/distribution/run.ts';
import { ruleWords } from '../../analyses/rule-words.ts';
import { DistributionPanel, type TypedInterval } from '../../analyses/distribution/panel/DistributionPanel.tsx';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { useApp, useComputed, useCurrency, useDispatch, useProject } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { NoRecord } from '../NoRecord.tsx';
import { PlaceProblem } from '../PlaceProblem.tsx';
import { progressOf } from '../progress-of.ts';
import { useAverage } from '../use-analyses.tsx';
import { useMakeSegment } from '../use-make-segment.tsx';
import type { Interval } from '../../analyses/distribution/bars.ts';
import type { DistributionSpec } from '../../analyses/distribution/spec.ts';
import type { ProjectScope } from '../../store/scope.ts';
import type { Rule } from '../../model/rule.ts';

/** What do my customers really look like? */
export function AverageScreen() {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const formats = useFormats();
  const { scope, spec, computed } = useAverage();
  const currency = useCurrency();
  const population = useProject(
    (project) => project.segments.find((segment) => segment.id === project.population)?.name ?? null,
  );
  const makeSegment = useMakeSegment();
  const { typed, onType } = useTyped(scope, spec);
  if (scope === null || spec === null)
    return <NoRecord title={words.average.empty.title} why={words.average.empty.why} />;
  const { record, asOf, segments } = scope.scope;
  const said = (rule: Rule): string => ruleWords(rule, { words, formats, record, asOf, segments, currency });
  const { problem, failure, stopped } = computed.state;
  const troubled = problem !== null || failure !== null || stopped;
  return (
    <DistributionPanel
      record={record}
      spec={spec}
      result={computed.value}
      progress={progressOf(computed, words.average.running)}
      population={scope.scope.population}
      populationWords={population}
      currency={currency}
      typed={typed}
      onType={onType}
      problem={troubled ? <PlaceProblem state={computed.state} onRetry={computed.retry} /> : undefined}
      onSpecChange={(next) => {
        dispatch({ type: 'distribution/set', spec: next });
      }}
      onMakeSegment={(rule) => {
        makeSegment(rule, said(rule));
      }}
      onShowCustomers={(rule) => {
        app.session.setState({ inspected: { title: said(rule), rule } });
      }}
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

/** An interval that was typed holds for the measure it was typed for, and is counted again when the scope changes. */
function useTyped(scope: ProjectScope | null, spec: DistributionSpec | null) {
  const app = useApp();
  const [given, setGiven] = useState<{ readonly measure: string; readonly interval: Interval } | null>(null);
  const measure = JSON.stringify(spec?.measure ?? null);
  const interval = given?.measure === measure ? given.interval : null;
  const key = scope === null || interval === null ? null : JSON.stringify([scope.key, measure, interval]);
  const counted = useComputed('average-selection', key, (options) => {
    if (scope === null || spec === null || interval === null) throw new Error('A key comes with an interval');
    return runBrush(app.services.engine, spec, scope.scope, interval, options);
  });
  const { key: of, valueKey, problem, failure, stopped } = counted.state;
  const troubled = of === key && (problem !== null || failure !== null || stopped);
  const typed: TypedInterval | null =
    interval === null
      ? null
      : {
          interval,
          brushed: valueKey === key ? counted.value : null,
          problem: troubled ? <PlaceProblem state={counted.state} onRetry={counted.retry} /> : undefined,
        };
  return {
    typed,
    onType: (next: Interval | null) => {
      setGiven(next === null ? null : { measure, interval: next });
    },
  };
}
