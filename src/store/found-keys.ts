import { profileIn } from '../model/column-profiles.ts';
import { databaseOf } from '../engine/engine.ts';
import type { KeyedSource } from '../preparation/roles/plan-keys.ts';
import { combinationOf } from '../project/combination.ts';
import { roleOf, type Project } from '../project/project.ts';
import { preparation, type PipelineContext } from './pipeline-context.ts';

/** Looks for columns that point at keys of other sources, once the sources are there; again when one of them or a role changes. */
export async function ensureKeys(
  { services, data }: PipelineContext,
  wanted: Project,
  signal: AbortSignal,
): Promise<void> {
  const sources = keyedSources(wanted, data.getState().sources);
  const of = JSON.stringify(
    sources.map(({ database, kind, columns }) => [database, kind, columns.map(({ role }) => role)]),
  );
  if (data.getState().keys.of === of) return;
  const found =
    sources.length < 2 ? [] : await (await preparation.keys()).findKeys(services.engine, sources, { signal });
  data.setState({ keys: { of, found } });
}

/** The sources whose tables are there. Files that are one source have the same columns: the first speaks for them. */
function keyedSources(project: Project, states: ReturnType<PipelineContext['data']['getState']>['sources']) {
  return project.sources.flatMap((source): KeyedSource[] => {
    const state = states[source.id];
    const combination = combinationOf(project, source.id);
    const speaks = combination === undefined || combination.members[0]?.source === source.id;
    if (state?.state !== 'ready' || !speaks) return [];
    return [
      {
        id: source.id,
        file: source.file.name,
        kind: source.kind,
        database: databaseOf(state.dataset),
        rows: state.report.kept,
        columns: source.reading.columns.flatMap(({ name, type }) => {
          const profile = profileIn(state.report, name);
          if (profile === undefined) return [];
          const { filled, distinct, longest } = profile;
          return [{ name, type, role: roleOf(source, name), filled, distinct, longest }];
        }),
      },
    ];
  });
}
