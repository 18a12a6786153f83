import { findings as contextsFindings } from '../../analyses/contexts/findings.ts';
import { findingWords } from '../../analyses/contexts/panel/finding-words.ts';
import type { DrawnDistribution } from '../../analyses/distribution/compute.ts';
import { findings as averageFindings } from '../../analyses/distribution/findings.ts';
import { headlineWords } from '../../analyses/distribution/headline-words.ts';
import type { Noticed } from '../../analyses/distribution/noticed.ts';
import { noticedWords, specOfNoticed } from '../../analyses/distribution/noticed-words.ts';
import { stripOf } from '../../analyses/distribution/summary.ts';
import { valueWriter } from '../../analyses/distribution/written-values.ts';
import { measureTitle, type Speech } from '../../analyses/measure-words.ts';
import { stripWords } from '../../analyses/strip-words.ts';
import type { StripValues } from '../../charts/table-line/strip-values.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { useApp, useCurrency, useDispatch, useProject, type Computed } from '../../store/app-context.tsx';
import type { PlaceShare } from '../../store/results.ts';
import type { Screen } from '../../store/session-store.ts';
import { useAverage, useContexts, useNoticed } from '../use-analyses.tsx';
import { useMovesFindings } from './use-moves-finding.tsx';

/** A sentence that the app found without being asked, and where it comes from. */
export interface FoundFinding {
  readonly key: string;
  readonly sentence: string;
  /** What it is of, and as of when. */
  readonly numbers: string;
  readonly screen: Screen;
  readonly open: () => void;
  /** Where eight in ten lie, beside the mean that the sentence tells of. */
  readonly strip?: { readonly values: StripValues; readonly label: string } | undefined;
}

export interface Findings {
  /** `none`: there is no record to look at. */
  readonly state: 'none' | 'looking' | 'ready';
  readonly findings: readonly FoundFinding[];
  /** The look at the other measures, which can be stopped and taken up again; null when it is done. */
  readonly search: { readonly running: boolean; readonly share: PlaceShare; readonly act: () => void } | null;
}

/** Most that is said at once: the average, two of contexts, two of moves, and three of what was noticed. */
const mostFindings = 8;

/** What the suggested analyses say of the open project; a fair mean and the absence of contexts are no finding. */
export function useFindings(): Findings {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const formats = useFormats();
  const currency = useCurrency();
  const kept = useProject((project) => project.measures);
  const { scope, computed: average } = useAverage();
  const { computed: contexts } = useContexts();
  const moves = useMovesFindings();
  const noticed = useNoticed();
  if (scope === null) return { state: 'none', findings: [], search: null };
  const speech: Speech = { words, formats, record: scope.scope.record, kept };
  const go = (screen: Screen) => () => {
    app.session.setState({ screen });
  };
  const asOf = words.home.found.asOf(formats.date(scope.scope.asOf));
  const findingOf = (one: Noticed): FoundFinding => {
    const { sentence, numbers, strip, stripLabel } = noticedWords(one, speech, currency);
    const open = (): void => {
      dispatch({ type: 'distribution/set', spec: specOfNoticed(one) });
      app.session.setState({ screen: 'average' });
    };
    const key = `${one.kind} ${JSON.stringify(one.measure)}`;
    const shown = { values: strip, label: stripLabel };
    return { key, sentence, numbers: `${numbers} · ${asOf}`, screen: 'average', open, strip: shown };
  };
  const averageFinding = (): FoundFinding | null => {
    if (average.value?.kind !== 'drawn') return null;
    const { spec, summary, per } = average.value;
    const sentence = averageSentence(average.value, speech, currency);
    if (sentence === null) return null;
    const numbers = `${measureTitle(spec.measure, speech)} · ${words.average.counted(summary.n, per)} · ${asOf}`;
    const values = stripOf(summary);
    const writer = valueWriter({ measure: spec.measure, currency, ...speech });
    const strip = { values, label: stripWords(values, writer.value, words) };
    return { key: 'average', sentence, numbers, screen: 'average', open: go('average'), strip };
  };
  const ofNoticed = (noticed.value ?? []).map((one) => ({ one, finding: findingOf(one) }));
  const shown = JSON.stringify(average.value?.spec.measure ?? null);
  // What was noticed of the measure on screen says more of it than its headline, in the same place.
  const told = ofNoticed.find(({ one }) => isOfMean(one) && JSON.stringify(one.measure) === shown);
  const first = told?.finding ?? averageFinding();
  const others = ofNoticed.filter((one) => one !== told).map(({ finding }) => finding);
  const ofContexts: FoundFinding[] = [];
  const result = contexts.value;
  if (result?.kind === 'rates') {
    for (const finding of contextsFindings(result)) {
      if (finding.key !== 'union' && finding.key !== 'top') continue;
      const numbers = `${words.home.found.contexts({ tried: result.tried, contacts: result.totals.contacts })} · ${asOf}`;
      ofContexts.push({
        key: `contexts ${finding.key}`,
        sentence: findingWords(finding, result.spec, speech),
        numbers,
        screen: 'contexts',
        open: go('contexts'),
      });
    }
  }
  // In their order, so that nothing that is being read moves down.
  const ofMoves =
    average.state.running || contexts.state.running
      ? []
      : moves.findings.map((move) => ({ ...move, numbers: `${move.numbers} · ${asOf}` }));
  return {
    state: average.state.running || contexts.state.running || moves.running ? 'looking' : 'ready',
    findings: [...(first === null ? [] : [first]), ...ofContexts, ...ofMoves, ...others].slice(0, mostFindings),
    search: searchOf(noticed),
  };
}

const isOfMean = ({ kind }: Noticed): boolean => kind === 'two-populations' || kind === 'misleads';

function searchOf({ state, share, stop, retry }: Computed<unknown>): Findings['search'] {
  if (state.running) return { running: true, share, act: stop };
  return state.stopped ? { running: false, share, act: retry } : null;
}

function averageSentence(result: DrawnDistribution, speech: Speech, currency: string | null): string | null {
  const [headline] = averageFindings(result);
  if (headline === undefined || headline.key === 'fair' || headline.key === 'share' || headline.key === 'too-few')
    return null;
  const writer = valueWriter({ measure: result.spec.measure, currency, ...speech });
  return headlineWords(headline, result.per, speech.words, writer.value);
}
