import { fan as fanDrawing } from '../../../charts/fan/fan.ts';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { isMoney } from '../../money.ts';
import { plainName } from '../../plain-name.ts';
import { amountWords, eventsWords } from '../../measure-words.ts';
import type { Fan, FanPoint } from '../fan.ts';
import { atLeastAt, nothingAt } from '../marks.ts';
import type { LifecycleSpec, LifecycleView } from '../spec.ts';
import type { FigureProps } from './FigureProps.tsx';
import type { Telling } from './telling.ts';

/** How a measure spreads over the customers of each age. */
export function FanFigure({ fan, spec, telling, frame, onPick }: FigureProps & { readonly fan: Fan }) {
  const { words, formats, asOf } = telling;
  const said = words.lifecycle;
  const { unit } = spec.life;
  const write = writer(spec, telling);
  const what = subjectWords(spec, telling);
  const subtitle = [
    said.fan.subtitle({ what, upTo: spec.fan.adds === 'up-to', unit }),
    said.subtitle({ events: telling.events, n: fan.seen[0]?.customers ?? 0, asOf: formats.date(asOf) }),
  ].join(' · ');
  const pick = (point: FanPoint): void => {
    const marks = said.fan.marks;
    onPick({
      choices: [
        ...(point.p90 > 0 ? [{ label: marks.top, rule: atLeastAt(spec, point.period, point.p90) }] : []),
        ...(point.p50 > 0 ? [{ label: marks.half, rule: atLeastAt(spec, point.period, point.p50) }] : []),
        { label: marks.none, rule: nothingAt(spec, point.period) },
      ],
    });
  };
  const numbers = ['mean', 'p10', 'p25', 'p50', 'p75', 'p90'] as const;
  return (
    <ChartFigure<FanPoint, LifecycleView>
      {...frame}
      title={headline(fan, spec, telling, write)}
      subtitle={subtitle}
      footnote={footnote(fan, spec, telling)}
      fileName={said.views.fan}
      drawing={fanDrawing({
        columns: fan.points.map((point) => ({
          ...point,
          x: point.period,
          tip: said.fan.tip({
            k: point.period,
            unit,
            n: point.n,
            p10: write(point.p10),
            p50: write(point.p50),
            p90: write(point.p90),
            mean: write(point.mean),
          }),
        })),
        words: {
          x: formats.integer,
          value: write,
          n: formats.compact,
          xAxis: said.fan.xAxis[unit],
          valueAxis: what,
          nAxis: said.fan.nAxis,
          median: said.fan.median,
          mean: said.fan.mean,
          tenths: said.fan.tenths,
          quarters: said.fan.quarters,
        },
      })}
      table={{
        caption: said.views.fan,
        columns: [
          {
            label: said.fan.columns.k[unit],
            value: (point) => point.period,
            text: (point) => formats.integer(point.period),
            align: 'end',
          },
          {
            label: said.fan.columns.n,
            value: (point) => point.n,
            text: (point) => formats.integer(point.n),
            align: 'end',
          },
          ...numbers.map((name) => ({
            label: said.fan.columns[name],
            value: (point: FanPoint) => point[name],
            text: (point: FanPoint) => write(point[name]),
            align: 'end' as const,
          })),
        ],
        rows: fan.points,
      }}
      onRow={pick}
      onMark={(row) => {
        const point = fan.points.find((one) => one.period === row['period']);
        if (point !== undefined) pick(point);
      }}
    />
  );
}

function writer({ fan }: LifecycleSpec, { record, currency, formats }: Telling): (value: number) => string {
  const { events, amount } = fan.subject;
  const money =
    currency !== null &&
    isMoney(
      { kind: 'events', events, aggregate: 'sum', amount, window: { kind: 'all' }, filter: null, absent: 'zero' },
      record,
    );
  return money ? (value) => formats.money(value, currency) : formats.number;
}

function subjectWords({ fan }: LifecycleSpec, telling: Telling): string {
  const { events, amount } = fan.subject;
  return amount === null
    ? telling.words.lifecycle.settings.subjectCount(eventsWords(events, telling))
    : plainName(amountWords(amount, telling));
}

function headline({ points }: Fan, spec: LifecycleSpec, { words }: Telling, write: (value: number) => string): string {
  const said = words.lifecycle.fan.headline;
  const { unit } = spec.life;
  const last = points.find((point) => point.period === 12) ?? points.at(-1);
  const first = points[0];
  if (last === undefined || first === undefined) return words.lifecycle.views.fan;
  const k = last.period;
  if (last.p50 === 0) return said.zero({ k, unit, p90: write(last.p90), what: '' });
  const [from, to] = [write(first.p50), write(last.p50)];
  return from === to ? said.still({ value: to, k, unit }) : said.moves({ from, to, k, unit });
}

function footnote(fan: Fan, spec: LifecycleSpec, { words, record }: Telling): string {
  const said = words.lifecycle;
  const all = fan.seen[0]?.customers ?? 0;
  const returns = record.events.find((one) => one.id === spec.fan.subject.events)?.returns;
  return [
    fan.through === null
      ? said.fan.footnote.all(spec.life.unit)
      : said.fan.footnote.same({ k: fan.through, unit: spec.life.unit, n: fan.points[0]?.n ?? 0, of: all }),
    ...(returns?.handling === 'net' ? [said.returns] : []),
    ...(fan.population > all ? [said.unborn(fan.population - all)] : []),
  ].join(' ');
}
