import { useMemo, useState, type ReactNode } from 'react';
import classes from './SimpleTable.module.css';
import { useUi } from './ui-context.ts';

export interface TableColumn<Row> {
  readonly id: string;
  readonly label: string;
  /** Heard but not seen, for columns that explain themselves. */
  readonly labelHidden?: boolean | undefined;
  /** Small print under the label. */
  readonly note?: string | undefined;
  readonly align?: 'start' | 'end' | undefined;
  readonly cell: (row: Row, index: number) => ReactNode;
  /** What to sort by; without it the column cannot be sorted. Null goes last. */
  readonly sortBy?: ((row: Row) => number | string | null) | undefined;
  /** The name of the row: its cells are row headers. */
  readonly heading?: boolean | undefined;
  readonly width?: number | string | undefined;
}

export interface SimpleTableProps<Row> {
  /** The table's name; shown only to screen readers unless `captionShown`. */
  readonly caption: string;
  readonly captionShown?: boolean | undefined;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string | number;
  readonly onRow?: ((row: Row) => void) | undefined;
  readonly selected?: ((row: Row) => boolean) | undefined;
  readonly dense?: boolean | undefined;
}

interface Order {
  readonly id: string;
  readonly descending: boolean;
}

/** A table of some hundred rows at most: table twins, short lists. Longer ones go to `DataGrid`. */
export function SimpleTable<Row>({
  caption,
  captionShown = false,
  columns,
  rows,
  rowKey,
  onRow,
  selected,
  dense = false,
}: SimpleTableProps<Row>) {
  const { labels, language } = useUi();
  const [order, setOrder] = useState<Order | null>(null);
  const sorted = useMemo(
    () =>
      sortRows(rows, columns.find((column) => column.id === order?.id)?.sortBy, order?.descending ?? false, language),
    [rows, columns, order, language],
  );
  return (
    <div className={classes.scroll} role="group" aria-label={caption} tabIndex={0}>
      <table className={classes.table} data-dense={dense || undefined}>
        <caption className={captionShown ? classes.caption : classes.hidden}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const sorting = order?.id === column.id ? (order.descending ? 'descending' : 'ascending') : undefined;
              return (
                <th
                  key={column.id}
                  scope="col"
                  data-align={column.align}
                  aria-sort={sorting}
                  style={{ width: column.width }}
                >
                  {column.sortBy === undefined ? (
                    <span className={column.labelHidden === true ? classes.hidden : undefined}>{column.label}</span>
                  ) : (
                    <button
                      type="button"
                      className={classes.sort}
                      title={labels.sortBy(column.label)}
                      onClick={() => {
                        setOrder(nextOrder(order, column.id, column.align === 'end'));
                      }}
                    >
                      {column.label}
                      <span aria-hidden className={classes.arrow}>
                        {sorting === 'descending' ? '↓' : sorting === 'ascending' ? '↑' : ''}
                      </span>
                    </button>
                  )}
                  {column.note === undefined ? null : <span className={classes.note}>{column.note}</span>}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.length === 0 ? (
            <tr>
              <td className={classes.empty} colSpan={columns.length}>
                {labels.emptyTable}
              </td>
            </tr>
          ) : null}
          {sorted.map((row, index) => (
            <tr
              key={rowKey(row, index)}
              data-acts={onRow === undefined ? undefined : true}
              data-selected={selected?.(row) === true || undefined}
              aria-selected={selected === undefined ? undefined : selected(row)}
              tabIndex={onRow === undefined ? undefined : 0}
              onClick={
                onRow === undefined
                  ? undefined
                  : () => {
                      onRow(row);
                    }
              }
              onKeyDown={
                onRow === undefined
                  ? undefined
                  : (event) => {
                      if (event.key === 'Enter' && event.target === event.currentTarget) onRow(row);
                      const next =
                        event.key === 'ArrowDown'
                          ? event.currentTarget.nextElementSibling
                          : event.key === 'ArrowUp'
                            ? event.currentTarget.previousElementSibling
                            : null;
                      if (next instanceof HTMLElement) {
                        event.preventDefault();
                        next.focus();
                      }
                    }
              }
            >
              {columns.map((column) =>
                column.heading === true ? (
                  <th key={column.id} scope="row" data-align={column.align}>
                    {column.cell(row, index)}
                  </th>
                ) : (
                  <td key={column.id} data-align={column.align}>
                    {column.cell(row, index)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Numbers are first sorted from the largest, words from A. */
function nextOrder(order: Order | null, id: string, number: boolean): Order | null {
  if (order?.id !== id) return { id, descending: number };
  return order.descending === number ? { id, descending: !number } : null;
}

function sortRows<Row>(
  rows: readonly Row[],
  by: ((row: Row) => number | string | null) | undefined,
  descending: boolean,
  language: string,
): readonly Row[] {
  if (by === undefined) return rows;
  const words = new Intl.Collator(language, { numeric: true });
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [by(a), by(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
    return sign * words.compare(String(x), String(y));
  });
}
