import { useState } from 'react';
import { TextField } from '../../../ui/TextField.tsx';
import type { Interval } from '../bars.ts';
import { typedBounds, type BoundFault } from '../typed-bounds.ts';
import classes from './DistributionPanel.module.css';
import type { Telling } from './telling.ts';

export interface BoundFieldsProps {
  readonly telling: Telling;
  /** What is selected, dragged or typed. */
  readonly interval: Interval | null;
  readonly onType: (interval: Interval | null) => void;
}

interface Draft {
  /** The interval that it changes, as text: a newer one ends it. */
  readonly of: string;
  readonly from: string;
  readonly to: string;
  /** Whether it was looked at: nobody is told of a mistake while still typing. */
  readonly read: boolean;
}

/** The two bounds of the selection, typed and taken as they are with Enter or by leaving the field. */
export function BoundFields({ telling, interval, onType }: BoundFieldsProps) {
  const { words, formats, writer } = telling;
  const said = words.average.brush;
  const [draft, setDraft] = useState<Draft | null>(null);
  const of = JSON.stringify(interval);
  const bound = (value: number | null | undefined): string => {
    if (value === null || value === undefined) return '';
    return writer.unit === undefined ? formats.exact(value) : writer.bound(value);
  };
  const current = draft?.of === of ? draft : null;
  const shown = current ?? { of, from: bound(interval?.from), to: bound(interval?.to), read: false };
  const bounds = typedBounds(shown.from, shown.to, formats.language);
  const faultOf = (which: 'from' | 'to'): string | undefined => {
    const fault: BoundFault | null = bounds.kind === 'wrong' && shown.read ? bounds[which] : null;
    return fault === null ? undefined : said.faults[fault];
  };
  const commit = (): void => {
    if (current === null) return;
    if (bounds.kind === 'wrong') {
      setDraft({ ...current, read: true });
      return;
    }
    setDraft(null);
    onType(bounds.kind === 'none' ? null : bounds.interval);
  };
  return (
    <div className={classes.bounds}>
      {(['from', 'to'] as const).map((which) => (
        <TextField
          key={which}
          label={said[which]}
          value={shown[which]}
          placeholder={said.noBound}
          error={faultOf(which)}
          numeric
          onChange={(text) => {
            setDraft({ ...shown, [which]: text, read: false });
          }}
          onEnter={commit}
          onLeave={commit}
        />
      ))}
    </div>
  );
}
