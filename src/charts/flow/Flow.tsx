import { partColour } from '../part-colours.ts';
import classes from './Flow.module.css';

export interface FlowStream {
  /** Place of the column it leaves; it goes to the next. */
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** Everything it says, in words. */
  readonly label: string;
}

export interface FlowProps {
  /** What stands over each column: the dates. */
  readonly columns: readonly string[];
  /** The states from top to bottom, with what each is called. */
  readonly states: readonly string[];
  /** How many of the states are parts; the others are drawn grey. */
  readonly parts: number;
  readonly streams: readonly FlowStream[];
  /** The whole picture in a sentence. */
  readonly label: string;
  readonly onStream?: ((stream: FlowStream) => void) | undefined;
}

const [WIDTH, HEIGHT, HEAD, BAR, GAP, LABELS] = [900, 360, 24, 12, 8, 168];
/** What a date takes with the air around it. */
const DATE = 88;

/** How customers went from date to date: a bar a state and date, and a band a flow, as thick as it has customers. */
export function Flow({ columns, states, parts, streams, label, onStream }: FlowProps) {
  const sizes = columns.map((_, column) =>
    states.map((_state, state) => {
      const out = total(streams, (one) => one.column === column && one.from === state);
      const inside = total(streams, (one) => one.column === column - 1 && one.to === state);
      return Math.max(out, inside);
    }),
  );
  const most = Math.max(1, ...sizes.map((of) => of.reduce((sum, n) => sum + n, 0)));
  const scale = (HEIGHT - HEAD - GAP * (states.length - 1)) / most;
  const x = (column: number): number =>
    LABELS + (column * (WIDTH - 2 * LABELS - BAR)) / Math.max(1, columns.length - 1);
  const tops = sizes.map((of) => {
    let y = HEAD;
    return of.map((n) => {
      const top = y;
      y += n * scale + (n > 0 ? GAP : 0);
      return top;
    });
  });
  const names = tops.map((of, column) =>
    spread(
      of.map((top, state) => (sizes[column]?.[state] === 0 ? null : top + ((sizes[column]?.[state] ?? 0) * scale) / 2)),
    ),
  );
  const bands = bandsOf(streams, tops, scale);
  const last = columns.length - 1;
  const everyDate = Math.ceil(DATE / Math.max(1, x(1) - x(0)));
  const isDated = (column: number): boolean => (last - column) % everyDate === 0;
  return (
    <div className={classes.place}>
      <svg
        className={classes.flow}
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT + 8)}`}
        role="img"
        aria-label={label}
      >
        {columns.map((date, column) =>
          isDated(column) ? (
            <text key={date} x={x(column) + BAR / 2} y={12} className={classes.date} textAnchor="middle">
              {date}
            </text>
          ) : null,
        )}
        {bands.map(({ stream, y0, y1, thick }) => {
          const [left, right] = [x(stream.column) + BAR, x(stream.column + 1)];
          const middle = (left + right) / 2;
          const curve = (from: number, to: number, end: number): string =>
            `C ${String(middle)} ${String(from)}, ${String(middle)} ${String(to)}, ${String(end)} ${String(to)}`;
          const path = `M ${String(left)} ${String(y0)} ${curve(y0, y1, right)} L ${String(right)} ${String(y1 + thick)} ${curve(y1 + thick, y0 + thick, left)} Z`;
          return (
            <path
              key={`${String(stream.column)} ${String(stream.from)} ${String(stream.to)}`}
              d={path}
              className={classes.band}
              data-moves={stream.from !== stream.to || undefined}
              data-acts={onStream !== undefined || undefined}
              style={{ fill: partColour(stream.from, parts) }}
              onClick={() => onStream?.(stream)}
            >
              <title>{stream.label}</title>
            </path>
          );
        })}
        {sizes.flatMap((of, column) =>
          of.map((n, state) =>
            n === 0 ? null : (
              <g key={`${String(column)} ${String(state)}`}>
                <rect
                  x={x(column)}
                  y={tops[column]?.[state] ?? 0}
                  width={BAR}
                  height={Math.max(1, n * scale)}
                  rx={2}
                  style={{ fill: partColour(state, parts) }}
                />
                {column === 0 || column === last ? (
                  <text
                    className={classes.state}
                    x={column === 0 ? x(column) - 6 : x(column) + BAR + 6}
                    y={(names[column]?.[state] ?? 0) + 4}
                    textAnchor={column === 0 ? 'end' : 'start'}
                  >
                    {shortened(states[state] ?? '')}
                  </text>
                ) : null}
              </g>
            ),
          ),
        )}
      </svg>
    </div>
  );
}

const total = (streams: readonly FlowStream[], keep: (stream: FlowStream) => boolean): number =>
  streams.reduce((sum, stream) => sum + (keep(stream) ? stream.n : 0), 0);

/** Names of bars that lie close together, one under the other. */
const LINE = 13;
function spread(middles: readonly (number | null)[]): readonly (number | null)[] {
  let free = -Infinity;
  return middles.map((middle) => {
    if (middle === null) return null;
    const at = Math.max(middle, free);
    free = at + LINE;
    return at;
  });
}

const LONGEST = 27;
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** Where each band leaves and arrives: bands of a state lie in the order of the states they lead to. */
function bandsOf(streams: readonly FlowStream[], tops: readonly (readonly number[])[], scale: number) {
  const left = tops.map((of) => [...of]);
  const right = tops.map((of) => [...of]);
  return streams
    .toSorted((a, b) => a.column - b.column || a.from - b.from || a.to - b.to)
    .map((stream) => {
      const thick = stream.n * scale;
      const [out, inside] = [left[stream.column], right[stream.column + 1]];
      const [y0, y1] = [out?.[stream.from] ?? 0, inside?.[stream.to] ?? 0];
      if (out !== undefined) out[stream.from] = y0 + thick;
      if (inside !== undefined) inside[stream.to] = y1 + thick;
      return { stream, y0, y1, thick };
    });
}
