/** All files of a drop or a paste, folders walked through. Must be called in the event itself, before anything is awaited. */
export function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry());
  if (entries.length === 0 || entries.every((entry) => entry === null)) return Promise.resolve([...transfer.files]);
  return Promise.all(entries.flatMap((entry) => (entry === null ? [] : filesUnder(entry)))).then((found) =>
    toldApart(found.flat()),
  );
}

/** A file and where it stands in what was dropped: `/ventes/Lyon/caisse.csv`. */
interface PlacedFile {
  readonly file: File;
  readonly path: string;
}

/** Files of several folders under one name take the folders that tell them apart into it: `Lyon › caisse.csv`. */
export function toldApart(placed: readonly PlacedFile[]): File[] {
  return placed.map(({ file, path }) => {
    const others = placed.filter((one) => one.file.name === file.name && one.path !== path);
    if (others.length === 0) return file;
    const folders = foldersOf(path);
    const shared = Math.min(...others.map((one) => sharedStart(folders, foldersOf(one.path))));
    const name = [...folders.slice(shared), file.name].join(' › ');
    return new File([file], name, { type: file.type, lastModified: file.lastModified });
  });
}

const foldersOf = (path: string): readonly string[] => path.split('/').slice(1, -1);

function sharedStart(one: readonly string[], other: readonly string[]): number {
  const differ = one.findIndex((step, index) => step !== other[index]);
  return differ === -1 ? one.length : differ;
}

async function filesUnder(entry: FileSystemEntry): Promise<PlacedFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
    return [{ file, path: entry.fullPath }];
  }
  if (!isDirectory(entry)) return [];
  const reader = entry.createReader();
  const found: PlacedFile[] = [];
  // A directory is read in batches until an empty one comes.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (batch.length === 0) return found;
    for (const child of batch) if (!child.name.startsWith('.')) found.push(...(await filesUnder(child)));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
