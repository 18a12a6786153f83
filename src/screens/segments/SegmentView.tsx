import { ruleWords } from '../../analyses/rule-words.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { problemNotice } from '../../locales/problem-sentence.ts';
import type { CustomerRecord } from '../../model/record.ts';
import type { Segment } from '../../model/rule.ts';
import { useApp, useAsOf, useDispatch, useProject } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Headline } from '../../ui/Headline.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { RuleGroup } from './RuleGroup.tsx';
import classes from './segments.module.css';
import { shortName } from './short-name.ts';
import { isIncomplete } from './tests.ts';
import { useRuleSpeech } from './use-rule-speech.tsx';
import { useSegmentCount, type SegmentCount } from './use-segment-count.tsx';

/** One segment: its size, its rule in words, the rule itself, and what can be done with it. */
export function SegmentView({ segment, record }: { readonly segment: Segment; readonly record: CustomerRecord }) {
  const dispatch = useDispatch();
  const words = useWords();
  const formats = useFormats();
  const asOf = useAsOf();
  const population = useProject(
    (project) => project.segments.find((one) => one.id === project.population)?.name ?? null,
  );
  const speech = useRuleSpeech();
  const { value, state, stale } = useSegmentCount(segment);
  const { segments } = words;
  const group =
    segment.rule.kind === 'group'
      ? segment.rule
      : { kind: 'group' as const, join: 'and' as const, negated: false, children: [segment.rule] };
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
      <Section title={segments.inWords}>
        <p className={classes.words}>{speech === null ? '' : ruleWords(segment.rule, speech)}</p>
      </Section>
      <Section title={segments.rule}>
        <RuleGroup
          group={group}
          record={record}
          inside={segment.id}
          onRemove={null}
          onChange={(rule) => {
            dispatch({ type: 'segment/rule-set', id: segment.id, rule });
          }}
        />
      </Section>
    </>
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
