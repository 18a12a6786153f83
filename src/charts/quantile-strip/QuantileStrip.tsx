import classes from './QuantileStrip.module.css';

export interface QuantileStripProps {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly mean: number;
  /** The same for every row of a table, so that strips can be compared down the column. */
  readonly domain: readonly [number, number];
  /** Everything the picture says, in words. */
  readonly label: string;
  readonly width?: number | undefined;
}

const HEIGHT = 18;
const PAD = 4;

/** What stands beside every mean: where eight in ten lie, the median as a tick, the mean as a diamond. */
export function QuantileStrip({ p10, p50, p90, mean, domain: [from, to], label, width = 120 }: QuantileStripProps) {
  const span = to - from || 1;
  const x = (given: number): number => PAD + ((Math.min(Math.max(given, from), to) - from) / span) * (width - 2 * PAD);
  const middle = HEIGHT / 2;
  const at = x(mean);
  return (
    <svg
      className={classes.strip}
      role="img"
      aria-label={label}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`}
    >
      <title>{label}</title>
      <line className={classes.track} x1={PAD} x2={width - PAD} y1={middle} y2={middle} />
      <line className={classes.spread} x1={x(p10)} x2={x(p90)} y1={middle} y2={middle} />
      <line className={classes.median} x1={x(p50)} x2={x(p50)} y1={middle - 5} y2={middle + 5} />
      <path className={classes.mean} d={`M${String(at)} ${String(middle - 4)}l4 4l-4 4l-4 -4z`} />
    </svg>
  );
}
