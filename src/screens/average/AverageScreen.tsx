import { ruleWords } from '../../analyses/rule-words.ts';
import { DistributionPanel } from '../../analyses/distribution/panel/DistributionPanel.tsx';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { useApp, useCurrency, useDispatch, useProject } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { NoRecord } from '../NoRecord.tsx';
import { PlaceProblem } from '../PlaceProblem.tsx';
import { progressOf } from '../progress-of.ts';
import { useAverage } from '../use-analyses.tsx';
import { useMakeSegment } from '../use-make-segment.tsx';
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
  if (scope === null || spec === null)
    return <NoRecord title={words.average.empty.title} why={words.average.empty.why} />;
  const { record, asOf, segments } = scope.scope;
  const said = (rule: Rule): string => ruleWords(rule, { words, formats, record, asOf, segments });
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
