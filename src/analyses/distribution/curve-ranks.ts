import type { Interval } from './bars.ts';
import { shortestBetween } from './plain-edges.ts';
import type { CurvePoint } from './summary.ts';

/**
 * The values of the customers between two shares of them, from the smallest up, with bounds that a person would write: each may be moved to
 * the next points of the curve, half a per cent of the customers away. An end of the curve is no bound. Null of no stretch.
 */
export function intervalOfShares(curve: readonly CurvePoint[], one: number, other: number): Interval | null {
  const last = curve.length - 1;
  const place = (share: number): number => Math.round(Math.min(Math.max(share, 0), 1) * last);
  const [low, high] = [place(Math.min(one, other)), place(Math.max(one, other))];
  if (last < 1 || low === high) return null;
  return {
    from: low === 0 ? null : boundAt(curve, low),
    to: high === last ? null : boundAt(curve, high),
    toIncluded: true,
    zeros: true,
  };
}

/** Those who have at most the value at a share. */
export function upToShare(curve: readonly CurvePoint[], share: number): Interval | null {
  return intervalOfShares(curve, 0, share);
}

function boundAt(curve: readonly CurvePoint[], place: number): number {
  const value = valueAt(curve, place);
  const [before, after] = [valueAt(curve, place - 1), valueAt(curve, place + 1)];
  return value !== 0 && before < value && value < after ? shortestBetween(before, after, value) : value;
}

const valueAt = (curve: readonly CurvePoint[], place: number): number => curve[place]?.value ?? Number.NaN;

/** Which share of the customers an interval of values reaches from and to, as exactly as the curve can tell. */
export function sharesOfInterval(
  curve: readonly CurvePoint[],
  { from, to }: Pick<Interval, 'from' | 'to'>,
): readonly [low: number, high: number] {
  return [from === null ? 0 : shareAt(curve, from, 'first'), to === null ? 1 : shareAt(curve, to, 'last')];
}

/** Where the curve passes a value; of equal values the first or the last place. */
function shareAt(curve: readonly CurvePoint[], value: number, which: 'first' | 'last'): number {
  const after = curve.findIndex((point) => (which === 'first' ? point.value >= value : point.value > value));
  if (after === -1) return 1;
  const [low, high] = [curve[after - 1], curve[after]];
  if (high === undefined || low === undefined) return 0;
  const step = high.value - low.value;
  return low.share + (step > 0 ? (value - low.value) / step : 0) * (high.share - low.share);
}
