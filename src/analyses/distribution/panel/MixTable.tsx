import { SelectField } from '../../../ui/SelectField.tsx';
import { SimpleTable } from '../../../ui/SimpleTable.tsx';
import { dimensionWords, levelWords, type Speech } from '../../measure-words.ts';
import { QuantileStrip } from '../../../charts/table-line/QuantileStrip.tsx';
import { stripDomain, type StripValues } from '../../../charts/table-line/strip-values.ts';
import type { Dimension } from '../../../model/dimension.ts';
import { stripWords } from '../../strip-words.ts';
import { allAgainst, mixSays, shownMix, type ComparisonResult, type DimensionMix, type MixLevel } from '../compare.ts';
import type { MixStrips } from '../mix-strips.ts';
import { signed } from '../noticed-words.ts';
import classes from './DistributionPanel.module.css';
import type { Telling } from './telling.ts';

/** What of a change is shown, and what stands beside its means. */
export interface MixShown {
  /** The dimension that a person chose, as text. */
  readonly chosen: string | null;
  readonly onChoose: (dimension: string) => void;
  /** Null while they are asked. */
  readonly strips: MixStrips | null;
}

export interface MixTableProps extends MixShown {
  readonly result: ComparisonResult;
  readonly telling: Telling;
  readonly speech: Speech;
  readonly split: Dimension | null;
}

/** Groups shown one by one; the others are one line. */
const mostLines = 12;

interface Line {
  readonly name: string;
  readonly shareBefore: number;
  readonly shareAfter: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly behaviour: number;
  readonly mix: number;
  /** Undefined of what is no group: rare ones put together. */
  readonly strips?: { readonly before: StripValues | undefined; readonly after: StripValues | undefined };
}

/** The change of the mean, group by group: behaviour and mix, which sum to it. */
export function MixTable({ result, telling, speech, split, chosen, onChoose, strips }: MixTableProps) {
  const { words, formats, writer } = telling;
  const said = words.compared.mix;
  const { mixes, change } = result;
  const mix = shownMix(result, chosen, split);
  if (mix === null) return null;
  const sides = said.sides[result.comparison.kind];
  const labels = { ...said.columns, ...sides };
  const lines = linesOf(mix, strips?.of === JSON.stringify(mix.dimension) ? strips : null, telling, speech);
  const domain = stripDomain(lines.flatMap((line) => [line.strips?.before, line.strips?.after]).filter(isThere));
  const by = dimensionWords(mix.dimension, speech);
  const says = mixSays(mix, change);
  const amount = (value: number): string => signed(writer, value);
  const share = (value: number): string => formats.percent(value);
  const heading = said.heading[says]({
    by,
    change: amount(change.value),
    behaviour: amount(mix.split.behaviour),
    mix: amount(mix.split.mix),
  });
  const number = (id: keyof Omit<Line, 'name' | 'strips'>, write: (value: number) => string) => ({
    id,
    label: labels[id],
    align: 'end' as const,
    cell: (line: Line) => (line[id] === null ? '—' : write(line[id])),
    sortBy: (line: Line) => line[id],
  });
  /** The mean, and under it where eight in ten lie. */
  const mean = (id: 'before' | 'after') => ({
    ...number(id, writer.value),
    cell: (line: Line) => {
      const strip = line.strips?.[id];
      return (
        <span className={classes.meanCell}>
          {line[id] === null ? '—' : writer.value(line[id])}
          {strip === undefined ? null : (
            <QuantileStrip {...strip} domain={domain} label={stripWords(strip, writer.value, words)} width={96} />
          )}
        </span>
      );
    },
  });
  return (
    <section className={classes.mixes} aria-label={said.caption(by)}>
      <h2 className={classes.mixTitle}>{heading}</h2>
      {says === 'reversal' && allAgainst(mix) ? <p className={classes.small}>{said.against}</p> : null}
      <div className={classes.mixHead}>
        <SelectField
          label={sides.along}
          value={JSON.stringify(mix.dimension)}
          options={mixes.map(({ dimension }) => ({
            value: JSON.stringify(dimension),
            label: dimensionWords(dimension, speech),
          }))}
          onChange={onChoose}
        />
      </div>
      <SimpleTable<Line>
        caption={said.caption(by)}
        dense
        rows={lines}
        rowKey={(line) => line.name}
        columns={[
          { id: 'name', label: said.columns.group, cell: (line) => line.name, heading: true },
          number('shareBefore', share),
          number('shareAfter', share),
          mean('before'),
          mean('after'),
          number('behaviour', amount),
          number('mix', amount),
        ]}
      />
      <p className={classes.note}>{sides.note}</p>
    </section>
  );
}

const isThere = (strip: StripValues | undefined): strip is StripValues => strip !== undefined;

function linesOf(mix: DimensionMix, strips: MixStrips | null, { words }: Telling, speech: Speech): readonly Line[] {
  const sizes = {
    before: mix.levels.reduce((sum, level) => sum + (level.before?.n ?? 0), 0),
    after: mix.levels.reduce((sum, level) => sum + (level.after?.n ?? 0), 0),
  };
  const lineOf = (level: MixLevel): Line => ({
    name: levelWords(
      mix.dimension,
      level.level === null ? { kind: 'missing' } : { kind: 'value', value: level.level },
      speech,
    ),
    shareBefore: (level.before?.n ?? 0) / sizes.before,
    shareAfter: (level.after?.n ?? 0) / sizes.after,
    before: level.before?.mean ?? null,
    after: level.after?.mean ?? null,
    behaviour: level.behaviour,
    mix: level.mix,
    ...(strips === null
      ? {}
      : {
          strips: {
            before: strips.before.levels.get(level.level),
            after: strips.after.levels.get(level.level),
          },
        }),
  });
  const lines = mix.levels.map(lineOf);
  const [shown, rest] =
    lines.length <= mostLines + 1 ? [lines, []] : [lines.slice(0, mostLines), lines.slice(mostLines)];
  const sum = (of: readonly Line[], pick: (line: Line) => number): number =>
    of.reduce((all, line) => all + pick(line), 0);
  const others: readonly Line[] =
    rest.length === 0
      ? []
      : [
          {
            name: words.compared.mix.others(rest.length),
            shareBefore: sum(rest, (line) => line.shareBefore),
            shareAfter: sum(rest, (line) => line.shareAfter),
            before: meanOf(rest, 'shareBefore', 'before'),
            after: meanOf(rest, 'shareAfter', 'after'),
            behaviour: sum(rest, (line) => line.behaviour),
            mix: sum(rest, (line) => line.mix),
          },
        ];
  const { split } = mix;
  const total: Line = {
    name: words.compared.mix.total,
    shareBefore: 1,
    shareAfter: 1,
    before: split.before,
    after: split.after,
    behaviour: split.behaviour,
    mix: split.mix,
    ...(strips === null
      ? {}
      : { strips: { before: strips.before.all ?? undefined, after: strips.after.all ?? undefined } }),
  };
  return [...shown, ...others, total];
}

function meanOf(lines: readonly Line[], share: 'shareBefore' | 'shareAfter', mean: 'before' | 'after'): number | null {
  const weight = lines.reduce((sum, line) => sum + line[share], 0);
  return weight === 0 ? null : lines.reduce((sum, line) => sum + line[share] * (line[mean] ?? 0), 0) / weight;
}
