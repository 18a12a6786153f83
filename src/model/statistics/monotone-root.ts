export interface ValueAndSlope {
  readonly value: number;
  readonly slope: number;
}

const MOST_STEPS = 200;
const PRECISION = 1e-13;

/**
 * The root of an increasing function of the whole line: Newton's steps, kept inside the bracket seen so far, else bisection.
 * @throws Error when no root is reached in 200 steps (a bug of the caller: the function is not increasing).
 */
export function monotoneRoot(evaluate: (u: number) => ValueAndSlope, start: number): number {
  let low = -Infinity;
  let high = Infinity;
  let stride = 1;
  let u = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { value, slope } = evaluate(u);
    if (value === 0) return u;
    if (value < 0) low = u;
    else high = u;
    let next = u - value / slope;
    if (Math.abs(next - u) <= PRECISION * (1 + Math.abs(u))) return next;
    if (!(next > low && next < high)) {
      if (low === -Infinity || high === Infinity) {
        next = value < 0 ? u + stride : u - stride;
        stride *= 2;
      } else next = (low + high) / 2;
    }
    if (Math.abs(next - u) <= PRECISION * (1 + Math.abs(u))) return next;
    u = next;
  }
  throw new Error('monotoneRoot: no root found');
}
