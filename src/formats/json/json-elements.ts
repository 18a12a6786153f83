/** What stands in a list, cut out of the bytes of a JSON text as they come. */
export interface JsonElement {
  readonly bytes: Uint8Array;
  /** Where it starts, from 1. */
  readonly line: number;
  readonly column: number;
  /** The key of the list inside the outermost object; null where the list is the whole text. */
  readonly list: string | null;
}

const quote = 34;
const backslash = 92;
const [openBrace, closeBrace, openBracket, closeBracket, comma, colon, newLine] = [123, 125, 91, 93, 44, 58, 10];
const isBlank = (byte: number): boolean => byte === 32 || byte === 9 || byte === 10 || byte === 13;

/** Where the text stops being JSON. */
export class JsonTrouble extends Error {
  readonly line: number;
  readonly column: number;

  constructor(line: number, column: number) {
    super('JSON ends here');
    this.line = line;
    this.column = column;
  }
}

/**
 * Follows the brackets of a JSON text and hands over each element of the list that it is, or of the lists that the outermost object
 * holds. What is inside an element is for the parser; what is between them is checked here.
 */
export class JsonElements {
  readonly #give: (element: JsonElement) => void;
  #closers: number[] = [];
  #outer: 'object' | 'list' | null = null;
  #inText = false;
  #escaped = false;
  #key = '';
  #keyBytes: number[] | null = null;
  /** Bytes of the element that was begun in an earlier piece. */
  #held: Uint8Array[] = [];
  #elementAt: { readonly line: number; readonly column: number } | null = null;
  #line = 1;
  #column = 1;
  #expects: 'value' | 'value-or-end' | 'next' = 'value';
  #ended = false;

  constructor(give: (element: JsonElement) => void) {
    this.#give = give;
  }

  push(bytes: Uint8Array): void {
    let from = this.#elementAt === null ? -1 : 0;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      if (this.#elementAt === null && !this.#inText && !isBlank(byte) && this.#startsElement(byte)) {
        this.#elementAt = { line: this.#line, column: this.#column };
        from = i;
      }
      const ends = this.#step(byte);
      // Characters of UTF-8 are counted once.
      if (byte === newLine) {
        this.#line++;
        this.#column = 1;
      } else if ((byte & 0xc0) !== 0x80) this.#column++;
      if (ends !== 'no' && this.#elementAt !== null) {
        this.#finishElement(bytes.subarray(from, ends === 'before' ? i : i + 1));
        from = -1;
        if (ends === 'before') this.#between(byte);
      }
    }
    if (this.#elementAt !== null) this.#held.push(bytes.slice(from));
  }

  /** Throws where the text was cut. */
  finish(): void {
    if (!this.#ended) throw new JsonTrouble(this.#line, this.#column);
  }

  get outer(): 'object' | 'list' | null {
    return this.#outer;
  }

  /** How deep the elements of the list at hand stand; 0 where there is none. */
  get #listDepth(): number {
    if (this.#outer === 'list') return 1;
    return this.#outer === 'object' && this.#closers[1] === closeBracket ? 2 : 0;
  }

  #startsElement(byte: number): boolean {
    const depth = this.#listDepth;
    if (depth === 0 || this.#closers.length !== depth || byte === closeBracket || byte === comma) return false;
    if (this.#expects === 'next') this.#refuse();
    return true;
  }

  /** Whether an element ends with this byte, or before it. */
  #step(byte: number): 'no' | 'with' | 'before' {
    if (this.#inText) {
      this.#text(byte);
      return 'no';
    }
    const inElement = this.#elementAt !== null;
    switch (byte) {
      case quote:
        this.#inText = true;
        if (!inElement && this.#outer === 'object' && this.#closers.length === 1) this.#keyBytes = [];
        return 'no';
      case openBrace:
      case openBracket:
        this.#open(byte);
        return 'no';
      case closeBrace:
      case closeBracket: {
        if (inElement && this.#closers.length === this.#listDepth) return 'before';
        if (this.#closers.pop() !== byte) this.#refuse();
        if (this.#closers.length === 0) this.#ended = true;
        if (inElement && this.#closers.length === this.#listDepth) return 'with';
        if (!inElement) this.#expects = 'next';
        return 'no';
      }
      case comma:
        if (inElement && this.#closers.length === this.#listDepth) return 'before';
        if (!inElement) this.#between(byte);
        return 'no';
      default:
        if ((this.#ended || this.#outer === null) && !isBlank(byte)) this.#refuse();
        return 'no';
    }
  }

  #text(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quote) {
      this.#inText = false;
      if (this.#keyBytes !== null) this.#key = textOf(Uint8Array.from(this.#keyBytes));
      this.#keyBytes = null;
      return;
    }
    this.#keyBytes?.push(byte);
  }

  #open(byte: number): void {
    if (this.#ended) this.#refuse();
    this.#outer ??= byte === openBrace ? 'object' : 'list';
    this.#closers.push(byte === openBrace ? closeBrace : closeBracket);
    if (this.#elementAt === null) this.#expects = 'value-or-end';
  }

  /** A comma or a closing bracket between elements. */
  #between(byte: number): void {
    if (byte === comma) {
      if (this.#listDepth === this.#closers.length && this.#expects !== 'next') this.#refuse();
      this.#expects = 'value';
      return;
    }
    if (byte === colon) return;
    if (this.#closers.pop() !== byte) this.#refuse();
    if (this.#closers.length === 0) this.#ended = true;
    this.#expects = 'next';
  }

  #finishElement(last: Uint8Array): void {
    const at = this.#elementAt;
    if (at === null) return;
    const list = this.#outer === 'list' ? null : this.#key;
    this.#give({ bytes: this.#held.length === 0 ? last : joined([...this.#held, last]), ...at, list });
    this.#held = [];
    this.#elementAt = null;
    this.#expects = 'next';
  }

  #refuse(): never {
    throw new JsonTrouble(this.#line, this.#column);
  }
}

function textOf(bytes: Uint8Array): string {
  const raw = new TextDecoder().decode(bytes);
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
