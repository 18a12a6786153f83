import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import type { CustomerRecord } from '../../../model/record.ts';
import type { Segmentation } from '../../../model/segmentation.ts';
import { asRules } from '../../../model/segmentation-edits.ts';
import { useApp, useAsOf, useDispatch, useProject, useSession } from '../../../store/app-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { SegmentHead } from '../SegmentHead.tsx';
import { shortName } from '../short-name.ts';
import { useRuleSpeech } from '../../use-rule-speech.tsx';
import { namedPlan } from './part-words.ts';
import { segmentationTabViews } from './segmentation-tabs.tsx';
import { useSizes } from './use-sizes.tsx';

/** One segmentation: how much it covers, its segments, and what is said of them. */
export function SegmentationView({
  segmentation,
  record,
}: {
  readonly segmentation: Segmentation;
  readonly record: CustomerRecord;
}) {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const formats = useFormats();
  const asOf = useAsOf();
  const speech = useRuleSpeech();
  const said = words.segmentation;
  const population = useProject((project) => project.segments.find((one) => one.id === project.population)?.name);
  const sizes = useSizes(segmentation);
  const tab = useSession((session) => session.segmentationTab);
  const shown = segmentationTabViews.find((one) => one.value === tab) ?? segmentationTabViews[0];
  const { value } = sizes;
  const rest = value?.counts.at(-1) ?? 0;
  const covered = value === null || value.all === 0 ? 0 : 1 - rest / value.all;
  const { id, name, plan } = segmentation;
  if (shown === undefined) return null;
  return (
    <>
      <SegmentHead
        headline={
          value === null
            ? said.counting(shortName(name))
            : said.headline({ name: shortName(name), parts: plan.parts.length, covered })
        }
        subtitle={said.subtitle({
          all: value?.all ?? 0,
          asOf: asOf === null ? '' : formats.date(asOf),
          population: population ?? words.shell.top.allCustomers,
          kind: said.kindOf[plan.kind],
        })}
        state={sizes.state}
        onRetry={sizes.retry}
        name={name}
        labels={{
          name: said.name,
          duplicate: said.acts.duplicate,
          remove: said.acts.remove,
          removed: said.removed(name),
        }}
        onName={(next) => {
          dispatch({ type: 'segmentation/renamed', id, name: next });
        }}
        onDuplicate={() => {
          const copy = app.services.newId();
          dispatch({
            type: 'segmentation/added',
            segmentation: { ...segmentation, id: copy, name: said.copyName(name) },
          });
          app.session.setState({ segmentation: copy });
        }}
        onRemove={() => {
          dispatch({ type: 'segmentation/removed', id });
          app.session.setState({ segmentation: null });
        }}
        onBack={() => {
          app.session.setState({ segmentation: id });
        }}
        more={
          plan.kind === 'rules' || speech === null ? null : (
            <Button
              title={said.acts.toRulesWhy}
              onClick={() => {
                dispatch({
                  type: 'segmentation/plan-set',
                  id,
                  plan: asRules(namedPlan(plan, speech)),
                  act: 'opened',
                });
              }}
            >
              {said.acts.toRules}
            </Button>
          )
        }
      />
      <Tabs
        label={said.tabsLabel}
        value={shown.value}
        tabs={segmentationTabViews.map(({ value: one }) => ({ value: one, label: said.tabs[one] }))}
        onChange={(segmentationTab) => {
          app.session.setState({ segmentationTab });
        }}
      >
        <shown.View
          segmentation={segmentation}
          record={record}
          onPlan={(next, act) => {
            dispatch({ type: 'segmentation/plan-set', id, plan: next, act });
          }}
        />
      </Tabs>
    </>
  );
}
