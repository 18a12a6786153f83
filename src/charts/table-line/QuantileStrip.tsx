import classes from './QuantileStrip.module.css';
import { stripDomain, type StripValues } from './strip-values.ts';
import { TableLine } from './TableLine.tsx';

export interface QuantileStripProps extends StripValues {
  /** The same for every row of a table, so that strips can be compared down the column; left out, from 0 or its lower end to its upper one. */
  readonly domain?: readonly [number, number] | undefined;
  /** Everything the picture says, in words. */
  readonly label: string;
  readonly width?: number | undefined;
}

/** What stands beside every mean: where eight in ten lie, the median as a tick, the mean as a diamond. */
export function QuantileStrip({ p10, p50, p90, mean, domain, label, width = 120 }: QuantileStripProps) {
  return (
    <TableLine domain={domain ?? stripDomain([{ p10: Math.min(0, p10), p50, p90, mean }])} label={label} width={width}>
      {(x, middle) => (
        <>
          <line className={classes.spread} x1={x(p10)} x2={x(p90)} y1={middle} y2={middle} />
          <line className={classes.median} x1={x(p50)} x2={x(p50)} y1={middle - 5} y2={middle + 5} />
          <path className={classes.mean} d={`M${String(x(mean))} ${String(middle - 4)}l4 4l-4 4l-4 -4z`} />
        </>
      )}
    </TableLine>
  );
}
