import { useMemo, useState } from 'react';
import { measureTitle } from '../../../analyses/measure-words.ts';
import { homogeneity, type MeasureHomogeneity, type Spread } from '../../../analyses/segmentation/holds/homogeneity.ts';
import { propose } from '../../../analyses/segmentation/holds/proposals.ts';
import { stripWords } from '../../../analyses/strip-words.ts';
import { QuantileStrip } from '../../../charts/table-line/QuantileStrip.tsx';
import { stripDomain, type StripValues } from '../../../charts/table-line/strip-values.ts';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import type { Measure } from '../../../model/measure.ts';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { NumberText } from '../../../ui/NumberText.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SimpleTable, type TableColumn } from '../../../ui/SimpleTable.tsx';
import { PlaceProblem } from '../../PlaceProblem.tsx';
import { progressOf } from '../../progress-of.ts';
import { useRuleSpeech } from '../../use-rule-speech.tsx';
import { BehindMean } from '../../BehindMean.tsx';
import { HoldsPictures } from './HoldsPictures.tsx';
import { partNames, writtenAs } from './part-words.ts';
import { ProposalList } from './ProposalList.tsx';
import classes from './segmentations.module.css';
import type { SegmentationTabProps } from './segmentation-tab.ts';
import { useSample } from './use-sample.tsx';
import { useSizes } from './use-sizes.tsx';

interface Row {
  readonly measure: Measure;
  readonly place: number;
  readonly found: MeasureHomogeneity;
}

/** Whether members of a segment are alike and unlike the others, on each measure, and what would make it clearer. */
export function HoldsTab({ segmentation, record, onPlan }: SegmentationTabProps) {
  const words = useWords();
  const formats = useFormats();
  const speech = useRuleSpeech();
  const { measures, computed } = useSample(segmentation, record);
  const sizes = useSizes(segmentation);
  const [opened, setOpened] = useState(0);
  const sample = computed.value;
  const parts = segmentation.plan.parts.length;
  const fits = sample !== null && sample.values.length === measures.length && !computed.stale;
  const found = useMemo(() => (fits ? homogeneity(sample, parts) : []), [fits, sample, parts]);
  const proposals = useMemo(
    () => (fits && sizes.value !== null && !sizes.stale ? propose(sample, parts, sizes.value.counts) : null),
    [fits, sample, parts, sizes.value, sizes.stale],
  );
  if (speech === null) return null;
  const said = words.segmentReading.holds;
  const names = partNames(segmentation, speech);
  const rows = found.flatMap((one, place): readonly Row[] => {
    const measure = measures[place];
    return measure === undefined || one.n === 0 ? [] : [{ measure, place, found: one }];
  });
  const best = rows.toSorted((a, b) => (b.found.ranks ?? 0) - (a.found.ranks ?? 0))[0];
  const shown = rows.find((row) => row.place === opened) ?? best;
  const share = (value: number | null) =>
    value === null ? '—' : <NumberText exact={formats.exact(value)}>{formats.percent(Math.max(0, value))}</NumberText>;
  const columns: TableColumn<Row>[] = [
    { id: 'measure', label: said.measure, heading: true, cell: ({ measure }) => measureTitle(measure, speech) },
    {
      id: 'ranks',
      label: said.ranks,
      align: 'end',
      sortBy: (row) => row.found.ranks,
      cell: (row) => share(row.found.ranks),
    },
    { id: 'log', label: said.log, align: 'end', sortBy: (row) => row.found.log, cell: (row) => share(row.found.log) },
    {
      id: 'plain',
      label: said.plain,
      align: 'end',
      sortBy: (row) => row.found.plain,
      cell: (row) => share(row.found.plain),
    },
    {
      id: 'inside',
      label: said.inside,
      align: 'end',
      sortBy: (row) => row.found.inside,
      cell: (row) => share(row.found.inside),
    },
    { id: 'n', label: said.n, align: 'end', cell: (row) => <NumberText>{formats.integer(row.found.n)}</NumberText> },
  ];
  const explained = best?.found.ranks ?? 0;
  return (
    <>
      <PlaceProblem state={computed.state} onRetry={computed.retry} />
      <Dimmed progress={progressOf(computed, words.segmentation.working)} height={360}>
        {best === undefined || shown === undefined || sample === null ? null : (
          <>
            <Section
              title={
                explained <= 0
                  ? said.titleNothing
                  : said.title({ share: explained, measure: measureTitle(best.measure, speech) })
              }
              note={said.note({ inside: 1 - Math.max(0, explained) })}
            >
              <SimpleTable
                caption={said.table}
                columns={columns}
                rows={rows}
                rowKey={(row) => row.place}
                onRow={(row) => {
                  setOpened(row.place);
                }}
                selected={(row) => row.place === shown.place}
              />
            </Section>
            <PartSpreads row={shown} names={names} />
            <div className={classes.pictures}>
              <HoldsPictures
                sample={sample}
                place={shown.place}
                title={measureTitle(shown.measure, speech)}
                names={names}
                write={writtenAs(shown.measure, speech)}
              />
            </div>
            {proposals === null ? null : (
              <ProposalList
                segmentation={segmentation}
                measures={measures}
                proposals={proposals}
                names={names}
                sizes={sizes.value?.counts ?? []}
                onPlan={onPlan}
              />
            )}
            <p className={classes.quiet}>
              {words.segmentReading.sampled({ drawn: sample.part.length, all: sample.all })}
            </p>
          </>
        )}
      </Dimmed>
    </>
  );
}

/** Where each segment lies on one measure. */
function PartSpreads({ row, names }: { readonly row: Row; readonly names: readonly string[] }) {
  const formats = useFormats();
  const words = useWords();
  const speech = useRuleSpeech();
  if (speech === null) return null;
  const said = words.segmentReading.holds;
  const write = writtenAs(row.measure, speech);
  const spreads = [
    ...row.found.parts.map((spread, place) => ({ name: names[place] ?? '', spread })),
    { name: said.whole, spread: row.found.whole },
  ].flatMap(({ name, spread }) => (spread === null ? [] : [{ name, spread }]));
  const strip = ({ p10, median, p90, mean }: Spread): StripValues => ({ p10, p50: median, p90, mean });
  const domain = stripDomain(spreads.map(({ spread }) => strip(spread)));
  const columns: TableColumn<(typeof spreads)[number]>[] = [
    { id: 'part', label: said.part, heading: true, cell: ({ name }) => name },
    {
      id: 'n',
      label: said.n,
      align: 'end',
      sortBy: ({ spread }) => spread.n,
      cell: ({ spread }) => <NumberText>{formats.integer(spread.n)}</NumberText>,
    },
    {
      id: 'median',
      label: said.median,
      align: 'end',
      sortBy: ({ spread }) => spread.median,
      cell: ({ spread }) => <NumberText strong>{write(spread.median)}</NumberText>,
    },
    {
      id: 'middle',
      label: said.middle,
      align: 'end',
      cell: ({ spread }) => (
        <NumberText>{said.between({ low: write(spread.p10), high: write(spread.p90) })}</NumberText>
      ),
    },
    {
      id: 'strip',
      label: words.compared.stripTitle,
      cell: ({ spread }) => (
        <QuantileStrip {...strip(spread)} domain={domain} label={stripWords(strip(spread), write, words)} />
      ),
    },
    {
      id: 'typical',
      label: said.typical,
      note: said.typicalNote,
      align: 'end',
      sortBy: ({ spread }) => spread.typical,
      cell: ({ spread }) => <NumberText>{formats.percent(spread.typical)}</NumberText>,
    },
    {
      id: 'against',
      label: said.against,
      align: 'end',
      sortBy: ({ spread }) => spread.against,
      cell: ({ spread }) => <NumberText>{spread.against === null ? '—' : formats.percent(spread.against)}</NumberText>,
    },
  ];
  return (
    <Section title={said.perPart(measureTitle(row.measure, speech))} end={<BehindMean measure={row.measure} />}>
      <SimpleTable
        caption={said.perPart(measureTitle(row.measure, speech))}
        dense
        columns={columns}
        rows={spreads}
        rowKey={({ name }, index) => `${String(index)} ${name}`}
      />
    </Section>
  );
}
