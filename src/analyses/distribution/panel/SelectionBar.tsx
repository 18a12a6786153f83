import { Button } from '../../../ui/Button.tsx';
import { ActBar } from '../../../ui/ActBar.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import type { Rule } from '../../../model/rule.ts';
import type { DrawnDistribution } from '../compute.ts';
import { rangeBetween, type BarRange, type Selection } from '../selection.ts';
import classes from './DistributionPanel.module.css';
import type { Telling } from './telling.ts';

export interface SelectionBarProps {
  readonly result: DrawnDistribution;
  readonly telling: Telling;
  readonly selection: Selection | null;
  readonly onRange: (range: BarRange | null) => void;
  readonly onMakeSegment: (rule: Rule) => void;
  readonly onShowCustomers: (rule: Rule) => void;
}

/** What is selected and what can be done with it; the bounds can be typed as well as dragged. */
export function SelectionBar(props: SelectionBarProps) {
  const { selection, telling } = props;
  return (
    <div className={classes.selection}>
      {selection === null ? (
        <p className={classes.hint}>{telling.words.average.brush.hint}</p>
      ) : (
        <SelectedBar {...props} selection={selection} />
      )}
      <Bounds {...props} />
    </div>
  );
}

function SelectedBar({
  result,
  telling,
  selection,
  onRange,
  onMakeSegment,
  onShowCustomers,
}: SelectionBarProps & { readonly selection: Selection }) {
  const { words, writer } = telling;
  const said = words.average.brush;
  const { numbers, interval, rule } = selection;
  const detail = said.detail({
    per: result.per,
    share: numbers.share,
    value: numbers.shareOfValue,
    interval: writer.interval(interval),
  });
  return (
    <ActBar label={said.label} selection subject={words.average.counted(numbers.count, result.per)} detail={detail}>
      <Button
        kind="plain"
        size="small"
        onClick={() => {
          onRange(null);
        }}
      >
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

function Bounds({ result, telling, selection, onRange }: SelectionBarProps) {
  const { words, writer } = telling;
  const said = words.average.brush;
  const { min, max } = result.summary;
  const [from, to] = selection === null ? [null, null] : [selection.interval.from ?? min, selection.interval.to ?? max];
  const choose = (low: number | null, high: number | null): void => {
    onRange(low === null && high === null ? null : rangeBetween(result.bars, low ?? min, high ?? max, true));
  };
  return (
    <div className={classes.bounds}>
      <NumberField
        label={said.from}
        value={from}
        unit={writer.unit}
        onChange={(next) => {
          if (next !== from) choose(next, to);
        }}
      />
      <NumberField
        label={said.to}
        value={to}
        unit={writer.unit}
        onChange={(next) => {
          if (next !== to) choose(from, next);
        }}
      />
    </div>
  );
}
