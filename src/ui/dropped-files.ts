/** All files of a drop or a paste, folders walked through. Must be called in the event itself, before anything is awaited. */
export function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry());
  if (entries.length === 0 || entries.every((entry) => entry === null)) return Promise.resolve([...transfer.files]);
  return Promise.all(entries.flatMap((entry) => (entry === null ? [] : filesUnder(entry)))).then((found) =>
    found.flat(),
  );
}

async function filesUnder(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry))
    return [
      await new Promise<File>((resolve, reject) => {
        entry.file(resolve, reject);
      }),
    ];
  if (!isDirectory(entry)) return [];
  const reader = entry.createReader();
  const found: File[] = [];
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
