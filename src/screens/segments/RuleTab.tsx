import { ruleWords } from '../../analyses/rule-words.ts';
import { useWords } from '../../locales/locale-context.tsx';
import { useAsOf, useDispatch } from '../../store/app-context.tsx';
import { Section } from '../../ui/Section.tsx';
import { useRuleSpeech } from '../use-rule-speech.tsx';
import { groupOf, RuleEditor } from './RuleEditor.tsx';
import { RuleState } from './RuleState.tsx';
import { RuleVersions } from './RuleVersions.tsx';
import type { SegmentTabProps } from './segment-tab.ts';
import classes from './segments.module.css';
import { useRuleCounts } from './use-rule-counts.tsx';

/** The rule in words, the rule itself with what each line does, and what it was before. */
export function RuleTab({ segment, record }: SegmentTabProps) {
  const dispatch = useDispatch();
  const { segments } = useWords();
  const speech = useRuleSpeech();
  const asOf = useAsOf();
  const { value, stale } = useRuleCounts(segment);
  const group = groupOf(segment.rule);
  const counts = stale ? null : value;
  return (
    <>
      <Section title={segments.inWords}>
        <p className={classes.words}>{speech === null ? '' : ruleWords(segment.rule, speech)}</p>
      </Section>
      <Section title={segments.rule}>
        <RuleEditor
          group={group}
          record={record}
          inside={segment.id}
          counts={counts}
          onChange={(rule) => {
            dispatch({ type: 'segment/rule-set', id: segment.id, rule });
          }}
        />
        {/* Below the rule: what comes and goes with the counts would move what a person is about to press. */}
        {asOf === null ? null : <RuleState rule={group} counts={counts} at={{ asOf, record }} />}
      </Section>
      <RuleVersions segment={segment} />
    </>
  );
}
