import { ActBar } from '../../../ui/ActBar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { SegmentedChoice } from '../../../ui/SegmentedChoice.tsx';
import type { Words } from '../../../locales/words.ts';
import classes from './lifecycle.module.css';
import type { Pick } from './telling.ts';

/** What was chosen in a picture: which of its sets of customers, and what they are in words. */
export interface Picked {
  readonly pick: Pick;
  readonly chosen: number;
  /** The rule in words. */
  readonly said: string;
  /** Null while the engine counts. */
  readonly count: number | null;
  readonly problem?: React.ReactNode;
}

export interface PickBarProps {
  readonly picked: Picked | null;
  readonly words: Words;
  readonly onChoose: (chosen: number) => void;
  readonly onClear: () => void;
  readonly onShowCustomers: () => void;
  readonly onMakeSegment: () => void;
}

/** The customers behind a mark, and what can be done with them. */
export function PickBar({ picked, words, onChoose, onClear, onShowCustomers, onMakeSegment }: PickBarProps) {
  const said = words.lifecycle.pick;
  if (picked === null) return <p className={`${classes.pick ?? ''} ${classes.hint ?? ''}`}>{said.hint}</p>;
  const { choices } = picked.pick;
  return (
    <div className={classes.pick}>
      {choices.length < 2 ? null : (
        <div>
          <SegmentedChoice
            label={said.choices}
            value={String(picked.chosen)}
            options={choices.map((choice, i) => ({ value: String(i), label: choice.label }))}
            onChange={(value) => {
              onChoose(Number(value));
            }}
          />
        </div>
      )}
      {picked.problem ?? (
        <ActBar
          label={said.label}
          selection
          subject={picked.count === null ? said.counting : said.count(picked.count)}
          detail={picked.said}
        >
          <Button kind="plain" size="small" onClick={onClear}>
            {said.clear}
          </Button>
          <Button onClick={onShowCustomers}>{said.see}</Button>
          <Button kind="primary" onClick={onMakeSegment}>
            {said.segment}
          </Button>
        </ActBar>
      )}
    </div>
  );
}
