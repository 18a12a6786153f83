import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { problemNotice } from '../../locales/problem-sentence.ts';
import type { Segment } from '../../model/rule.ts';
import { useApp, useAsOf, useDispatch, useProject, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Headline } from '../../ui/Headline.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import type { SegmentTabProps } from './segment-tab.ts';
import { segmentTabViews } from './segment-tabs.tsx';
import classes from './segments.module.css';
import { shortName } from './short-name.ts';
import { isIncomplete } from './tests.ts';
import { useSegmentCount, type SegmentCount } from './use-segment-count.tsx';

/** One segment: its size, its rule in words, the rule itself, and what can be done with it. */
export function SegmentView({ segment, record }: SegmentTabProps) {
  const dispatch = useDispatch();
  const words = useWords();
  const formats = useFormats();
  const asOf = useAsOf();
  const population = useProject(
    (project) => project.segments.find((one) => one.id === project.population)?.name ?? null,
  );
  const { value, state, stale } = useSegmentCount(segment);
  const { segments } = words;
  const counted = stale ? null : value;
  return (
    <>
      <Headline
        subtitle={segments.subtitle({
          all: (value ?? { all: 0 }).all,
          asOf: asOf === null ? '' : formats.date(asOf),
          population: population ?? words.shell.top.allCustomers,
        })}
      >
        {value === null
          ? segments.counting(shortName(segment.name))
          : segments.headline({ name: shortName(segment.name), kept: value.kept, share: shareOf(value) })}
      </Headline>
      {state.problem === null ? null : (
        <Notice tone="error" remedy={problemNotice(words.problems, state.problem).remedy}>
          {problemNotice(words.problems, state.problem).what}
        </Notice>
      )}
      {counted?.kept === 0 || isIncomplete(segment.rule) ? (
        <Notice tone="info">{isIncomplete(segment.rule) ? segments.incomplete : segments.emptyCount}</Notice>
      ) : null}
      <Acts segment={segment} />
      <div className={classes.name}>
        <TextField
          label={segments.name}
          value={segment.name}
          onChange={(name) => {
            dispatch({ type: 'segment/renamed', id: segment.id, name });
          }}
        />
      </div>
      <Views segment={segment} record={record} />
    </>
  );
}

/** The tab that was open stays from one segment to the next. With one view alone there is nothing to choose. */
function Views({ segment, record }: SegmentTabProps) {
  const app = useApp();
  const { segments } = useWords();
  const chosen = useSession((session) => session.segmentTab);
  const shown = segmentTabViews.find((one) => one.value === chosen) ?? segmentTabViews[0];
  if (shown === undefined) return null;
  const view = <shown.View segment={segment} record={record} />;
  if (segmentTabViews.length === 1) return view;
  return (
    <Tabs
      label={segments.tabsLabel}
      value={shown.value}
      tabs={segmentTabViews.map(({ value }) => ({ value, label: segments.tabs[value] }))}
      onChange={(segmentTab) => {
        app.session.setState({ segmentTab });
      }}
    >
      {view}
    </Tabs>
  );
}

const shareOf = ({ kept, all }: SegmentCount): number => (all === 0 ? 0 : kept / all);

function Acts({ segment }: { readonly segment: Segment }) {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const toast = useToast();
  const { acts, copyName, removed } = words.segments;
  const isPopulation = useProject((project) => project.population === segment.id);
  return (
    <div className={classes.acts}>
      <Button
        kind="primary"
        onClick={() => {
          app.session.setState({ inspected: { title: segment.name, rule: segment.rule } });
        }}
      >
        {acts.export}
      </Button>
      <Button
        disabled={isPopulation}
        onClick={() => {
          dispatch({ type: 'population/set', segment: segment.id });
        }}
      >
        {isPopulation ? acts.isPopulation : acts.population}
      </Button>
      <Button
        onClick={() => {
          const id = app.services.newId();
          dispatch({ type: 'segment/added', segment: { id, name: copyName(segment.name), rule: segment.rule } });
          app.session.setState({ segment: id });
        }}
      >
        {acts.duplicate}
      </Button>
      <Button
        onClick={() => {
          app.session.setState({ drawer: 'hood' });
        }}
      >
        {words.shell.verbs.seeSql}
      </Button>
      <Button
        kind="plain"
        onClick={() => {
          dispatch({ type: 'segment/removed', id: segment.id });
          toast({
            message: removed(segment.name),
            action: { label: words.shell.verbs.undo, onClick: () => app.document.getState().undo() },
          });
        }}
      >
        {acts.remove}
      </Button>
    </div>
  );
}
