import { findings as contextsFindings } from '../../analyses/contexts/findings.ts';
import { findingWords } from '../../analyses/contexts/panel/finding-words.ts';
import type { DrawnDistribution } from '../../analyses/distribution/compute.ts';
import { findings as averageFindings } from '../../analyses/distribution/findings.ts';
import { headlineWords } from '../../analyses/distribution/headline-words.ts';
import { valueWriter } from '../../analyses/distribution/written-values.ts';
import { measureTitle, type Speech } from '../../analyses/measure-words.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { useApp, useCurrency } from '../../store/app-context.tsx';
import type { Screen } from '../../store/session-store.ts';
import { useAverage, useContexts } from '../use-analyses.tsx';
import { useMovesFinding } from './use-moves-finding.tsx';

/** A sentence that the app found without being asked, and where it comes from. */
export interface FoundFinding {
  readonly key: string;
  readonly sentence: string;
  /** What it is of, and as of when. */
  readonly numbers: string;
  readonly screen: Screen;
  readonly open: () => void;
}

export interface Findings {
  /** `none`: there is no record to look at. */
  readonly state: 'none' | 'looking' | 'ready';
  readonly findings: readonly FoundFinding[];
}

/** What the suggested analyses say of the open project; a fair mean and the absence of contexts are no finding. */
export function useFindings(): Findings {
  const app = useApp();
  const words = useWords();
  const formats = useFormats();
  const currency = useCurrency();
  const { scope, computed: average } = useAverage();
  const { computed: contexts } = useContexts();
  const moves = useMovesFinding();
  if (scope === null) return { state: 'none', findings: [] };
  const speech: Speech = { words, formats, record: scope.scope.record };
  const go = (screen: Screen) => () => {
    app.session.setState({ screen });
  };
  const asOf = words.home.found.asOf(formats.date(scope.scope.asOf));
  const found: FoundFinding[] = [];
  if (average.value?.kind === 'drawn') {
    const sentence = averageSentence(average.value, speech, currency);
    if (sentence !== null) {
      const numbers = `${measureTitle(average.value.spec.measure, speech)} · ${words.average.counted(average.value.summary.n, average.value.per)} · ${asOf}`;
      found.push({ key: 'average', sentence, numbers, screen: 'average', open: go('average') });
    }
  }
  const result = contexts.value;
  if (result?.kind === 'rates') {
    for (const finding of contextsFindings(result)) {
      if (finding.key !== 'union' && finding.key !== 'top') continue;
      const numbers = `${words.home.found.contexts({ tried: result.tried, contacts: result.totals.contacts })} · ${asOf}`;
      found.push({
        key: `contexts ${finding.key}`,
        sentence: findingWords(finding, result.spec, speech),
        numbers,
        screen: 'contexts',
        open: go('contexts'),
      });
    }
  }
  // In their order, so that nothing that is being read moves down.
  if (moves.finding !== null && !average.state.running && !contexts.state.running)
    found.push({ ...moves.finding, numbers: `${moves.finding.numbers} · ${asOf}` });
  const looking = average.state.running || contexts.state.running || moves.running;
  return { state: looking ? 'looking' : 'ready', findings: found };
}

function averageSentence(result: DrawnDistribution, speech: Speech, currency: string | null): string | null {
  const [headline] = averageFindings(result);
  if (headline === undefined || headline.key === 'fair' || headline.key === 'too-few') return null;
  const writer = valueWriter({ measure: result.spec.measure, currency, ...speech });
  return headlineWords(headline, result.per, speech.words, writer.value);
}
