import type { Bar } from './bar.ts';
import classes from './contexts.module.css';

export interface BarListProps {
  readonly bars: readonly Bar[];
  /** Where the dashed line stands, in every bar. */
  readonly against?: number | undefined;
  readonly againstWords?: string | undefined;
}

/** A few bars on one scale, each with its name and its number; the list is its own table twin. */
export function BarList({ bars, against, againstWords }: BarListProps) {
  const most = Math.max(Number.EPSILON, against ?? 0, ...bars.map((bar) => bar.value));
  const width = (value: number): string => `${String((100 * value) / most)}%`;
  return (
    <>
      <ul className={classes.bars}>
        {bars.map((bar) => (
          <li key={bar.id} data-whole={bar.whole}>
            <span className={classes.barLabel} title={bar.label}>
              {bar.label}
            </span>
            <span className={classes.barTrack} aria-hidden>
              <span className={classes.bar} style={{ width: width(bar.value) }} />
              {against === undefined ? null : <span className={classes.barAgainst} style={{ left: width(against) }} />}
            </span>
            <span className={classes.barValue}>{bar.written}</span>
          </li>
        ))}
      </ul>
      {againstWords === undefined ? null : <p className={classes.note}>{againstWords}</p>}
    </>
  );
}
