import { addedAnswers, type QuarterAnswers } from '../../../analyses/segmentation/satisfaction/answers-query.ts';
import {
  FEW_ANSWERS,
  isEstablished,
  quarterChanges,
  type QuarterChange,
} from '../../../analyses/segmentation/satisfaction/over-time.ts';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import { netPromoter, type Answers } from '../../../model/statistics/net-promoter.ts';
import { NumberText } from '../../../ui/NumberText.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SimpleTable, type TableColumn } from '../../../ui/SimpleTable.tsx';

interface OverTimeProps {
  readonly quarters: readonly QuarterAnswers[];
  /** Those that were asked on another scale. */
  readonly apart: readonly QuarterAnswers[];
  /** Of the parts, the rest last. */
  readonly names: readonly string[];
  readonly signed: (value: number) => string;
  readonly quarterName: (day: string | null) => string;
}

/** The score of each segment by quarter, with the changes that are more than chance. */
export function SatisfactionOverTime({ quarters, apart, names, signed, quarterName }: OverTimeProps) {
  const words = useWords();
  const formats = useFormats();
  const said = words.segmentReading.satisfaction;
  const changes = quarterChanges(quarters, apart);
  const established = changes.filter(isEstablished);
  const largest = established.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))[0];
  const nameOf = (part: number): string => names[part] ?? said.all;
  const isApart = (place: number): boolean => apart.some((one) => one === quarters[place]);
  const quarterAt = (place: number): string => quarterName(quarters[place]?.quarter ?? null);
  const sayChange = (change: QuarterChange): string =>
    said.change({
      part: nameOf(change.part),
      difference: signed(change.difference),
      from: quarterAt(change.since),
      to: quarterAt(change.quarter),
      probability: formats.probability(change.adjusted),
    });
  const written = (answers: Answers | undefined, quarter: number, part: number) => {
    if (answers === undefined) return '—';
    const { score, n, margin } = netPromoter(answers);
    if (score === null) return '—';
    const change = established.find((one) => one.quarter === quarter && one.part === part);
    return (
      <NumberText
        tone={n < FEW_ANSWERS || isApart(quarter) ? 'quiet' : 'plain'}
        strong={change !== undefined}
        exact={`± ${formats.exact(margin ?? 0)} · ${formats.integer(n)}${change === undefined ? '' : ` · ${sayChange(change)}`}`}
      >
        {change === undefined ? '' : change.difference > 0 ? '▲ ' : '▼ '}
        {signed(score)}
      </NumberText>
    );
  };
  const rows = quarters.map((one, place) => ({ ...one, place }));
  const columns: TableColumn<(typeof rows)[number]>[] = [
    { id: 'quarter', label: said.quarter, heading: true, cell: ({ quarter }) => quarterName(quarter) },
    ...names.map((name, part) => ({
      id: `${String(part)} ${name}`,
      label: name,
      align: 'end' as const,
      cell: ({ parts, place }: (typeof rows)[number]) => written(parts[part], place, part),
    })),
    {
      id: 'all',
      label: said.all,
      align: 'end',
      cell: ({ parts, place }) => written(addedAnswers(parts), place, parts.length),
    },
  ];
  return (
    <Section
      title={largest === undefined ? said.quarters : sayChange(largest)}
      note={said.quartersNote({ tests: changes.length, established: established.length })}
    >
      <SimpleTable
        caption={said.quarters}
        dense
        columns={columns}
        rows={rows}
        rowKey={({ quarter }) => quarter ?? ''}
      />
    </Section>
  );
}
