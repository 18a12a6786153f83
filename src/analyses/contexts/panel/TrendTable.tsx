import { Section } from '../../../ui/Section.tsx';
import { SimpleTable } from '../../../ui/SimpleTable.tsx';
import { NumberText } from '../../../ui/NumberText.tsx';
import type { Speech } from '../../measure-words.ts';
import type { TrendPoint } from '../trend.ts';
import classes from './contexts.module.css';

/** The context month by month against everybody else. */
export function TrendTable({ points, speech }: { readonly points: readonly TrendPoint[]; readonly speech: Speech }) {
  const { words, formats } = speech;
  const said = words.contextsSetUp;
  const rate = ({ contacts, exposure }: TrendPoint['inside']): number =>
    exposure > 0 ? contacts / exposure : Number.NaN;
  const most = Math.max(
    Number.EPSILON,
    ...points.flatMap(({ inside, rest }) => [rate(inside), rate(rest)].filter((one) => !Number.isNaN(one))),
  );
  const written = (value: number): string => (Number.isNaN(value) ? '—' : formats.decimal(value, 2));
  return (
    <Section title={said.trend}>
      <SimpleTable<TrendPoint>
        caption={said.trendCaption}
        dense
        rows={points}
        rowKey={({ month }) => month}
        columns={[
          { id: 'month', label: said.trendColumns.month, heading: true, cell: ({ month }) => formats.month(month) },
          {
            id: 'contacts',
            label: said.trendColumns.contacts,
            align: 'end',
            cell: ({ inside }) => <NumberText>{formats.integer(inside.contacts)}</NumberText>,
          },
          {
            id: 'rate',
            label: said.trendColumns.rate,
            align: 'end',
            cell: ({ inside, rest }) => (
              <span className={classes.trend}>
                <NumberText>{words.chart.rateAgainst(written(rate(inside)), written(rate(rest)))}</NumberText>
                <span
                  className={classes.trendBar}
                  style={{ width: `${String(Number.isNaN(rate(inside)) ? 0 : (100 * rate(inside)) / most)}%` }}
                  aria-hidden
                />
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}
