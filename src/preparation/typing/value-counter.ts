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
  #low = new Uint32Array(64);
  #high = new Uint32Array(64);
  #counts = new Uint32Array(64);
  #codes = new Int32Array(64);
  #order = new Int32Array(64);
  #size = 0;
  #depth = 0;
  readonly #limit: number;
  readonly #notes: ValueNotes;

  constructor(limit: number, notes: ValueNotes) {
    this.#limit = limit;
    this.#notes = notes;
  }

  add(bytes: Uint8Array, from: number, to: number): void {
    let low = 0x9dc5811c ^ (to - from);
    let high = 0x7f4a7c15;
    for (let i = from; i < to; i++) {
      const byte = bytes[i] as number;
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high, 31) + byte | 0;
    }
    low ^= Math.imul(high ^ (high >>> 15), 0x85ebca6b);
    high = Math.imul(high ^ (low >>> 13), 0xc2b2ae35);
    low = Math.imul(low ^ (low >>> 16), 0x27d4eb2f) >>> 0;
    low = (low ^ (low >>> 15)) >>> 0;
    high = (high ^ (high >>> 16)) >>> 0;
    if (this.#depth > 0) this.#note(this.#notes.code(bytes, from, to), 1, bytes, from, to);
    if (this.#depth > 0 && (high & ((1 << this.#depth) - 1)) !== 0) return;
    const mask = this.#low.length - 1;
    let slot = low & mask;
    while (this.#counts[slot] !== 0) {
      if (this.#low[slot] === low && this.#high[slot] === high) {
        (this.#counts[slot] as number)++;
        return;
      }
      slot = (slot + 1) & mask;
    }
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#counts[slot] = 1;
    this.#order[slot] = this.#size;
    this.#size++;
    if (this.#depth === 0) {
      const code = this.#notes.code(bytes, from, to);
      this.#codes[slot] = code;
      this.#example(code, bytes, from, to);
      if (this.#values !== null) {
        if (this.#size <= keptValues) this.#values.push(this.#notes.text(bytes, from, to));
        else this.#values = null;
        if (this.samples.length < keptSamples) this.samples.push(this.#values?.at(-1) ?? '');
      }
    }
    if (this.#size > this.#limit) this.#thin();
    else if (this.#size * 2 > this.#low.length) this.#resize(this.#low.length * 4);
  }

  #note(code: number, count: number, bytes: Uint8Array, from: number, to: number): void {
    this.byCode.set(code, (this.byCode.get(code) ?? 0) + count);
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
    this.#resize(this.#low.length);
  }

  /** Puts what the table knows into the counts by code. */
  #settle(): void {
    for (let slot = 0; slot < this.#low.length; slot++) {
      const count = this.#counts[slot] as number;
      if (count === 0) continue;
      const code = this.#codes[slot] as number;
      this.byCode.set(code, (this.byCode.get(code) ?? 0) + count);
    }
  }

  #resize(length: number): void {
    const old = { low: this.#low, high: this.#high, counts: this.#counts, codes: this.#codes, order: this.#order };
    this.#low = new Uint32Array(length);
    this.#high = new Uint32Array(length);
    this.#counts = new Uint32Array(length);
    this.#codes = new Int32Array(length);
    this.#order = new Int32Array(length);
    this.#size = 0;
    const keep = (1 << this.#depth) - 1;
    for (let from = 0; from < old.low.length; from++) {
      const count = old.counts[from] as number;
      const high = old.high[from] as number;
      if (count === 0 || (high & keep) !== 0) continue;
      let slot = (old.low[from] as number) & (length - 1);
      while (this.#counts[slot] !== 0) slot = (slot + 1) & (length - 1);
      this.#low[slot] = old.low[from] as number;
      this.#high[slot] = high;
      this.#counts[slot] = count;
      this.#codes[slot] = old.codes[from] as number;
      this.#order[slot] = old.order[from] as number;
      this.#size++;
    }
  }

  /** Exact while there are at most `limit`, an estimate within about 1 % above. */
  get distinct(): number {
    return this.#size * 2 ** this.#depth;
  }

  get exact(): boolean {
    return this.#depth === 0;
  }

  /** Every value with its count, most frequent first; null where there were too many to keep. */
  finish(): readonly { readonly value: string; readonly count: number }[] | null {
    if (this.#depth === 0) this.#settle();
    const values = this.#values;
    if (values === null) return null;
    const counts = new Array<number>(values.length).fill(0);
    for (let slot = 0; slot < this.#low.length; slot++) {
      const count = this.#counts[slot] as number;
      if (count > 0) counts[this.#order[slot] as number] = count;
    }
    return values
      .map((value, index) => ({ value, count: counts[index] ?? 0 }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
}
