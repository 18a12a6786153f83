import type { StripValues } from '../charts/table-line/strip-values.ts';
import type { Words } from '../locales/words.ts';

/** What a strip says, for those who cannot see it. */
export function stripWords(
  { mean, p10, p50, p90 }: StripValues,
  write: (value: number) => string,
  words: Words,
): string {
  return words.compared.strip({ mean: write(mean), p10: write(p10), p50: write(p50), p90: write(p90) });
}
