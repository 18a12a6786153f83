import { aYear, valueMeasure } from '../../analyses/segmentation/described.ts';
import { worthTelling } from '../../analyses/segmentation/moves/moves.ts';
import { datesBefore, runMoves, type MovesSpec } from '../../analyses/segmentation/moves/run.ts';
import { channelChoices, channelsPlan } from '../../analyses/segmentation/ready/channels.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { Segmentation } from '../../model/segmentation.ts';
import { useApp, useComputed, useDispatch, useProject, useScope } from '../../store/app-context.tsx';
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

/** The largest move between segments in a year: of the first segmentation of the project, else between the channels, where files tell them. */
export function useMovesFinding(): { readonly running: boolean; readonly finding: MovesFinding | null } {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const formats = useFormats();
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
  if (value === null || key === null || shown === null || state.valueKey !== key) return { running, finding: null };
  const { whole, states } = value;
  const [flow] = worthTelling(whole, states.length - 1);
  const all = whole.after.reduce((sum, n) => sum + n, 0);
  if (flow === undefined || flow.n < LEAST_SHARE * all) return { running, finding: null };
  const said = words.segmentReading.moves;
  const rest = shown.rest === '' ? words.segmentation.rest : shown.rest;
  const name = (at: number): string => states[at]?.name ?? rest;
  return {
    running,
    finding: {
      key: 'moves',
      sentence: said.finding({
        n: flow.n,
        from: name(flow.from),
        to: name(flow.to),
        date: formats.date(value.spec.dates[0] ?? ''),
      }),
      numbers: said.findingNumbers({ name: shown.name, changed: whole.changed ?? 0 }),
      screen: 'segments',
      open: () => {
        const id = kept?.id ?? app.services.newId();
        if (kept === null) dispatch({ type: 'segmentation/added', segmentation: { ...shown, id } });
        app.session.setState({ screen: 'segments', segmentation: id, segmentationTab: 'moves' });
      },
    },
  };
}
