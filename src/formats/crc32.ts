/** Four tables, so that four bytes are taken at a step. */
const tables = ((): readonly Uint32Array[] => {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum & 1) === 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
    return sum;
  });
  const found = [first];
  for (let step = 1; step < 4; step++) {
    const before = found[step - 1] ?? first;
    found.push(before.map((sum) => (first[sum & 255] ?? 0) ^ (sum >>> 8)));
  }
  return found;
})();
const [t0, t1, t2, t3] = tables as unknown as readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array];

/** The sum by which zips and gzips know their bytes again (CRC-32 of ISO 3309). */
export class Crc32 {
  #sum = -1;

  add(bytes: Uint8Array): void {
    let sum = this.#sum;
    const whole = bytes.length - (bytes.length % 4);
    let at = 0;
    /* Every index is within its table: the type checker cannot know. */
    for (; at < whole; at += 4) {
      sum ^=
        (bytes[at] as number) |
        ((bytes[at + 1] as number) << 8) |
        ((bytes[at + 2] as number) << 16) |
        ((bytes[at + 3] as number) << 24);
      sum =
        (t3[sum & 255] as number) ^
        (t2[(sum >>> 8) & 255] as number) ^
        (t1[(sum >>> 16) & 255] as number) ^
        (t0[sum >>> 24] as number);
    }
    for (; at < bytes.length; at++) sum = (sum >>> 8) ^ (t0[(sum ^ (bytes[at] as number)) & 255] as number);
    this.#sum = sum;
  }

  get value(): number {
    return ~this.#sum >>> 0;
  }
}
