const magic = 0x184d2204;
const leastMatch = 4;

/** What a frame of LZ4 holds, which is so many bytes. Throws a RangeError where it is cut or holds another number. Sums are not looked at. */
export function unpackLz4(frame: Uint8Array, size: number): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== magic) throw new RangeError('No frame of LZ4');
  const flags = view.getUint8(4);
  const [hasBlockSums, hasSize, hasDictionary] = [(flags & 0x10) !== 0, (flags & 8) !== 0, (flags & 1) !== 0];
  const out = new Uint8Array(size);
  let at = 7 + (hasSize ? 8 : 0) + (hasDictionary ? 4 : 0);
  let filled = 0;
  for (;;) {
    const length = view.getUint32(at, true);
    at += 4;
    if (length === 0) break;
    // The highest bit marks a block that is not packed.
    const end = at + (length & 0x7fffffff);
    if (end > frame.length) throw new RangeError('A block is cut');
    if (length >>> 31 === 1) {
      out.set(frame.subarray(at, end), filled);
      filled += end - at;
    } else filled = unpackBlock(frame.subarray(at, end), out, filled);
    at = end + (hasBlockSums ? 4 : 0);
  }
  if (filled !== size) throw new RangeError('Not so many bytes');
  return out;
}

/** Runs of new bytes, each followed by a piece of what was written before; gives the place after what it wrote. */
function unpackBlock(block: Uint8Array, out: Uint8Array, from: number): number {
  let at = 0;
  let to = from;
  const byte = (): number => {
    const value = block[at++];
    if (value === undefined) throw new RangeError('A block is cut');
    return value;
  };
  const longer = (length: number): number => {
    let sum = length;
    for (let more = 255; more === 255; sum += more) more = byte();
    return sum;
  };
  while (at < block.length) {
    const token = byte();
    const fresh = token >> 4 === 15 ? longer(15) : token >> 4;
    if (at + fresh > block.length || to + fresh > out.length) throw new RangeError('A block is cut');
    out.set(block.subarray(at, at + fresh), to);
    at += fresh;
    to += fresh;
    if (at === block.length) return to;
    const back = byte() | (byte() << 8);
    const again = leastMatch + ((token & 15) === 15 ? longer(15) : token & 15);
    const start = to - back;
    if (back === 0 || start < 0 || to + again > out.length) throw new RangeError('A block points outside');
    if (back >= again) out.copyWithin(to, start, start + again);
    else for (let place = 0; place < again; place++) out[to + place] = out[start + place] ?? 0;
    to += again;
  }
  return to;
}
