import type { Months } from '../../../model/month-values.ts';
import type { DrawnDistribution } from '../compute.ts';
import { shareOfValue } from '../selection.ts';
import type { DistributionView } from '../spec.ts';
import type { Telling } from './telling.ts';

/** What the picture leaves out or puts together, in sentences. */
export function footnoteWords(result: DrawnDistribution, view: DistributionView, telling: Telling): string {
  const { words, writer } = telling;
  const said = words.average.footnote;
  const { per, summary, counts, bars } = result;
  const sentences: string[] = [];
  if (view === 'histogram') {
    if (summary.mean !== 0 && result.binning.yesNo !== true) sentences.push(said.band);
    const beyond = bars.find((bar) => bar.kind === 'beyond');
    if (beyond !== undefined) {
      const from = writer.value(beyond.interval.from ?? 0);
      sentences.push(
        said.beyond({ per, from, share: beyond.count / summary.n, value: shareOfValue(result, beyond.sum) }),
      );
      if (summary.mean >= (beyond.interval.from ?? Infinity))
        sentences.push(said.offPicture(writer.value(summary.mean)));
    }
    const below = bars.find((bar) => bar.kind === 'below');
    if (below !== undefined)
      sentences.push(said.below({ per, count: below.count, to: writer.value(below.interval.to ?? 0) }));
  }
  if (view === 'cumulative') {
    sentences.push(said.deciles);
    if (isCut(result)) sentences.push(said.cut(writer.value(summary.max)));
  }
  if (view === 'lorenz') sentences.push(words.compared.lorenz.note);
  if (view === 'letters') sentences.push(words.compared.letters.note);
  if (view !== 'lorenz') sentences.push(...scaleWords(result, { words, writer }));
  if (result.months !== undefined) sentences.push(...monthsWords(result, result.months, telling));
  else if (counts.missing > 0) {
    const why = result.spec.measure.kind === 'elapsed' ? said.undated : said.missing;
    sentences.push(why({ per, count: counts.missing }));
  }
  if (counts.anonymous > 0) sentences.push(said.anonymous(counts.anonymous));
  return sentences.join(' ');
}

/** Which months there are, and of whom there are none. */
function monthsWords(
  { spec, counts }: DrawnDistribution,
  { first, last }: Months,
  { words, formats }: Telling,
): readonly string[] {
  const said = words.measures.months;
  const months = { first: formats.month(first), last: formats.month(last) };
  const active = spec.measure.kind === 'month-value' && spec.measure.absent === 'left-out';
  return [
    active ? said.active(months) : said.zeros(months),
    ...(counts.missing > 0 ? [said.unknown(counts.missing)] : []),
  ];
}

function scaleWords({ spec, binning }: DrawnDistribution, { words, writer }: Pick<Telling, 'words' | 'writer'>) {
  const { scale } = binning.bins;
  const said = words.compared.scale;
  if (scale === 'log') return [words.average.footnote.log];
  const asked = spec.scale === 'log';
  if (scale === 'linear') return asked ? [said.noLog] : [];
  return [...(asked ? [said.negatives] : []), said.asinh(writer.value(scale.asinh))];
}

/** A long tail would press the curve flat against the axis. */
export function isCut({ binning }: DrawnDistribution): boolean {
  return binning.bins.overflowFrom !== null;
}
