/** The container of the old Office formats, and of the new ones under a password: files inside a file. */
export interface CompoundFile {
  readonly names: readonly string[];
  stream(name: string): Uint8Array | null;
}

const compoundSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const endOfChain = 0xfffffff0;
const directoryEntry = 128;
const headerBytes = 512;
const smallSector = 64;
const listedInHeader = 109;

interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly start: number;
  readonly size: number;
}

/** Null where the bytes are no such container, or a damaged one. */
export function openCompound(bytes: Uint8Array): CompoundFile | null {
  if (bytes.length < headerBytes || !compoundSignature.every((byte, index) => bytes[index] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sector = 1 << view.getUint16(30, true);
  const smallest = view.getUint32(56, true);
  const at = (index: number): number => (index + 1) * sector;
  const most = Math.ceil(bytes.length / sector) + 1;

  /** The sectors of a chain; cut where it leaves the file or turns in a circle. */
  const chain = (start: number, table: readonly number[], longest = most): readonly number[] => {
    const found: number[] = [];
    for (let index = start; index < endOfChain && found.length < longest; index = table[index] ?? endOfChain)
      found.push(index);
    return found;
  };
  const numbersIn = (index: number): readonly number[] =>
    at(index) + sector > bytes.length
      ? []
      : Array.from({ length: sector / 4 }, (_, place) => view.getUint32(at(index) + place * 4, true));
  const joined = (sectors: readonly number[], size: number): Uint8Array => {
    const all = new Uint8Array(Math.min(size, sectors.length * sector));
    sectors.forEach((index, place) => {
      const from = Math.min(at(index), bytes.length);
      const room = all.length - place * sector;
      if (room > 0)
        all.set(bytes.subarray(from, Math.min(from + Math.min(sector, room), bytes.length)), place * sector);
    });
    return all;
  };

  const tables: number[] = Array.from({ length: listedInHeader }, (_, place) => view.getUint32(76 + place * 4, true));
  for (let index = view.getUint32(68, true), left = most; index < endOfChain && left > 0; left--) {
    const numbers = numbersIn(index);
    tables.push(...numbers.slice(0, -1));
    index = numbers.at(-1) ?? endOfChain;
  }
  const table = tables.filter((index) => index < endOfChain).flatMap(numbersIn);
  const directory = joined(chain(view.getUint32(48, true), table), Number.MAX_SAFE_INTEGER);
  const entries = entriesIn(directory);
  const root = entries.find((entry) => entry.kind === 5);
  if (root === undefined) return null;
  const small = chain(view.getUint32(60, true), table).flatMap(numbersIn);
  const smallBytes = joined(chain(root.start, table), root.size);
  return {
    names: entries.map((entry) => entry.name),
    stream(name) {
      const entry = entries.find((one) => one.name === name && one.kind === 2);
      if (entry === undefined) return null;
      if (entry.size >= smallest) {
        const sectors = chain(entry.start, table);
        const isThere = (index: number, place: number): boolean =>
          at(index) + Math.min(sector, entry.size - place * sector) <= bytes.length;
        // Cut: what is missing is no run of zeros.
        if (sectors.length * sector < entry.size || !sectors.every(isThere)) return null;
        return joined(sectors, entry.size);
      }
      const pieces = chain(entry.start, small, small.length).map((index) =>
        smallBytes.subarray(index * smallSector, (index + 1) * smallSector),
      );
      const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
      pieces.forEach((piece, index) => all.set(piece, index * smallSector));
      return all.length < entry.size ? null : all.subarray(0, entry.size);
    },
  };
}

function entriesIn(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let from = 0; from + directoryEntry <= directory.length; from += directoryEntry) {
    const length = Math.min(64, view.getUint16(from + 64, true));
    if (length < 2) continue;
    entries.push({
      name: new TextDecoder('utf-16le').decode(directory.subarray(from, from + length - 2)),
      kind: view.getUint8(from + 66),
      start: view.getUint32(from + 116, true),
      size: view.getUint32(from + 120, true),
    });
  }
  return entries;
}
