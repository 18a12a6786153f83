import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { shift } from '../../../charts/shift/shift.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { directionOf, type Shift } from '../../../model/statistics/shift-function.ts';
import { levelWords, type Speech } from '../../measure-words.ts';
import { movesOf, type ComparisonResult } from '../compare.ts';
import { signed } from '../noticed-words.ts';
import type { DistributionSpec } from '../spec.ts';
import classes from './DistributionPanel.module.css';
import { MixTable, type MixShown } from './MixTable.tsx';
import type { Telling } from './telling.ts';

export interface ComparisonPanelProps {
  readonly result: ComparisonResult;
  readonly telling: Telling;
  readonly speech: Speech;
  /** The split of the picture: what is mixed along it is shown first. */
  readonly split: DistributionSpec['split'];
  readonly mix: MixShown;
}

/** Two sides as distributions: how far each decile moves, then what of the change of the mean is mix. */
export function ComparisonPanel({ result, telling, speech, split, mix }: ComparisonPanelProps) {
  const { words, writer } = telling;
  const said = words.compared.shift;
  const { shifts, change } = result;
  const [one, other] = sideNames(result, speech);
  const bound = (value: number): string => (Number.isFinite(value) ? signed(writer, value) : said.unbounded);
  const tip = (given: Shift): string =>
    said.tip({
      decile: said.decile(given.p),
      from: writer.value(given.one.value),
      to: writer.value(given.other.value),
      shift: signed(writer, given.value),
      low: bound(given.low),
      high: bound(given.high),
    });
  const drawing = shift({
    points: shifts.map((given) => ({
      label: said.decile(given.p),
      value: given.value,
      low: finite(given.low),
      high: finite(given.high),
      certain: directionOf(given) !== 0,
      tip: tip(given),
    })),
    words: { value: (value) => signed(writer, value), axis: said.axis },
  });
  return (
    <div className={classes.mixes}>
      {result.covered ? null : <Notice tone="warn">{words.compared.notCovered}</Notice>}
      <ChartFigure<Shift>
        title={shiftTitle(result, words.compared.shift.title)}
        subtitle={said.subtitle({
          one,
          other,
          change: signed(writer, change.value),
          low: signed(writer, change.low),
          high: signed(writer, change.high),
        })}
        footnote={said.note}
        drawing={drawing}
        labels={words.chart}
        fileName={said.caption}
        table={{
          caption: said.caption,
          rows: shifts,
          columns: [
            { label: said.columns.decile, value: ({ p }) => said.decile(p) },
            {
              label: said.columns.one,
              value: (row) => row.one.value,
              text: (row) => writer.exact(row.one.value),
              align: 'end',
            },
            {
              label: said.columns.other,
              value: (row) => row.other.value,
              text: (row) => writer.exact(row.other.value),
              align: 'end',
            },
            {
              label: said.columns.shift,
              value: (row) => row.value,
              text: (row) => writer.exact(row.value),
              align: 'end',
            },
            { label: said.columns.low, value: (row) => finite(row.low), text: (row) => bound(row.low), align: 'end' },
            {
              label: said.columns.high,
              value: (row) => finite(row.high),
              text: (row) => bound(row.high),
              align: 'end',
            },
          ],
        }}
      />
      <MixTable result={result} telling={telling} speech={speech} split={split} {...mix} />
    </div>
  );
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

function shiftTitle(
  { shifts }: ComparisonResult,
  said: ComparisonPanelProps['telling']['words']['compared']['shift']['title'],
): string {
  const { up, down } = movesOf(shifts);
  if (up.length > 0 && down.length > 0) return said.both;
  if (up.length > 0) return said.up({ all: up.length === shifts.length });
  return down.length > 0 ? said.down({ all: down.length === shifts.length }) : said.none;
}

/** What the two sides are called. */
function sideNames({ comparison, one, other }: ComparisonResult, speech: Speech): readonly [string, string] {
  if (comparison.kind === 'before') return [speech.formats.date(one.asOf), speech.formats.date(other.asOf)];
  const { dimension } = comparison;
  const name = (level: string | null): string =>
    levelWords(dimension, level === null ? { kind: 'missing' } : { kind: 'value', value: level }, speech);
  return [name(comparison.one), name(comparison.other)];
}
