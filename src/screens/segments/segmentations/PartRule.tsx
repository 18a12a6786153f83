import type { CustomerRecord } from '../../../model/record.ts';
import type { Rule, SegmentId } from '../../../model/rule.ts';
import { groupOf, RuleEditor } from '../RuleEditor.tsx';
import { useRuleCounts } from '../use-rule-counts.tsx';

export interface PartRuleProps {
  readonly id: SegmentId;
  readonly rule: Rule;
  readonly record: CustomerRecord;
  readonly onChange: (rule: Rule) => void;
}

/** The rule of one segment of a segmentation, which takes only those that the ones before it left. */
export function PartRule({ id, rule, record, onChange }: PartRuleProps) {
  const { value, stale } = useRuleCounts({ id, rule });
  return (
    <RuleEditor group={groupOf(rule)} record={record} inside={id} counts={stale ? null : value} onChange={onChange} />
  );
}
