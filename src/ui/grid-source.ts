import { createEventTarget, TypedCustomEvent, type DataFrame, type DataFrameEvents } from 'hightable/dataframe';

export type GridValue = string | number | boolean | null;

export interface GridOrder {
  readonly column: string;
  readonly descending: boolean;
}

export interface GridRequest {
  readonly order: GridOrder | null;
  readonly signal: AbortSignal | undefined;
}

/** Gives rows `from` (inclusive) to `to` (exclusive), each as its cells in the order of the columns. */
export type GetRows = (from: number, to: number, request: GridRequest) => Promise<readonly (readonly GridValue[])[]>;

export interface GridShape {
  readonly columns: readonly { readonly id: string; readonly sortable?: boolean | undefined }[];
  readonly rowCount: number;
  readonly getRows: GetRows;
}

/** Rows are asked for by pages, so that scrolling asks the engine rarely. */
const PAGE = 200;
/** Pages kept; older ones are asked for again. */
const KEPT = 250;

type Order = Parameters<DataFrame['getCell']>[0]['orderBy'];

function orderOf(order: Order): GridOrder | null {
  const [first] = order ?? [];
  return first === undefined ? null : { column: first.column, descending: first.direction === 'descending' };
}

/** The rows of a grid as hightable takes them. */
export function gridSource({ columns, rowCount, getRows }: GridShape): DataFrame {
  const eventTarget = createEventTarget<DataFrameEvents>();
  const pages = new Map<string, readonly (readonly GridValue[])[]>();
  const places = new Map(columns.map((column, index) => [column.id, index]));
  const pageKey = (page: number, order: GridOrder | null): string =>
    `${String(page)}|${order === null ? '' : `${order.descending ? '-' : '+'}${order.column}`}`;
  const rowAt = (row: number, order: Order): readonly GridValue[] | undefined =>
    pages.get(pageKey(Math.floor(row / PAGE), orderOf(order)))?.[row % PAGE];

  return {
    columnDescriptors: columns.map(({ id, sortable = false }) => ({ name: id, sortable })),
    exclusiveSort: true,
    numRows: rowCount,
    eventTarget,
    getRowNumber: ({ row }) => ({ value: row }),
    getCell: ({ row, column, orderBy }) => {
      const cells = rowAt(row, orderBy);
      return cells === undefined ? undefined : { value: cells[places.get(column) ?? -1] ?? null };
    },
    fetch: async ({ rowStart, rowEnd, orderBy, signal }) => {
      const order = orderOf(orderBy);
      const wanted: number[] = [];
      for (let page = Math.floor(rowStart / PAGE); page * PAGE < Math.min(rowEnd, rowCount); page += 1) {
        if (!pages.has(pageKey(page, order))) wanted.push(page);
      }
      await Promise.all(
        wanted.map(async (page) => {
          const rows = await getRows(page * PAGE, Math.min((page + 1) * PAGE, rowCount), { order, signal });
          pages.set(pageKey(page, order), rows);
          const [oldest] = pages.keys();
          if (pages.size > KEPT && oldest !== undefined) pages.delete(oldest);
          eventTarget.dispatchEvent(new TypedCustomEvent('resolve', { detail: undefined }));
        }),
      );
    },
  };
}
