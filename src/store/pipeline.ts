import { databaseOf, type BuildSession, type DatasetFile } from '../engine/engine.ts';
import { Stopped, UserError, type Problem } from '../model/problem.ts';
import type { Layout, Reading } from '../model/reading.ts';
import type { SourceId } from '../model/record.ts';
import type { RecordSource } from '../preparation/record/plan.ts';
import type { ReadResult } from '../preparation/reading/read-source.ts';
import { hashBytes, recordDatasetId, signatureOf, sourceDatasetId, sourceIdFor } from '../project/identity.ts';
import { roleOf, type Project, type Source, type SourceFile } from '../project/project.ts';
import { currentRecord, type Arriving, type DataStore, type RecordState, type SourceState } from './data-store.ts';
import type { DocumentStore } from './document-store.ts';
import type { Services } from './services.ts';

/** What a person asked to be read otherwise: a whole layout (columns are decided again), or a whole reading. */
export type Wanted = { readonly layout: Layout; readonly columns?: Reading['columns'] };

/** From dropped files to attached tables and a customer record, always those of the open project. */
export interface Pipeline {
  /** Reads files one after the other. Resolves when all were read, refused or stopped. */
  addFiles(files: readonly File[]): Promise<void>;
  /** Reads a source again. Rejects with a UserError of code `file-needed` when the file is not at hand. */
  reread(id: SourceId, wanted: Wanted): Promise<void>;
  stop(key: string): void;
  dismiss(key: string): void;
  /** The file of a source while the page has it. */
  fileOf(id: SourceId): File | null;
  /** Makes the data that of the open project. */
  settle(): Promise<void>;
  /** Ends what is being read and what waits, for another project. */
  stopAll(): void;
  forgetFiles(): void;
}

/** What reads files is fetched when the first one comes, so that the page opens without it. */
const preparation = {
  reading: () => import('../preparation/reading/read-source.ts'),
  record: () => import('../preparation/record/build-record.ts'),
};

interface Task {
  readonly key: string;
  readonly file: File;
  readonly source: SourceId | null;
  readonly wanted: Wanted | null;
  readonly controller: AbortController;
  readonly done: () => void;
}

export function createPipeline(
  services: Services,
  document: DocumentStore,
  data: DataStore,
  notify: (notice: PipelineNotice) => void,
): Pipeline {
  const files = new Map<string, File>();
  const queue: Task[] = [];
  let running: Task | null = null;
  let working = false;

  const project = (): Project => document.getState().history.present;
  const setSource = (id: SourceId, state: SourceState): void => {
    data.setState((before) => ({ sources: { ...before.sources, [id]: state } }));
  };
  const setArriving = (key: string, part: Partial<Arriving>): void => {
    data.setState((before) => ({
      arriving: before.arriving.map((one) => (one.key === key ? { ...one, ...part } : one)),
    }));
  };
  const removeArriving = (key: string): void => {
    data.setState((before) => ({ arriving: before.arriving.filter((one) => one.key !== key) }));
  };

  function enqueue(file: File, source: SourceId | null, wanted: Wanted | null): Promise<void> {
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
  }

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
    await settle();
  }

  /** A source that is left without data says so itself, and is not read again unasked. */
  function fail(task: Task, problem: Problem): void {
    const { source } = task;
    const waits =
      source !== null &&
      data.getState().sources[source]?.state !== 'ready' &&
      project().sources.some((one) => one.id === source);
    if (!waits) {
      setArriving(task.key, { problem, share: null });
      return;
    }
    setSource(source, { state: 'failed', problem });
    removeArriving(task.key);
  }

  async function readTask(task: Task): Promise<void> {
    const file = await fileFacts(task.file);
    const known =
      task.source === null
        ? project().sources.find(
            (source) => source.file.fingerprint === file.fingerprint && source.file.bytes === file.bytes,
          )
        : undefined;
    files.set(file.fingerprint, task.file);
    if (known !== undefined && data.getState().sources[known.id]?.state === 'ready') {
      notify({ kind: 'already-here', file: file.name });
      return;
    }
    const expected = task.source === null ? known : project().sources.find((source) => source.id === task.source);
    const { dataset, result } = await build(task, file, known === undefined ? task.wanted : known.reading);
    if (task.controller.signal.aborted) throw new Stopped();
    if (expected !== undefined) await adopt(expected, file, dataset, result);
    else {
      const waiting = project().sources.find(
        (source) => data.getState().sources[source.id]?.state === 'file-needed' && sameColumns(source, result.reading),
      );
      if (waiting === undefined) await arrive(file, dataset, result);
      else await adopt(waiting, file, dataset, result);
    }
  }

  async function build(
    task: Task,
    file: SourceFile,
    wanted: Wanted | null,
  ): Promise<{ dataset: DatasetFile; result: ReadResult }> {
    const { signal } = task.controller;
    const session = await services.workshop.open();
    try {
      const result = await (
        await preparation.reading()
      ).readSource(session, { name: task.file.name, size: task.file.size, blob: task.file }, services.scanner, wanted, {
        signal,
        onProgress: (step, share) => {
          setArriving(task.key, { step, share });
        },
      });
      setArriving(task.key, { step: 'keeping', share: null });
      const dataset = await session.finish(sourceDatasetId({ file, reading: result.reading }));
      await services.engine.attach(dataset);
      return { dataset, result };
    } catch (error) {
      await session.abandon();
      throw signal.aborted ? new Stopped() : error;
    }
  }

  /** A file that the project does not know yet. */
  function arrive(file: SourceFile, dataset: DatasetFile, result: ReadResult): Promise<void> {
    const id = sourceIdFor(
      file.name,
      project().sources.map((source) => source.id),
    );
    const { meaning } = result;
    const source: Source = {
      id,
      file,
      reading: result.reading,
      kind: meaning.kind,
      kindConfidence: meaning.kindConfidence,
      roles: rolesOf(result),
      confirmed: false,
    };
    setSource(id, { state: 'ready', dataset: dataset.id, report: result.report, meaning });
    document.getState().dispatch({ type: 'sources/added', sources: [source] });
    return Promise.resolve();
  }

  /** A file in the place of one that the project knows: the person's roles stay where the columns do. */
  function adopt(source: Source, file: SourceFile, dataset: DatasetFile, result: ReadResult): Promise<void> {
    const guessed = rolesOf(result);
    const roles = Object.fromEntries(
      result.reading.columns.map((column) => [
        column.name,
        source.roles[column.name] ?? guessed[column.name] ?? ('attribute' as const),
      ]),
    );
    setSource(source.id, { state: 'ready', dataset: dataset.id, report: result.report, meaning: result.meaning });
    const same = sourceDatasetId(source) === dataset.id;
    if (!same)
      document.getState().dispatch({ type: 'source/reread', id: source.id, file, reading: result.reading, roles });
    return Promise.resolve();
  }

  let settling: Promise<void> | null = null;
  let again = false;

  /** One settling at a time; a change meanwhile settles once more after it. */
  function settle(): Promise<void> {
    if (settling !== null) {
      again = true;
      return settling;
    }
    settling = (async () => {
      do {
        again = false;
        try {
          await settleOnce(project());
        } catch (error) {
          if (!(error instanceof Stopped)) notify({ kind: 'failure', error });
        }
      } while (again);
      settling = null;
    })();
    return settling;
  }

  async function settleOnce(wanted: Project): Promise<void> {
    const known = new Set(wanted.sources.map((source) => source.id));
    data.setState((before) => ({
      sources: Object.fromEntries(Object.entries(before.sources).filter(([id]) => known.has(id))),
    }));
    for (const source of wanted.sources) await ensureSource(source);
    if (!working) await ensureRecord(wanted);
  }

  async function ensureSource(source: Source): Promise<void> {
    const id = sourceDatasetId(source);
    const state = data.getState().sources[source.id];
    if (state?.state === 'ready' && state.dataset === id) return;
    const found = await services.workshop.find(id);
    if (found !== null) {
      if (state === undefined) setSource(source.id, { state: 'attaching' });
      await services.engine.attach(found);
      const about = await (await preparation.reading()).readAbout(services.engine, databaseOf(id));
      setSource(source.id, { state: 'ready', dataset: id, report: about.report, meaning: about.meaning });
      return;
    }
    const file = files.get(source.file.fingerprint);
    if (file === undefined) setSource(source.id, { state: 'file-needed' });
    else if (
      state?.state !== 'failed' &&
      running?.source !== source.id &&
      !queue.some((task) => task.source === source.id)
    )
      void enqueue(file, source.id, source.reading);
  }

  async function ensureRecord(wanted: Project): Promise<void> {
    const ready = wanted.sources.filter((source) => data.getState().sources[source.id]?.state === 'ready');
    if (ready.length === 0) {
      data.setState({ record: { state: 'none' } });
      return;
    }
    const id = recordDatasetId(ready);
    const { record } = data.getState();
    if (record.state === 'ready' && record.id === id) return;
    const previous = currentRecord(data.getState().record);
    // Another project may have been opened meanwhile: what was built is then not its record.
    const show = (state: RecordState): void => {
      if (project().id === wanted.id) data.setState({ record: state });
    };
    show({ state: 'building', share: 0, previous });
    try {
      const found = await services.workshop.find(id);
      const dataset = found ?? (await buildRecordDataset(id, ready));
      await services.engine.attach(dataset);
      show({
        state: 'ready',
        id,
        record: await (await preparation.record()).readRecord(services.engine, databaseOf(id)),
      });
    } catch (error) {
      show({ state: 'failed', problem: problemOf(error, '') });
      if (!(error instanceof UserError)) throw error;
    }
  }

  async function buildRecordDataset(id: string, sources: readonly Source[]): Promise<DatasetFile> {
    const session: BuildSession = await services.workshop.open();
    try {
      const parts: RecordSource[] = [];
      for (const source of sources) {
        const dataset = await services.workshop.find(sourceDatasetId(source));
        const state = data.getState().sources[source.id];
        if (dataset === null || state?.state !== 'ready')
          throw new UserError({ code: 'file-needed', file: source.file.name });
        await session.attach(dataset);
        parts.push(recordSource(source, state, databaseOf(dataset.id)));
      }
      const today = services.now().toISOString().slice(0, 10);
      await (
        await preparation.record()
      ).buildRecord(session, {
        sources: parts,
        today,
        onProgress: (share) => {
          data.setState((before) =>
            before.record.state === 'building' ? { record: { ...before.record, share } } : {},
          );
        },
      });
      return await session.finish(id);
    } catch (error) {
      await session.abandon();
      throw error;
    }
  }

  return {
    async addFiles(dropped) {
      await Promise.all(dropped.map((file) => enqueue(file, null, null)));
    },
    async reread(id, wanted) {
      const source = project().sources.find((one) => one.id === id);
      if (source === undefined) return;
      const file = files.get(source.file.fingerprint);
      if (file === undefined) throw new UserError({ code: 'file-needed', file: source.file.name });
      await enqueue(file, id, wanted);
    },
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
    fileOf(id) {
      const source = project().sources.find((one) => one.id === id);
      return source === undefined ? null : (files.get(source.file.fingerprint) ?? null);
    },
    settle,
    forgetFiles() {
      files.clear();
    },
  };
}

/** What the person should hear of at once. */
export type PipelineNotice =
  { readonly kind: 'already-here'; readonly file: string } | { readonly kind: 'failure'; readonly error: unknown };

function problemOf(error: unknown, file: string): Problem {
  return error instanceof UserError ? error.problem : { code: 'file-unreadable', file };
}

function rolesOf(result: ReadResult): Source['roles'] {
  return Object.fromEntries(result.meaning.roles.map((guess) => [guess.column, guess.role]));
}

function sameColumns(source: Source, reading: Reading): boolean {
  return (
    signatureOf(source.reading.columns.map((column) => column.name)) ===
    signatureOf(reading.columns.map((column) => column.name))
  );
}

function recordSource(source: Source, state: Extract<SourceState, { state: 'ready' }>, database: string): RecordSource {
  return {
    id: source.id,
    label: source.file.name,
    kind: source.kind,
    database,
    rows: state.report.kept,
    columns: source.reading.columns.map((column) => ({
      name: column.name,
      type: column.type,
      role: roleOf(source, column.name),
      distinct: state.report.columns.find((profile) => profile.name === column.name)?.distinct ?? 0,
    })),
  };
}

/** Bytes looked at from the start, the middle and the end of a file to tell it from others. */
const fingerprintBytes = 262_144;

async function fileFacts(file: File): Promise<SourceFile> {
  const starts = [0, Math.max(0, Math.floor(file.size / 2)), Math.max(0, file.size - fingerprintBytes)];
  const pieces = await Promise.all(starts.map((start) => file.slice(start, start + fingerprintBytes).arrayBuffer()));
  let fingerprint = '';
  for (const piece of pieces) {
    const bytes = new Uint8Array(piece);
    fingerprint = hashBytes(new TextEncoder().encode(`${fingerprint}${hashBytes(bytes)}`));
  }
  return { name: file.name, bytes: file.size, fingerprint };
}
