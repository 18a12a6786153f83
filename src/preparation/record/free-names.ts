import type { SourceId } from '../../model/record.ts';
import type { RecordSource, RenamedColumn } from './record-source.ts';

/** Columns that the tables of events add to those of a file. */
const added = ['customer_no', 'event_at'];

/**
 * The sources with names that no added column has: a file keeps its own where it is read, and has another only in the table of events
 * that is made of it.
 */
export function withFreeNames(sources: readonly RecordSource[]): readonly RecordSource[] {
  const renamed = new Map(sources.map((source) => [source.id, renamedIn(source)]));
  const nameIn = (source: SourceId, name: string): string =>
    renamed.get(source)?.find(({ from }) => from === name)?.to ?? name;
  return sources.map((source): RecordSource => {
    const { id, columns, path } = source;
    const own = renamed.get(id) ?? [];
    if (own.length === 0 && (path === undefined || (renamed.get(path.of) ?? []).length === 0)) return source;
    return {
      ...source,
      columns: columns.map((column) => ({ ...column, name: nameIn(id, column.name) })),
      path: path === undefined ? path : { ...path, column: nameIn(id, path.column), key: nameIn(path.of, path.key) },
      renamed: own,
    };
  });
}

function renamedIn({ kind, columns }: RecordSource): readonly RenamedColumn[] {
  // Fields of customers have a label beside the name of their column.
  if (kind === 'customers') return [];
  const taken = new Set([...added, ...columns.map(({ name }) => name.toLowerCase())]);
  return columns.flatMap(({ name }) => {
    if (!added.includes(name.toLowerCase())) return [];
    let count = 2;
    while (taken.has(`${name}_${count}`.toLowerCase())) count++;
    return [{ from: name, to: `${name}_${count}` }];
  });
}
