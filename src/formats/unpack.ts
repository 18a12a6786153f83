import { UserError } from '../model/problem.ts';

/** What one file may become when it is unpacked. */
const mostUnpacked = 4 * 1024 ** 3;
/** Text rarely packs to less than a hundredth; from so many bytes on, more than this is a trap. */
const suspectFrom = 64 * 1024 ** 2;
const mostRatio = 400;
const pieceBytes = 4 * 1024 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

/** Refuses what would fill the memory, as soon as that can be known. */
export function refuseBomb(file: string, packed: number, unpacked: number): void {
  if (unpacked > mostUnpacked || (unpacked > suspectFrom && unpacked > packed * mostRatio))
    throw new UserError({ code: 'archive-too-large', file, bytes: unpacked });
}

/** Every piece of a stream, counted while it comes. */
export async function* unpacked(
  stream: ReadableStream<Bytes>,
  file: string,
  packed: number,
): AsyncGenerator<Bytes, void> {
  const reader = stream.getReader();
  let seen = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      seen += value.length;
      refuseBomb(file, packed, seen);
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Bytes that come one after the other, as a blob. */
export class BlobParts {
  #parts: Blob[] = [];
  #pending: Bytes[] = [];
  #bytes = 0;
  size = 0;

  add(bytes: Bytes): void {
    this.#pending.push(bytes);
    this.#bytes += bytes.length;
    this.size += bytes.length;
    if (this.#bytes >= pieceBytes) this.#flush();
  }

  blob(): Blob {
    this.#flush();
    return new Blob(this.#parts);
  }

  #flush(): void {
    if (this.#bytes > 0) this.#parts.push(new Blob(this.#pending));
    this.#pending = [];
    this.#bytes = 0;
  }
}
