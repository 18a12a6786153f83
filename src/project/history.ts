import { apply, mergeKey, type Change } from './change.ts';
import type { Project } from './project.ts';

/** A project with the acts that led to it. Snapshots share what did not change. */
export interface History {
  readonly past: readonly HistoryEntry[];
  readonly present: Project;
  readonly future: readonly HistoryEntry[];
}

export interface HistoryEntry {
  /** The act between the snapshot and the one after it. */
  readonly change: Change;
  readonly at: number;
  /** In the past: the recipe before the act. In the future: the recipe after it. */
  readonly project: Project;
}

/** Acts kept for undo. */
export const historyLength = 200;

/** Changes of one control within this time, in milliseconds, are one act. */
const mergeWithin = 800;

export function begin(project: Project): History {
  return { past: [], present: project, future: [] };
}

/** The history after an act at a time in milliseconds; the same object when nothing changed. */
export function record(history: History, change: Change, at: number): History {
  const present = apply(history.present, change);
  if (present === history.present) return history;
  const last = history.past.at(-1);
  const key = mergeKey(change);
  if (
    last !== undefined &&
    key !== null &&
    mergeKey(last.change) === key &&
    at - last.at < mergeWithin &&
    history.future.length === 0
  ) {
    return { past: [...history.past.slice(0, -1), { ...last, change, at }], present, future: [] };
  }
  return {
    past: [...history.past, { change, at, project: history.present }].slice(-historyLength),
    present,
    future: [],
  };
}

export function undo(history: History): History {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: last.project,
    future: [{ ...last, project: history.present }, ...history.future],
  };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, { ...next, project: history.present }], present: next.project, future };
}

/** Goes to the state after the `count` first acts. Throws a RangeError when there are not so many. */
export function goTo(history: History, count: number): History {
  const acts = history.past.length + history.future.length;
  if (!Number.isInteger(count) || count < 0 || count > acts)
    throw new RangeError(`There are ${acts} acts, not ${count}`);
  let at = history;
  while (at.past.length > count) at = undo(at);
  while (at.past.length < count) at = redo(at);
  return at;
}
