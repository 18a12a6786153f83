import { useState } from 'react';
import { bubbles, type Bubble } from '../../../charts/bubbles/bubbles.ts';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import type { ChartTable } from '../../../charts/chart-table.ts';
import { concentration } from '../../../charts/concentration/concentration.ts';
import type { Speech } from '../../measure-words.ts';
import type { MinedStep } from '../mined.ts';
import type { Context, ContextRates } from '../result.ts';
import { contextWords } from './chip-words.ts';

export interface MapViewProps {
  readonly result: ContextRates;
  readonly unitCost: number | null;
  readonly opened: string | null;
  readonly speech: Speech;
  readonly onOpen: (context: Context) => void;
}

type Picture = 'map' | 'curve';

/** The contexts by volume and rate, what is at stake as the area; and how the confirmed ones concentrate the contacts. */
export function MapView(props: MapViewProps) {
  const [view, setView] = useState<Picture>('map');
  const { words } = props.speech;
  const said = words.contextsMap;
  const placed = placedOf(props.result);
  if (placed.length === 0) return <p>{said.mapNone}</p>;
  const views = [
    { value: 'map' as const, label: said.views.map },
    ...(props.result.curve.length === 0 ? [] : [{ value: 'curve' as const, label: said.views.curve }]),
  ];
  return view === 'curve' && props.result.curve.length > 0 ? (
    <Curve {...props} views={views} onView={setView} />
  ) : (
    <Bubbles {...props} placed={placed} views={views} onView={setView} />
  );
}

interface Placed {
  readonly context: Context;
  readonly listed: boolean;
  readonly rank: number;
}

/** The list and the other leads that have a contact. */
function placedOf({ lines, leads }: ContextRates): readonly Placed[] {
  return [
    ...lines.map((context, index) => ({ context, listed: true, rank: index + 1 })),
    ...leads.map((context, index) => ({ context, listed: false, rank: index + 1 })),
  ].filter(({ context }) => context.contacts > 0);
}

interface Viewed {
  readonly views: readonly { readonly value: Picture; readonly label: string }[];
  readonly onView: (view: Picture) => void;
}

function Bubbles({
  result,
  unitCost,
  opened,
  speech,
  onOpen,
  placed,
  views,
  onView,
}: MapViewProps & Viewed & { readonly placed: readonly Placed[] }) {
  const { words, formats } = speech;
  const said = words.contextsMap;
  const { exposure } = result.spec;
  const nameOf = ({ context }: Placed): string => contextWords(context, result.spec.dimensions, speech);
  const confirmed = result.lines.filter(({ state }) => state === 'confirmed');
  const total = confirmed.reduce((sum, { adds }) => sum + Math.max(0, adds.contacts - adds.expected), 0);
  const first = confirmed.toSorted((a, b) => b.adds.contacts - b.adds.expected - a.adds.contacts + a.adds.expected)[0];
  const title =
    first === undefined || total === 0
      ? said.tab
      : said.mapTitle({
          context: contextWords(first, result.spec.dimensions, speech),
          share: (first.adds.contacts - first.adds.expected) / total,
        });
  const counts = { lines: result.lines.length, leads: result.leads.length };
  const overall = result.totals.contacts / result.totals.exposure;
  const table: ChartTable<Placed> = {
    caption: said.mapTable,
    rows: placed,
    columns: [
      { label: said.columns.context, value: nameOf },
      number(said.columns.contacts, ({ context }) => context.contacts, formats.integer),
      number(
        said.columns.rate,
        ({ context }) => context.rate,
        (value) => formats.decimal(value, 2),
      ),
      number(said.columns.excess, ({ context }) => context.excess, formats.integer),
      number(said.columns.customers, ({ context }) => context.customers, formats.integer),
    ],
  };
  return (
    <ChartFigure<Placed, Picture>
      title={title}
      subtitle={unitCost === null ? said.mapSubtitle(counts) : said.mapCostSubtitle(counts)}
      footnote={said.mapNote}
      labels={words.chart}
      fileName="ecart-contexts"
      table={table}
      views={views}
      view="map"
      onView={onView}
      onRow={({ context }) => {
        onOpen(context);
      }}
      onMark={(row) => {
        const found = placed.find(({ context }) => context.id === row['id']);
        if (found !== undefined) onOpen(found.context);
      }}
      drawing={bubbles({
        bubbles: placed.map((one): Bubble => ({
          id: one.context.id,
          volume: one.context.contacts,
          rate: one.context.rate,
          stake: one.context.excess,
          label: one.listed ? formats.integer(one.rank) : '',
          tone: one.listed ? 'strong' : 'light',
          chosen: one.context.id === opened,
          tip: said.tip({
            context: nameOf(one),
            contacts: one.context.contacts,
            rate: words.contexts.rates[exposure](one.context.rate),
            excess: formats.integer(one.context.excess),
          }),
        })),
        against: overall,
        words: {
          volumeAxis: said.volumeAxis,
          rateAxis: said.rateAxis[exposure],
          against: said.against(formats.decimal(overall, 2)),
          volume: formats.integer,
          rate: (value) => formats.decimal(value, 1),
        },
      })}
    />
  );
}

interface Step {
  readonly step: MinedStep;
  readonly name: string;
  readonly rank: number;
  readonly contacts: number;
  readonly exposure: number;
}

function Curve({ result, speech, views, onView }: MapViewProps & Viewed) {
  const { words, formats } = speech;
  const said = words.contextsMap;
  const { exposure } = result.spec;
  const steps = result.curve.flatMap((step): readonly Step[] => {
    const line = result.lines[step.line];
    if (line === undefined) return [];
    return [
      {
        step,
        name: contextWords(line, result.spec.dimensions, speech),
        rank: step.line + 1,
        contacts: step.contacts / result.totals.contacts,
        exposure: step.exposure / result.totals.exposure,
      },
    ];
  });
  const last = steps.at(-1);
  return (
    <ChartFigure<Step, Picture>
      title={said.curveTitle({
        contacts: last?.contacts ?? 0,
        exposure: last?.exposure ?? 0,
        ofTime: exposure === 'customer-years',
      })}
      subtitle={said.curveSubtitle(steps.length)}
      labels={words.chart}
      fileName="ecart-concentration"
      views={views}
      view="curve"
      onView={onView}
      table={{
        caption: said.curveTable,
        rows: steps,
        columns: [
          { label: said.curveColumns.added, value: ({ name }) => name },
          number(said.curveColumns.exposure, (one) => one.exposure, formats.percent),
          number(said.curveColumns.contacts, (one) => one.contacts, formats.percent),
        ],
      }}
      drawing={concentration({
        points: steps.map((one) => ({
          exposure: one.exposure,
          contacts: one.contacts,
          label: formats.integer(one.rank),
          tip: said.curveTip({ context: one.name, contacts: one.contacts, exposure: one.exposure }),
        })),
        words: {
          share: formats.percent,
          exposureAxis: said.exposureAxis[exposure],
          contactsAxis: said.contactsAxis,
          equal: said.equal,
        },
      })}
    />
  );
}

function number<Row>(label: string, value: (row: Row) => number, text: (value: number) => string) {
  return { label, value, text: (row: Row) => text(value(row)), align: 'end' as const };
}
