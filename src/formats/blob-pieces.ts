const pieceBytes = 4 * 1024 * 1024;

/** The bytes of a file, piece by piece. */
export async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < file.size; at += pieceBytes)
    yield new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer());
}
