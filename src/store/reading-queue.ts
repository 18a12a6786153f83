import type { BuildSession, DatasetFile } from '../engine/engine.ts';
import { partLabel, samePart, type FileTable } from '../model/file-table.ts';
import { Stopped, UserError, type Problem } from '../model/problem.ts';
import type { Layout, Reading } from '../model/reading.ts';
import type { SourceId } from '../model/record.ts';
import type { TableContent } from '../model/table-content.ts';
import type { TableLayout } from '../model/table-layout.ts';
import type { OpenedFile } from '../preparation/reading/file-opening.ts';
import type { ReadResult } from '../preparation/reading/read-source.ts';
import { sourceDatasetId } from '../project/identity.ts';
import type { Source, SourceFile } from '../project/project.ts';
import type { Arriving } from './data-store.ts';
import { fileFacts } from './file-facts.ts';
import { readLikeKnown } from './like-known.ts';
import { preparation, problemOf, projectOf, setSource, type PipelineContext } from './pipeline-context.ts';
import { isGone, refuseTooLarge } from './refuse-file.ts';
import { sessionAhead, type SessionAhead } from './session-ahead.ts';
import { place } from './source-datasets.ts';

/** What a person asked to be read otherwise: a whole layout (columns are decided again), or a whole reading. */
export type Wanted = {
  /** Guessed where nothing is said of it. */
  readonly layout?: Layout;
  readonly columns?: Reading['columns'];
  /** Columns of the file that are not wanted. */
  readonly leftOut?: Reading['leftOut'];
  /** Columns that were not wanted before, and have no reading yet. */
  readonly takenBack?: Reading['leftOut'];
  /** Columns whose questions stay open. */
  readonly open?: readonly string[];
};

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

/** Files that are read one after the other, and those that were dropped since the page opened. */
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
  let running: Task | null = null;
  let working = false;

  const setArriving = (key: string, part: Partial<Arriving>): void => {
    data.setState((before) => ({
      arriving: before.arriving.map((one) => (one.key === key ? { ...one, ...part } : one)),
    }));
  };
  const removeArriving = (key: string): void => {
    data.setState((before) => ({ arriving: before.arriving.filter((one) => one.key !== key) }));
  };

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
      running = task;
      try {
        await readTask(task);
        removeArriving(task.key);
      } catch (error) {
        if (error instanceof Stopped) removeArriving(task.key);
        else await refused(task, error);
      }
      running = null;
      task.done();
    }
    working = false;
    await onEmpty();
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

  async function readTask(task: Task): Promise<void> {
    const ahead = sessionAhead(services.workshop);
    try {
      await readFile(task, ahead);
    } finally {
      await ahead.close();
    }
  }

  async function readFile(task: Task, ahead: SessionAhead): Promise<void> {
    // Who leaves columns out knows what is too large; how much is left can be told by reading only.
    const isAsked = (task.wanted?.leftOut ?? []).length > 0;
    const [file] = await Promise.all([
      fileFacts(task.file),
      isAsked ? null : refuseTooLarge(task.file, services.workshop),
    ]);
    files.set(file.fingerprint, task.file);
    const { signal } = task.controller;
    const opened = await services.opener.open(task.file, {
      signal,
      onProgress: (share) => setArriving(task.key, { step: 'scanning', share, rows: null }),
    });
    try {
      const wanted = opened.tables.filter(({ part, state }) =>
        task.part === null ? state === 'shown' : samePart(part, task.part),
      );
      if (wanted.length === 0)
        throw new UserError({ code: 'part-not-found', file: file.name, part: (task.part ?? []).join(' › ') });
      for (const table of wanted) {
        try {
          await readTable(task, partOf(file, table.part), opened, ahead);
        } catch (error) {
          if (wanted.length === 1 || !(error instanceof UserError)) throw error;
          failPart(task, table, error.problem);
        }
        if (signal.aborted) throw new Stopped();
      }
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

  async function readTable(task: Task, file: SourceFile, opened: OpenedFile, ahead: SessionAhead): Promise<void> {
    const { sources } = projectOf(context);
    const isFile = ({ file: other }: Source): boolean =>
      other.fingerprint === file.fingerprint &&
      other.bytes === file.bytes &&
      samePart(other.part ?? [], file.part ?? []);
    const known = task.source === null ? sources.find(isFile) : undefined;
    if (known !== undefined && data.getState().sources[known.id]?.state === 'ready') {
      notify({ kind: 'already-here', file: file.name });
      return;
    }
    const expected = task.source === null ? known : sources.find((source) => source.id === task.source);
    const wanted = known === undefined ? task.wanted : known.reading;
    const first = await build(task, file, opened, wanted, ahead.take());
    const read =
      expected === undefined
        ? await readLikeKnown(context, file.name, first, (reading) =>
            build(task, file, opened, reading, services.workshop.open()),
          )
        : { ...first, waiting: undefined, readAs: undefined };
    if (task.controller.signal.aborted) throw new Stopped();
    place(context, expected ?? read.waiting, file, read.dataset, read.result, read.readAs);
  }

  async function build(
    task: Task,
    file: SourceFile,
    opened: OpenedFile,
    wanted: Wanted | null,
    opening: Promise<BuildSession>,
  ): Promise<{ dataset: DatasetFile; result: ReadResult }> {
    const { signal } = task.controller;
    try {
      const content = await opened.content(file.part ?? [], tableLayout(wanted), {
        signal,
        onProgress: (share) => setArriving(task.key, { step: 'scanning', share, rows: null }),
      });
      const result = await (
        await preparation.reading()
      ).readSource(
        opening,
        {
          name: file.name,
          size: task.file.size,
          blob: task.file,
          today: services.now().toISOString().slice(0, 10),
          ...(isItself(content, task.file) ? {} : { content }),
          ...(opened.tables.length > 1 ? { tables: opened.tables } : {}),
        },
        services.scanner,
        wanted,
        {
          signal,
          onProgress: (step, share, rows) => {
            setArriving(task.key, { step, share, rows });
          },
        },
      );
      setArriving(task.key, { step: 'keeping', share: null, rows: null });
      const dataset = await (await opening).finish(sourceDatasetId({ file, reading: result.reading }));
      await services.engine.attach(dataset);
      return { dataset, result };
    } catch (error) {
      await opening.then(
        (session) => session.abandon(),
        () => undefined,
      );
      throw signal.aborted ? new Stopped() : error;
    }
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
    reads: (source) => running?.source === source || queue.some((task) => task.source === source),
    fileOf: (fingerprint) => files.get(fingerprint) ?? null,
    stop(key) {
      const waiting = queue.findIndex((task) => task.key === key);
      if (waiting >= 0) {
        const [task] = queue.splice(waiting, 1);
        removeArriving(key);
        task?.done();
        return;
      }
      if (running?.key === key) running.controller.abort();
    },
    stopAll() {
      for (const task of queue.splice(0)) task.done();
      running?.controller.abort();
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

/** How a person wants a table to be taken out of a file that is no delimited text. */
function tableLayout(wanted: Wanted | null): TableLayout | null {
  const layout = wanted?.layout;
  return layout === undefined || layout.format === 'csv' ? null : layout;
}

const isItself = (content: TableContent, file: File): boolean => content.text === file && content.layout === null;
