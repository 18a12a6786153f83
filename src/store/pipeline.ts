import { Stopped, UserError } from '../model/problem.ts';
import type { SourceId } from '../model/record.ts';
import type { OpenedFile } from '../preparation/reading/file-opening.ts';
import type { Project, Source } from '../project/project.ts';
import type { DataStore } from './data-store.ts';
import type { DocumentStore } from './document-store.ts';
import { ensureCombinations } from './combination-datasets.ts';
import { projectOf, setSource, type PipelineContext, type PipelineNotice } from './pipeline-context.ts';
import type { Wanted } from './read-table.ts';
import { createReadingQueue } from './reading-queue.ts';
import { ensureKeys } from './found-keys.ts';
import { byPerson, ensureRecord } from './record-dataset.ts';
import type { Services } from './services.ts';
import { attachKept } from './source-datasets.ts';

export type { PipelineNotice } from './pipeline-context.ts';
export type { Wanted } from './read-table.ts';

/** From dropped files to attached tables and a customer record, always those of the open project. */
export interface Pipeline {
  /** Reads files in their order. Resolves when all were read, refused or stopped. */
  addFiles(files: readonly File[]): Promise<void>;
  /** Reads a source again. Rejects with a UserError of code `file-needed` when the file is not at hand. */
  reread(id: SourceId, wanted: Wanted): Promise<void>;
  /** Reads one more table of the file of a source. */
  addTable(id: SourceId, part: readonly string[]): Promise<void>;
  /** Opens the file of a source, for a look at its rows under other choices; null while the page has not its file. */
  openAgain(id: SourceId): Promise<OpenedFile | null>;
  stop(key: string): void;
  dismiss(key: string): void;
  /** The file that was refused, while its problem is on the screen. */
  refusedFile(key: string): File | null;
  /** Reads a file that was refused, otherwise than before. */
  again(key: string, wanted: Wanted): Promise<void>;
  /** The file of a source while the page has it. */
  fileOf(id: SourceId): File | null;
  /** Makes the data that of the open project. */
  settle(): Promise<void>;
  /**
   * Looks for columns that point at keys of other sources, now and after each change, until what it returns is called. On a large base
   * it keeps the engine busy for seconds, so it is asked for where its answer is shown.
   */
  lookForKeys(): () => void;
  /** Ends the building of the customer record; the one before stays until it is built after all. */
  stopBuilding(): void;
  /** Builds the customer record that was stopped. */
  build(): Promise<void>;
  /** Ends what is being read and what waits, for another project. */
  stopAll(): void;
  forgetFiles(): void;
}

export function createPipeline(
  services: Services,
  document: DocumentStore,
  data: DataStore,
  notify: (notice: PipelineNotice) => void,
): Pipeline {
  const context: PipelineContext = { services, document, data, notify };
  const queue = createReadingQueue(context, () => settle());
  const sourceOf = (id: SourceId): Source | undefined => projectOf(context).sources.find((source) => source.id === id);

  let settling: Promise<void> | null = null;
  let again = false;
  let settled: { readonly project: Project; readonly ending: AbortController } | null = null;
  let keysWanted: AbortController | null = null;

  /** One settling at a time. A change meanwhile ends what is being built for the recipe before it, and settles once more. */
  function settle(): Promise<void> {
    if (settling !== null) {
      again = true;
      if (settled !== null && !isBuiltAlike(settled.project, projectOf(context))) settled.ending.abort();
      return settling;
    }
    settling = (async () => {
      do {
        again = false;
        settled = { project: projectOf(context), ending: new AbortController() };
        try {
          await settleOnce(settled.project, settled.ending.signal);
        } catch (error) {
          if (!(error instanceof Stopped)) notify({ kind: 'failure', error });
        }
      } while (again);
      settled = null;
      settling = null;
    })();
    return settling;
  }

  async function settleOnce(wanted: Project, signal: AbortSignal): Promise<void> {
    const known = new Set(wanted.sources.map((source) => source.id));
    const { sources } = data.getState();
    const left = Object.entries(sources).filter(([id]) => known.has(id));
    if (left.length < Object.keys(sources).length) data.setState({ sources: Object.fromEntries(left) });
    for (const source of wanted.sources) await ensureSource(source);
    if (queue.isWorking()) return;
    await ensureCombinations(context, wanted, signal);
    await ensureRecord(context, wanted, signal);
    if (keysWanted !== null) await ensureKeys(context, wanted, AbortSignal.any([signal, keysWanted.signal]));
  }

  async function ensureSource(source: Source): Promise<void> {
    if (await attachKept(context, source)) return;
    const state = data.getState().sources[source.id];
    const file = queue.fileOf(source.file.fingerprint);
    if (file === null) setSource(context, source.id, { state: 'file-needed' });
    else if (state?.state !== 'failed' && !queue.reads(source.id)) void queue.add(file, source.id, source.reading);
  }

  return {
    async addFiles(dropped) {
      if (dropped.length === 0) notify({ kind: 'nothing-dropped' });
      await Promise.all(dropped.map((file) => queue.add(file, null, null)));
    },
    async reread(id, wanted) {
      const source = sourceOf(id);
      if (source === undefined) return;
      const file = queue.fileOf(source.file.fingerprint);
      if (file === null) throw new UserError({ code: 'file-needed', file: source.file.name });
      await queue.add(file, id, wanted);
    },
    async addTable(id, part) {
      const source = sourceOf(id);
      const file = source === undefined ? null : queue.fileOf(source.file.fingerprint);
      if (source !== undefined && file === null) throw new UserError({ code: 'file-needed', file: source.file.name });
      if (file !== null) await queue.add(file, null, null, part);
    },
    async openAgain(id) {
      const source = sourceOf(id);
      const file = source === undefined ? null : queue.fileOf(source.file.fingerprint);
      return file === null ? null : services.opener.open(file);
    },
    stop: queue.stop,
    stopAll() {
      queue.stopAll();
      settled?.ending.abort();
    },
    stopBuilding() {
      if (data.getState().record.state === 'building') settled?.ending.abort(byPerson);
    },
    build() {
      data.setState(({ record }) =>
        record.state === 'stopped' ? { record: { state: 'building', share: 0, previous: record.previous } } : {},
      );
      return settle();
    },
    dismiss: queue.dismiss,
    refusedFile: queue.refusedFile,
    again: queue.again,
    fileOf(id) {
      const source = sourceOf(id);
      return source === undefined ? null : queue.fileOf(source.file.fingerprint);
    },
    settle,
    lookForKeys() {
      const ending = new AbortController();
      keysWanted = ending;
      void settle();
      return () => {
        if (keysWanted === ending) keysWanted = null;
        ending.abort();
      };
    },
    forgetFiles: queue.forgetFiles,
  };
}

/** Whether two recipes are built of the same files, read and understood in the same way. */
const isBuiltAlike = (one: Project, other: Project): boolean =>
  one.id === other.id && one.sources === other.sources && one.combinations === other.combinations;
