import type { Grid, GridCell, GridMerge } from '../grid.ts';
import { CellTag, columnAt, decimalAt, wholeAt } from './cell-tag.ts';
import { cellOf, type NumberKind } from './workbook.ts';
import { attribute, itemText, tags, xmlText } from './xml.ts';

/** What the cells of a sheet point at. */
export interface SheetContext {
  readonly strings: readonly string[];
  /** By the number of a cell's style. */
  readonly kinds: readonly NumberKind[];
  readonly from1904: boolean;
}

const mostColumns = 16_384;
const mostRows = 1_048_576;
/** Bytes that are gathered before they are looked at: the row that is cut at their end is looked at twice. */
const atOnce = 262_144;
const [less, greater, slash] = [60, 62, 47];
const isLetter = (code: number | undefined): boolean => code !== undefined && code >= 65 && code <= 122;
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What is looked for in a sheet whose names all carry one prefix. */
const marksOf = (prefix: string) => ({
  row: ascii(`<${prefix}row`),
  rowEnd: ascii(`</${prefix}row>`),
  cell: ascii(`<${prefix}c`),
  cellEnd: ascii(`</${prefix}c>`),
  bareValue: ascii(`<${prefix}v>`),
  value: ascii(`<${prefix}v`),
  /** How nearly every cell ends. */
  bothEnd: ascii(`</${prefix}v></${prefix}c>`),
});
/** As nearly every writer begins a row. */
const rowNumber = ascii(' r="');

/** Reads the XML of a sheet as it comes, row by row, so that no more than some rows of it are held. */
export class SheetScanner {
  readonly #context: SheetContext;
  readonly #rows: GridCell[][] = [];
  readonly #tag = new CellTag();
  readonly #decoder = new TextDecoder();
  #bytes = new Uint8Array(2 * atOnce);
  #end = 0;
  #marks: ReturnType<typeof marksOf> | null = null;
  #row = -1;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  push(piece: Uint8Array): void {
    if (this.#end + piece.length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#end + piece.length));
      larger.set(this.#bytes.subarray(0, this.#end));
      this.#bytes = larger;
    }
    this.#bytes.set(piece, this.#end);
    this.#end += piece.length;
    if (this.#end >= atOnce) this.#look();
  }

  /** Null where the lines of the sheet do not end. */
  finish(): Grid | null {
    this.#look();
    const rest = this.#text(0, this.#end);
    if (!/<\/(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData[^>]*\/>/.test(rest)) return null;
    const merges = tags(rest, 'mergeCell').flatMap((tag) => mergeOf(attribute(tag, 'ref') ?? '') ?? []);
    return { rows: this.#rows, merges };
  }

  /** Takes the rows that are whole, and keeps what comes after them. */
  #look(): void {
    const bytes = this.#bytes;
    if (this.#marks === null) {
      const prefix = /<(\w+:)?sheetData/.exec(this.#text(0, this.#end));
      if (prefix === null) return;
      this.#marks = marksOf(prefix[1] ?? '');
    }
    const marks = this.#marks;
    let at = 0;
    for (;;) {
      const start = find(bytes, marks.row, at, this.#end);
      if (start === -1) break;
      const head = bytes.indexOf(greater, start);
      // What else starts so (`<rowBreaks`) stands behind the lines.
      if (head === -1 || head >= this.#end || isLetter(bytes[start + marks.row.length])) break;
      const before = this.#row;
      this.#begin(start + marks.row.length, head);
      const end = bytes[head - 1] === slash ? head + 1 : this.#cells(head + 1, marks);
      if (end === -1) {
        this.#row = before;
        break;
      }
      at = end;
    }
    bytes.copyWithin(0, at, this.#end);
    this.#end -= at;
  }

  #begin(from: number, to: number): void {
    const bytes = this.#bytes;
    const bare = startsWith(bytes, rowNumber, from) ? from + rowNumber.length : -1;
    const number =
      bare === -1
        ? Number(attribute(this.#text(from, to), 'r') ?? Number.NaN)
        : wholeAt(bytes, bare, bytes.indexOf(rowNumber[3] as number, bare));
    this.#row = Number.isInteger(number) && number >= 1 ? number - 1 : this.#row + 1;
  }

  /** Where the row ends; -1 where it does not end yet. */
  #cells(from: number, marks: ReturnType<typeof marksOf>): number {
    const [bytes, last, tag] = [this.#bytes, this.#end, this.#tag];
    const row: GridCell[] = [];
    let column = -1;
    let at = from;
    for (;;) {
      // Cells stand beside each other: nothing is looked for, but the end of blanks between them.
      while (at < last && bytes[at] !== less) at++;
      if (at >= last) return -1;
      if (startsWith(bytes, marks.rowEnd, at)) break;
      if (!startsWith(bytes, marks.cell, at)) {
        at++;
        continue;
      }
      if (!tag.read(bytes, at + marks.cell.length, last)) return -1;
      column = tag.column === -1 ? column + 1 : tag.column;
      at = tag.end;
      if (tag.isEmpty) continue;
      // A bare value and nothing else: where it ends, the cell does.
      const bare = startsWith(bytes, marks.bareValue, at) ? at + marks.bareValue.length : -1;
      let end = bare === -1 ? last : bare;
      while (end < last && bytes[end] !== less) end++;
      const isBare = end < last && startsWith(bytes, marks.bothEnd, end);
      if (!isBare) end = find(bytes, marks.cellEnd, at, last);
      if (end === -1) return -1;
      if (column < mostColumns) {
        const cell = isBare ? this.#value(bare, end) : this.#cell(at, end, marks.value);
        if (cell !== null) {
          while (row.length < column) row.push(null);
          row[column] = cell;
        }
      }
      at = end + (isBare ? marks.bothEnd.length : marks.cellEnd.length);
    }
    if (at + marks.rowEnd.length > last) return -1;
    if (row.length > 0 && this.#row < mostRows) this.#rows[this.#row] = row;
    return at + marks.rowEnd.length;
  }

  /** What stands in a cell that holds more than a value: a formula, runs of text. */
  #cell(from: number, to: number, open: Uint8Array): GridCell {
    if (this.#tag.type === 'inlineStr') return itemText(this.#text(from, to)) || null;
    const bytes = this.#bytes;
    const start = find(bytes, open, from, to);
    if (start === -1) return null;
    const head = bytes.indexOf(greater, start);
    const end = bytes.indexOf(less, head);
    return head >= to || end === -1 || bytes[head - 1] === slash ? null : this.#value(head + 1, end);
  }

  #value(from: number, to: number): GridCell {
    switch (this.#tag.type) {
      case 's': {
        const whole = wholeAt(this.#bytes, from, to);
        const place = whole === -1 ? Number.parseInt(this.#text(from, to), 10) : whole;
        return this.#context.strings[place] || null;
      }
      case 'str':
      case 'e':
        return xmlText(this.#text(from, to)) || null;
      case 'b':
        return this.#text(from, to).trim() === '1';
      case 'd':
        return isoDate(this.#text(from, to).trim());
      case 'inlineStr':
        return null;
      case 'n': {
        const number = decimalAt(this.#bytes, from, to);
        return Number.isNaN(number) ? this.#numberIn(this.#text(from, to)) : this.#number(number);
      }
    }
  }

  #numberIn(value: string): GridCell {
    const number = Number(value);
    if (value.trim() === '') return null;
    if (Number.isNaN(number)) return xmlText(value);
    // More digits than a number holds: an identifier, whose digits are kept as the file has them.
    return Math.abs(number) >= 1e15 ? value.trim() : this.#number(number);
  }

  #number(number: number): GridCell {
    const kind = this.#context.kinds[this.#tag.style];
    return kind === undefined ? number : cellOf(number, kind, this.#context.from1904);
  }

  #text(from: number, to: number): string {
    return this.#decoder.decode(this.#bytes.subarray(from, to));
  }
}

function startsWith(bytes: Uint8Array, mark: Uint8Array, at: number): boolean {
  for (let place = 0; place < mark.length; place++) if (bytes[at + place] !== mark[place]) return false;
  return true;
}

function find(bytes: Uint8Array, mark: Uint8Array, from: number, to: number): number {
  for (let at = bytes.indexOf(less, from); at !== -1 && at + mark.length <= to; at = bytes.indexOf(less, at + 1))
    if (startsWith(bytes, mark, at)) return at;
  return -1;
}

function isoDate(text: string): GridCell {
  const time = Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);
  return Number.isNaN(time) ? text : new Date(time);
}

function mergeOf(reference: string): GridMerge | null {
  const [from = '', to = from] = reference.split(':');
  const row = (cell: string): number => Number(/\d+/.exec(cell)?.[0] ?? Number.NaN) - 1;
  const column = (cell: string): number => columnAt(ascii(cell), 0, cell.length);
  const merge = { startRow: row(from), endRow: row(to), startCol: column(from), endCol: column(to) };
  return Object.values(merge).every((place) => place >= 0) ? merge : null;
}
