import { usualMaking, type CustomerPath } from '../../model/event-making.ts';
import type { FoundKey } from '../../preparation/roles/find-keys.ts';
import { customerPaths } from '../../project/customer-path.ts';
import { roleOf, type Project, type Source } from '../../project/project.ts';
import { tablesOf } from '../../project/tables.ts';

/** The ways on which the rows of a source may come to their customers. */
export interface PathChoices {
  /** The one that is taken; null where there is none, or none is wanted. */
  readonly taken: CustomerPath | null;
  /** All that lead to customers: by the names of the columns, then by their values. */
  readonly possible: readonly { readonly path: CustomerPath; readonly found: FoundKey | null }[];
}

export function pathChoices(project: Project, source: Source, keys: readonly FoundKey[]): PathChoices {
  const tables = tablesOf(project).map((table) => table.source);
  const resolved = (path: 'by-name' | CustomerPath): CustomerPath | null => {
    const tried = tables.map((one) => (one.id === source.id ? { ...one, making: { ...one.making, path } } : one));
    return customerPaths(tried).get(source.id) ?? null;
  };
  const chosen = source.making?.path ?? usualMaking.path;
  const possible: { path: CustomerPath; found: FoundKey | null }[] = [];
  const add = (path: CustomerPath | null, found: FoundKey | null): void => {
    if (path !== null && !possible.some((one) => isSame(one.path, path))) possible.push({ path, found });
  };
  add(resolved('by-name'), null);
  if (typeof chosen === 'object') add(resolved(chosen), null);
  for (const found of keys) {
    const of = tables.find((one) => one.id === found.of);
    // A column of ids of customers is the id of the customer itself.
    if (found.source !== source.id || of === undefined || roleOf(of, found.key) === 'customer-id') continue;
    add(resolved({ column: found.column, of: found.of, key: found.key }), found);
  }
  return { taken: chosen === 'none' ? null : resolved(chosen), possible };
}

export const isSame = (one: CustomerPath, other: CustomerPath): boolean =>
  one.column === other.column && one.of === other.of && one.key === other.key;
