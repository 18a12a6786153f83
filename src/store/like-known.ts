import type { DatasetFile } from '../engine/engine.ts';
import type { Reading } from '../model/reading.ts';
import { areAlike, likeness, namesOf } from '../preparation/combining/likeness.ts';
import { takenOver, withoutLosses } from '../preparation/combining/take-over.ts';
import type { ReadResult } from '../preparation/reading/read-source.ts';
import { combinationOf } from '../project/combination.ts';
import type { Source } from '../project/project.ts';
import { projectOf, type PipelineContext } from './pipeline-context.ts';

/** A table that was read, and what became of it. */
export interface ReadTable {
  readonly dataset: DatasetFile;
  readonly result: ReadResult;
}

/** A new file as it was read: for a source that waits for it, and after which other file. */
export interface LikeKnown extends ReadTable {
  readonly waiting: Source | undefined;
  readonly readAs: Source['readAs'];
}

/** Reads a new file as the known one that it looks like: a recipe reads next month’s export the same way. */
export async function readLikeKnown(
  context: PipelineContext,
  fileName: string,
  first: ReadTable,
  again: (reading: Reading) => Promise<ReadTable>,
): Promise<LikeKnown> {
  const waiting = waitingFor(context, fileName, first.result);
  const model = waiting ?? modelOf(context, first.result);
  if (model === undefined) return { ...first, waiting, readAs: undefined };
  const state = context.data.getState().sources[model.id];
  const known = { columns: model.reading.columns, ...(state?.state === 'ready' ? { report: state.report } : {}) };
  const own = { columns: first.result.reading.columns, report: first.result.report };
  const { layout } = first.result.reading;
  let tried = takenOver(known, own);
  if (tried.taken.length === 0) return { ...first, waiting, readAs: undefined };
  let read = await again({ layout, columns: tried.columns });
  const kept = withoutLosses(tried, own, read.result.report);
  if (kept.taken.length < tried.taken.length) {
    tried = kept;
    read = kept.taken.length === 0 ? first : await again({ layout, columns: kept.columns });
  }
  const readAs = tried.taken.length === 0 ? undefined : { file: model.file.name, columns: tried.taken };
  return { ...read, waiting, readAs };
}

/** A source whose data is gone, and which this may be: the file of that name, else one of like columns that stands alone. */
function waitingFor(context: PipelineContext, fileName: string, { reading }: ReadResult): Source | undefined {
  const project = projectOf(context);
  const { sources } = context.data.getState();
  const names = namesOf(reading.columns);
  const alike = project.sources
    .filter((source) => sources[source.id]?.state === 'file-needed' && areAlike(namesOf(source.reading.columns), names))
    .sort((a, b) => likeness(namesOf(b.reading.columns), names) - likeness(namesOf(a.reading.columns), names));
  return (
    alike.find((source) => source.file.name === fileName) ??
    alike.find((source) => combinationOf(project, source.id) === undefined)
  );
}

/** The known file that looks most like this one; of equals the last. */
function modelOf(context: PipelineContext, { reading, meaning }: ReadResult): Source | undefined {
  const names = namesOf(reading.columns);
  return projectOf(context)
    .sources.filter(
      (source) =>
        (source.kind === meaning.kind || source.kindConfidence === null) &&
        areAlike(namesOf(source.reading.columns), names),
    )
    .reverse()
    .sort((a, b) => likeness(namesOf(b.reading.columns), names) - likeness(namesOf(a.reading.columns), names))[0];
}
