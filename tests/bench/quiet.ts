/** Whether others use the machine: what is measured beside them says little. */
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

const enough = 0.9;
const patience = 20_000;
const look = 400;
/** Linux counts the time of a process in hundredths of a second. */
const tick = 10;

interface Spent {
  readonly idle: number;
  readonly all: number;
}

function spent(): Spent {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (of: (time: (typeof times)[number]) => number): number =>
    times.reduce((total, time) => total + of(time), 0);
  return {
    idle: sum((time) => time.idle),
    all: sum((time) => time.user + time.nice + time.sys + time.idle + time.irq),
  };
}

/** Waits until the processors have little to do, or for so long that they always will. */
export async function quiet(): Promise<void> {
  const until = performance.now() + patience;
  while (performance.now() < until) {
    const before = spent();
    await new Promise((resolve) => setTimeout(resolve, look));
    const after = spent();
    if (after.idle - before.idle >= enough * (after.all - before.all)) return;
  }
}

/** Milliseconds of processor time of this process and those it started, the browser among them; null where it is not told. */
function own(): number | null {
  const parents = new Map<string, string>();
  const times = new Map<string, number>();
  try {
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const line = statOf(id);
      if (line === null) continue;
      const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
      parents.set(id, fields[1] ?? '');
      times.set(id, (Number(fields[11]) + Number(fields[12])) * tick);
    }
  } catch {
    return null;
  }
  const isOwn = (id: string | undefined): boolean =>
    id !== undefined && (id === String(process.pid) || isOwn(parents.get(id)));
  return [...times].reduce((sum, [id, time]) => sum + (isOwn(id) ? time : 0), 0);
}

function statOf(id: string): string | null {
  try {
    return readFileSync(`/proc/${id}/stat`, 'utf8');
  } catch {
    return null; // it has just ended
  }
}

/**
 * Does the work and tells how many processors others took meanwhile, and how many this process and its browser did; null where it is not
 * known.
 */
export async function besideOthers<T>(
  work: () => Promise<T>,
): Promise<readonly [T, others: number | null, ours: number | null]> {
  const [before, ownBefore] = [spent(), own()];
  const start = performance.now();
  const value = await work();
  const lasted = performance.now() - start;
  const [after, ownAfter] = [spent(), own()];
  if (ownBefore === null || ownAfter === null) return [value, null, null];
  const busy = after.all - before.all - (after.idle - before.idle);
  const used = ownAfter - ownBefore;
  return [value, Math.max(0, (busy - used) / lasted), used / lasted];
}
