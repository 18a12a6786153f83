import type { Grid, GridCell, GridMerge } from '../grid.ts';
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
const isLetter = (code: number): boolean => code >= 65 && code <= 122;

/** Reads the XML of a sheet as it comes, row by row, so that no more than a row of it is held. */
export class SheetScanner {
  readonly #context: SheetContext;
  readonly #rows: GridCell[][] = [];
  #rest = '';
  #prefix: string | null = null;
  #row = -1;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  push(text: string): void {
    const xml = this.#rest + text;
    this.#prefix ??= /<(\w+:)?sheetData/.exec(xml)?.[1] ?? (xml.includes('<sheetData') ? '' : null);
    if (this.#prefix === null) {
      this.#rest = xml;
      return;
    }
    const open = `<${this.#prefix}row`;
    const close = `</${this.#prefix}row>`;
    let at = 0;
    for (;;) {
      const start = xml.indexOf(open, at);
      if (start === -1) break;
      const head = xml.indexOf('>', start);
      // What else starts so (`<rowBreaks`) stands behind the lines.
      if (head === -1 || isLetter(xml.charCodeAt(start + open.length))) break;
      if (xml.charCodeAt(head - 1) === 47) {
        this.#begin(xml.slice(start + open.length, head));
        at = head + 1;
        continue;
      }
      const end = xml.indexOf(close, head);
      if (end === -1) break;
      this.#begin(xml.slice(start + open.length, head));
      this.#cells(xml, head + 1, end, this.#prefix);
      at = end + close.length;
    }
    this.#rest = xml.slice(at);
  }

  /** Null where the lines of the sheet do not end. */
  finish(): Grid | null {
    if (!/<\/(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData[^>]*\/>/.test(this.#rest)) return null;
    const merges = tags(this.#rest, 'mergeCell').flatMap((tag) => mergeOf(attribute(tag, 'ref') ?? '') ?? []);
    return { rows: this.#rows, merges };
  }

  #begin(tag: string): void {
    const number = Number(attribute(tag, 'r') ?? Number.NaN);
    this.#row = Number.isInteger(number) && number >= 1 ? number - 1 : this.#row + 1;
  }

  #cells(xml: string, from: number, to: number, prefix: string): void {
    if (this.#row >= mostRows) return;
    const open = `<${prefix}c`;
    const close = `</${prefix}c>`;
    const row: GridCell[] = [];
    let column = -1;
    let at = from;
    for (;;) {
      const start = xml.indexOf(open, at);
      if (start === -1 || start >= to) break;
      const head = xml.indexOf('>', start);
      const tag = xml.slice(start + open.length, head);
      const place = columnIn(tag);
      column = place === -1 ? column + 1 : place;
      at = head + 1;
      if (xml.charCodeAt(head - 1) === 47) continue;
      const end = xml.indexOf(close, head);
      if (end === -1 || end > to) break;
      const cell = column < mostColumns ? this.#cell(tag, xml, head + 1, end, prefix) : null;
      if (cell !== null) {
        while (row.length < column) row.push(null);
        row[column] = cell;
      }
      at = end + close.length;
    }
    if (row.length > 0) this.#rows[this.#row] = row;
  }

  #cell(tag: string, xml: string, from: number, to: number, prefix: string): GridCell {
    const type = shortAttribute(tag, ' t="') ?? 'n';
    if (type === 'inlineStr') return itemText(xml.slice(from, to)) || null;
    const start = xml.indexOf(`<${prefix}v`, from);
    if (start === -1 || start >= to) return null;
    const head = xml.indexOf('>', start);
    const end = xml.indexOf('<', head);
    if (head >= to || end === -1 || xml.charCodeAt(head - 1) === 47) return null;
    const value = xml.slice(head + 1, end);
    switch (type) {
      case 's':
        return this.#context.strings[Number(value)] || null;
      case 'str':
      case 'e':
        return xmlText(value) || null;
      case 'b':
        return value.trim() === '1';
      case 'd':
        return isoDate(value.trim());
      default: {
        const number = Number(value);
        if (value.trim() === '') return null;
        if (Number.isNaN(number)) return xmlText(value);
        // More digits than a number holds: an identifier, whose digits are kept as the file has them.
        if (Math.abs(number) >= 1e15) return value.trim();
        const style = shortAttribute(tag, ' s="');
        const kind = style === null ? undefined : this.#context.kinds[Number(style)];
        return kind === undefined ? number : cellOf(number, kind, this.#context.from1904);
      }
    }
  }
}

function isoDate(text: string): GridCell {
  const time = Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);
  return Number.isNaN(time) ? text : new Date(time);
}

const plainTag = /^(?: \w+="[^"'\s]*")*\/?$/;

/** As nearly every writer writes it: with double quotes, a blank before, nothing to decode. */
function shortAttribute(tag: string, before: string): string | null {
  const start = tag.indexOf(before);
  if (start === -1) return plainTag.test(tag) ? null : attribute(tag, before.slice(1, -2));
  const from = start + before.length;
  return tag.slice(from, tag.indexOf('"', from));
}

function columnIn(tag: string): number {
  const reference = shortAttribute(tag, ' r="');
  return reference === null ? -1 : columnOf(reference);
}

/** The place of the column in a reference such as `AB12`, from 0; -1 where there is none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

function mergeOf(reference: string): GridMerge | null {
  const [from = '', to = from] = reference.split(':');
  const row = (cell: string): number => Number(/\d+/.exec(cell)?.[0] ?? Number.NaN) - 1;
  const merge = { startRow: row(from), endRow: row(to), startCol: columnOf(from), endCol: columnOf(to) };
  return Object.values(merge).every((place) => place >= 0) ? merge : null;
}
