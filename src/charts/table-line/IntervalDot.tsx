import classes from './IntervalDot.module.css';
import { LINE_HEIGHT, TableLine } from './TableLine.tsx';

export interface IntervalDotProps {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The rest, drawn as a dotted line. */
  readonly against: number;
  /** The same for every row of a table, so that dots can be compared down the column. */
  readonly domain: readonly [number, number];
  /** Everything the picture says, in words. */
  readonly label: string;
  readonly width?: number | undefined;
}

/** A rate with its interval against the rest, in one line of a table. */
export function IntervalDot({ value, low, high, against, domain, label, width = 140 }: IntervalDotProps) {
  return (
    <TableLine domain={domain} label={label} width={width}>
      {(x, middle) => (
        <>
          <line className={classes.against} x1={x(against)} x2={x(against)} y1={1} y2={LINE_HEIGHT - 1} />
          <line className={classes.interval} x1={x(low)} x2={x(high)} y1={middle} y2={middle} />
          <circle className={classes.value} cx={x(value)} cy={middle} r={4.5} />
        </>
      )}
    </TableLine>
  );
}
