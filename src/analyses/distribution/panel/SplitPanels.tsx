import { useState } from 'react';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { smallMultiples, type Panel } from '../../../charts/small-multiples/small-multiples.ts';
import type { DrawnDistribution, Group, Split } from '../compute.ts';
import type { Interval } from '../bars.ts';
import { explainedShare } from '../findings.ts';
import { groupRule } from '../group-rule.ts';
import type { Rule } from '../../../model/rule.ts';
import { GroupSelection, type GroupPick } from './GroupSelection.tsx';
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
  readonly population: Rule | null;
  readonly onMakeSegment: (rule: Rule) => void;
  readonly onShowCustomers: (rule: Rule) => void;
}

/** One small histogram a group, on the bins of the whole; a bar of one opens to its customers. */
export function SplitPanels({
  result,
  split,
  telling,
  by,
  level,
  population,
  onMakeSegment,
  onShowCustomers,
}: SplitPanelsProps) {
  const [picked, setPicked] = useState<{ readonly of: DrawnDistribution; readonly pick: GroupPick } | null>(null);
  const pick = picked?.of === result ? picked.pick : null;
  const choose = (group: Group | undefined, interval: Interval | undefined, count: number | undefined): void => {
    if (group === undefined || interval === undefined || count === undefined) return;
    setPicked({ of: result, pick: { group, interval, count } });
  };
  const all: Interval = { from: result.summary.min, to: result.summary.max, toIncluded: true, zeros: true };
  const pickGroup = (group: Group): void => {
    choose(group, all, group.n);
  };
  const { words, formats, writer } = telling;
  const said = words.average.split;
  const explained = explainedShare(result);
  const name = (group: Group): string => groupName(group, words, level);
  const shown = split.groups.filter((group) => group.n > 0 && group.bars.length > 0);
  const yesNo = result.binning.yesNo === true;
  const panels = shown.map((group): Panel => ({
    title: name(group),
    detail: said.panel({
      share: group.share,
      mean: yesNo ? formats.percent(group.mean) : writer.value(group.mean),
    }),
    bins: chartBins(result, group.bars),
    ...(yesNo ? {} : { mean: group.mean }),
  }));
  const drawing = smallMultiples({
    panels,
    columns: 3,
    scale: result.binning.bins.scale,
    ofValues: yesNo,
    words: {
      value: writer.value,
      zero: formats.percent,
      tip: (panel, bin) =>
        said.tip({
          panel: panel.title,
          interval: yesNo
            ? writer.value(bin.from)
            : bin.kind === 'zero'
              ? words.average.zero
              : writer.interval({ from: bin.from, to: bin.to, toIncluded: false, zeros: true }),
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
      onRow={pickGroup}
      onMark={(row) => {
        const group = typeof row['order'] === 'number' ? shown[row['order']] : undefined;
        const bar = group?.bars.find((one) => one.kind === row['kind'] && (one.interval.from ?? 0) === row['low']);
        choose(group, bar?.interval, bar?.count);
      }}
    >
      <GroupStrips groups={shown} result={result} telling={telling} name={name} onRow={pickGroup} />
      {pick === null ? null : (
        <GroupSelection
          pick={pick}
          name={name(pick.group)}
          rule={
            result.spec.split === null
              ? null
              : groupRule(result.spec.measure, result.spec.split, pick.group.key, pick.interval, population)
          }
          result={result}
          telling={telling}
          onClear={() => {
            setPicked(null);
          }}
          onMakeSegment={onMakeSegment}
          onShowCustomers={onShowCustomers}
        />
      )}
    </ChartFigure>
  );
}
