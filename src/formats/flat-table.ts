/** A table of FlatBuffers, the way in which Arrow writes what it says of itself: fields by number, each may be left out. */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
  }

  /** The table that a buffer starts with. */
  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new FlatTable(view, view.getUint32(0, true));
  }

  /** Where a field stands; null where it is left out. */
  #place(field: number): number | null {
    const fields = this.#at - this.#view.getInt32(this.#at, true);
    const slot = 4 + field * 2;
    if (slot >= this.#view.getUint16(fields, true)) return null;
    const offset = this.#view.getUint16(fields + slot, true);
    return offset === 0 ? null : this.#at + offset;
  }

  u8(field: number, otherwise = 0): number {
    const at = this.#place(field);
    return at === null ? otherwise : this.#view.getUint8(at);
  }

  i16(field: number, otherwise = 0): number {
    const at = this.#place(field);
    return at === null ? otherwise : this.#view.getInt16(at, true);
  }

  i32(field: number, otherwise = 0): number {
    const at = this.#place(field);
    return at === null ? otherwise : this.#view.getInt32(at, true);
  }

  i64(field: number): number {
    const at = this.#place(field);
    return at === null ? 0 : Number(this.#view.getBigInt64(at, true));
  }

  text(field: number): string | null {
    const at = this.#follow(field);
    if (at === null) return null;
    const from = this.#view.byteOffset + at + 4;
    return new TextDecoder().decode(new Uint8Array(this.#view.buffer, from, this.#view.getUint32(at, true)));
  }

  table(field: number): FlatTable | null {
    const at = this.#follow(field);
    return at === null ? null : new FlatTable(this.#view, at);
  }

  tables(field: number): readonly FlatTable[] {
    const at = this.#follow(field);
    if (at === null) return [];
    return Array.from({ length: this.#view.getUint32(at, true) }, (_, index) => {
      const place = at + 4 + index * 4;
      return new FlatTable(this.#view, place + this.#view.getUint32(place, true));
    });
  }

  /** A list of structures of so many whole numbers of 64 bits each. */
  longs(field: number, each: number): readonly (readonly number[])[] {
    const at = this.#follow(field);
    if (at === null) return [];
    return Array.from({ length: this.#view.getUint32(at, true) }, (_, index) =>
      Array.from({ length: each }, (__, place) =>
        Number(this.#view.getBigInt64(at + 4 + (index * each + place) * 8, true)),
      ),
    );
  }

  #follow(field: number): number | null {
    const at = this.#place(field);
    return at === null ? null : at + this.#view.getUint32(at, true);
  }
}
