import type { DatasetFile } from '../engine/engine.ts';
import type { Reading } from '../model/reading.ts';
import { areAlike, columnKey, likeness, namesOf } from '../preparation/combining/likeness.ts';
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
  const { layout, leftOut: already = [] } = first.result.reading;
  const { columns, leftOut } = leftOutLike(model.reading, first.result.reading);
  const left = leftOut.length === 0 ? {} : { leftOut };
  const own = { columns, report: first.result.report };
  let tried = takenOver(known, own);
  if (tried.taken.length === 0 && leftOut.length === already.length) return { ...first, waiting, readAs: undefined };
  let read = await again({ layout, columns: tried.columns, ...left });
  const kept = withoutLosses(tried, own, read.result.report);
  if (kept.taken.length < tried.taken.length) {
    tried = kept;
    read =
      kept.taken.length === 0 && leftOut.length === already.length
        ? first
        : await again({ layout, columns: kept.columns, ...left });
  }
  const readAs = tried.taken.length === 0 ? undefined : { file: model.file.name, columns: tried.taken };
  return { ...read, waiting, readAs };
}

/** A source whose data is gone, and which this may be: the file of that name, else one of like columns that stands alone. */
function waitingFor(context: PipelineContext, fileName: string, { reading }: ReadResult): Source | undefined {
  const project = projectOf(context);
  const { sources } = context.data.getState();
  const names = namesOf(columnsOfFile(reading));
  const alike = project.sources
    .filter(
      (source) =>
        sources[source.id]?.state === 'file-needed' && areAlike(namesOf(columnsOfFile(source.reading)), names),
    )
    .sort((a, b) => likenessTo(b, names) - likenessTo(a, names));
  return (
    alike.find((source) => source.file.name === fileName) ??
    alike.find((source) => combinationOf(project, source.id) === undefined)
  );
}

/** The known file that looks most like this one; of equals the last. */
function modelOf(context: PipelineContext, { reading, meaning }: ReadResult): Source | undefined {
  const names = namesOf(columnsOfFile(reading));
  return projectOf(context)
    .sources.filter(
      (source) =>
        (source.kind === meaning.kind || source.kindConfidence === null) &&
        areAlike(namesOf(columnsOfFile(source.reading)), names),
    )
    .reverse()
    .sort((a, b) => likenessTo(b, names) - likenessTo(a, names))[0];
}

const likenessTo = (source: Source, names: readonly string[]): number =>
  likeness(namesOf(columnsOfFile(source.reading)), names);

/** All columns of the file, those that were left out among them. */
const columnsOfFile = ({ columns, leftOut = [] }: Reading): readonly { readonly name: string }[] => [
  ...columns,
  ...leftOut,
];

/** The columns of a new file that the known one leaves out. */
function leftOutLike(known: Reading, fresh: Reading): Pick<Reading, 'columns'> & Required<Pick<Reading, 'leftOut'>> {
  const already = fresh.leftOut ?? [];
  const unwanted = new Set((known.leftOut ?? []).map(({ name }) => columnKey(name)));
  const places = Array.from({ length: fresh.columns.length + already.length }, (_, at) => at);
  const free = places.filter((at) => !already.some((column) => column.at === at));
  const left = fresh.columns.flatMap(({ name }, index) => {
    const at = free[index];
    return at === undefined || !unwanted.has(columnKey(name)) ? [] : [{ name, at }];
  });
  // A table has a column.
  if (left.length === fresh.columns.length) return { columns: fresh.columns, leftOut: already };
  const names = new Set(left.map(({ name }) => name));
  return {
    columns: fresh.columns.filter(({ name }) => !names.has(name)),
    leftOut: [...already, ...left].sort((a, b) => a.at - b.at),
  };
}
