import { useRef, useState } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import type { CustomerRecord } from '../../model/record.ts';
import type { RuleCounts } from '../../model/rule-lines.ts';
import type { Rule, RuleGroup as Group, SegmentId } from '../../model/rule.ts';
import { useAsOf } from '../../store/app-context.tsx';
import { lineNotes } from './line-notes.ts';
import { handleId, placeWords, RuleEditContext, type RuleEdit } from './rule-edit.tsx';
import { RuleGroup } from './RuleGroup.tsx';
import classes from './rule.module.css';

export interface RuleEditorProps {
  readonly group: Group;
  readonly record: CustomerRecord;
  /** What the rule is of: it cannot refer to itself. */
  readonly inside: SegmentId;
  /** Null while they are counted. */
  readonly counts: RuleCounts | null;
  readonly onChange: (rule: Group) => void;
}

/** A rule to be written; says where a part went that moved. */
export function RuleEditor({ group, record, inside, counts, onChange }: RuleEditorProps) {
  const { segmentRule } = useWords();
  const [said, setSaid] = useState('');
  const asOf = useAsOf();
  const place = useRef<HTMLDivElement>(null);
  const edit: RuleEdit = {
    rule: group,
    record,
    inside,
    counts,
    notes: asOf === null ? new Map() : lineNotes(group, { asOf, record }),
    change: onChange,
    follow: (path) => {
      setSaid(segmentRule.moved(placeWords(path)));
      requestAnimationFrame(() => {
        place.current?.querySelector<HTMLElement>(`#${CSS.escape(handleId(path))}`)?.focus();
      });
    },
  };
  return (
    <div ref={place} className={classes.place}>
      <RuleEditContext value={edit}>
        <RuleGroup group={group} path={[]} />
      </RuleEditContext>
      <span className={classes.live} aria-live="polite">
        {said}
      </span>
    </div>
  );
}

/** A rule as the group that an editor writes. */
export function groupOf(rule: Rule): Group {
  return rule.kind === 'group' ? rule : { kind: 'group', join: 'and', negated: false, children: [rule] };
}
