import type { BuildSession, DatasetFile } from '../engine/engine.ts';
import { samePart } from '../model/file-table.ts';
import { Stopped } from '../model/problem.ts';
import type { Layout, Reading } from '../model/reading.ts';
import type { SourceId } from '../model/record.ts';
import type { TableContent } from '../model/table-content.ts';
import type { TableLayout } from '../model/table-layout.ts';
import type { OpenedFile } from '../preparation/reading/file-opening.ts';
import type { ReadResult } from '../preparation/reading/read-source.ts';
import { sourceDatasetId } from '../project/identity.ts';
import type { Source, SourceFile } from '../project/project.ts';
import type { ReadingStep } from './data-store.ts';
import { layoutOfKnown } from './known-layout.ts';
import { readLikeKnown } from './like-known.ts';
import { preparation, projectOf, type PipelineContext } from './pipeline-context.ts';
import { refuseTooLarge } from './refuse-file.ts';
import type { SessionAhead } from './session-ahead.ts';
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

/** A file that is to be read, and for what. */
export interface TableTask {
  readonly file: File;
  /** The source that it is read for; null for a new one. */
  readonly source: SourceId | null;
  readonly wanted: Wanted | null;
  /** Resolves when the files that came before have their places: a file is read in their light. */
  readonly turn: Promise<void>;
  readonly signal: AbortSignal;
  readonly onProgress: (step: ReadingStep, share: number | null, rows: number | null) => void;
}

/** Reads one table of a file into a dataset, and puts it where it belongs; false where it is here already. Rejects with `Stopped` without a trace. */
export async function readTable(
  context: PipelineContext,
  task: TableTask,
  file: SourceFile,
  opened: OpenedFile,
  ahead: SessionAhead,
): Promise<boolean> {
  const { services, data } = context;
  const { sources } = projectOf(context);
  const isFile = ({ file: other }: Source): boolean =>
    other.fingerprint === file.fingerprint && other.bytes === file.bytes && samePart(other.part ?? [], file.part ?? []);
  const known = task.source === null ? sources.find(isFile) : undefined;
  if (known !== undefined && data.getState().sources[known.id]?.state === 'ready') return false;
  const expected = task.source === null ? known : sources.find((source) => source.id === task.source);
  const wanted = known === undefined ? task.wanted : known.reading;
  const made = new Set<string>();
  try {
    const again = (reading: Wanted) => build(context, task, file, opened, reading, services.workshop.open(), made);
    const alone = await build(context, task, file, opened, wanted, ahead.take(), made);
    await stoppable(task.turn, task.signal);
    const isGuessed = expected === undefined && wanted === null && file.part === undefined;
    const layout = isGuessed ? await layoutOfKnown(context, task.file, alone.result.reading) : null;
    const first = layout === null ? alone : await again({ layout });
    const read =
      expected === undefined
        ? await readLikeKnown(context, file.name, first, again)
        : { ...first, waiting: undefined, readAs: undefined };
    if (task.signal.aborted) throw new Stopped();
    made.delete(read.dataset.id);
    place(context, expected ?? read.waiting, file, read.dataset, read.result, read.readAs);
    return true;
  } finally {
    // What was read otherwise first, or stopped when it was about to be kept.
    for (const id of made) {
      await services.engine.detach(id);
      await services.workshop.drop(id);
    }
  }
}

async function build(
  { services }: PipelineContext,
  task: TableTask,
  file: SourceFile,
  opened: OpenedFile,
  wanted: Wanted | null,
  opening: Promise<BuildSession>,
  made: Set<string>,
): Promise<{ dataset: DatasetFile; result: ReadResult }> {
  const { signal, onProgress } = task;
  try {
    const content = await opened.content(file.part ?? [], tableLayout(wanted), {
      signal,
      onProgress: (share) => onProgress('scanning', share, null),
    });
    // What was packed takes the room of what it unpacks to.
    if (!isItself(content, task.file) && (wanted?.leftOut ?? []).length === 0)
      await refuseTooLarge(file.name, content.text.size, services.workshop);
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
        onProgress,
        pause: () => new Promise((resume) => setTimeout(resume)),
      },
    );
    onProgress('keeping', null, null);
    const id = sourceDatasetId({ file, reading: result.reading });
    const isNew = (await services.workshop.find(id)) === null;
    if (signal.aborted) throw new Stopped();
    const dataset = await (await opening).finish(id);
    if (isNew) made.add(id);
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

/** Resolves with the promise; rejects with `Stopped` when the signal comes first. */
function stoppable(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(new Stopped());
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void promise.then(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
  });
}

/** How a person wants a table to be taken out of a file that is no delimited text. */
function tableLayout(wanted: Wanted | null): TableLayout | null {
  const layout = wanted?.layout;
  return layout === undefined || layout.format === 'csv' ? null : layout;
}

const isItself = (content: TableContent, file: File): boolean => content.text === file && content.layout === null;
