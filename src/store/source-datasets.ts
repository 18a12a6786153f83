import { databaseOf, type DatasetFile } from '../engine/engine.ts';
import type { ReadResult } from '../preparation/reading/read-source.ts';
import { rolesOfNext } from '../project/combining-acts.ts';
import { sourceDatasetId, sourceIdFor } from '../project/identity.ts';
import type { Source, SourceFile } from '../project/project.ts';
import { preparation, projectOf, setSource, type PipelineContext } from './pipeline-context.ts';

/** Puts a dataset that was just read where it belongs: the source it was read for, or a new one. */
export function place(
  context: PipelineContext,
  expected: Source | undefined,
  file: SourceFile,
  dataset: DatasetFile,
  result: ReadResult,
  readAs?: Source['readAs'],
): void {
  if (expected === undefined) arrive(context, file, dataset, result, readAs);
  else adopt(context, expected, file, dataset, result);
}

/** A file that the project does not know yet. */
function arrive(
  context: PipelineContext,
  file: SourceFile,
  dataset: DatasetFile,
  result: ReadResult,
  readAs: Source['readAs'],
): void {
  const { sources, combinations } = projectOf(context);
  const id = sourceIdFor(
    file.name,
    [...sources, ...combinations].map((one) => one.id),
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
    ...(readAs === undefined ? {} : { readAs }),
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
  const roles = rolesOfNext(source, { ...source, reading: result.reading, roles: rolesOf(result) });
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
