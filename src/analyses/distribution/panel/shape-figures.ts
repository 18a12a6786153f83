import type { ChartTable } from '../../../charts/chart-table.ts';
import type { Drawing } from '../../../charts/drawing.ts';
import { letterValuesChart, type LetterBox } from '../../../charts/letter-values/letter-values-chart.ts';
import { lorenz } from '../../../charts/lorenz/lorenz.ts';
import type { LorenzPoint } from '../../../model/statistics/concentration.ts';
import type { LetterValue } from '../../../model/statistics/letter-values.ts';
import { scaleWithZeros, type Interval } from '../bars.ts';
import type { DrawnDistribution } from '../compute.ts';
import { sharesOfInterval } from '../curve-ranks.ts';
import type { Telling } from './telling.ts';

/** The Lorenz curve with its widest gap, which is the Hoover index. */
export function lorenzPicture(
  points: readonly LorenzPoint[],
  result: DrawnDistribution,
  selected: Interval | null,
  telling: Telling,
): Drawing {
  const { words, formats } = telling;
  const { per, summary } = result;
  const said = words.compared.lorenz;
  const gap = (point: LorenzPoint): number => point.customers - point.value;
  const widest = points.reduce(
    (best, point) => (gap(point) > gap(best) ? point : best),
    points[0] ?? { customers: 0, value: 0 },
  );
  return lorenz({
    points,
    selection: selected === null ? null : sharesOfInterval(result.curve, selected),
    widest: { ...widest, label: said.hoover(formats.decimal(summary.hoover ?? Number.NaN, 2)) },
    words: {
      share: formats.percent,
      customersAxis: words.average.shareAxis(per),
      valueAxis: said.value,
      equal: said.equal,
      tip: ({ customers, value }) => said.tip({ per, customers, value }),
    },
  });
}

/** Every twentieth of the customers. */
export function lorenzTable(
  points: readonly LorenzPoint[],
  { per }: DrawnDistribution,
  { words, formats, measure }: Telling,
): ChartTable<LorenzPoint> {
  const said = words.compared.lorenz;
  return {
    caption: said.caption(measure),
    rows: points.length <= 25 ? points : points.filter((_, i) => i % 5 === 0),
    columns: [
      {
        label: said.customers(per),
        value: (point) => point.customers,
        text: (point) => formats.percent(point.customers),
        align: 'end',
      },
      {
        label: words.average.table.shareOfValue,
        value: (point) => point.value,
        text: (point) => formats.percentExact(point.value),
        align: 'end',
      },
    ],
  };
}

/** Of the values, how many lie between the two of a letter. */
const inside = (index: number): number => 1 - 2 ** -index;

/** The boxes of the letters after the median. */
export function letterBoxes(letters: readonly LetterValue[], { words, writer }: Telling): readonly LetterBox[] {
  return letters.slice(1).map(({ lower, upper }, i) => ({
    lower,
    upper,
    tip: words.compared.letters.tip({
      share: inside(i + 1),
      lower: writer.value(lower),
      upper: writer.value(upper),
    }),
  }));
}

export function lettersPicture(
  letters: readonly LetterValue[],
  result: DrawnDistribution,
  selected: Interval | null,
  telling: Telling,
): Drawing {
  const { words, writer, measure } = telling;
  const { summary } = result;
  return letterValuesChart({
    boxes: letterBoxes(letters, telling),
    selection: selected === null ? null : { from: selected.from ?? -Infinity, to: selected.to ?? Infinity },
    marks: [
      { value: summary.median, label: words.chart.median(writer.value(summary.median)) },
      { value: summary.mean, label: words.chart.mean(writer.value(summary.mean)) },
    ].toSorted((one, other) => one.value - other.value),
    scale: scaleWithZeros(result),
    words: { value: writer.value, valueAxis: measure },
  });
}

export function lettersTable(
  letters: readonly LetterValue[],
  { words, formats, writer, measure }: Telling,
): ChartTable<LetterValue> {
  const said = words.compared.letters;
  const share = ({ letter }: LetterValue): number => 2 ** -(letters.findIndex((one) => one.letter === letter) + 1);
  return {
    caption: said.caption(measure),
    rows: letters,
    columns: [
      {
        label: said.letter,
        value: ({ letter }) => (letter in said.names ? `${letter} (${said.names[letter] ?? ''})` : letter),
      },
      { label: said.tail, value: share, text: (one) => formats.percentExact(share(one)), align: 'end' },
      { label: said.lower, value: ({ lower }) => lower, text: ({ lower }) => writer.exact(lower), align: 'end' },
      { label: said.upper, value: ({ upper }) => upper, text: ({ upper }) => writer.exact(upper), align: 'end' },
      {
        label: said.spread,
        value: ({ lower, upper }) => upper - lower,
        text: ({ lower, upper }) => writer.exact(upper - lower),
        align: 'end',
      },
    ],
  };
}
