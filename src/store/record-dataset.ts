import { profileIn } from '../model/column-profiles.ts';
import { databaseOf, type BuildSession, type DatasetFile } from '../engine/engine.ts';
import { Stopped, UserError } from '../model/problem.ts';
import type { RecordSource } from '../preparation/record/plan.ts';
import { recordDatasetId, type RecordTable } from '../project/identity.ts';
import { roleOf, type Project, type Source } from '../project/project.ts';
import { recordTables } from '../project/tables.ts';
import { isThere } from './combination-datasets.ts';
import { currentRecord, type RecordState, type SourceState } from './data-store.ts';
import { preparation, problemOf, projectOf, type PipelineContext } from './pipeline-context.ts';

/** Why a person stops what is being built; without it, something newer takes its place. */
export const byPerson = 'by person';

/** Makes the customer record that of the sources which are ready. Rejects with `Stopped` when the signal ends it. */
export async function ensureRecord(context: PipelineContext, wanted: Project, signal: AbortSignal): Promise<void> {
  const { services, data } = context;
  const ready = recordTables(wanted, (source) => isThere(context, source));
  if (ready.length === 0) {
    data.setState({ record: { state: 'none' } });
    return;
  }
  const id = recordDatasetId(ready);
  const { record } = data.getState();
  if ((record.state === 'ready' && record.id === id) || (record.state === 'stopped' && record.of === id)) return;
  const previous = currentRecord(data.getState().record);
  // Another project may have been opened meanwhile: what was built is then not its record.
  const show = (state: RecordState): void => {
    if (projectOf(context).id === wanted.id) data.setState({ record: state });
  };
  show({ state: 'building', share: 0, previous });
  try {
    const found = await services.workshop.find(id);
    const dataset = found ?? (await buildRecordDataset(context, id, ready, signal));
    await services.engine.attach(dataset);
    show({
      state: 'ready',
      id,
      record: await (await preparation.record()).readRecord(services.engine, databaseOf(id)),
    });
  } catch (error) {
    if (signal.aborted) {
      if (signal.reason === byPerson) show({ state: 'stopped', of: id, previous });
      throw new Stopped();
    }
    show({ state: 'failed', problem: problemOf(error, '') });
    if (!(error instanceof UserError)) throw error;
  }
}

async function buildRecordDataset(
  { services, data }: PipelineContext,
  id: string,
  tables: readonly RecordTable[],
  signal: AbortSignal,
): Promise<DatasetFile> {
  const session: BuildSession = await services.workshop.open();
  try {
    const parts: RecordSource[] = [];
    for (const table of tables) {
      const { source } = table;
      const dataset = await services.workshop.find(table.dataset);
      const { combinations, sources } = data.getState();
      const state = [combinations[source.id], sources[source.id]].find(
        (one) => one?.state === 'ready' && one.dataset === table.dataset,
      );
      if (dataset === null || state?.state !== 'ready')
        throw new UserError({ code: 'file-needed', file: source.file.name });
      await session.attach(dataset);
      parts.push({ ...recordSource(source, state, databaseOf(dataset.id)), path: table.path });
    }
    const today = services.now().toISOString().slice(0, 10);
    await (
      await preparation.record()
    ).buildRecord(session, {
      sources: parts,
      today,
      signal,
      onProgress: (share) => {
        data.setState((before) => (before.record.state === 'building' ? { record: { ...before.record, share } } : {}));
      },
    });
    if (signal.aborted) throw new Stopped();
    return await session.finish(id);
  } catch (error) {
    await session.abandon();
    throw error;
  }
}

function recordSource(source: Source, state: Extract<SourceState, { state: 'ready' }>, database: string): RecordSource {
  return {
    id: source.id,
    label: source.file.name,
    kind: source.kind,
    database,
    rows: state.report.kept,
    making: source.making,
    columns: source.reading.columns.map(({ name, type }) => {
      const { distinct = 0, max = null } = profileIn(state.report, name) ?? {};
      return { name, type, role: roleOf(source, name), distinct, max };
    }),
  };
}
