import type { Words } from '../../../locales/words.ts';
import type { RefusedDistribution } from '../compute.ts';
import type { ValueWriter } from '../written-values.ts';

/** Why there is no picture, and what to do about it. */
export function refusalWords({ refusal, per }: RefusedDistribution, words: Words, writer: ValueWriter): string {
  const said = words.average.refusals;
  const counted = (count: number): string => words.average.counted(count, per);
  switch (refusal.code) {
    case 'nobody':
      return said.nobody;
    case 'no-rows':
      return said['no-rows'];
    case 'no-months':
      return said['no-months'];
    case 'all-missing':
      return said['all-missing']({ count: counted(refusal.all) });
    case 'too-few':
      return said['too-few']({ count: counted(refusal.n), needed: refusal.needed });
    case 'oversized':
      return said.oversized(refusal.count);
    case 'constant':
      return said.constant({ count: counted(refusal.n), value: writer.value(refusal.value) });
  }
}
