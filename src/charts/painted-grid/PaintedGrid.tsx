import { useRef, useState, type KeyboardEvent } from 'react';
import { partColour } from '../part-colours.ts';
import classes from './PaintedGrid.module.css';

export interface PaintedGridProps {
  /** For each of 125 cells the place of its part. */
  readonly cells: readonly number[];
  /** Customers in each cell. */
  readonly counts: readonly number[];
  readonly parts: number;
  /** The part that the brush paints with. */
  readonly brush: number;
  readonly onPaint: (cells: readonly number[]) => void;
  readonly labels: {
    readonly panel: (m: number) => string;
    readonly cell: (r: number, f: number, m: number, part: number, n: number) => string;
    readonly count: (n: number) => string;
    readonly recency: string;
    readonly frequency: string;
  };
}

const SCORES = [1, 2, 3, 4, 5] as const;
const cellAt = (r: number, f: number, m: number): number => (r - 1) * 25 + (f - 1) * 5 + (m - 1);

/** Five panels of five by five, one a score of the amount; cells are painted by pointer or keyboard, one stroke at a time. */
export function PaintedGrid({ cells, counts, parts, brush, onPaint, labels }: PaintedGridProps) {
  const [stroke, setStroke] = useState<ReadonlySet<number> | null>(null);
  const [at, setAt] = useState<readonly [number, number, number]>([5, 5, 5]);
  const root = useRef<HTMLDivElement>(null);
  const most = Math.max(1, ...counts);
  const paint = (cell: number): void => {
    setStroke((before) => new Set([...(before ?? []), cell]));
  };
  const end = (): void => {
    if (stroke !== null && stroke.size > 0) onPaint([...stroke]);
    setStroke(null);
  };
  const move = (event: KeyboardEvent): void => {
    const [r, f, m] = at;
    const steps: Readonly<Record<string, readonly [number, number, number]>> = {
      ArrowUp: [1, 0, 0],
      ArrowDown: [-1, 0, 0],
      ArrowRight: [0, 1, 0],
      ArrowLeft: [0, -1, 0],
      PageDown: [0, 0, 1],
      PageUp: [0, 0, -1],
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const within = (score: number): number => Math.min(5, Math.max(1, score));
      const next = [within(r + step[0]), within(f + step[1]), within(m + step[2])] as const;
      setAt(next);
      root.current?.querySelector<HTMLElement>(`[data-cell="${String(cellAt(...next))}"]`)?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onPaint([cellAt(r, f, m)]);
    }
  };
  return (
    <div
      ref={root}
      className={classes.panels}
      onPointerUp={end}
      onPointerLeave={end}
      onPointerCancel={end}
      onKeyDown={move}
    >
      {SCORES.map((m) => (
        <div key={m} className={classes.panel}>
          <div className={classes.title} id={`panel-${String(m)}`}>
            {labels.panel(m)}
          </div>
          <div className={classes.grid} role="grid" aria-labelledby={`panel-${String(m)}`}>
            {SCORES.toReversed().map((r) => (
              <div key={r} className={classes.row} role="row">
                {SCORES.map((f) => {
                  const cell = cellAt(r, f, m);
                  const part = stroke?.has(cell) === true ? brush : (cells[cell] ?? 0);
                  const n = counts[cell] ?? 0;
                  const label = labels.cell(r, f, m, part, n);
                  return (
                    <div
                      key={f}
                      role="gridcell"
                      className={classes.cell}
                      data-cell={cell}
                      data-part={part}
                      aria-label={label}
                      title={label}
                      tabIndex={at[0] === r && at[1] === f && at[2] === m ? 0 : -1}
                      onFocus={() => {
                        setAt([r, f, m]);
                      }}
                      onPointerDown={(event) => {
                        if (event.button !== 0) return;
                        event.currentTarget.releasePointerCapture(event.pointerId);
                        paint(cell);
                      }}
                      onPointerEnter={() => {
                        if (stroke !== null) paint(cell);
                      }}
                    >
                      <span
                        className={classes.fill}
                        style={{
                          background: partColour(part, parts),
                          opacity: n === 0 ? 0.16 : 0.38 + 0.62 * Math.sqrt(n / most),
                        }}
                      />
                      <span className={classes.count}>{n === 0 ? '' : labels.count(n)}</span>
                    </div>
                  );
                })}
              </div>
            ))}
          </div>
          <div className={classes.axis} aria-hidden>
            {m === 1 ? `${labels.frequency} 1 → 5` : '\u00A0'}
          </div>
        </div>
      ))}
      <div className={classes.side} aria-hidden>
        {labels.recency} 1 → 5
      </div>
    </div>
  );
}
