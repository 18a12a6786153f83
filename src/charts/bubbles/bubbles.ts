import { labelledAxis, logTicks, roundTicks } from '../axis-positions.ts';
import type { Drawing } from '../drawing.ts';
import { HALO_THEN_INK } from '../halo.ts';

export interface Bubble {
  readonly id: string;
  /** How many: more than 0. */
  readonly volume: number;
  readonly rate: number;
  /** What the area is in proportion to; below 0 counts as 0. */
  readonly stake: number;
  /** Short: `1`. */
  readonly label: string;
  readonly tip: string;
  readonly tone: 'strong' | 'light';
  readonly chosen: boolean;
}

export interface BubblesParams {
  readonly bubbles: readonly Bubble[];
  /** The rate of the others, as a dashed line. */
  readonly against: number;
  readonly height?: number | undefined;
  readonly words: {
    readonly volumeAxis: string;
    readonly rateAxis: string;
    readonly against: string;
    readonly volume: (value: number) => string;
    readonly rate: (value: number) => string;
  };
}

/** Square pixels of the largest bubble. */
const LARGEST = 2600;
const SMALLEST = 60;

/** How many by how often, with what is at stake as the area: what matters is up, to the right, and large. */
export function bubbles({ bubbles: points, against, height = 380, words }: BubblesParams): Drawing {
  const volumes = points.map(({ volume }) => volume);
  const [low, high] = [Math.min(...volumes) / 1.4, Math.max(...volumes) * 1.4];
  const top = Math.max(against, ...points.map(({ rate }) => rate)) * 1.12;
  const most = Math.max(Number.EPSILON, ...points.map(({ stake }) => stake));
  const x = labelledAxis(logTicks(low, high, 6).map((at) => ({ at, label: words.volume(at) })));
  const y = labelledAxis(roundTicks(0, top, 5).map((at) => ({ at, label: words.rate(at) })));
  const area = ({ stake }: Bubble): number => Math.max(SMALLEST, (LARGEST * Math.max(0, stake)) / most);
  // The small ones lie on the large ones, so that each can be clicked.
  const sorted = [...points].sort((a, b) => b.stake - a.stake);
  return {
    height,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      encoding: {
        x: {
          field: 'volume',
          type: 'quantitative',
          scale: { type: 'log', domain: [low, high], nice: false },
          axis: { ...x, title: words.volumeAxis, titleAnchor: 'end', titleAlign: 'right' },
        },
        y: {
          field: 'rate',
          type: 'quantitative',
          scale: { domain: [0, top], nice: false },
          axis: { ...y, title: words.rateAxis, grid: true, titleX: 0, titleY: -8 },
        },
      },
      layer: [
        {
          data: { name: 'against' },
          mark: { type: 'line', stroke: '$faint', strokeWidth: 1.5, strokeDash: [4, 3] },
        },
        {
          data: { name: 'bubbles' },
          mark: { type: 'point', filled: true, cursor: 'pointer' },
          encoding: {
            size: { field: 'area', type: 'quantitative', scale: null },
            fill: {
              field: 'tone',
              type: 'nominal',
              scale: { domain: ['strong', 'light'], range: ['$selection', '$everybody'] },
            },
            fillOpacity: { field: 'opacity', type: 'quantitative', scale: null },
            stroke: { field: 'chosen', type: 'nominal', scale: { domain: [true, false], range: ['$ink', '$paper'] } },
            strokeWidth: { field: 'strokeWidth', type: 'quantitative', scale: null },
            tooltip: { field: 'tip', type: 'nominal' },
            description: { field: 'tip' },
          },
        },
        ...HALO_THEN_INK.map((part) => ({
          data: { name: 'bubbles' },
          mark: { type: 'text' as const, fontWeight: 600, ...part, interactive: false },
          encoding: { text: { field: 'label' } },
        })),
        ...HALO_THEN_INK.map((part) => ({
          data: { name: 'word' },
          mark: { type: 'text' as const, align: 'right' as const, baseline: 'bottom' as const, dy: -4, ...part },
          encoding: { text: { field: 'label' } },
        })),
      ],
    } as unknown as Drawing['spec'],
    data: {
      against: [
        { volume: low, rate: against },
        { volume: high, rate: against },
      ],
      word: [{ volume: high, rate: against, label: words.against }],
      bubbles: sorted.map((point) => ({
        id: point.id,
        volume: point.volume,
        rate: point.rate,
        area: area(point),
        label: point.label,
        tip: point.tip,
        tone: point.tone,
        chosen: point.chosen,
        opacity: point.tone === 'strong' ? 0.75 : 0.4,
        strokeWidth: point.chosen ? 2 : 1,
      })),
    },
  };
}
