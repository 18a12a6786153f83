import classes from './IntervalDot.module.css';

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

const HEIGHT = 18;

/** A rate with its interval against the rest, in one line of a table. */
export function IntervalDot({ value, low, high, against, domain: [from, to], label, width = 140 }: IntervalDotProps) {
  const pad = 6;
  const span = to - from || 1;
  const x = (given: number): number => pad + ((Math.min(Math.max(given, from), to) - from) / span) * (width - 2 * pad);
  const middle = HEIGHT / 2;
  return (
    <svg
      className={classes.dot}
      role="img"
      aria-label={label}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`}
    >
      <title>{label}</title>
      <line className={classes.track} x1={pad} x2={width - pad} y1={middle} y2={middle} />
      <line className={classes.against} x1={x(against)} x2={x(against)} y1={1} y2={HEIGHT - 1} />
      <line className={classes.interval} x1={x(low)} x2={x(high)} y1={middle} y2={middle} />
      <circle className={classes.value} cx={x(value)} cy={middle} r={4.5} />
    </svg>
  );
}
