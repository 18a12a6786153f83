import { DelimitedText, numberText, type CellText } from '../delimited-text.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A number of so many digits would lose some of them: it is an identifier, kept as text. */
const longNumber = /(^|[[{:,\s])(-?\d{16,})(?=[\s,\]}]|$)/g;
const mayBeLong = /\d{16}/;

/** Parses an element; whole numbers too long for a double become text. Throws a SyntaxError. */
export function parseElement(text: string): unknown {
  if (!mayBeLong.test(text)) return JSON.parse(text);
  JSON.parse(text);
  const strings = /"(?:[^"\\]|\\.)*"/g;
  let mended = '';
  let at = 0;
  const bare = (part: string): string => part.replace(longNumber, '$1"$2"');
  for (const found of text.matchAll(strings)) {
    mended += bare(text.slice(at, found.index)) + found[0];
    at = found.index + found[0].length;
  }
  return JSON.parse(mended + bare(text.slice(at)));
}

/** Between a key and the key inside it; no key holds it. */
const inside = '\u0000';

/**
 * Objects as rows of delimited text. Columns come as their keys do; those of an object inside are columns of their own (`address.city`), what
 * is deeper and what is a list stays JSON.
 */
export class JsonRows {
  readonly #columns = new Map<string, number>();
  #text = new DelimitedText();
  #rows = 0;
  /** A column came after rows were written without it. */
  #late = false;
  readonly #isKnown: boolean;
  readonly #filled = new Set<string>();

  /** `known`: the columns of a first pass. */
  constructor(known?: readonly string[]) {
    this.#isKnown = known !== undefined;
    for (const key of known ?? []) this.#columns.set(key, this.#columns.size);
  }

  get rows(): number {
    return this.#rows;
  }

  /** The columns, when the rows have to be written again with all of them, or without those that are objects or nothing. */
  get again(): readonly string[] | null {
    const empty = new Set([...this.#columns.keys()].filter((key) => !this.#filled.has(key)));
    const objects = new Set(
      [...this.#columns.keys()].map((key) => key.split(inside)).flatMap((steps) => steps.slice(0, -1)),
    );
    const kept = [...this.#columns.keys()].filter((key) => !(empty.has(key) && objects.has(key)));
    return this.#late || kept.length < this.#columns.size ? kept : null;
  }

  add(object: JsonObject): void {
    const cells: CellText[] = new Array<CellText>(this.#columns.size).fill(null);
    for (const [key, value] of Object.entries(object)) {
      if (isObject(value))
        for (const [inner, one] of Object.entries(value)) this.#put(cells, key + inside + inner, one);
      else this.#put(cells, key, value);
    }
    this.#rows++;
    if (!this.#late) this.#text.row(cells);
  }

  blob(): Blob {
    const header = new DelimitedText();
    header.row([...this.#columns.keys()].map((key) => key.replace(inside, '.')));
    return this.#text.blob(header.blob());
  }

  #put(cells: CellText[], key: string, value: unknown): void {
    let place = this.#columns.get(key);
    if (place === undefined) {
      if (this.#isKnown) return;
      place = this.#columns.size;
      this.#columns.set(key, place);
      if (this.#rows > 0) {
        this.#late = true;
        this.#text = new DelimitedText();
      }
    }
    if (value !== null && value !== undefined) this.#filled.add(key);
    cells[place] = cellText(value);
  }
}

function cellText(value: unknown): CellText {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return numberText(value);
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return value === null || value === undefined ? null : JSON.stringify(value);
  }
}
