import { QuantileStrip } from '../../../charts/quantile-strip/QuantileStrip.tsx';
import { SimpleTable } from '../../../ui/SimpleTable.tsx';
import type { DrawnDistribution, Group } from '../compute.ts';
import type { Telling } from './telling.ts';

export interface GroupStripsProps {
  readonly groups: readonly Group[];
  readonly result: DrawnDistribution;
  readonly telling: Telling;
  readonly name: (group: Group) => string;
}

/** The mean of each group, never alone: beside it where eight in ten of its values lie, on one scale. */
export function GroupStrips({ groups, result, telling: { words, formats, writer, measure }, name }: GroupStripsProps) {
  const { split: said, table } = words.average;
  const ends = groups.flatMap(({ p10, p90, mean }) => [p10, p90, mean]);
  const domain = [Math.min(...ends), Math.max(...ends)] as const;
  const strip = (group: Group): string =>
    words.compared.strip({
      mean: writer.value(group.mean),
      p10: writer.value(group.p10),
      p50: writer.value(group.median),
      p90: writer.value(group.p90),
    });
  return (
    <SimpleTable<Group>
      caption={table.caption(measure)}
      dense
      rows={groups}
      rowKey={(group) => JSON.stringify(group.key)}
      columns={[
        { id: 'name', label: said.group, cell: name, heading: true },
        {
          id: 'n',
          label: table.count(result.per),
          align: 'end',
          cell: ({ n }) => formats.integer(n),
          sortBy: ({ n }) => n,
        },
        {
          id: 'mean',
          label: said.mean,
          align: 'end',
          cell: ({ mean }) => writer.value(mean),
          sortBy: ({ mean }) => mean,
        },
        {
          id: 'strip',
          label: words.compared.stripTitle,
          cell: (group) => (
            <QuantileStrip
              p10={group.p10}
              p50={group.median}
              p90={group.p90}
              mean={group.mean}
              domain={domain}
              label={strip(group)}
              width={180}
            />
          ),
        },
      ]}
    />
  );
}
