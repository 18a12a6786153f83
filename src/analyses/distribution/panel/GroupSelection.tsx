import { ActBar } from '../../../ui/ActBar.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { Rule } from '../../../model/rule.ts';
import type { Interval } from '../bars.ts';
import type { DrawnDistribution, Group } from '../compute.ts';
import type { Telling } from './telling.ts';

/** A stretch of values of one group. */
export interface GroupPick {
  readonly group: Group;
  readonly interval: Interval;
  readonly count: number;
}

export interface GroupSelectionProps {
  readonly pick: GroupPick;
  readonly name: string;
  readonly rule: Rule | null;
  readonly result: DrawnDistribution;
  readonly telling: Telling;
  readonly onClear: () => void;
  readonly onMakeSegment: (rule: Rule) => void;
  readonly onShowCustomers: (rule: Rule) => void;
}

/** Who stands in the bar of a group, and what can be done with them. */
export function GroupSelection({
  pick,
  name,
  rule,
  result,
  telling: { words, writer },
  onClear,
  onMakeSegment,
  onShowCustomers,
}: GroupSelectionProps) {
  const { brush, split } = words.average;
  return (
    <ActBar
      label={split.selection}
      subject={words.average.counted(pick.count, result.per)}
      detail={`${name} · ${writer.selected(pick.interval)}`}
    >
      <Button kind="plain" size="small" onClick={onClear}>
        {brush.clear}
      </Button>
      {rule === null ? (
        <Button kind="primary" disabledBecause={split.noRule}>
          {brush.segment}
        </Button>
      ) : (
        <>
          <Button
            onClick={() => {
              onShowCustomers(rule);
            }}
          >
            {brush.see}
          </Button>
          <Button
            kind="primary"
            onClick={() => {
              onMakeSegment(rule);
            }}
          >
            {brush.segment}
          </Button>
        </>
      )}
    </ActBar>
  );
}
