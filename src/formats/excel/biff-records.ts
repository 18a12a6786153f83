/** A record of the binary workbook, with the records that only go on with it. */
export interface BiffRecord {
  readonly id: number;
  /** Where it starts in the stream. */
  readonly at: number;
  /** Its bytes; more than one piece where they were too many for one record. */
  readonly blocks: readonly Uint8Array[];
}

const goesOn = 0x003c;

/** The records from a place of the stream on; ends early, with a null, where one is cut. */
export function* biffRecords(stream: Uint8Array, from: number): Generator<BiffRecord | null, void> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let at = from;
  const next = (): { readonly id: number; readonly bytes: Uint8Array } | null => {
    if (at + 4 > view.byteLength) return null;
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > view.byteLength) return null;
    return { id: view.getUint16(at, true), bytes: stream.subarray(at + 4, at + 4 + length) };
  };
  for (;;) {
    const start = at;
    const first = next();
    if (first === null) {
      yield null;
      return;
    }
    at += 4 + first.bytes.length;
    const blocks = [first.bytes];
    for (let more = next(); more?.id === goesOn; more = next()) {
      at += 4 + more.bytes.length;
      blocks.push(more.bytes);
    }
    yield { id: first.id, at: start, blocks };
  }
}

/** Reads numbers and texts over the pieces of a record; past its end it reads zeros. */
export class BiffReader {
  readonly #blocks: readonly Uint8Array[];
  #block = 0;
  #at = 0;

  constructor({ blocks }: BiffRecord) {
    this.#blocks = blocks;
  }

  get ended(): boolean {
    this.#settle();
    return this.#block >= this.#blocks.length;
  }

  u8(): number {
    this.#settle();
    return this.#blocks[this.#block]?.[this.#at++] ?? 0;
  }

  u16(): number {
    return this.u8() | (this.u8() << 8);
  }

  u32(): number {
    return (this.u16() | (this.u16() << 16)) >>> 0;
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.u8());
  }

  f64(): number {
    return new DataView(this.bytes(8).buffer).getFloat64(0, true);
  }

  /** A number packed in four bytes: whole or not, of hundredths or not. */
  packed(): number {
    const raw = this.u32();
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(4, raw & 0xfffffffc, true);
    const value = (raw & 2) === 0 ? view.getFloat64(0, true) : (raw | 0) >> 2;
    return (raw & 1) === 0 ? value : value / 100;
  }

  /** A text of so many characters, after the byte that tells how they are written; formats and phonetics are passed over. */
  text(count: number): string {
    let flags = this.u8();
    const runs = (flags & 8) === 0 ? 0 : this.u16();
    const more = (flags & 4) === 0 ? 0 : this.u32();
    let text = '';
    for (let left = count; left > 0;) {
      const block = this.#blocks[this.#block];
      if (block === undefined) break;
      if (this.#at >= block.length) {
        // A piece that goes on with a text starts with how it is written from there.
        this.#block++;
        this.#at = 0;
        flags = this.#blocks[this.#block]?.[this.#at++] ?? 0;
        continue;
      }
      const width = (flags & 1) === 0 ? 1 : 2;
      const taken = Math.max(1, Math.min(left, Math.floor((block.length - this.#at) / width)));
      const bytes = block.subarray(this.#at, this.#at + taken * width);
      text += width === 1 ? latin(bytes) : new TextDecoder('utf-16le').decode(bytes);
      this.#at += taken * width;
      left -= taken;
    }
    this.skip(runs * 4 + more);
    return text;
  }

  skip(count: number): void {
    for (let left = count; left > 0 && !this.ended;) {
      const step = Math.min(left, (this.#blocks[this.#block]?.length ?? 0) - this.#at);
      this.#at += step;
      left -= step;
    }
  }

  #settle(): void {
    while (this.#block < this.#blocks.length && this.#at >= (this.#blocks[this.#block]?.length ?? 0)) {
      this.#block++;
      this.#at = 0;
    }
  }
}

/** Each byte is the character of its number; the decoder of that name is another one. */
function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}
