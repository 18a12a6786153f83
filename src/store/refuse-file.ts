import type { Workshop } from '../engine/engine.ts';
import { UserError } from '../model/problem.ts';

/**
 * What a table takes at least, of the bytes of its text: on disk, compressed, the narrowest files that were measured took 0.17; in
 * memory, 1.4.
 */
const takesAtLeast = { storage: 0.15, memory: 1.3 };

/** Refuses a table of so many bytes of text for which there is no room, before it is read. Throws a UserError of code `file-too-large`. */
export async function refuseTooLarge(file: string, bytes: number, workshop: Workshop): Promise<void> {
  const room = await workshop.room();
  if (room === null) return;
  const needed = bytes * takesAtLeast[room.where];
  if (needed <= room.bytes) return;
  throw new UserError({ code: 'file-too-large', file, bytes, needed, room: room.bytes, where: room.where });
}

/** Whether a file that was dropped can no longer be read: it was changed, moved or deleted since. */
export async function isGone(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return false;
  } catch {
    return true;
  }
}
