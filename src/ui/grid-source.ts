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

interface ComingPage {
  /** Rejects with an AbortError when nobody waits for the page any more. */
  readonly arrived: Promise<void>;
  readonly control: AbortController;
}

type Order = Parameters<DataFrame['getCell']>[0]['orderBy'];

function orderOf(order: Order): GridOrder | null {
  const [first] = order ?? [];
  return first === undefined ? null : { column: first.column, descending: first.direction === 'descending' };
}

/** The rows of a grid as hightable takes them. */
export function gridSource({ columns, rowCount, getRows }: GridShape): DataFrame {
  const eventTarget = createEventTarget<DataFrameEvents>();
  const pages = new Map<string, readonly (readonly GridValue[])[]>();
  const coming = new Map<string, ComingPage>();
  const places = new Map(columns.map((column, index) => [column.id, index]));
  let last: object | null = null;
  const pageKey = (page: number, order: GridOrder | null): string =>
    `${String(page)}|${order === null ? '' : `${order.descending ? '-' : '+'}${order.column}`}`;
  const rowAt = (row: number, order: Order): readonly GridValue[] | undefined =>
    pages.get(pageKey(Math.floor(row / PAGE), orderOf(order)))?.[row % PAGE];
  const ask = (page: number, key: string, order: GridOrder | null): ComingPage => {
    const control = new AbortController();
    const from = page * PAGE;
    const rows = getRows(from, Math.min(from + PAGE, rowCount), { order, signal: control.signal });
    const arrived = rows.then(
      (found) => {
        coming.delete(key);
        pages.set(key, found);
        const [oldest] = pages.keys();
        if (pages.size > KEPT && oldest !== undefined) pages.delete(oldest);
        eventTarget.dispatchEvent(new TypedCustomEvent('resolve', { detail: undefined }));
      },
      (error: unknown) => {
        if (coming.get(key)?.control === control) coming.delete(key);
        // Whoever scrolled on is not to hear of it.
        throw control.signal.aborted ? new DOMException('The page is out of sight', 'AbortError') : error;
      },
    );
    arrived.catch(() => undefined);
    return { arrived, control };
  };
  const stopAllBut = (wanted: ReadonlySet<string>): void => {
    for (const [key, page] of coming) {
      if (wanted.has(key)) continue;
      coming.delete(key);
      page.control.abort();
    }
  };

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
      const wanted = new Map<string, number>();
      for (let page = Math.floor(rowStart / PAGE); page * PAGE < Math.min(rowEnd, rowCount); page += 1) {
        const key = pageKey(page, order);
        if (!pages.has(key)) wanted.set(key, page);
      }
      const keys = new Set(wanted.keys());
      // Each step of a scroll takes the wish before it back: what is still in sight goes on being asked, the rest stops.
      const own = {};
      last = own;
      signal?.addEventListener('abort', () => {
        queueMicrotask(() => {
          if (last === own) stopAllBut(new Set());
        });
      });
      stopAllBut(keys);
      for (const [key, page] of wanted) {
        if (!coming.has(key)) coming.set(key, ask(page, key, order));
      }
      await Promise.all([...coming.values()].map(({ arrived }) => arrived));
    },
  };
}
