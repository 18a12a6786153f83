import type { ReactNode } from 'react';
import classes from './TableLine.module.css';

export interface TableLineProps {
  /** The same for every row of a table, so that lines can be compared down the column. */
  readonly domain: readonly [number, number];
  /** Everything the picture says, in words. */
  readonly label: string;
  readonly width: number;
  /** What is drawn, given where a value stands across and the middle of the height. */
  readonly children: (x: (value: number) => number, middle: number) => ReactNode;
}

export const LINE_HEIGHT = 18;
const PAD = 6;

/** A picture as high as a line of a table: values on one scale, cut at its ends, and a track under them. */
export function TableLine({ domain: [from, to], label, width, children }: TableLineProps) {
  const span = to - from || 1;
  const x = (given: number): number => PAD + ((Math.min(Math.max(given, from), to) - from) / span) * (width - 2 * PAD);
  const middle = LINE_HEIGHT / 2;
  return (
    <svg
      className={classes.line}
      role="img"
      aria-label={label}
      width={width}
      height={LINE_HEIGHT}
      viewBox={`0 0 ${String(width)} ${String(LINE_HEIGHT)}`}
    >
      <title>{label}</title>
      <line className={classes.track} x1={PAD} x2={width - PAD} y1={middle} y2={middle} />
      {children(x, middle)}
    </svg>
  );
}
