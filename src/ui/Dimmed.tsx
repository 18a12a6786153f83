import type { ReactNode } from 'react';
import classes from './Dimmed.module.css';
import type { Progress } from './progress.ts';
import { ProgressLine } from './ProgressLine.tsx';
import { Skeleton } from './Skeleton.tsx';
import { useDelayed } from './use-delayed.ts';

export interface DimmedProps {
  /** What is being computed; null when nothing is. */
  readonly progress: Progress | null;
  /** The result; the old one while the new one comes. Null when there has never been one. */
  readonly children: ReactNode;
  /** Height to hold while there is no result yet. */
  readonly height?: number | undefined;
}

/** The old result stays, dimmed after 300 ms, with progress and Stop, until the new one is there. */
export function Dimmed({ progress, children, height = 240 }: DimmedProps) {
  const waiting = useDelayed(progress !== null);
  const empty = children === null || children === undefined || children === false;
  return (
    <div className={classes.place} aria-busy={progress !== null}>
      <div className={classes.content} data-waiting={(waiting && !empty) || undefined}>
        {empty && progress !== null ? <Skeleton height={height} /> : children}
      </div>
      {waiting && progress !== null ? (
        <div className={classes.over}>
          <div className={classes.box}>
            <ProgressLine {...progress} />
          </div>
        </div>
      ) : null}
    </div>
  );
}
