import { UserError } from '../../model/problem.ts';

/** Browsers keep a file locked for a while after the worker that wrote it has ended. */
const LOCKED_MS = 5_000;
const RETRY_MS = 50;

/** `move` is in every browser with a private file system, and not yet in TypeScript's library. */
interface MovableFileHandle extends FileSystemFileHandle {
  move(name: string): Promise<void>;
}

/** The private file system of the page's origin, as a flat folder. */
export class OpfsFiles {
  readonly #folder: FileSystemDirectoryHandle;

  private constructor(folder: FileSystemDirectoryHandle) {
    this.#folder = folder;
  }

  /** Null where the browser refuses: private windows, pages opened from a file. */
  static async open(): Promise<OpfsFiles | null> {
    try {
      const folder = await navigator.storage.getDirectory();
      const probe = `tmp-${crypto.randomUUID()}.probe`;
      await folder.getFileHandle(probe, { create: true });
      await folder.removeEntry(probe);
      return new OpfsFiles(folder);
    } catch {
      return null;
    }
  }

  /** Bytes that the browser still gives to this origin; null where it does not tell. */
  async room(): Promise<number | null> {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
  }

  async names(): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const name of this.#folder.keys()) names.push(name);
    return names;
  }

  async read(name: string): Promise<File | null> {
    const handle = await this.#handle(name);
    return handle === null ? null : handle.getFile();
  }

  /** Makes a file; false where the browser writes files in workers only. */
  async create(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const handle = await this.#folder.getFileHandle(name, { create: true });
    if (!('createWritable' in handle)) return false;
    return onceUnlocked(async () => {
      const writable = await handle.createWritable();
      await writable.write(bytes);
      await writable.close();
      return true;
    });
  }

  async move(name: string, newName: string): Promise<void> {
    const handle = (await this.#folder.getFileHandle(name)) as MovableFileHandle;
    await onceUnlocked(() => handle.move(newName));
  }

  /** Removing what is not there is fine. */
  async remove(name: string): Promise<void> {
    await onceUnlocked(async () => {
      if ((await this.#handle(name)) !== null) await this.#folder.removeEntry(name);
    });
  }

  async #handle(name: string): Promise<FileSystemFileHandle | null> {
    try {
      return await this.#folder.getFileHandle(name);
    } catch (error) {
      if (nameOf(error) === 'NotFoundError') return null;
      throw error;
    }
  }
}

async function onceUnlocked<T>(action: () => Promise<T>): Promise<T> {
  const until = performance.now() + LOCKED_MS;
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (nameOf(error) === 'QuotaExceededError') throw new UserError({ code: 'storage-full' }, { cause: error });
      const locked = nameOf(error) === 'NoModificationAllowedError' || nameOf(error) === 'InvalidStateError';
      if (!locked || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
