import { brushed } from '../../../charts/brush.ts';
import { ChartFigure, type ChartFigureProps } from '../../../charts/ChartFigure.tsx';
import { brushedValues } from '../../../charts/letter-values/letter-values-chart.ts';
import type { LorenzPoint } from '../../../model/statistics/concentration.ts';
import type { LetterValue } from '../../../model/statistics/letter-values.ts';
import { scaleWithZeros, type Interval } from '../bars.ts';
import type { DrawnDistribution } from '../compute.ts';
import { intervalOfShares, upToShare } from '../curve-ranks.ts';
import { shortestBetween } from '../plain-edges.ts';
import type { Selection } from '../selection.ts';
import type { DistributionView } from '../spec.ts';
import { letterBoxes, lettersPicture, lettersTable, lorenzPicture, lorenzTable } from './shape-figures.ts';
import type { Telling } from './telling.ts';

/** The numbers of a view that are asked for when it is opened. */
export type Shape =
  | { readonly kind: 'lorenz'; readonly points: readonly LorenzPoint[] }
  | { readonly kind: 'letters'; readonly letters: readonly LetterValue[] };

interface ShapeFigureProps<Kind extends Shape['kind']> {
  readonly shape: Extract<Shape, { kind: Kind }>;
  readonly result: DrawnDistribution;
  readonly telling: Telling;
  readonly selection: Selection | null;
  readonly onInterval: (interval: Interval | null) => void;
  /** What the views of the screen have in common. */
  readonly shared: Omit<ChartFigureProps<never, DistributionView>, 'drawing' | 'table' | 'onRow'>;
}

/** Who holds what; the customers of a stretch of it are those between two values. */
export function LorenzFigure({
  shape: { points },
  result,
  telling,
  selection,
  onInterval,
  shared,
}: ShapeFigureProps<'lorenz'>) {
  return (
    <ChartFigure<LorenzPoint, DistributionView>
      {...shared}
      drawing={lorenzPicture(points, result, selection?.extent ?? null, telling)}
      table={lorenzTable(points, result, telling)}
      onSignal={{
        brush: (brush) => {
          const range = brushed(brush, 'customers');
          const interval = range === null ? null : intervalOfShares(result.curve, ...range);
          if (interval !== null) onInterval(interval);
        },
      }}
      onMark={(row) => {
        if (typeof row['customers'] === 'number') onInterval(upToShare(result.curve, row['customers']));
      }}
      onRow={({ customers }) => {
        onInterval(upToShare(result.curve, customers));
      }}
    />
  );
}

/** Boxes inside boxes; a box holds the customers between its two values. */
export function LettersFigure({
  shape: { letters },
  result,
  telling,
  selection,
  onInterval,
  shared,
}: ShapeFigureProps<'letters'>) {
  const between = ({ lower, upper }: Pick<LetterValue, 'lower' | 'upper'>): Interval =>
    lower === upper
      ? { from: null, to: upper, toIncluded: true, zeros: true }
      : { from: lower, to: upper, toIncluded: true, zeros: true };
  return (
    <ChartFigure<LetterValue, DistributionView>
      {...shared}
      drawing={lettersPicture(letters, result, selection?.extent ?? null, telling)}
      table={lettersTable(letters, telling)}
      onSignal={{
        brush: (brush) => {
          const range = brushedValues(brush, letterBoxes(letters, telling), scaleWithZeros(result));
          if (range === null) return;
          const reach = (result.summary.max - result.summary.min) / 1000;
          const round = (value: number | null): number | null =>
            value === null || value === 0 ? value : shortestBetween(value - near(value, reach), value, value);
          onInterval({ from: round(range.from), to: round(range.to), toIncluded: true, zeros: true });
        },
      }}
      onMark={(row) => {
        const letter = typeof row['depth'] === 'number' ? letters[row['depth'] + 1] : undefined;
        if (letter !== undefined) onInterval(between(letter));
      }}
      onRow={(letter) => {
        onInterval(between(letter));
      }}
    />
  );
}

/** How far a hand on the mouse may miss a value: a hundredth of it, or of the picture on a linear scale. */
const near = (value: number, reach: number): number =>
  Math.max(Math.abs(value) / 100, Math.min(reach, Math.abs(value) / 20));
