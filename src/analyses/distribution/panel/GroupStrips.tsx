import { QuantileStrip } from '../../../charts/table-line/QuantileStrip.tsx';
import { stripDomain, type StripValues } from '../../../charts/table-line/strip-values.ts';
import { SimpleTable } from '../../../ui/SimpleTable.tsx';
import { stripWords } from '../../strip-words.ts';
import type { DrawnDistribution, Group } from '../compute.ts';
import type { Telling } from './telling.ts';

export interface GroupStripsProps {
  readonly groups: readonly Group[];
  readonly result: DrawnDistribution;
  readonly telling: Telling;
  readonly name: (group: Group) => string;
  readonly onRow: (group: Group) => void;
}

/** The mean of each group, never alone: beside it where eight in ten of its values lie, on one scale. */
export function GroupStrips({
  groups,
  result,
  telling: { words, formats, writer, measure },
  name,
  onRow,
}: GroupStripsProps) {
  const { split: said, table } = words.average;
  const strip = ({ p10, median, p90, mean }: Group): StripValues => ({ p10, p50: median, p90, mean });
  const yesNo = result.binning.yesNo === true;
  const domain = stripDomain(groups.map(strip));
  return (
    <SimpleTable<Group>
      caption={table.caption(measure)}
      dense
      rows={groups}
      onRow={onRow}
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
          cell: ({ mean }) => (yesNo ? formats.percentExact(mean) : writer.value(mean)),
          sortBy: ({ mean }) => mean,
        },
        // A yes or no has no values to lie between.
        ...(yesNo
          ? []
          : [
              {
                id: 'strip',
                label: words.compared.stripTitle,
                cell: (group: Group) => (
                  <QuantileStrip
                    {...strip(group)}
                    domain={domain}
                    label={stripWords(strip(group), writer.value, words)}
                    width={180}
                  />
                ),
              },
            ]),
      ]}
    />
  );
}
