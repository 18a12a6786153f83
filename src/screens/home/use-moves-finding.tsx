import { valueWriter } from '../../analyses/distribution/written-values.ts';
import { measureNoun, type Speech } from '../../analyses/measure-words.ts';
import { aYear, valueMeasure } from '../../analyses/segmentation/described.ts';
import { changeOf, worthTelling, type Flow } from '../../analyses/segmentation/moves/moves.ts';
import { datesBefore, runMoves, type MovesSpec } from '../../analyses/segmentation/moves/run.ts';
import { channelChoices, channelsPlan } from '../../analyses/segmentation/ready/channels.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { MINUS } from '../../locales/typography.ts';
import type { Segmentation } from '../../model/segmentation.ts';
import { useApp, useComputed, useCurrency, useDispatch, useProject, useScope } from '../../store/app-context.tsx';
import type { Screen } from '../../store/session-store.ts';

/** A move of customers that is worth a sentence. */
interface MovesFinding {
  readonly key: string;
  readonly sentence: string;
  readonly numbers: string;
  readonly screen: Screen;
  readonly open: () => void;
}

/** A proposal of ours: fewer than this share of the customers on their way is no news. */
const LEAST_SHARE = 0.01;

/** The moves between segments in a year that most customers made, and that changed the most value: of the first segmentation of the project, else between the channels, where files tell them. */
export function useMovesFindings(): { readonly running: boolean; readonly findings: readonly MovesFinding[] } {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const formats = useFormats();
  const currency = useCurrency();
  const scope = useScope();
  const kept = useProject((project) => project.segmentations[0] ?? null);
  const rules = useProject((project) => project.segments);
  const suggested = ((): Segmentation | null => {
    const sources =
      scope === null ? undefined : channelChoices(scope.scope.record).find((one) => one.kind === 'sources');
    if (sources === undefined) return null;
    const { parts, make } = words.segmentation;
    const names = { only: parts.only, several: parts.several, unknown: parts.unknownChannel };
    const plan = channelsPlan(sources, [], aYear, names);
    return { id: 'suggested', name: make.names.channels, plan, rest: parts.noPurchase };
  })();
  const shown = kept ?? suggested;
  const spec: MovesSpec | null =
    scope === null || shown === null || shown.plan.parts.some((part) => part.name === '')
      ? null
      : {
          dates: datesBefore(scope.scope.asOf, 1, 12),
          plan: shown.plan,
          earlier: null,
          value: valueMeasure(scope.scope.record),
          causeless: true,
        };
  const key = scope === null || spec === null ? null : JSON.stringify([scope.key, spec, kept === null ? [] : rules]);
  const { value, state } = useComputed('home:moves', key, (options) => {
    if (scope === null || spec === null) throw new Error('A key comes with a scope');
    return runMoves(app.services.engine, spec, scope.scope, options);
  });
  const running = state.running;
  if (scope === null || value === null || shown === null || state.valueKey !== key) return { running, findings: [] };
  const { whole, states, spec: asked } = value;
  const { byNumber, byValue } = worthTelling(whole, states.length - 1);
  const all = whole.after.reduce((sum, n) => sum + n, 0);
  const worth = whole.flows.reduce((sum, flow) => sum + flow.valueBefore, 0);
  const said = words.segmentReading.moves;
  const rest = shown.rest === '' ? words.segmentation.rest : shown.rest;
  const between = (flow: Flow) => ({
    n: flow.n,
    from: states[flow.from]?.name ?? rest,
    to: states[flow.to]?.name ?? rest,
    date: formats.date(asked.dates[0] ?? ''),
  });
  const found = (about: string, sentence: string): MovesFinding => ({
    key: `moves ${about}`,
    sentence,
    numbers: said.findingNumbers({ name: shown.name, changed: whole.changed ?? 0 }),
    screen: 'segments',
    open: () => {
      const id = kept?.id ?? app.services.newId();
      if (kept === null) dispatch({ type: 'segmentation/added', segmentation: { ...shown, id } });
      app.session.setState({ screen: 'segments', segmentation: id, segmentationTab: 'moves' });
    },
  });
  const ofNumber =
    byNumber === null || byNumber.n < LEAST_SHARE * all ? [] : [found('number', said.finding(between(byNumber)))];
  const { value: measure } = asked;
  const isNews =
    byValue !== null && byValue !== byNumber && Math.abs(changeOf(byValue)) >= LEAST_SHARE * Math.abs(worth);
  if (!isNews || measure === null) return { running, findings: ofNumber };
  const speech: Speech = { words, formats, record: scope.scope.record };
  const change = changeOf(byValue);
  const written = valueWriter({ measure, currency, ...speech }).value(Math.abs(change));
  const sentence = said.findingValue({
    ...between(byValue),
    change: `${change < 0 ? MINUS : '+'}${written}`,
    what: measureNoun(measure, speech),
  });
  return { running, findings: [...ofNumber, found('value', sentence)] };
}
