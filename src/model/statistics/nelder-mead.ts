export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
  readonly steps: number;
}

interface Corner {
  readonly at: readonly number[];
  readonly value: number;
}

const MOST_STEPS = 2000;
const FIRST_STEP = 0.5;

/**
 * A local minimum of a function of a few variables without derivatives: the simplex of Nelder & Mead 1965 with their
 * coefficients (1, 2, ½, ½). Ends when the values of the corners differ by less than `precision`, relative to their size.
 */
export function nelderMead(
  evaluate: (at: readonly number[]) => number,
  start: readonly number[],
  precision = 1e-10,
): Minimum {
  const cornerAt = (at: readonly number[]): Corner => {
    const value = evaluate(at);
    return { at, value: Number.isNaN(value) ? Infinity : value };
  };
  const corners = [
    cornerAt(start),
    ...start.map((_, moved) => cornerAt(start.map((x, i) => (i === moved ? x + FIRST_STEP : x)))),
  ];
  let steps = 0;
  for (; steps < MOST_STEPS; steps++) {
    corners.sort((a, b) => a.value - b.value);
    const [best, worst, second] = [corners[0], corners.at(-1), corners.at(-2)];
    if (best === undefined || worst === undefined || second === undefined) throw new RangeError('nothing to vary');
    if (Math.abs(worst.value - best.value) <= precision * (Math.abs(best.value) + precision)) break;
    const others = corners.slice(0, -1);
    const centre = start.map((_, i) => others.reduce((sum, { at }) => sum + (at[i] ?? 0), 0) / others.length);
    const along = (share: number): Corner => cornerAt(centre.map((x, i) => x + share * ((worst.at[i] ?? 0) - x)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const further = along(-2);
      corners[corners.length - 1] = further.value < reflected.value ? further : reflected;
      continue;
    }
    if (reflected.value < second.value) {
      corners[corners.length - 1] = reflected;
      continue;
    }
    const nearer = reflected.value < worst.value ? along(-0.5) : along(0.5);
    if (nearer.value < Math.min(reflected.value, worst.value)) {
      corners[corners.length - 1] = nearer;
      continue;
    }
    for (let i = 1; i < corners.length; i++)
      corners[i] = cornerAt((corners[i]?.at ?? []).map((x, j) => ((best.at[j] ?? 0) + x) / 2));
  }
  const [best] = corners.sort((a, b) => a.value - b.value);
  if (best === undefined) throw new RangeError('nothing to vary');
  return { at: best.at, value: best.value, steps };
}
