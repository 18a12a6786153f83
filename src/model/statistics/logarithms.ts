/** ln(1 - e^l) for l <= 0, without cancellation at either end (Mächler 2012, "Accurately computing log(1 - exp(-|a|))"). */
export function logOneMinusExp(l: number): number {
  if (l >= 0) return -Infinity;
  return l > -Math.LN2 ? Math.log(-Math.expm1(l)) : Math.log1p(-Math.exp(l));
}
