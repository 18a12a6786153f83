import { NO_VALUE } from '../../../locales/number-formats.ts';
import { QuantileStrip } from '../../../charts/table-line/QuantileStrip.tsx';
import { Section } from '../../../ui/Section.tsx';
import { stripWords } from '../../strip-words.ts';
import type { DrawnDistribution } from '../compute.ts';
import { stripOf } from '../summary.ts';
import classes from './DistributionPanel.module.css';
import type { Telling } from './telling.ts';

export interface LandmarksProps {
  readonly result: DrawnDistribution;
  readonly telling: Telling;
}

/** The numbers of the distribution, as exactly as they were computed. */
export function Landmarks({ result: { summary, per }, telling: { words, formats, writer } }: LandmarksProps) {
  const { table, split } = words.average;
  const rows: readonly (readonly [string, string])[] = [
    [table.count(per), formats.integer(summary.n)],
    [split.mean, writer.exact(summary.mean)],
    [split.median, writer.exact(summary.median)],
    [table.deciles.first, writer.exact(summary.deciles[0] ?? Number.NaN)],
    [table.deciles.last, writer.exact(summary.deciles[8] ?? Number.NaN)],
    [table.max, writer.exact(summary.max)],
    [table.sum, writer.exact(summary.sum)],
    [table.gini, summary.gini === null ? NO_VALUE : formats.decimal(summary.gini, 5)],
    [table.hoover, summary.hoover === null ? NO_VALUE : formats.decimal(summary.hoover, 5)],
    [
      table.topFifth({ per, count: Math.ceil(summary.n / 5) }),
      summary.top20Share === null ? NO_VALUE : formats.percentExact(summary.top20Share),
    ],
  ];
  return (
    <Section title={table.summary}>
      <QuantileStrip {...stripOf(summary)} label={stripWords(stripOf(summary), writer.value, words)} width={220} />
      <dl className={classes.landmarks}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
