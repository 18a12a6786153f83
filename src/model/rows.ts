/** What a query gives: columns side by side. Numbers are doubles (NaN where SQL has NULL), anything else is text or null. */
export interface Rows {
  readonly count: number;
  readonly names: readonly string[];
  /** A numeric or boolean column; NaN stands for NULL. Throws a RangeError when there is no such column, a TypeError when it is text. */
  numbers(name: string): Float64Array;
  /** A column as text; numbers are written by JavaScript. Throws a RangeError when there is no such column. */
  texts(name: string): readonly (string | null)[];
}

export type RowsColumn = Float64Array | readonly (string | null)[];

/** Rows from columns of one length. Throws a RangeError when lengths differ. */
export function rowsOf(columns: ReadonlyMap<string, RowsColumn>): Rows {
  const lengths = new Set([...columns.values()].map((column) => column.length));
  if (lengths.size > 1) throw new RangeError('Columns of one result have one length');
  const find = (name: string): RowsColumn => {
    const column = columns.get(name);
    if (column === undefined) throw new RangeError(`No column ${name} in ${[...columns.keys()].join(', ')}`);
    return column;
  };
  return {
    count: [...lengths][0] ?? 0,
    names: [...columns.keys()],
    numbers(name) {
      const column = find(name);
      if (column instanceof Float64Array) return column;
      throw new TypeError(`Column ${name} is text`);
    },
    texts(name) {
      const column = find(name);
      if (!(column instanceof Float64Array)) return column;
      return Array.from(column, (value) => (Number.isNaN(value) ? null : String(value)));
    },
  };
}

/** Results of one length as one; of a column that several have, that of the last. Throws a RangeError when lengths differ. */
export function sideBySide(parts: readonly Rows[]): Rows {
  const holders = new Map(parts.flatMap((part) => part.names.map((name) => [name, part] as const)));
  const holder = (name: string): Rows => {
    const found = holders.get(name);
    if (found === undefined) throw new RangeError(`No column ${name} in ${[...holders.keys()].join(', ')}`);
    return found;
  };
  const [first] = parts;
  if (parts.some((part) => part.count !== first?.count)) throw new RangeError('Columns of one result have one length');
  return {
    count: first?.count ?? 0,
    names: [...holders.keys()],
    numbers: (name) => holder(name).numbers(name),
    texts: (name) => holder(name).texts(name),
  };
}

/** The first value of a numeric column, NaN when there is no row. */
export function firstNumber(rows: Rows, name: string): number {
  return rows.numbers(name)[0] ?? Number.NaN;
}

/** The first value of a text column, null when there is no row. */
export function firstText(rows: Rows, name: string): string | null {
  return rows.texts(name)[0] ?? null;
}
