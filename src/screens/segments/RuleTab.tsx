import { useRef, useState } from 'react';
import { ruleWords } from '../../analyses/rule-words.ts';
import { useWords } from '../../locales/locale-context.tsx';
import type { RuleGroup as Group } from '../../model/rule.ts';
import { useDispatch } from '../../store/app-context.tsx';
import { Section } from '../../ui/Section.tsx';
import { handleId, placeWords, RuleEditContext, type RuleEdit } from './rule-edit.tsx';
import { RuleGroup } from './RuleGroup.tsx';
import { RuleState } from './RuleState.tsx';
import { RuleVersions } from './RuleVersions.tsx';
import type { SegmentTabProps } from './segment-tab.ts';
import classes from './segments.module.css';
import rule from './rule.module.css';
import { useRuleCounts } from './use-rule-counts.tsx';
import { useRuleSpeech } from '../use-rule-speech.tsx';

/** The rule in words, the rule itself with what each line does, and what it was before. */
export function RuleTab({ segment, record }: SegmentTabProps) {
  const dispatch = useDispatch();
  const { segments, segmentRule } = useWords();
  const speech = useRuleSpeech();
  const { value, stale } = useRuleCounts(segment);
  const [said, setSaid] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const group: Group =
    segment.rule.kind === 'group'
      ? segment.rule
      : { kind: 'group', join: 'and', negated: false, children: [segment.rule] };
  const edit: RuleEdit = {
    rule: group,
    record,
    inside: segment.id,
    counts: stale ? null : value,
    change: (next) => {
      dispatch({ type: 'segment/rule-set', id: segment.id, rule: next });
    },
    follow: (path) => {
      setSaid(segmentRule.moved(placeWords(path)));
      requestAnimationFrame(() => {
        place.current?.querySelector<HTMLElement>(`#${CSS.escape(handleId(path))}`)?.focus();
      });
    },
  };
  return (
    <>
      <RuleState rule={group} counts={edit.counts} />
      <Section title={segments.inWords}>
        <p className={classes.words}>{speech === null ? '' : ruleWords(segment.rule, speech)}</p>
      </Section>
      <Section title={segments.rule}>
        <div ref={place} className={rule.place}>
          <RuleEditContext value={edit}>
            <RuleGroup group={group} path={[]} />
          </RuleEditContext>
          <span className={rule.live} aria-live="polite">
            {said}
          </span>
        </div>
      </Section>
      <RuleVersions segment={segment} />
    </>
  );
}
