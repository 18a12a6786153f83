import { labelledAxis, roundTicks } from '../axis-positions.ts';
import { keptApart } from '../name-gap.ts';
import type { Drawing } from '../drawing.ts';
import { HALO_THEN_INK } from '../halo.ts';

/** A colour of `ui/tokens.ts`. */
export type StackColour = '$rule' | '$accent' | '$everybody' | '$good' | '$selection' | '$faint';

export interface StackLayer {
  readonly label: string;
  readonly colour: StackColour;
}

export interface StackColumn {
  readonly label: string;
  /** One for each layer, from the bottom. */
  readonly parts: readonly { readonly value: number; readonly tip: string }[];
}

export interface StackedParams {
  readonly layers: readonly StackLayer[];
  readonly columns: readonly StackColumn[];
  readonly height?: number | undefined;
  readonly words: { readonly value: (value: number) => string; readonly valueAxis: string };
}

/** What a whole is made of, column by column; the layers are named beside the last one. */
export function stacked({ layers, columns, height = 320, words }: StackedParams): Drawing {
  const totals = columns.map((column) => column.parts.reduce((sum, part) => sum + part.value, 0));
  const most = Math.max(1, ...totals);
  const width = Math.max(1, columns.length);
  const step = Math.ceil(columns.length / 9);
  const x = {
    type: 'quantitative',
    scale: { domain: [0, width * 1.16], nice: false, zero: false },
    axis: {
      ...labelledAxis(
        columns.flatMap((column, i) =>
          (columns.length - 1 - i) % step === 0 ? [{ at: i + 0.5, label: column.label }] : [],
        ),
      ),
      title: null,
    },
  };
  const y = {
    type: 'quantitative',
    scale: { domain: [0, most * 1.02], nice: false },
    axis: {
      ...labelledAxis(roundTicks(0, most, 4).map((value) => ({ at: value, label: words.value(value) }))),
      title: words.valueAxis,
      grid: true,
      titleX: 0,
      titleY: -8,
    },
  };
  const rows = columns.flatMap((column, i) => {
    let base = 0;
    return column.parts.map((part, layer) => {
      const from = base;
      base += part.value;
      return { column: i, layer, left: i + 0.06, right: i + 0.94, from, to: base, tip: part.tip };
    });
  });
  const last = rows.filter((row) => row.column === columns.length - 1 && row.to - row.from >= most * 0.012);
  return {
    height,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      layer: [
        {
          data: { name: 'parts' },
          mark: { type: 'rect', cursor: 'pointer', stroke: '$paper', strokeWidth: 0.5 },
          encoding: {
            x: { field: 'left', ...x },
            x2: { field: 'right' },
            y: { field: 'from', ...y },
            y2: { field: 'to' },
            color: {
              field: 'layer',
              type: 'nominal',
              scale: { domain: layers.map((_, i) => i), range: layers.map((layer) => layer.colour) },
              legend: null,
            },
            tooltip: { field: 'tip', type: 'nominal' },
            description: { field: 'tip' },
          },
        },
        ...HALO_THEN_INK.map((part) => ({
          data: { name: 'names' },
          mark: { type: 'text', align: 'left', dx: 6, fontSize: 12, fontWeight: 600, limit: 130, ...part },
          encoding: { x: { field: 'x', ...x }, y: { field: 'y', ...y }, text: { field: 'label' } },
        })),
      ],
    } as unknown as Drawing['spec'],
    data: {
      parts: rows,
      names: keptApart(
        last.map((row) => ({ x: row.right, y: (row.from + row.to) / 2, label: layers[row.layer]?.label ?? '' })),
        most * 0.055,
      ),
    },
  };
}
