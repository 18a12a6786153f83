import { databaseOf, type DatasetFile } from '../engine/engine.ts';
import { Stopped } from '../model/problem.ts';
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
export async function ensureCombinations(
  context: PipelineContext,
  wanted: Project,
  signal: AbortSignal,
): Promise<void> {
  const known = new Set(wanted.combinations.map((one) => one.id));
  const { combinations } = context.data.getState();
  const left = Object.entries(combinations).filter(([id]) => known.has(id));
  if (left.length < Object.keys(combinations).length) context.data.setState({ combinations: Object.fromEntries(left) });
  for (const combination of wanted.combinations) await ensure(context, wanted, combination, signal);
}

async function ensure(
  context: PipelineContext,
  wanted: Project,
  combination: Combination,
  signal: AbortSignal,
): Promise<void> {
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
    const dataset = (await services.workshop.find(id)) ?? (await build(context, id, combination, members, signal));
    await services.engine.attach(dataset);
    const { report, meaning } = await (await preparation.reading()).readAbout(services.engine, databaseOf(id));
    show({ state: 'ready', dataset: id, report, meaning });
  } catch (error) {
    if (signal.aborted) throw new Stopped();
    show({ state: 'failed', problem: problemOf(error, combination.name) });
    throw error;
  }
}

async function build(
  context: PipelineContext,
  id: string,
  combination: Combination,
  members: readonly Source[],
  signal: AbortSignal,
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
    const about = await buildCombination(session, {
      name: combination.name,
      fileColumn: combination.column,
      parts,
      signal,
    });
    await createAbout(session, { reading: whole.reading, ...about });
    if (signal.aborted) throw new Stopped();
    return await session.finish(id);
  } catch (error) {
    await session.abandon();
    throw error;
  }
}

const isReady = (state: SourceState | undefined): state is Ready => state?.state === 'ready';
