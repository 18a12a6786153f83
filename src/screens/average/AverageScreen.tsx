import { useState } from 'react';
import { runBrush } from '../../analyses/distribution/run.ts';
import { ruleWords } from '../../analyses/rule-words.ts';
import {
  DistributionPanel,
  type DistributionExtras,
  type TypedInterval,
} from '../../analyses/distribution/panel/DistributionPanel.tsx';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { useApp, useComputed, useCurrency, useDispatch, useProject, type Computed } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dimmed } from '../../ui/Dimmed.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { NoRecord } from '../NoRecord.tsx';
import { PlaceProblem } from '../PlaceProblem.tsx';
import { progressOf } from '../progress-of.ts';
import { useAverage } from '../use-analyses.tsx';
import { useMakeSegment } from '../use-make-segment.tsx';
import { useAverageExtras, type AverageExtras } from './use-average-extras.tsx';
import type { Words } from '../../locales/words.ts';
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
  const asked = useAverage();
  const { scope, spec, computed } = asked;
  const given = useAverageExtras(asked);
  const kept = useProject((project) => project.measures);
  const currency = useCurrency();
  const population = useProject(
    (project) => project.segments.find((segment) => segment.id === project.population)?.name ?? null,
  );
  const makeSegment = useMakeSegment();
  const { typed, onType } = useTyped(scope, spec);
  if (scope === null || spec === null)
    return <NoRecord title={words.average.empty.title} why={words.average.empty.why} />;
  const { record, asOf, segments } = scope.scope;
  const said = (rule: Rule): string => ruleWords(rule, { words, formats, record, asOf, segments, currency, kept });
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
      kept={kept}
      onKeep={(measure, id) => {
        dispatch({ type: 'measure/kept', measure: { id: id ?? app.services.newId(), ...measure } });
      }}
      onForget={(id) => {
        dispatch({ type: 'measure/removed', id });
      }}
      onSegments={(made) => {
        for (const segment of made) makeSegment(segment.rule, segment.name);
      }}
      extras={shownExtras(given, computed.stale, spec, words)}
      onMakeSegment={(rule) => {
        makeSegment(rule, said(rule));
      }}
      onPopulation={(rule) => {
        dispatch({ type: 'population/set', segment: makeSegment(rule, said(rule)) });
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

/** What of the extras is of the picture on screen, and what stands in the place of the others. */
function shownExtras(
  { clumps, shape, comparison, mix, separations, shareable }: AverageExtras,
  pictureIsOld: boolean,
  { view, compare }: DistributionSpec,
  words: Words,
): DistributionExtras {
  // While the next picture is made, the old one keeps what stood beside it.
  const belongs = ({ state, stale }: Computed<unknown>): boolean => state.valueKey !== null && (!stale || pictureIsOld);
  const shapeOf = shape.value?.kind === view && belongs(shape) ? shape.value : null;
  const noShape = view === 'lorenz' && !shareable;
  const ofComparison = comparison.value !== null || comparison.state.valueKey !== null ? comparison.value : undefined;
  return {
    clumps: belongs(clumps) ? clumps.value : undefined,
    shape: noShape ? null : shapeOf,
    shapeInstead: noShape ? (
      <Notice tone="info">{words.compared.lorenz.none}</Notice>
    ) : isTroubled(shape) ? (
      <PlaceProblem state={shape.state} onRetry={shape.retry} />
    ) : (
      <Dimmed progress={progressOf(shape, words.average.running)} height={320}>
        {null}
      </Dimmed>
    ),
    comparison: compare === undefined ? undefined : ofComparison,
    comparisonProgress: compare === undefined ? null : progressOf(comparison, words.compared.running),
    comparisonProblem: isTroubled(comparison) ? (
      <PlaceProblem state={comparison.state} onRetry={comparison.retry} />
    ) : undefined,
    mix,
    separations: belongs(separations) ? (separations.value ?? undefined) : undefined,
  };
}

function isTroubled({ state: { problem, failure, stopped } }: Computed<unknown>): boolean {
  return problem !== null || failure !== null || stopped;
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
