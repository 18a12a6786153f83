const HALF_LOG_TWO_PI = 0.9189385332046728;
const STIRLING_FROM = 12;

/** Stirling's series of ln Γ, Abramowitz & Stegun 6.1.41; below 1e-16 of truncation from STIRLING_FROM on. */
function stirlingSeries(x: number): number {
  const y = 1 / (x * x);
  return (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y / 156)))))) / x;
}

/**
 * ln Γ(x) for x > 0.
 * Stirling's series, reached by the recurrence Γ(x + 1) = x Γ(x) (Abramowitz & Stegun 6.1.15, 6.1.41).
 * @throws RangeError when x is not positive.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma: x must be positive, got ${x}`);
  let product = 1;
  let y = x;
  while (y < STIRLING_FROM) product *= y++;
  return (y - 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + stirlingSeries(y) - Math.log(product);
}

/**
 * Digamma, the derivative of ln Γ, for x > 0 (Abramowitz & Stegun 6.3.5 and 6.3.18).
 * @throws RangeError when x is not positive.
 */
export function digamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`digamma: x must be positive, got ${x}`);
  let shift = 0;
  let y = x;
  while (y < STIRLING_FROM) shift += 1 / y++;
  const z = 1 / (y * y);
  const series = z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z * (1 / 132 - z * (691 / 32760))))));
  return Math.log(y) - 0.5 / y - series - shift;
}

/** ln Γ(x + 1) minus its Stirling approximation (x + ½) ln x - x + ½ ln 2π, for x > 0. */
export function stirlingError(x: number): number {
  if (x >= STIRLING_FROM) return stirlingSeries(x);
  return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
}
