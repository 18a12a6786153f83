import { hashBytes } from '../project/identity.ts';
import type { SourceFile } from '../project/project.ts';

/** Bytes looked at from the start, the middle and the end of a file to tell it from others. */
const fingerprintBytes = 262_144;

export async function fileFacts(file: File): Promise<SourceFile> {
  const starts = [0, Math.max(0, Math.floor(file.size / 2)), Math.max(0, file.size - fingerprintBytes)];
  const pieces = await Promise.all(starts.map((start) => file.slice(start, start + fingerprintBytes).arrayBuffer()));
  let fingerprint = '';
  for (const piece of pieces) {
    const bytes = new Uint8Array(piece);
    fingerprint = hashBytes(new TextEncoder().encode(`${fingerprint}${hashBytes(bytes)}`));
  }
  return { name: file.name, bytes: file.size, fingerprint };
}
