import { partLabel, samePart, type FileTable } from '../model/file-table.ts';
import { Stopped, UserError, type Problem } from '../model/problem.ts';
import type { SourceId } from '../model/record.ts';
import type { SourceFile } from '../project/project.ts';
import type { Arriving } from './data-store.ts';
import { fileFacts } from './file-facts.ts';
import { problemOf, projectOf, setSource, type PipelineContext } from './pipeline-context.ts';
import { readTable, type TableTask, type Wanted } from './read-table.ts';
import { isGone, refuseTooLarge } from './refuse-file.ts';
import { sessionAhead, type SessionAhead } from './session-ahead.ts';

interface Task {
  readonly key: string;
  readonly file: File;
  readonly source: SourceId | null;
  /** The one table of the file that is wanted; null: all that show. */
  readonly part: readonly string[] | null;
  readonly wanted: Wanted | null;
  readonly controller: AbortController;
  readonly done: () => void;
}

/** One file keeps a processor and a half busy; each is read in an engine of its own. */
const lanesOn = (processors: number): number => (processors >= 4 ? 2 : 1);

/** Bytes that are read at a time at most, but for one file: a large one keeps two processors busy by itself, and fills the memory. */
const together = 64 * 2 ** 20;

/** Files that are being read, at most two at a time, and those that were dropped since the page opened. Each gets its place after those before it. */
export interface ReadingQueue {
  /** Resolves when the file was read, refused or stopped. */
  add(file: File, source: SourceId | null, wanted: Wanted | null, part?: readonly string[] | null): Promise<void>;
  readonly isWorking: () => boolean;
  /** Whether a source is being read, or waits for it. */
  readonly reads: (source: SourceId) => boolean;
  readonly fileOf: (fingerprint: string) => File | null;
  readonly stop: (key: string) => void;
  readonly stopAll: () => void;
  readonly dismiss: (key: string) => void;
  /** The file that was refused, while its problem is on the screen. */
  readonly refusedFile: (key: string) => File | null;
  /** Reads a file that was refused, otherwise than before. */
  readonly again: (key: string, wanted: Wanted) => Promise<void>;
  readonly forgetFiles: () => void;
}

/** `onEmpty` is called when nothing is left to read. */
export function createReadingQueue(context: PipelineContext, onEmpty: () => Promise<void>): ReadingQueue {
  const { services, data, notify } = context;
  const files = new Map<string, File>();
  const queue: Task[] = [];
  /** Those whose problem is still on the screen. */
  const failed = new Map<string, Task>();
  const running = new Set<Task>();
  let working = false;
  /** When the last one that began has its place. */
  let placed: Promise<void> = Promise.resolve();

  const setArriving = (key: string, part: Partial<Arriving>): void => {
    data.setState((before) => ({
      arriving: before.arriving.map((one) => (one.key === key ? { ...one, ...part } : one)),
    }));
  };
  const removeArriving = (key: string): void => {
    data.setState((before) => ({ arriving: before.arriving.filter((one) => one.key !== key) }));
  };

  async function work(): Promise<void> {
    for (let next = queue[0]; next !== undefined && mayBegin(next); next = queue[0]) {
      queue.shift();
      working = true;
      running.add(next);
      placed = finish(next, placed);
    }
    if (running.size > 0 || !working) return;
    working = false;
    await onEmpty();
  }

  /** What is read again, or otherwise than it would be, is read alone. */
  function mayBegin(next: Task): boolean {
    const others = [...running];
    if (others.length === 0) return true;
    const bytes = [next, ...others].reduce((sum, { file }) => sum + file.size, 0);
    return others.length < lanesOn(services.processors) && bytes <= together && [next, ...others].every(isNew);
  }

  async function finish(task: Task, turn: Promise<void>): Promise<void> {
    try {
      await readTask(task, turn);
      removeArriving(task.key);
    } catch (error) {
      if (error instanceof Stopped) removeArriving(task.key);
      else await refused(task, error);
    }
    // Whoever comes next waits for the places of all before it.
    await turn;
    running.delete(task);
    task.done();
    void work();
  }

  /** What went wrong with a file that is no longer what was dropped comes from that. */
  async function refused(task: Task, error: unknown): Promise<void> {
    const { name } = task.file;
    if (await isGone(task.file)) {
      fail(task, { code: 'file-gone', file: name });
      return;
    }
    fail(task, problemOf(error, name));
    if (!(error instanceof UserError)) notify({ kind: 'failure', error });
  }

  /** A source that is left without data says so itself, and is not read again unasked. */
  function fail(task: Task, problem: Problem): void {
    const { source } = task;
    const waits =
      source !== null &&
      data.getState().sources[source]?.state !== 'ready' &&
      projectOf(context).sources.some((one) => one.id === source);
    if (!waits) {
      failed.set(task.key, task);
      setArriving(task.key, { problem, share: null });
      return;
    }
    setSource(context, source, { state: 'failed', problem });
    removeArriving(task.key);
  }

  async function readTask(task: Task, turn: Promise<void>): Promise<void> {
    const ahead = sessionAhead(services.workshop);
    try {
      await readFile(task, turn, ahead);
    } finally {
      await ahead.close();
    }
  }

  async function readFile(task: Task, turn: Promise<void>, ahead: SessionAhead): Promise<void> {
    // It may be the same file.
    if ([...running].some((other) => other !== task && other.file.size === task.file.size)) await turn;
    // Who leaves columns out knows what is too large; how much is left can be told by reading only.
    const isAsked = (task.wanted?.leftOut ?? []).length > 0;
    const [file] = await Promise.all([
      fileFacts(task.file),
      isAsked ? null : refuseTooLarge(task.file.name, task.file.size, services.workshop),
    ]);
    files.set(file.fingerprint, task.file);
    const { signal } = task.controller;
    const onProgress: TableTask['onProgress'] = (step, share, rows) => {
      setArriving(task.key, { step, share, rows });
    };
    const opened = await services.opener.open(task.file, {
      signal,
      onProgress: (share) => {
        onProgress('scanning', share, null);
      },
    });
    try {
      const wanted = opened.tables.filter(({ part, state }) =>
        task.part === null ? state === 'shown' : samePart(part, task.part),
      );
      if (wanted.length === 0)
        throw new UserError({ code: 'part-not-found', file: file.name, part: (task.part ?? []).join(' › ') });
      let here = 0;
      for (const table of wanted) {
        try {
          if (
            !(await readTable(context, { ...task, turn, signal, onProgress }, partOf(file, table.part), opened, ahead))
          )
            here++;
        } catch (error) {
          if (wanted.length === 1 || !(error instanceof UserError)) throw error;
          failPart(task, table, error.problem);
        }
        if (signal.aborted) throw new Stopped();
      }
      if (here === wanted.length) notify({ kind: 'already-here', file: file.name });
    } finally {
      opened.close();
    }
  }

  /** One table of several that could not be read says so by itself; the others are there. */
  function failPart(task: Task, table: FileTable, problem: Problem): void {
    const key = services.newId();
    const { name } = partOf({ name: task.file.name, bytes: task.file.size, fingerprint: '' }, table.part);
    failed.set(key, { ...task, key, part: table.part });
    const arriving: Arriving = { ...newArriving(key, task.file, null), fileName: name, problem };
    data.setState((before) => ({ arriving: [...before.arriving, arriving] }));
  }

  function add(
    file: File,
    source: SourceId | null,
    wanted: Wanted | null,
    wantedPart: readonly string[] | null = null,
  ): Promise<void> {
    return new Promise((resolve) => {
      const key = services.newId();
      const of = projectOf(context).sources.find((one) => one.id === source);
      const part = of === undefined ? wantedPart : (of.file.part ?? []);
      queue.push({ key, file, source, part, wanted, controller: new AbortController(), done: resolve });
      data.setState((before) => ({ arriving: [...before.arriving, newArriving(key, file, source)] }));
      void work();
    });
  }

  return {
    add,
    isWorking: () => working,
    reads: (source) => [...running, ...queue].some((task) => task.source === source),
    fileOf: (fingerprint) => files.get(fingerprint) ?? null,
    stop(key) {
      const waiting = queue.findIndex((task) => task.key === key);
      if (waiting >= 0) {
        const [task] = queue.splice(waiting, 1);
        removeArriving(key);
        task?.done();
        return;
      }
      for (const task of running) if (task.key === key) task.controller.abort();
    },
    stopAll() {
      for (const task of queue.splice(0)) task.done();
      for (const task of running) task.controller.abort();
      failed.clear();
      data.setState({ arriving: [] });
    },
    dismiss(key) {
      failed.delete(key);
      removeArriving(key);
    },
    refusedFile: (key) => failed.get(key)?.file ?? null,
    async again(key, wanted) {
      const task = failed.get(key);
      if (task === undefined) return;
      failed.delete(key);
      removeArriving(key);
      await add(task.file, task.source, wanted, task.part);
    },
    forgetFiles() {
      files.clear();
    },
  };
}

const newArriving = (key: string, file: File, source: SourceId | null): Arriving => ({
  key,
  fileName: file.name,
  bytes: file.size,
  source,
  step: 'waiting',
  share: null,
  rows: null,
  problem: null,
});

/** A table of a file under a name of its own. */
const partOf = (file: SourceFile, part: readonly string[]): SourceFile =>
  part.length === 0 ? file : { ...file, name: partLabel(file.name, part), part };

/** A file that was dropped, and that nothing is known of. */
const isNew = ({ source, wanted, part }: Task): boolean => source === null && wanted === null && part === null;
