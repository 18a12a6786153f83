import { ruleWords } from '../../analyses/rule-words.ts';
import { useWords } from '../../locales/locale-context.tsx';
import { useDispatch } from '../../store/app-context.tsx';
import { Section } from '../../ui/Section.tsx';
import { RuleGroup } from './RuleGroup.tsx';
import type { SegmentTabProps } from './segment-tab.ts';
import classes from './segments.module.css';
import { useRuleSpeech } from './use-rule-speech.tsx';

/** The rule in words, and the rule itself. */
export function RuleTab({ segment, record }: SegmentTabProps) {
  const dispatch = useDispatch();
  const { segments } = useWords();
  const speech = useRuleSpeech();
  const group =
    segment.rule.kind === 'group'
      ? segment.rule
      : { kind: 'group' as const, join: 'and' as const, negated: false, children: [segment.rule] };
  return (
    <>
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
