const keptValues = 1_000;
const keptSamples = 100;

/** What is noted about a distinct value when it is first met. */
export interface ValueNotes {
  readonly code: (bytes: Uint8Array, from: number, to: number) => number;
  readonly text: (bytes: Uint8Array, from: number, to: number) => string;
}

/**
 * Counts the distinct values of one column by a hash of 64 bits, so that each is looked at once. Beyond `limit` values it keeps those
 * whose hash ends in ever more zeros and estimates (Wegman's adaptive sampling); then every value is looked at as it comes.
 */
export class ValueCounter {
  /** Cells by shape code. */
  readonly byCode = new Map<number, number>();
  readonly examples = new Map<number, string[]>();
  readonly samples: string[] = [];
  #values: string[] | null = [];
  /** Four numbers a slot, so that a look at one is one look at memory: low hash, high hash, count, place of the value in #codes. */
  #slots = new Int32Array(64 * 4);
  #codes = new Int32Array(64);
  #size = 0;
  /** The slot of the last value; -1 where it is in none. */
  #last = -1;
  #depth = 0;
  readonly #limit: number;
  readonly #notes: ValueNotes;

  constructor(limit: number, notes: ValueNotes) {
    this.#limit = limit;
    this.#notes = notes;
  }

  /** Counts the last value once more; false when it must be added anew. */
  again(): boolean {
    if (this.#last === -1 || this.#depth > 0) return false;
    (this.#slots[this.#last + 2] as number)++;
    return true;
  }

  add(bytes: Uint8Array, from: number, to: number): void {
    let low = 0x1dc5811c ^ (to - from);
    let high = 0x7f4a7c15;
    let i = from;
    for (const end = to - 3; i < end; i += 4) {
      const word =
        (bytes[i] as number) |
        ((bytes[i + 1] as number) << 8) |
        ((bytes[i + 2] as number) << 16) |
        ((bytes[i + 3] as number) << 24);
      low = Math.imul(low ^ word, 0x2c1b3c6d);
      low ^= low >>> 15;
      high = Math.imul(high + word, 0x297a2d39);
      high ^= high >>> 13;
    }
    for (; i < to; i++) {
      low = Math.imul(low ^ (bytes[i] as number), 0x01000193);
      high = Math.imul(high, 31) + (bytes[i] as number);
    }
    low = Math.imul(low ^ (low >>> 16), 0x85ebca6b);
    low ^= low >>> 13;
    high = Math.imul(high ^ (high >>> 16), 0xc2b2ae35) ^ low;
    high ^= high >>> 16;
    if (this.#depth > 0) {
      this.#note(this.#notes.code(bytes, from, to), bytes, from, to);
      if ((high & ((1 << this.#depth) - 1)) !== 0) return;
    }
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (low << 2) & mask;
    while (slots[slot + 2] !== 0) {
      if (slots[slot] === low && slots[slot + 1] === high) {
        (slots[slot + 2] as number)++;
        this.#last = slot;
        return;
      }
      slot = (slot + 4) & mask;
    }
    slots[slot] = low;
    slots[slot + 1] = high;
    slots[slot + 2] = 1;
    slots[slot + 3] = this.#size;
    if (this.#depth === 0) this.#meet(bytes, from, to);
    this.#size++;
    this.#last = slot;
    if (this.#size > this.#limit) this.#thin();
    else if (this.#size * 8 > slots.length) this.#resize(slots.length * 4);
  }

  /** A value that was not there before. */
  #meet(bytes: Uint8Array, from: number, to: number): void {
    const code = this.#notes.code(bytes, from, to);
    if (this.#size === this.#codes.length) {
      const codes = new Int32Array(this.#codes.length * 4);
      codes.set(this.#codes);
      this.#codes = codes;
    }
    this.#codes[this.#size] = code;
    this.#example(code, bytes, from, to);
    if (this.#values === null) return;
    const text = this.#notes.text(bytes, from, to);
    if (this.samples.length < keptSamples) this.samples.push(text);
    if (this.#size < keptValues) this.#values.push(text);
    else this.#values = null;
  }

  #note(code: number, bytes: Uint8Array, from: number, to: number): void {
    this.byCode.set(code, (this.byCode.get(code) ?? 0) + 1);
    this.#example(code, bytes, from, to);
  }

  #example(code: number, bytes: Uint8Array, from: number, to: number): void {
    const known = this.examples.get(code);
    if (known === undefined) this.examples.set(code, [this.#notes.text(bytes, from, to)]);
    else if (known.length < 3) {
      const text = this.#notes.text(bytes, from, to);
      if (!known.includes(text)) known.push(text);
    }
  }

  #thin(): void {
    if (this.#depth === 0) this.#settle();
    this.#depth++;
    this.#resize(this.#slots.length);
  }

  /** Puts what the table knows into the counts by code. */
  #settle(): void {
    const slots = this.#slots;
    for (let slot = 0; slot < slots.length; slot += 4) {
      const count = slots[slot + 2] as number;
      if (count === 0) continue;
      const code = this.#codes[slots[slot + 3] as number] as number;
      this.byCode.set(code, (this.byCode.get(code) ?? 0) + count);
    }
  }

  #resize(length: number): void {
    const old = this.#slots;
    this.#last = -1;
    const slots = new Int32Array(length);
    const mask = length - 1;
    const keep = (1 << this.#depth) - 1;
    this.#size = 0;
    for (let from = 0; from < old.length; from += 4) {
      if (old[from + 2] === 0 || ((old[from + 1] as number) & keep) !== 0) continue;
      let slot = ((old[from] as number) << 2) & mask;
      while (slots[slot + 2] !== 0) slot = (slot + 4) & mask;
      for (let part = 0; part < 4; part++) slots[slot + part] = old[from + part] as number;
      this.#size++;
    }
    this.#slots = slots;
  }

  /** Exact while there are at most `limit`, an estimate within about 1 % above. */
  get distinct(): number {
    return this.#size * 2 ** this.#depth;
  }

  /** Whether a value came more than once: of all values, or of those that are kept, which were each counted from their first. */
  get repeats(): boolean {
    for (let slot = 2; slot < this.#slots.length; slot += 4) if ((this.#slots[slot] as number) > 1) return true;
    return false;
  }

  /** Every value with its count, most frequent first; null where there were too many to keep. */
  finish(): readonly { readonly value: string; readonly count: number }[] | null {
    if (this.#depth === 0) this.#settle();
    const values = this.#values;
    if (values === null) return null;
    const counts = new Array<number>(values.length).fill(0);
    for (let slot = 0; slot < this.#slots.length; slot += 4) {
      const count = this.#slots[slot + 2] as number;
      if (count > 0) counts[this.#slots[slot + 3] as number] = count;
    }
    return values
      .map((value, index) => ({ value, count: counts[index] ?? 0 }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
}
