import 'hightable/src/HighTable.css';
import { HighTable, type ColumnConfiguration } from 'hightable';
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import classes from './DataGrid.module.css';
import { gridSource, type GetRows, type GridOrder, type GridValue } from './grid-source.ts';
import type { UiLabels } from './labels.ts';
import { useUi } from './ui-context.ts';

export type { GetRows, GridOrder, GridValue } from './grid-source.ts';

export interface GridColumn {
  /** Unique in the grid. */
  readonly id: string;
  readonly label: string;
  /** Small print under the label: a role, a unit. */
  readonly note?: string | undefined;
  readonly align?: 'start' | 'end' | undefined;
  readonly sortable?: boolean | undefined;
  readonly minWidth?: number | undefined;
  readonly format?: ((value: GridValue) => string) | undefined;
}

export interface DataGridProps {
  /** Named for screen readers. */
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly rowCount: number;
  /** A new function means new data: hold it with `useCallback`. */
  readonly getRows: GetRows;
  readonly height?: number | string | undefined;
  /** Enter or double click on a row. */
  readonly onOpenRow?: ((row: number) => void) | undefined;
  readonly onError?: ((error: unknown) => void) | undefined;
  readonly order?: GridOrder | null | undefined;
  readonly onOrder?: ((order: GridOrder | null) => void) | undefined;
}

/** A table of any length: only what is in sight is asked for and drawn. Arrows, Page, Home, End and Ctrl with them move the cell. */
export function DataGrid({
  label,
  columns,
  rowCount,
  getRows,
  height = 420,
  onOpenRow,
  onError,
  order,
  onOrder,
}: DataGridProps) {
  const { labels, language } = useUi();
  const place = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState<GridOrder | null>(null);
  const shown = order === undefined ? own : order;
  const shape = columns.map((column) => `${column.id}${column.sortable === true ? '+' : ''}`).join('\n');
  // Labels and formats may be written anew at each render; only another set of columns is another source.
  const source = useMemo(() => gridSource({ columns, rowCount, getRows }), [shape, rowCount, getRows]);
  const configuration = Object.fromEntries(
    columns.map((column) => [column.id, configurationOf(column)]),
  ) satisfies ColumnConfiguration;
  useGridWords(place, label, labels, language);

  if (rowCount === 0) return <p className={classes.none}>{labels.emptyTable}</p>;
  return (
    <div
      ref={place}
      className={classes.grid}
      style={{
        height: typeof height === 'number' ? Math.min(height, 36 + columnHead(columns) + rowCount * 33) : height,
      }}
    >
      <HighTable
        data={source}
        className={classes.table ?? ''}
        columnConfiguration={configuration}
        focus={false}
        overscan={100}
        padding={6}
        orderBy={
          shown === null ? [] : [{ column: shown.column, direction: shown.descending ? 'descending' : 'ascending' }]
        }
        onOrderByChange={([first]) => {
          const next =
            first === undefined ? null : { column: first.column, descending: first.direction === 'descending' };
          setOwn(next);
          onOrder?.(next);
        }}
        renderCellContent={({ cell, col }): ReactNode => {
          const column = columns[col];
          return cell === undefined || column === undefined ? null : written(column, cell.value as GridValue);
        }}
        stringify={textOf}
        {...(onError === undefined ? {} : { onError })}
        {...(onOpenRow === undefined
          ? {}
          : {
              onDoubleClickCell: (_event: unknown, _col: number, row: number) => {
                onOpenRow(row);
              },
              onKeyDownCell: (event: { readonly key: string }, _col: number, row: number) => {
                if (event.key === 'Enter') onOpenRow(row);
              },
            })}
      />
    </div>
  );
}

const columnHead = (columns: readonly GridColumn[]): number =>
  columns.some((column) => column.note !== undefined) ? 18 : 0;

function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}

function written(column: GridColumn, value: GridValue): ReactNode {
  if (value === null) return <span className={classes.missing}>—</span>;
  return column.format === undefined ? String(value) : column.format(value);
}

function configurationOf(column: GridColumn) {
  return {
    headerComponent: (
      <span className={classes.head}>
        <span>{column.label}</span>
        {column.note === undefined ? null : <span className={classes.note}>{column.note}</span>}
      </span>
    ),
    className: column.align === 'end' ? (classes.end ?? '') : (classes.start ?? ''),
    ...(column.minWidth === undefined ? {} : { minWidth: column.minWidth }),
  };
}

/** hightable speaks English, also in row numbers, and marks these as checkboxes, which no cell may be: here the table gets its words and loses the marks. */
function useGridWords(
  place: { readonly current: HTMLElement | null },
  label: string,
  labels: Pick<UiLabels, 'resizeColumn' | 'sortBy'>,
  language: string,
): void {
  const id = useId();
  const { resizeColumn: resize, sortBy } = labels;
  useEffect(() => {
    const root = place.current;
    if (root === null) return;
    const rowNumber = new Intl.NumberFormat(language);
    const mendRow = (row: HTMLElement): void => {
      row.removeAttribute('aria-checked');
      const head = row.querySelector<HTMLElement>('[role="rowheader"]');
      if (head === null) return;
      head.removeAttribute('aria-checked');
      head.dataset.written = rowNumber.format(Number(head.dataset.rownumber) + 1);
    };
    const mendTable = (): void => {
      for (const cell of root.querySelectorAll('[aria-checked]')) cell.removeAttribute('aria-checked');
      for (const handle of root.querySelectorAll('[role="spinbutton"]')) {
        handle.removeAttribute('aria-orientation');
        if (handle.ariaLabel !== resize) handle.ariaLabel = resize;
      }
      for (const head of root.querySelectorAll<HTMLElement>('thead [role="columnheader"]')) {
        const name = head.querySelector(`.${classes.head ?? ''} > span`)?.textContent;
        if (name === undefined) continue;
        const act = head.dataset.canSort === 'true' ? sortBy(name) : '';
        if (head.ariaLabel !== name) head.ariaLabel = name;
        if (head.title !== act) head.title = act;
        if (head.ariaDescription !== act) head.ariaDescription = act;
      }
      const table = root.querySelector('table');
      const caption = table?.querySelector('caption') ?? null;
      if (table === null || table.ariaLabel === label) return;
      table.ariaLabel = label;
      const scroller = table.closest('[role="group"]');
      scroller?.removeAttribute('aria-labelledby');
      scroller?.setAttribute('aria-label', label);
      if (caption !== null) {
        caption.id = `${id}-caption`;
        caption.textContent = label;
      }
    };
    const mendAll = (): void => {
      mendTable();
      for (const row of root.querySelectorAll<HTMLElement>('tbody tr')) mendRow(row);
    };
    /** While the table is scrolled rows come and go and nothing else does: then the new ones alone are looked at. */
    const mend = (changes: readonly MutationRecord[]): void => {
      if (!changes.every(isOfRows)) {
        mendAll();
        return;
      }
      for (const { addedNodes } of changes)
        for (const node of addedNodes) if (node instanceof HTMLTableRowElement) mendRow(node);
    };
    mendAll();
    const watch = new MutationObserver(mend);
    watch.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['aria-checked', 'aria-labelledby', 'title'],
    });
    return () => {
      watch.disconnect();
    };
  }, [place, label, resize, sortBy, language, id]);
}

/** Rows that came or went, or what stands in a cell. */
function isOfRows({ type, target }: MutationRecord): boolean {
  if (type === 'attributes') return false;
  const place = target instanceof Element ? target : target.parentElement;
  return place !== null && place.closest('tbody') !== null;
}
