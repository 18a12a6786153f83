import { labelledAxis } from '../axis-positions.ts';
import type { Drawing } from '../drawing.ts';

/** A cell of a matrix. */
export interface MatrixCell {
  readonly row: number;
  readonly column: number;
  /** Tints the cell; null for a cell that nobody can know yet, which is hatched. */
  readonly share: number | null;
  readonly label: string;
  readonly tip: string;
}

export interface MatrixParams {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly MatrixCell[];
  /** The share of the strongest tint. */
  readonly strongest: number;
  readonly rowHeight?: number | undefined;
  readonly words: { readonly rowAxis: string; readonly columnAxis: string };
}

/** About as many columns as can carry a number each. */
const mostWritten = 37;

/** Hatches across a row of the picture; a cell has two at least. */
const hatchesAcross = 58;
/** Figures of one width are a little wider than they are measured. */
const padding = { left: 9, right: 8, top: 4, bottom: 2 };

/** Rows against columns: the stronger the tint the larger the share, and a number in each cell where there is room. */
export function matrix({ rows, columns, cells, strongest, rowHeight = 21, words }: MatrixParams): Drawing {
  const x = {
    type: 'quantitative',
    scale: { domain: [0, Math.max(1, columns.length)], nice: false, zero: false },
    axis: {
      ...labelledAxis(everySo(columns, 30).map(({ label, at }) => ({ at: at + 0.5, label }))),
      orient: 'top',
      title: words.columnAxis,
      titleAnchor: 'end',
      titleAlign: 'right',
      ticks: false,
      domain: false,
      labelPadding: 2,
    },
  };
  const y = {
    type: 'quantitative',
    scale: { domain: [Math.max(1, rows.length), 0], nice: false, zero: false },
    axis: {
      ...labelledAxis(rows.map((label, at) => ({ at: at + 0.5, label }))),
      title: words.rowAxis,
      titleAlign: 'right',
      titleX: -6,
      titleY: -20,
      grid: false,
      labelLimit: 220,
    },
  };
  const known = cells.filter((cell) => cell.share !== null);
  const hatches = Math.max(2, Math.round(hatchesAcross / Math.max(1, columns.length)));
  const unknown = cells.filter((cell) => cell.share === null);
  return {
    height: Math.max(1, rows.length) * rowHeight,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      padding,
      encoding: { x: { field: 'left', ...x }, y: { field: 'top', ...y } },
      layer: [
        {
          data: { name: 'hatches' },
          mark: { type: 'rule', stroke: '$rule', strokeWidth: 1 },
          encoding: { x2: { field: 'right' }, y2: { field: 'bottom' } },
        },
        {
          data: { name: 'cells' },
          mark: { type: 'rect', stroke: '$paper', strokeWidth: 1, cursor: 'pointer' },
          encoding: {
            x2: { field: 'right' },
            y2: { field: 'bottom' },
            color: {
              field: 'tint',
              type: 'quantitative',
              scale: { domain: [0, 1], range: ['$band', '$everybody'], clamp: true },
              legend: null,
            },
            tooltip: { field: 'tip', type: 'nominal' },
            description: { field: 'tip' },
          },
        },
        {
          data: { name: 'cells' },
          mark: { type: 'text', fontSize: columns.length > 20 ? 10 : 11, cursor: 'pointer' },
          encoding: {
            x: { field: 'middle', ...x },
            y: { field: 'centre', ...y },
            text: { field: 'label' },
            color: { condition: { test: 'datum.tint > 0.6', value: '$paper' }, value: '$ink' },
            tooltip: { field: 'tip', type: 'nominal' },
          },
        },
        {
          data: { name: 'unknown' },
          mark: { type: 'rect', opacity: 0 },
          encoding: { x2: { field: 'right' }, y2: { field: 'bottom' }, tooltip: { field: 'tip', type: 'nominal' } },
        },
      ],
    } as unknown as Drawing['spec'],
    data: {
      cells: known.map((cell) => ({
        ...placeOf(cell),
        row: cell.row,
        column: cell.column,
        tint: strongest > 0 ? Math.min(1, (cell.share ?? 0) / strongest) : 0,
        label: columns.length <= mostWritten ? cell.label : '',
        tip: cell.tip,
      })),
      unknown: unknown.map((cell) => ({ ...placeOf(cell), unknown: true, tip: cell.tip })),
      hatches: unknown.flatMap((cell) =>
        Array.from({ length: hatches }, (_, i) => ({
          left: cell.column + i / hatches,
          right: cell.column + (i + 1) / hatches,
          top: cell.row + 0.85,
          bottom: cell.row + 0.15,
        })),
      ),
    },
  };
}

const placeOf = ({ row, column }: MatrixCell) => ({
  left: column,
  right: column + 1,
  middle: column + 0.5,
  top: row,
  bottom: row + 1,
  centre: row + 0.5,
});

/** Labels thinned to what fits. */
function everySo(labels: readonly string[], most: number): readonly { readonly label: string; readonly at: number }[] {
  const step = Math.ceil(labels.length / most);
  return labels.map((label, at) => ({ label, at })).filter(({ at }) => at % step === 0);
}
