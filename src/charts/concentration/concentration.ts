import { labelledAxis } from '../axis-positions.ts';
import type { Drawing } from '../drawing.ts';
import { HALO_THEN_INK } from '../halo.ts';

export interface ConcentrationPoint {
  /** Share of what was exposed, those before included. */
  readonly exposure: number;
  /** Share of the contacts, those before included. */
  readonly contacts: number;
  /** What was added here: `3`. */
  readonly label: string;
  readonly tip: string;
}

export interface ConcentrationParams {
  /** In the order they are added, each beyond the one before. */
  readonly points: readonly ConcentrationPoint[];
  readonly height?: number | undefined;
  readonly words: {
    readonly share: (share: number) => string;
    readonly exposureAxis: string;
    readonly contactsAxis: string;
    readonly equal: string;
  };
}

const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** What share of the contacts comes from what share of the exposure, group by group; the diagonal is where everybody contacts alike. */
export function concentration({ points, height = 340, words }: ConcentrationParams): Drawing {
  const axis = labelledAxis(TICKS.map((at) => ({ at, label: words.share(at) })));
  const scale = { domain: [0, 1], nice: false };
  const ends = [
    { exposure: 0, contacts: 0 },
    { exposure: 1, contacts: 1 },
  ] as const;
  return {
    height,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      encoding: {
        x: {
          field: 'exposure',
          type: 'quantitative',
          scale,
          axis: { ...axis, title: words.exposureAxis, titleAnchor: 'end', titleAlign: 'right' },
        },
        y: {
          field: 'contacts',
          type: 'quantitative',
          scale,
          axis: { ...axis, title: words.contactsAxis, grid: true, titleX: 0, titleY: -8 },
        },
      },
      layer: [
        {
          data: { name: 'equality' },
          mark: { type: 'line', stroke: '$faint', strokeWidth: 1.25, strokeDash: [3, 3] },
        },
        {
          data: { name: 'curve' },
          mark: { type: 'area', fill: '$band', opacity: 0.8 },
          encoding: { y2: { field: 'exposure' } },
        },
        { data: { name: 'curve' }, mark: { type: 'line', stroke: '$everybody', strokeWidth: 2.25 } },
        {
          data: { name: 'points' },
          mark: { type: 'point', filled: true, size: 90, fill: '$selection', opacity: 1 },
          encoding: { tooltip: { field: 'tip', type: 'nominal' }, description: { field: 'tip' } },
        },
        ...HALO_THEN_INK.map((part) => ({
          data: { name: 'points' },
          mark: { type: 'text' as const, align: 'right' as const, dx: -9, dy: -3, fontWeight: 600, ...part },
          encoding: { text: { field: 'label' } },
        })),
        ...HALO_THEN_INK.map((part) => ({
          data: { name: 'word' },
          mark: { type: 'text' as const, align: 'left' as const, dx: 6, dy: 10, ...part },
          encoding: { text: { field: 'label' } },
        })),
      ],
    } as unknown as Drawing['spec'],
    data: {
      equality: ends,
      curve: [ends[0], ...points.map(({ exposure, contacts }) => ({ exposure, contacts })), ends[1]],
      points: points.map((point) => ({ ...point })),
      word: [{ exposure: 0.6, contacts: 0.6, label: words.equal }],
    },
  };
}
