import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { Segment } from '../../model/rule.ts';
import { useApp, useAsOf, useDispatch, useProject, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import type { SegmentTabProps } from './segment-tab.ts';
import { SegmentHead } from './SegmentHead.tsx';
import { segmentTabViews } from './segment-tabs.tsx';
import { shortName } from './short-name.ts';
import { SlowProgress } from './SlowProgress.tsx';
import { useRuleCounts } from './use-rule-counts.tsx';

/** One segment: its size, its rule in words, the rule itself, and what can be done with it. */
export function SegmentView({ segment, record }: SegmentTabProps) {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const formats = useFormats();
  const asOf = useAsOf();
  const population = useProject(
    (project) => project.segments.find((one) => one.id === project.population)?.name ?? null,
  );
  const { value, state, share, stop, retry } = useRuleCounts(segment);
  const { segments } = words;
  const { id, name, rule } = segment;
  return (
    <>
      <SegmentHead
        headline={
          value === null
            ? segments.counting(shortName(name))
            : value.kept === null
              ? words.segmentRule.brokenHeadline(shortName(name))
              : segments.headline({
                  name: shortName(name),
                  kept: value.kept,
                  share: value.all === 0 ? 0 : value.kept / value.all,
                })
        }
        subtitle={segments.subtitle({
          all: (value ?? { all: 0 }).all,
          asOf: asOf === null ? '' : formats.date(asOf),
          population: population ?? words.shell.top.allCustomers,
        })}
        state={state}
        onRetry={retry}
        progress={<SlowProgress running={state.running} share={share} onStop={stop} />}
        name={name}
        labels={{
          name: segments.name,
          duplicate: segments.acts.duplicate,
          remove: segments.acts.remove,
          removed: segments.removed(name),
        }}
        onName={(next) => {
          dispatch({ type: 'segment/renamed', id, name: next });
        }}
        onDuplicate={() => {
          const copy = app.services.newId();
          dispatch({ type: 'segment/added', segment: { id: copy, name: segments.copyName(name), rule } });
          app.session.setState({ segment: copy });
        }}
        onRemove={() => {
          dispatch({ type: 'segment/removed', id });
        }}
        onBack={() => {
          app.session.setState({ segment: id });
        }}
        first={<FirstActs segment={segment} />}
      />
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

function FirstActs({ segment }: { readonly segment: Segment }) {
  const app = useApp();
  const dispatch = useDispatch();
  const { acts } = useWords().segments;
  const isPopulation = useProject((project) => project.population === segment.id);
  return (
    <>
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
    </>
  );
}
