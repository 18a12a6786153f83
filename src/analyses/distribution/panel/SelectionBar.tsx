import type { ReactNode } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { ActBar } from '../../../ui/ActBar.tsx';
import type { Rule } from '../../../model/rule.ts';
import type { Interval } from '../bars.ts';
import type { DrawnDistribution } from '../compute.ts';
import type { Selection } from '../selection.ts';
import { BoundFields } from './BoundFields.tsx';
import classes from './DistributionPanel.module.css';
import type { Telling } from './telling.ts';

export interface SelectionBarProps {
  readonly result: DrawnDistribution;
  readonly telling: Telling;
  readonly selection: Selection | null;
  /** Why what is selected could not be counted. */
  readonly problem?: ReactNode;
  readonly onClear: () => void;
  readonly onType: (interval: Interval | null) => void;
  readonly onMakeSegment: (rule: Rule) => void;
  readonly onShowCustomers: (rule: Rule) => void;
  readonly onPopulation: (rule: Rule) => void;
}

/** What is selected and what can be done with it; dragging takes whole bars, typed bounds are taken to the letter. */
export function SelectionBar(props: SelectionBarProps) {
  const { selection, telling, problem, onType } = props;
  return (
    <div className={classes.selection}>
      {problem ??
        (selection === null ? (
          <p className={classes.hint}>{telling.words.average.brush.hint}</p>
        ) : (
          <SelectedBar {...props} selection={selection} />
        ))}
      <BoundFields telling={telling} interval={selection?.interval ?? null} onType={onType} />
    </div>
  );
}

function SelectedBar({
  result,
  telling,
  selection,
  onClear,
  onMakeSegment,
  onShowCustomers,
  onPopulation,
}: SelectionBarProps & { readonly selection: Selection }) {
  const { words, writer } = telling;
  const said = words.average.brush;
  const { numbers, rule } = selection;
  const interval = writer.selected(selection.interval);
  return (
    <ActBar
      label={said.label}
      selection
      subject={numbers === null ? said.counting : words.average.counted(numbers.count, result.per)}
      detail={
        numbers === null
          ? interval
          : said.detail({ per: result.per, share: numbers.share, value: numbers.shareOfValue, interval })
      }
    >
      <Button kind="plain" size="small" onClick={onClear}>
        {said.clear}
      </Button>
      {rule === null ? (
        <Button kind="primary" disabledBecause={said.noRule}>
          {said.segment}
        </Button>
      ) : (
        <>
          <Button
            onClick={() => {
              onShowCustomers(rule);
            }}
          >
            {said.see}
          </Button>
          <Button
            onClick={() => {
              onPopulation(rule);
            }}
          >
            {said.card}
          </Button>
          <Button
            kind="primary"
            onClick={() => {
              onMakeSegment(rule);
            }}
          >
            {said.segment}
          </Button>
        </>
      )}
    </ActBar>
  );
}
