/** Gives a file to the person through the browser's own download. */
export function saveFile(name: string, parts: readonly BlobPart[], type: string): void {
  const address = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = safeName(name);
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function safeName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Control}]+/gu, '-').trim() || 'ecart';
}
