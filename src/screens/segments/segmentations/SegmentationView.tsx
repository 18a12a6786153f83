import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import type { CustomerRecord } from '../../../model/record.ts';
import type { Segmentation } from '../../../model/segmentation.ts';
import { asRules } from '../../../model/segmentation-edits.ts';
import { useApp, useAsOf, useDispatch, useProject, useSession } from '../../../store/app-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Headline } from '../../../ui/Headline.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useToast } from '../../../ui/Toasts.tsx';
import { PlaceProblem } from '../../PlaceProblem.tsx';
import classes from '../segments.module.css';
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
  const said = words.segmentation;
  const population = useProject((project) => project.segments.find((one) => one.id === project.population)?.name);
  const sizes = useSizes(segmentation);
  const tab = useSession((session) => session.segmentationTab);
  const shown = segmentationTabViews.find((one) => one.value === tab) ?? segmentationTabViews[0];
  const { value } = sizes;
  const rest = value?.counts.at(-1) ?? 0;
  const covered = value === null || value.all === 0 ? 0 : 1 - rest / value.all;
  if (shown === undefined) return null;
  return (
    <>
      <Headline
        subtitle={said.subtitle({
          all: value?.all ?? 0,
          asOf: asOf === null ? '' : formats.date(asOf),
          population: population ?? words.shell.top.allCustomers,
          kind: said.kindOf[segmentation.plan.kind],
        })}
      >
        {value === null
          ? said.counting(shortName(segmentation.name))
          : said.headline({ name: shortName(segmentation.name), parts: segmentation.plan.parts.length, covered })}
      </Headline>
      <PlaceProblem state={sizes.state} onRetry={sizes.retry} />
      <Acts segmentation={segmentation} />
      <div className={classes.name}>
        <TextField
          label={said.name}
          value={segmentation.name}
          onChange={(name) => {
            dispatch({ type: 'segmentation/renamed', id: segmentation.id, name });
          }}
        />
      </div>
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
          onPlan={(plan, act) => {
            dispatch({ type: 'segmentation/plan-set', id: segmentation.id, plan, act });
          }}
        />
      </Tabs>
    </>
  );
}

function Acts({ segmentation }: { readonly segmentation: Segmentation }) {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const toast = useToast();
  const speech = useRuleSpeech();
  const said = words.segmentation;
  return (
    <div className={classes.acts}>
      <Button
        onClick={() => {
          const id = app.services.newId();
          dispatch({
            type: 'segmentation/added',
            segmentation: { ...segmentation, id, name: said.copyName(segmentation.name) },
          });
          app.session.setState({ segmentation: id });
        }}
      >
        {said.acts.duplicate}
      </Button>
      {segmentation.plan.kind === 'rules' || speech === null ? null : (
        <Button
          title={said.acts.toRulesWhy}
          onClick={() => {
            const plan = asRules(namedPlan(segmentation.plan, speech));
            dispatch({ type: 'segmentation/plan-set', id: segmentation.id, plan, act: 'opened' });
          }}
        >
          {said.acts.toRules}
        </Button>
      )}
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
          dispatch({ type: 'segmentation/removed', id: segmentation.id });
          app.session.setState({ segmentation: null });
          toast({
            message: said.removed(segmentation.name),
            action: {
              label: words.shell.verbs.undo,
              onClick: () => {
                app.document.getState().undo();
                app.session.setState({ segmentation: segmentation.id });
              },
            },
          });
        }}
      >
        {said.acts.remove}
      </Button>
    </div>
  );
}
