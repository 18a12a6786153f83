import type { ChartTable } from '../../../charts/chart-table.ts';
import type { DrawnDistribution, Group } from '../compute.ts';
import type { CountedBar } from '../histogram.ts';
import type { CurvePoint } from '../summary.ts';
import { shareOfValue } from '../selection.ts';
import type { Telling } from './telling.ts';

export interface BarRow extends CountedBar {
  readonly index: number;
  /** Share of all up to this bar, in the order of the values. */
  readonly cumulated: number;
}

/** The bars in the order of their values, as the twin shows them. */
function barRows({ bars, summary }: DrawnDistribution): readonly BarRow[] {
  const rows = bars.map((bar, index) => ({ ...bar, index }));
  const ordered = rows.toSorted(
    (one, other) =>
      (one.interval.from ?? -Infinity) - (other.interval.from ?? -Infinity) || (one.kind === 'zero' ? -1 : 1),
  );
  let upTo = 0;
  return ordered.map((row) => {
    upTo += row.count;
    return { ...row, cumulated: upTo / summary.n };
  });
}

export function barTable(result: DrawnDistribution, { words, formats, writer, measure }: Telling): ChartTable<BarRow> {
  const said = words.average.table;
  const share = (row: BarRow): number => row.count / result.summary.n;
  return {
    caption: said.caption(measure),
    rows: barRows(result),
    columns: [
      { label: said.bin, value: (row) => writer.interval(row.interval) },
      {
        label: said.count(result.per),
        value: (row) => row.count,
        text: (row) => formats.integer(row.count),
        align: 'end',
      },
      { label: said.share, value: share, text: (row) => formats.percentExact(share(row)), align: 'end' },
      {
        label: said.cumulated,
        value: (row) => row.cumulated,
        text: (row) => formats.percentExact(row.cumulated),
        align: 'end',
      },
      { label: said.sum, value: (row) => row.sum, text: (row) => writer.exact(row.sum), align: 'end' },
      {
        label: said.shareOfValue,
        value: (row) => shareOfValue(result, row.sum),
        text: (row) => formats.percentExact(shareOfValue(result, row.sum) ?? Number.NaN),
        align: 'end',
      },
    ],
  };
}

/** Every twentieth of the customers: finer than the eye reads on the curve. */
const steps = 20;

export function curveTable(
  result: DrawnDistribution,
  { words, formats, writer, measure }: Telling,
): ChartTable<CurvePoint> {
  const said = words.average.table;
  return {
    caption: said.quantiles(measure),
    rows: result.curve.filter((point) => Math.abs(point.share * steps - Math.round(point.share * steps)) < 1e-9),
    columns: [
      {
        label: said.cumulated,
        value: (point) => point.share,
        text: (point) => formats.percent(point.share),
        align: 'end',
      },
      { label: said.atMost, value: (point) => point.value, text: (point) => writer.exact(point.value), align: 'end' },
    ],
  };
}

export function groupTable(
  groups: readonly Group[],
  name: (group: Group) => string,
  result: DrawnDistribution,
  { words, formats, writer, measure }: Telling,
): ChartTable<Group> {
  const [said, table] = [words.average.split, words.average.table];
  const zeros = (group: Group): number | null => {
    const bar = group.bars.find((one) => one.kind === 'zero');
    return bar === undefined || group.n === 0 ? null : bar.count / group.n;
  };
  return {
    caption: table.caption(measure),
    rows: groups,
    columns: [
      { label: said.group, value: name },
      {
        label: table.count(result.per),
        value: (group) => group.n,
        text: (group) => formats.integer(group.n),
        align: 'end',
      },
      {
        label: table.share,
        value: (group) => group.share,
        text: (group) => formats.percent(group.share),
        align: 'end',
      },
      { label: said.mean, value: (group) => group.mean, text: (group) => writer.value(group.mean), align: 'end' },
      { label: said.median, value: (group) => group.median, text: (group) => writer.value(group.median), align: 'end' },
      { label: said.zeros, value: zeros, text: (group) => formats.percent(zeros(group) ?? Number.NaN), align: 'end' },
    ],
  };
}
