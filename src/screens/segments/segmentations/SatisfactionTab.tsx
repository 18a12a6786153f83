import { useState } from 'react';
import { measureTitle } from '../../../analyses/measure-words.ts';
import {
  addedAnswers,
  answersByPartQuery,
  otherScale,
  readAnswersByPart,
  type QuarterAnswers,
} from '../../../analyses/segmentation/satisfaction/answers-query.ts';
import {
  answersQuery,
  noticeScale,
  readAnswers,
  scales,
  scoreMeasures,
  type Scale,
} from '../../../analyses/segmentation/ready/nps.ts';
import { FEW_ANSWERS } from '../../../analyses/segmentation/satisfaction/over-time.ts';
import { IntervalDot } from '../../../charts/table-line/IntervalDot.tsx';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import type { Words } from '../../../locales/words.ts';
import { netPromoter, netPromoterDifference, type Answers } from '../../../model/statistics/net-promoter.ts';
import { wilsonInterval } from '../../../model/statistics/wilson.ts';
import { useApp, useComputed } from '../../../store/app-context.tsx';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { NumberText } from '../../../ui/NumberText.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { SimpleTable, type TableColumn } from '../../../ui/SimpleTable.tsx';
import { PlaceProblem } from '../../PlaceProblem.tsx';
import { progressOf } from '../../progress-of.ts';
import { useRuleSpeech } from '../../use-rule-speech.tsx';
import { partNames } from './part-words.ts';
import { SatisfactionOverTime } from './SatisfactionOverTime.tsx';
import classes from './segmentations.module.css';
import type { SegmentationTabProps } from './segmentation-tab.ts';
import { usePlanKey } from './use-sizes.tsx';

/** NPS by segment with its interval and the test of the difference with all other customers, and by quarter. */
export function SatisfactionTab({ segmentation, record }: SegmentationTabProps) {
  const app = useApp();
  const words = useWords();
  const speech = useRuleSpeech();
  const [chosen, setChosen] = useState('0');
  const [scaleChosen, setScale] = useState<Scale | null>(null);
  const { plan, id } = segmentation;
  const scores = scoreMeasures(record);
  const score = scores[Number(chosen)] ?? scores[0];
  const { scope, key } = usePlanKey(plan);
  const computed = useComputed(
    `segmentation:satisfaction:${id}`,
    key === null || score === undefined ? null : JSON.stringify([key, score, scaleChosen]),
    async (options) => {
      if (scope === null || score === undefined) throw new Error('A key comes with a score');
      const { engine } = app.services;
      const noticed = noticeScale(readAnswers(await engine.query(answersQuery(score, scope.scope), options)));
      const scale = scaleChosen ?? noticed?.scale ?? 'zero-to-ten';
      const rows = await engine.query(answersByPartQuery(plan, score, scale, scope.scope), options);
      return { scale, quarters: readAnswersByPart(rows, plan.parts.length) };
    },
  );
  if (speech === null) return null;
  const said = words.segmentReading.satisfaction;
  if (score === undefined) return <EmptyState title={words.segmentation.tabs.satisfaction}>{said.noScore}</EmptyState>;
  const names = partNames(segmentation, speech);
  return (
    <>
      <div className={classes.choices}>
        <SelectField
          label={said.score}
          value={chosen}
          options={scores.map((one, index) => ({ value: String(index), label: measureTitle(one, speech) }))}
          onChange={setChosen}
        />
        <SelectField
          label={said.scale}
          value={computed.value?.scale ?? scaleChosen}
          options={scales.map((value) => ({ value, label: words.segmentation.make.scales[value] }))}
          onChange={setScale}
        />
      </div>
      <PlaceProblem state={computed.state} onRetry={computed.retry} />
      <Dimmed progress={progressOf(computed, words.segmentation.working)} height={320}>
        {computed.value === null ? null : (
          <Scores quarters={computed.value.quarters} scale={computed.value.scale} names={names} />
        )}
      </Dimmed>
    </>
  );
}

interface Row {
  readonly name: string;
  readonly answers: Answers;
  readonly rest: Answers | null;
}

interface ScoresProps {
  readonly quarters: readonly QuarterAnswers[];
  readonly scale: Scale;
  readonly names: readonly string[];
}

function Scores({ quarters, scale, names }: ScoresProps) {
  const words = useWords();
  const formats = useFormats();
  const said = words.segmentReading.satisfaction;
  const byPart = names.map((_, place) => addedAnswers(quarters.flatMap((one) => one.parts[place] ?? [])));
  const all = addedAnswers(byPart);
  const whole = netPromoter(all);
  if (whole.score === null) return <p className={classes.quiet}>{said.none}</p>;
  const rows: readonly Row[] = [
    ...byPart.map((answers, place) => ({
      name: names[place] ?? '',
      answers,
      rest: addedAnswers(byPart.filter((_, other) => other !== place)),
    })),
    { name: said.all, answers: all, rest: null },
  ].filter(({ answers }) => netPromoter(answers).n > 0);
  const told = rows.filter((row) => row.rest !== null && netPromoter(row.answers).n >= FEW_ANSWERS);
  const sorted = told.toSorted((a, b) => scoreOf(b) - scoreOf(a));
  const [best, worst] = [sorted[0], sorted.at(-1)];
  const odd = otherScale(quarters, scale);
  const signed = (value: number): string => formats.signed(Math.round(value * 10) / 10);
  const columns: TableColumn<Row>[] = [
    { id: 'part', label: said.part, heading: true, cell: (row) => row.name },
    {
      id: 'n',
      label: said.answers,
      align: 'end',
      sortBy: (row) => netPromoter(row.answers).n,
      cell: (row) => <NumberText>{formats.integer(netPromoter(row.answers).n)}</NumberText>,
    },
    {
      id: 'nps',
      label: said.nps,
      align: 'end',
      sortBy: scoreOf,
      cell: (row) => (
        <NumberText strong exact={formats.exact(scoreOf(row))}>
          {signed(scoreOf(row))}
        </NumberText>
      ),
    },
    {
      id: 'interval',
      label: said.interval,
      width: 170,
      cell: (row) => {
        const { adjusted } = netPromoter(row.answers);
        const [low, high] = [adjusted.centre - adjusted.margin, adjusted.centre + adjusted.margin];
        return (
          <IntervalDot
            value={scoreOf(row)}
            low={low}
            high={high}
            against={whole.score ?? 0}
            domain={[-100, 100]}
            label={said.between({ low: signed(low), high: signed(high) })}
          />
        );
      },
    },
    {
      id: 'between',
      label: said.interval,
      labelHidden: true,
      align: 'end',
      cell: (row) => {
        const { adjusted } = netPromoter(row.answers);
        return (
          <NumberText>
            {said.between({
              low: signed(adjusted.centre - adjusted.margin),
              high: signed(adjusted.centre + adjusted.margin),
            })}
          </NumberText>
        );
      },
    },
    ...(['promoters', 'detractors'] as const).map((kind): TableColumn<Row> => ({
      id: kind,
      label: said[kind],
      align: 'end',
      sortBy: (row) => row.answers[kind] / netPromoter(row.answers).n,
      cell: ({ answers }) => {
        const { n } = netPromoter(answers);
        const { low, high } = wilsonInterval(answers[kind], n);
        return (
          <NumberText exact={said.between({ low: formats.percentExact(low), high: formats.percentExact(high) })}>
            {said.share({
              share: answers[kind] / n,
              between: said.between({ low: formats.percent(low), high: formats.percent(high) }),
            })}
          </NumberText>
        );
      },
    })),
    {
      id: 'rest',
      label: said.rest,
      align: 'end',
      cell: ({ rest, answers }) => {
        const found = rest === null ? null : netPromoterDifference(rest, answers);
        if (netPromoter(answers).n < FEW_ANSWERS) return <NumberText tone="quiet">{said.few}</NumberText>;
        return found === null ? null : (
          <NumberText tone={found.p < 0.05 ? 'plain' : 'quiet'}>
            {said.test({ difference: signed(found.difference), probability: formats.probability(found.p) })}
          </NumberText>
        );
      },
    },
  ];
  return (
    <>
      <Section
        title={
          best !== undefined && worst !== undefined && best !== worst
            ? said.title({
                best: best.name,
                worst: worst.name,
                gap: formats.number(Math.round(scoreOf(best) - scoreOf(worst))),
              })
            : said.titleAll({ score: signed(whole.score), n: whole.n })
        }
        note={said.note}
      >
        {odd.length === 0 ? null : (
          <Notice tone="warn">{said.other(formats.list(odd.map((one) => quarterName(one.quarter, words))))}</Notice>
        )}
        <SimpleTable caption={said.table} columns={columns} rows={rows} rowKey={(row) => row.name} />
      </Section>
      {quarters.length < 2 ? null : (
        <SatisfactionOverTime
          quarters={quarters}
          apart={odd}
          names={names}
          signed={signed}
          quarterName={(day) => quarterName(day, words)}
        />
      )}
    </>
  );
}

const scoreOf = (row: Row): number => netPromoter(row.answers).score ?? Number.NaN;

/** The quarter of its first day. */
const quarterName = (day: string | null, words: Words): string =>
  day === null
    ? '—'
    : words.segmentReading.satisfaction.quarterName({
        year: day.slice(0, 4),
        quarter: Math.ceil(Number(day.slice(5, 7)) / 3),
      });
