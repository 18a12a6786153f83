/** What every part of the bench page uses. */
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const value = await work();
  return [value, performance.now() - start];
}

export function files(): readonly File[] {
  return [...(document.querySelector<HTMLInputElement>('#files')?.files ?? [])];
}

export function theFile(): File {
  const [file] = files();
  if (file === undefined) throw new Error('No file was dropped');
  return file;
}
