import type { Moves } from '../../../analyses/segmentation/moves/moves.ts';
import { ABSENT, type FlowStep } from '../../../analyses/segmentation/moves/paths-query.ts';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import classes from './segmentations.module.css';

export interface MovesMatrixProps {
  readonly moves: Moves;
  /** Of the states, the absent last. */
  readonly names: readonly string[];
  /** Between the two dates. */
  readonly months: number;
  readonly onOpen: (flow: FlowStep) => void;
}

/** Who went where: rows the first date, columns the last, each cell opens its customers. */
export function MovesMatrix({ moves, names, months, onOpen }: MovesMatrixProps) {
  const words = useWords();
  const formats = useFormats();
  const said = words.segmentReading.moves;
  const states = moves.counts.length;
  const places = Array.from({ length: states }, (_, place) => place);
  const shown = places.filter((place) => (moves.before[place] ?? 0) + (moves.after[place] ?? 0) > 0);
  const most = Math.max(1, ...moves.flows.filter(({ from, to }) => from !== to).map(({ n }) => n));
  const cell = (from: number, to: number) => {
    const n =
      from === ABSENT
        ? (moves.arrived[to] ?? 0)
        : to === ABSENT
          ? (moves.left[from] ?? 0)
          : (moves.counts[from]?.[to] ?? 0);
    const [a, b] = [from, to].map((state) => names[state === ABSENT ? states : state] ?? '');
    const label = said.cell({ from: a ?? '', to: b ?? '', n });
    const share = from === to ? 0 : Math.round(36 * Math.sqrt(n / most));
    return (
      <td key={to}>
        {n === 0 ? (
          <span className={classes.none}>0</span>
        ) : (
          <button
            type="button"
            className={classes.cellButton}
            style={{ background: `color-mix(in oklab, var(--selection) ${String(share)}%, var(--surface))` }}
            aria-label={label}
            title={label}
            onClick={() => {
              onOpen({ from, to });
            }}
          >
            {formats.integer(n)}
          </button>
        )}
      </td>
    );
  };
  const anyLeft = moves.left.some((n) => n > 0);
  return (
    <div className={classes.matrixScroll} role="group" aria-label={said.matrix} tabIndex={0}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{said.from}</th>
            {shown.map((to) => (
              <th key={to} scope="col">
                {names[to]}
              </th>
            ))}
            {anyLeft ? <th scope="col">{said.left}</th> : null}
            <th scope="col">{said.total}</th>
            <th scope="col" title={said.stayNote}>
              {said.stay}
            </th>
            <th scope="col" title={said.expectedNote}>
              {said.expected}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((from) => {
            const stay = moves.stay[from] ?? null;
            return (
              <tr key={from}>
                <th scope="row">{names[from]}</th>
                {shown.map((to) => cell(from, to))}
                {anyLeft ? cell(from, ABSENT) : null}
                <td>
                  <span>{formats.integer(moves.before[from] ?? 0)}</span>
                </td>
                <td>
                  <span>{stay === null ? '—' : formats.percent(stay.rate)}</span>
                </td>
                <td>
                  <span>{stay === null ? '—' : said.periods({ periods: stay.periods, months })}</span>
                </td>
              </tr>
            );
          })}
          {moves.arrived.some((n) => n > 0) ? (
            <tr>
              <th scope="row">{said.arrived}</th>
              {shown.map((to) => cell(ABSENT, to))}
              {anyLeft ? <td /> : null}
              <td>
                <span>{formats.integer(moves.arrived.reduce((sum, n) => sum + n, 0))}</span>
              </td>
              <td />
              <td />
            </tr>
          ) : null}
          <tr>
            <th scope="row">{said.total}</th>
            {shown.map((to) => (
              <td key={to}>
                <span>{formats.integer(moves.after[to] ?? 0)}</span>
              </td>
            ))}
            {anyLeft ? (
              <td>
                <span>{formats.integer(moves.left.reduce((sum, n) => sum + n, 0))}</span>
              </td>
            ) : null}
            <td />
            <td />
            <td />
          </tr>
        </tbody>
      </table>
    </div>
  );
}
