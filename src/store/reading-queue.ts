import type { DatasetFile } from '../engine/engine.ts';
import { Stopped, UserError, type Problem } from '../model/problem.ts';
import type { Layout, Reading } from '../model/reading.ts';
import type { SourceId } from '../model/record.ts';
import type { ReadResult } from '../preparation/reading/read-source.ts';
import { sourceDatasetId } from '../project/identity.ts';
import type { SourceFile } from '../project/project.ts';
import type { Arriving } from './data-store.ts';
import { fileFacts } from './file-facts.ts';
import { readLikeKnown } from './like-known.ts';
import { preparation, problemOf, projectOf, setSource, type PipelineContext } from './pipeline-context.ts';
import { place } from './source-datasets.ts';

/** What a person asked to be read otherwise: a whole layout (columns are decided again), or a whole reading. */
export type Wanted = {
  readonly layout: Layout;
  readonly columns?: Reading['columns'];
  /** Columns whose questions stay open. */
  readonly open?: readonly string[];
};

interface Task {
  readonly key: string;
  readonly file: File;
  readonly source: SourceId | null;
  readonly wanted: Wanted | null;
  readonly controller: AbortController;
  readonly done: () => void;
}

/** Files that are read one after the other, and those that were dropped since the page opened. */
export interface ReadingQueue {
  /** Resolves when the file was read, refused or stopped. */
  add(file: File, source: SourceId | null, wanted: Wanted | null): Promise<void>;
  readonly isWorking: () => boolean;
  /** Whether a source is being read, or waits for it. */
  readonly reads: (source: SourceId) => boolean;
  readonly fileOf: (fingerprint: string) => File | null;
  readonly stop: (key: string) => void;
  readonly stopAll: () => void;
  readonly dismiss: (key: string) => void;
  readonly forgetFiles: () => void;
}

/** `onEmpty` is called when nothing is left to read. */
export function createReadingQueue(context: PipelineContext, onEmpty: () => Promise<void>): ReadingQueue {
  const { services, data, notify } = context;
  const files = new Map<string, File>();
  const queue: Task[] = [];
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
        else fail(task, problemOf(error, task.file.name));
        if (!(error instanceof Stopped) && !(error instanceof UserError)) notify({ kind: 'failure', error });
      }
      running = null;
      task.done();
    }
    working = false;
    await onEmpty();
  }

  /** A source that is left without data says so itself, and is not read again unasked. */
  function fail(task: Task, problem: Problem): void {
    const { source } = task;
    const waits =
      source !== null &&
      data.getState().sources[source]?.state !== 'ready' &&
      projectOf(context).sources.some((one) => one.id === source);
    if (!waits) {
      setArriving(task.key, { problem, share: null });
      return;
    }
    setSource(context, source, { state: 'failed', problem });
    removeArriving(task.key);
  }

  async function readTask(task: Task): Promise<void> {
    const file = await fileFacts(task.file);
    const { sources } = projectOf(context);
    const known =
      task.source === null
        ? sources.find((source) => source.file.fingerprint === file.fingerprint && source.file.bytes === file.bytes)
        : undefined;
    files.set(file.fingerprint, task.file);
    if (known !== undefined && data.getState().sources[known.id]?.state === 'ready') {
      notify({ kind: 'already-here', file: file.name });
      return;
    }
    const expected = task.source === null ? known : sources.find((source) => source.id === task.source);
    const first = await build(task, file, known === undefined ? task.wanted : known.reading);
    const read =
      expected === undefined
        ? await readLikeKnown(context, file.name, first, (reading) => build(task, file, reading))
        : { ...first, waiting: undefined, readAs: undefined };
    if (task.controller.signal.aborted) throw new Stopped();
    place(context, expected ?? read.waiting, file, read.dataset, read.result, read.readAs);
  }

  async function build(
    task: Task,
    file: SourceFile,
    wanted: Wanted | null,
  ): Promise<{ dataset: DatasetFile; result: ReadResult }> {
    const { signal } = task.controller;
    const opening = services.workshop.open();
    try {
      const result = await (
        await preparation.reading()
      ).readSource(
        opening,
        {
          name: task.file.name,
          size: task.file.size,
          blob: task.file,
          today: services.now().toISOString().slice(0, 10),
        },
        services.scanner,
        wanted,
        {
          signal,
          onProgress: (step, share) => {
            setArriving(task.key, { step, share });
          },
        },
      );
      setArriving(task.key, { step: 'keeping', share: null });
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

  return {
    add(file, source, wanted) {
      return new Promise((resolve) => {
        const key = services.newId();
        queue.push({ key, file, source, wanted, controller: new AbortController(), done: resolve });
        const arriving: Arriving = {
          key,
          fileName: file.name,
          bytes: file.size,
          source,
          step: 'waiting',
          share: null,
          problem: null,
        };
        data.setState((before) => ({ arriving: [...before.arriving, arriving] }));
        void work();
      });
    },
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
      data.setState({ arriving: [] });
    },
    dismiss: removeArriving,
    forgetFiles() {
      files.clear();
    },
  };
}
