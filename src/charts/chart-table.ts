/** The figures of a chart as a table: its twin on screen, and its CSV. */
export interface ChartTable<Row = unknown> {
  readonly caption: string;
  readonly columns: readonly ChartTableColumn<Row>[];
  readonly rows: readonly Row[];
}

export interface ChartTableColumn<Row> {
  readonly label: string;
  /** The exact value: what is sorted by and exported. */
  readonly value: (row: Row) => string | number | null;
  /** As it is read; without it the value is written as it is. */
  readonly text?: ((row: Row) => string) | undefined;
  readonly align?: 'start' | 'end' | undefined;
}

/** CSV that a spreadsheet of the reader's language opens by itself: `;` and decimal comma in French. Begins with a BOM, for accents. */
export function chartCsv<Row>(table: ChartTable<Row>, french: boolean): string {
  const separator = french ? ';' : ',';
  const write = (value: string | number | null): string => {
    if (value === null) return '';
    if (typeof value === 'number') return Number.isFinite(value) ? String(value).replace('.', french ? ',' : '.') : '';
    // A text that a spreadsheet would run as a formula is kept a text.
    const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
    return /["\n\r;,]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [
    table.columns.map((column) => write(column.label)),
    ...table.rows.map((row) => table.columns.map((column) => write(column.value(row)))),
  ];
  return `\uFEFF${lines.map((line) => line.join(separator)).join('\r\n')}\r\n`;
}
