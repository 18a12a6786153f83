import { databaseOf, type DatasetFile } from '../engine/engine.ts';
import type { Reading } from '../model/reading.ts';
import type { ReadResult } from '../preparation/reading/read-source.ts';
import { signatureOf, sourceDatasetId, sourceIdFor } from '../project/identity.ts';
import type { Source, SourceFile } from '../project/project.ts';
import { preparation, projectOf, setSource, type PipelineContext } from './pipeline-context.ts';

/** Puts a dataset that was just read where it belongs: the source it was read for, one that waits for such a file, or a new one. */
export function place(
  context: PipelineContext,
  expected: Source | undefined,
  file: SourceFile,
  dataset: DatasetFile,
  result: ReadResult,
): void {
  const waiting =
    expected ??
    projectOf(context).sources.find(
      (source) =>
        context.data.getState().sources[source.id]?.state === 'file-needed' && sameColumns(source, result.reading),
    );
  if (waiting === undefined) arrive(context, file, dataset, result);
  else adopt(context, waiting, file, dataset, result);
}

/** A file that the project does not know yet. */
function arrive(context: PipelineContext, file: SourceFile, dataset: DatasetFile, result: ReadResult): void {
  const id = sourceIdFor(
    file.name,
    projectOf(context).sources.map((source) => source.id),
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
  setSource(context, id, { state: 'ready', dataset: dataset.id, report: result.report, meaning });
  context.document.getState().dispatch({ type: 'sources/added', sources: [source] });
}

/** A file in the place of one that the project knows: the person's roles stay where the columns do. */
function adopt(
  context: PipelineContext,
  source: Source,
  file: SourceFile,
  dataset: DatasetFile,
  result: ReadResult,
): void {
  const guessed = rolesOf(result);
  const roles = Object.fromEntries(
    result.reading.columns.map((column) => [
      column.name,
      source.roles[column.name] ?? guessed[column.name] ?? ('attribute' as const),
    ]),
  );
  const { report, meaning, reading } = result;
  setSource(context, source.id, { state: 'ready', dataset: dataset.id, report, meaning });
  if (sourceDatasetId(source) !== dataset.id)
    context.document.getState().dispatch({ type: 'source/reread', id: source.id, file, reading, roles });
}

/** Whether the dataset that the recipe asks for is there, attached from what the browser keeps where need be. */
export async function attachKept(context: PipelineContext, source: Source): Promise<boolean> {
  const { services, data } = context;
  const id = sourceDatasetId(source);
  const state = data.getState().sources[source.id];
  if (state?.state === 'ready' && state.dataset === id) return true;
  const found = await services.workshop.find(id);
  if (found === null) return false;
  if (state === undefined) setSource(context, source.id, { state: 'attaching' });
  await services.engine.attach(found);
  const about = await (await preparation.reading()).readAbout(services.engine, databaseOf(id));
  setSource(context, source.id, { state: 'ready', dataset: id, report: about.report, meaning: about.meaning });
  return true;
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
