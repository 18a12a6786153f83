import type { SourceId } from '../model/record.ts';
import { combinationOf, membersOf, wholeOf } from './combination.ts';
import { customerPaths } from './customer-path.ts';
import { combinationDatasetId, recordDatasetId, sourceDatasetId, type RecordTable } from './identity.ts';
import type { Project, Source } from './project.ts';

/** The tables that a record is made of, from the sources that are there: a combination stands in the place of its first file. */
export function recordTables(project: Project, isThere: (source: Source) => boolean): readonly RecordTable[] {
  const done = new Set<SourceId>();
  const tables = project.sources.flatMap((source): RecordTable[] => {
    const combination = combinationOf(project, source.id);
    if (combination === undefined) return isThere(source) ? [{ source, dataset: sourceDatasetId(source) }] : [];
    if (done.has(combination.id)) return [];
    done.add(combination.id);
    const members = membersOf(project, combination).filter(isThere);
    const whole = wholeOf(combination, members);
    return whole === null ? [] : [{ source: whole, dataset: combinationDatasetId(combination, members) }];
  });
  const paths = customerPaths(tables.map((table) => table.source));
  return tables.map((table) => {
    const path = paths.get(table.source.id);
    return path === undefined ? table : { ...table, path };
  });
}

/** All tables of the recipe, whether their files are there or not. */
export function tablesOf(project: Project): readonly RecordTable[] {
  return recordTables(project, () => true);
}

/** Every dataset a project needs. */
export function datasetIdsOf(project: Project): readonly string[] {
  const tables = tablesOf(project);
  const befores = project.sources.flatMap(({ before }) => (before === undefined ? [] : [sourceDatasetId(before)]));
  return [
    ...new Set([
      ...project.sources.map(sourceDatasetId),
      ...tables.map((table) => table.dataset),
      ...befores,
      recordDatasetId(tables),
    ]),
  ];
}
