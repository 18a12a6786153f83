import type { Words } from '../../locales/words.ts';
import type { Finding } from './findings.ts';
import type { Counted } from './spec.ts';

/** The title of the picture. Values are written by the caller, who knows their unit. */
export function headlineWords(finding: Finding, per: Counted, words: Words, value: (value: number) => string): string {
  const said = words.average.headline;
  const { numbers } = finding;
  const parts = { per, mean: value(numbers.mean) };
  switch (finding.key) {
    case 'whale':
      return said.whale({ ...parts, count: numbers.whales, without: value(numbers.meanWithout) });
    case 'too-few':
      return said.tooFew({ ...parts, n: numbers.n });
    case 'mostly-zero':
      return said.mostlyZero({ ...parts, zero: numbers.zeroShare, others: value(numbers.meanOfNonZero) });
    case 'misleads':
      return (
        (numbers.typicalShare === 0 ? said.nobody(parts) : said.misleads({ ...parts, typical: numbers.typicalShare })) +
        becauseWords(finding, words)
      );
    case 'uneven':
      return said.uneven({ ...parts, typical: numbers.typicalShare }) + becauseWords(finding, words);
    case 'fair':
      return said.fair({ ...parts, typical: numbers.typicalShare });
    case 'share':
      return said.share({ per, share: numbers.mean });
    case 'hidden-inside':
      return '';
  }
}

function becauseWords({ because, numbers }: Finding, words: Words): string {
  const said = words.average.headline.because;
  switch (because) {
    case 'zero':
      return said.zero(numbers.zeroShare);
    case 'concentration':
      return said.concentration(numbers.top10Share);
    case 'skew':
      return said.skew(numbers.belowMean);
    default:
      return '';
  }
}
