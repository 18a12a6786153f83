import { useState } from 'react';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { lines } from '../../../charts/lines/lines.ts';
import { SegmentedChoice } from '../../../ui/SegmentedChoice.tsx';
import type { SurvivalPoint } from '../../../model/statistics/survival.ts';
import { fieldWords, levelWords } from '../../measure-words.ts';
import { followedAfter, lostBy } from '../marks.ts';
import type { LifecycleSpec, LifecycleView } from '../spec.ts';
import type { Curve, SurvivalResult } from '../survival.ts';
import { MONTH_DAYS } from '../survival-query.ts';
import { CurveTable } from './CurveTable.tsx';
import { monthTicks } from './month-ticks.ts';
import { HazardFigure } from './HazardFigure.tsx';
import { allOf, type Rule } from '../../../model/rule.ts';
import type { FigureProps } from './FigureProps.tsx';
import type { Telling } from './telling.ts';

interface CurveRow {
  readonly curve: Curve;
  readonly point: SurvivalPoint;
}

export type SurvivalFigureProps = FigureProps & { readonly survival: SurvivalResult };

/** How long customers stay, and when they leave. */
export function SurvivalFigure(props: SurvivalFigureProps) {
  const { telling, frame } = props;
  const said = telling.words.lifecycle.survival;
  const [picture, setPicture] = useState<'curve' | 'hazard'>('curve');
  const framed: SurvivalFigureProps = {
    ...props,
    frame: {
      ...frame,
      end: (
        <>
          <SegmentedChoice
            label={telling.words.lifecycle.settings.picture}
            value={picture}
            options={(['curve', 'hazard'] as const).map((value) => ({ value, label: said.pictures[value] }))}
            onChange={setPicture}
          />
          {frame.end}
        </>
      ),
    },
  };
  return picture === 'curve' ? <Curves {...framed} /> : <HazardFigure {...framed} />;
}

/** Of a curve of thousands of days the table holds about as many. */
const mostRows = 120;

function Curves({ survival, spec, telling, frame, onPick }: SurvivalFigureProps) {
  const { words, formats, asOf } = telling;
  const said = words.lifecycle.survival;
  const { all, groups } = survival;
  const drawn = groups.length === 0 ? [all] : groups;
  const nameOf = (curve: Curve): string => curveWords(curve, spec, telling);
  const tip = ({ curve, point }: CurveRow): string =>
    said.tip({
      who: nameOf(curve),
      days: point.time,
      share: point.survival,
      low: point.low,
      high: point.high,
      atRisk: point.atRisk,
    });
  const xTo = Math.max(1, ...drawn.map((curve) => (curve.points.at(-1)?.time ?? 0) / MONTH_DAYS));
  const rows = drawn.flatMap((curve) =>
    curve.points
      .filter((_, i) => i % Math.ceil(curve.points.length / mostRows) === 0 || i === curve.points.length - 1)
      .map((point): CurveRow => ({ curve, point })),
  );
  const byTip = new Map(
    drawn.flatMap((curve) => curve.points.map((point) => [tip({ curve, point }), { curve, point }])),
  );
  const { span } = spec.survival;
  const pick = ({ curve, point }: CurveRow): void => {
    const inGroup = (rule: Rule): Rule =>
      (curve.key.kind === 'level' || curve.key.kind === 'missing') && spec.survival.split !== null
        ? allOf([
            {
              kind: 'dimension',
              dimension: spec.survival.split,
              levels: [curve.key.kind === 'level' ? { kind: 'value', value: curve.key.value } : { kind: 'missing' }],
            },
            rule,
          ])
        : rule;
    onPick({
      choices: [
        { label: said.marks.lost, rule: inGroup(lostBy(span, point.time)) },
        { label: said.marks.still, rule: inGroup(followedAfter(span, point.time)) },
      ],
    });
  };
  const share = (value: number | null): string => (value === null ? '' : formats.percentExact(value));
  return (
    <ChartFigure<CurveRow, LifecycleView>
      {...frame}
      title={headline(all, telling)}
      subtitle={said.subtitle({ n: all.customers, lost: all.lost, asOf: formats.date(asOf) })}
      footnote={notes(survival, spec, telling).join(' ')}
      fileName={words.lifecycle.views.survival}
      drawing={lines({
        shape: 'steps',
        lines: drawn.map((curve) => ({
          label: nameOf(curve),
          look: groups.length === 0 ? 'main' : 'group',
          points: [
            { x: 0, y: 1, low: 1, high: 1, tip: nameOf(curve) },
            ...curve.points.map((point) => ({
              x: point.time / MONTH_DAYS,
              y: point.survival,
              low: point.low,
              high: point.high,
              tip: tip({ curve, point }),
            })),
          ],
        })),
        xTo,
        yTo: 1,
        xTicks: monthTicks(xTo),
        marks:
          all.median === null || groups.length > 0
            ? []
            : [{ x: all.median / MONTH_DAYS, label: said.median(all.median) }],
        levels: [{ y: 0.5, label: '' }],
        words: { x: formats.integer, y: formats.percent, xAxis: said.xAxis, yAxis: said.yAxis },
      })}
      table={{
        caption: words.lifecycle.views.survival,
        columns: [
          { label: said.columns.who, value: ({ curve }) => nameOf(curve) },
          {
            label: said.columns.days,
            value: ({ point }) => point.time,
            text: ({ point }) => formats.integer(point.time),
            align: 'end',
          },
          {
            label: said.columns.share,
            value: ({ point }) => point.survival,
            text: ({ point }) => share(point.survival),
            align: 'end',
          },
          {
            label: said.columns.low,
            value: ({ point }) => point.low,
            text: ({ point }) => share(point.low),
            align: 'end',
          },
          {
            label: said.columns.high,
            value: ({ point }) => point.high,
            text: ({ point }) => share(point.high),
            align: 'end',
          },
          {
            label: said.columns.atRisk,
            value: ({ point }) => point.atRisk,
            text: ({ point }) => formats.integer(point.atRisk),
            align: 'end',
          },
          {
            label: said.columns.lost,
            value: ({ point }) => point.lost,
            text: ({ point }) => formats.integer(point.lost),
            align: 'end',
          },
        ],
        rows,
      }}
      onRow={pick}
      onMark={(mark) => {
        const row = typeof mark['tip'] === 'string' ? byTip.get(mark['tip']) : undefined;
        if (row !== undefined) pick(row);
      }}
    >
      {frame.children}
      {groups.length === 0 ? null : <CurveTable survival={survival} telling={telling} nameOf={nameOf} spec={spec} />}
    </ChartFigure>
  );
}

function curveWords(curve: Curve, spec: LifecycleSpec, telling: Telling): string {
  const said = telling.words.lifecycle.survival;
  switch (curve.key.kind) {
    case 'all':
      return said.all;
    case 'other':
      return said.other(curve.key.levels);
    case 'missing':
      return telling.words.rules.level.missing;
    case 'level':
      return spec.survival.split === null
        ? curve.key.value
        : levelWords(spec.survival.split, { kind: 'value', value: curve.key.value }, telling);
  }
}

function headline(all: Curve, { words }: Telling): string {
  const said = words.lifecycle.survival.headline;
  if (all.lost === 0) return said.none;
  if (all.median !== null) return said.median(all.median);
  if (all.afterYear !== null) return said.year(all.afterYear.survival);
  const last = all.points.at(-1);
  return last === undefined ? said.none : said.end({ share: last.survival, days: last.time });
}

/** Departures that begin this long after the first customers may be all that the file knows. A proposal of ours. */
const suspectDays = 550;

function notes({ unfollowed }: SurvivalResult, { survival }: LifecycleSpec, telling: Telling): readonly string[] {
  const { words, formats } = telling;
  const said = words.lifecycle.survival;
  const { span } = survival;
  const { firstGone, firstBegins, population, followed } = unfollowed;
  const late =
    span.end.kind === 'date' &&
    span.knownSince === null &&
    firstGone !== null &&
    firstBegins !== null &&
    Date.parse(firstGone) - Date.parse(firstBegins) > suspectDays * 86_400_000;
  return [
    span.end.kind === 'silence' ? said.assumption(span.end.days) : said.dated(fieldWords(span.end.field, telling)),
    ...(span.knownSince === null ? [] : [said.since(formats.date(span.knownSince))]),
    ...(late ? [said.maybeSince(formats.date(firstGone))] : []),
    ...(population > followed ? [said.left(population - followed)] : []),
    said.interval,
  ];
}
