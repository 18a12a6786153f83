import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { smallMultiples, type Panel } from '../../../charts/small-multiples/small-multiples.ts';
import type { DrawnDistribution, Group, Split } from '../compute.ts';
import { explainedShare } from '../findings.ts';
import { GroupStrips } from './GroupStrips.tsx';
import { groupName } from './group-name.ts';
import { chartBins } from './histogram-picture.ts';
import { groupTable } from './tables.ts';
import type { Telling } from './telling.ts';

export interface SplitPanelsProps {
  readonly result: DrawnDistribution;
  readonly split: Split;
  readonly telling: Telling;
  /** The dimension as a noun. */
  readonly by: string;
  /** A value of it in words. */
  readonly level: (value: string) => string;
}

/** One small histogram a group, on the bins of the whole. */
export function SplitPanels({ result, split, telling, by, level }: SplitPanelsProps) {
  const { words, writer } = telling;
  const said = words.average.split;
  const explained = explainedShare(result);
  const name = (group: Group): string => groupName(group, words, level);
  const shown = split.groups.filter((group) => group.n > 0 && group.bars.length > 0);
  const panels = shown.map((group): Panel => ({
    title: said.panel({ name: name(group), share: group.share, mean: writer.value(group.mean) }),
    bins: chartBins(result, group.bars),
    mean: group.mean,
  }));
  const drawing = smallMultiples({
    panels,
    columns: 3,
    scale: result.binning.bins.scale,
    words: {
      value: writer.value,
      tip: (panel, bin) =>
        said.tip({
          panel: panel.title,
          interval: writer.interval({ from: bin.from, to: bin.to, toIncluded: false, zeros: true }),
          count: words.average.counted(bin.count, result.per),
        }),
    },
  });
  return (
    <ChartFigure<Group>
      title={explained === null ? said.unknown(by) : said.title({ split: by, explained })}
      footnote={said.note}
      drawing={drawing}
      table={groupTable(shown, name, result, telling)}
      labels={words.chart}
      fileName={by}
    >
      <GroupStrips groups={shown} result={result} telling={telling} name={name} />
    </ChartFigure>
  );
}
