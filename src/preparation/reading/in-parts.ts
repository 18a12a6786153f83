/** Gives whoever else works on the same thread a turn: the page draws. */
export type Pause = () => Promise<void>;

/** Columns that are looked at in one turn: some milliseconds of work. */
const atOnce = 50;

/** What is worked out one by one, with a pause now and then: a file may have thousands of columns. */
export async function inParts<One>(each: Iterable<One>, pause: Pause | undefined): Promise<readonly One[]> {
  const all: One[] = [];
  for (const one of each) {
    all.push(one);
    if (all.length % atOnce === 0) await pause?.();
  }
  return all;
}
