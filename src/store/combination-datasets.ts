import { databaseOf, type DatasetFile } from '../engine/engine.ts';
import type { ReadPart } from '../preparation/combining/build-combination.ts';
import { membersOf, partOf, wholeOf } from '../project/combination.ts';
import { combinationDatasetId, sourceDatasetId } from '../project/identity.ts';
import type { Combination, Project, Source } from '../project/project.ts';
import type { SourceState } from './data-store.ts';
import { preparation, problemOf, projectOf, type PipelineContext } from './pipeline-context.ts';

type Ready = Extract<SourceState, { state: 'ready' }>;

/** Whether the table of a source is there, as the recipe asks for it. */
export function isThere({ data }: PipelineContext, source: Source): boolean {
  const state = data.getState().sources[source.id];
  return state?.state === 'ready' && state.dataset === sourceDatasetId(source);
}

/** Makes each combination a table of its own, of those of its files that are there. */
export async function ensureCombinations(context: PipelineContext, wanted: Project): Promise<void> {
  const known = new Set(wanted.combinations.map((one) => one.id));
  context.data.setState((before) => ({
    combinations: Object.fromEntries(Object.entries(before.combinations).filter(([id]) => known.has(id))),
  }));
  for (const combination of wanted.combinations) await ensure(context, wanted, combination);
}

async function ensure(context: PipelineContext, wanted: Project, combination: Combination): Promise<void> {
  const { services, data } = context;
  const members = membersOf(wanted, combination).filter((source) => isThere(context, source));
  const show = (state: SourceState): void => {
    if (projectOf(context).id === wanted.id)
      data.setState((before) => ({ combinations: { ...before.combinations, [combination.id]: state } }));
  };
  if (members.length === 0) {
    show({ state: 'file-needed' });
    return;
  }
  const id = combinationDatasetId(combination, members);
  const state = data.getState().combinations[combination.id];
  if (state?.state === 'ready' && state.dataset === id) return;
  if (state === undefined) show({ state: 'attaching' });
  try {
    const dataset = (await services.workshop.find(id)) ?? (await build(context, id, combination, members));
    await services.engine.attach(dataset);
    const { report, meaning } = await (await preparation.reading()).readAbout(services.engine, databaseOf(id));
    show({ state: 'ready', dataset: id, report, meaning });
  } catch (error) {
    show({ state: 'failed', problem: problemOf(error, combination.name) });
    throw error;
  }
}

async function build(
  context: PipelineContext,
  id: string,
  combination: Combination,
  members: readonly Source[],
): Promise<DatasetFile> {
  const { services, data } = context;
  const whole = wholeOf(combination, members);
  if (whole === null) throw new RangeError('A combination of no file is not built');
  const session = await services.workshop.open();
  try {
    const parts: ReadPart[] = [];
    for (const source of members) {
      const dataset = await services.workshop.find(sourceDatasetId(source));
      const state = data.getState().sources[source.id];
      if (dataset === null || !isReady(state)) throw new Error(`The table of ${source.id} went while it was used`);
      await session.attach(dataset);
      parts.push({
        ...partOf(combination, source),
        database: databaseOf(dataset.id),
        report: state.report,
        meaning: state.meaning,
      });
    }
    const [{ buildCombination }, { createAbout }] = await Promise.all([preparation.combining(), preparation.reading()]);
    const about = await buildCombination(session, { name: combination.name, fileColumn: combination.column, parts });
    await createAbout(session, { reading: whole.reading, ...about });
    return await session.finish(id);
  } catch (error) {
    await session.abandon();
    throw error;
  }
}

const isReady = (state: SourceState | undefined): state is Ready => state?.state === 'ready';
