/** Whole months, quarters or years, as many as fit. */
export function monthTicks(to: number): readonly number[] {
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((one) => to / one <= 10) ?? 240;
  return Array.from({ length: Math.floor(to / step) + 1 }, (_, i) => i * step);
}
