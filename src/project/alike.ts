import type { SourceId } from '../model/record.ts';
import { areAlike, likeness, namesOf } from '../preparation/combining/likeness.ts';
import { combinationOf, partOf } from './combination.ts';
import type { RecordTable } from './identity.ts';
import type { Project, Source } from './project.ts';
import { isUsed } from './references.ts';
import { tablesOf } from './tables.ts';

/** What a person is asked about files that look like each other. */
export type Offer =
  /** Files that came together: are they one source? */
  | { readonly kind: 'together'; readonly sources: readonly SourceId[] }
  /** A file like a source that one works with: is it the next export of it? */
  | { readonly kind: 'next'; readonly source: SourceId; readonly of: SourceId };

export function offersOf(project: Project): readonly Offer[] {
  const tables = tablesOf(project)
    .filter(({ source }) => !project.apart.includes(source.id))
    .map((table) => ({ ...table, names: ownNames(project, table.source) }));
  const known = tables.filter((table) => isKnown(project, table));
  const fresh = tables.filter((table) => !known.includes(table));
  const next: Offer[] = [];
  const groups: NamedTable[][] = [];
  for (const table of fresh) {
    const of = nearest(table, known);
    if (of !== null) {
      next.push({ kind: 'next', source: table.source.id, of: of.source.id });
      continue;
    }
    const group = groups.find(([first]) => first !== undefined && canBeOne(first, table));
    if (group === undefined) groups.push([table]);
    else group.push(table);
  }
  const together = groups
    .filter((group) => group.length > 1)
    .map((group): Offer => ({
      kind: 'together',
      sources: group
        .map(({ source }) => source)
        .sort(byName)
        .map((source) => source.id),
    }));
  return [...together, ...next];
}

/** One works with it: it was said to be right, is several files already, or something was built on it. */
function isKnown(project: Project, { source }: NamedTable): boolean {
  return (
    source.confirmed ||
    source.before !== undefined ||
    project.combinations.some((one) => one.id === source.id) ||
    isUsed(project, source.id)
  );
}

interface NamedTable extends RecordTable {
  /** Of its columns, without the one that tells the file. */
  readonly names: readonly string[];
}

function ownNames(project: Project, source: Source): readonly string[] {
  const fileColumn = project.combinations.find((one) => one.id === source.id)?.column;
  return namesOf(source.reading.columns).filter((name) => name !== fileColumn);
}

function canBeOne(one: NamedTable, other: NamedTable): boolean {
  // A kind that a person chose is that of the next export too, whatever it seems to be.
  const chosen = one.source.kindConfidence === null || other.source.kindConfidence === null;
  return (one.source.kind === other.source.kind || chosen) && areAlike(one.names, other.names);
}

function nearest(table: NamedTable, known: readonly NamedTable[]): NamedTable | null {
  const near = known
    .filter((one) => canBeOne(one, table))
    .map((one) => ({ one, share: likeness(one.names, table.names) }))
    .sort((a, b) => b.share - a.share);
  return near[0]?.one ?? null;
}

const byName = (one: Source, other: Source): number =>
  one.file.name.localeCompare(other.file.name, 'en', { numeric: true });

/** The file that a file is compared with: the one it took the place of, or the one before it in its combination. */
export function comparedWith(project: Project, source: Source): Pick<Source, 'file' | 'reading'> | null {
  if (source.before !== undefined) return source.before;
  const combination = combinationOf(project, source.id);
  if (combination === undefined) return null;
  const place = combination.members.findIndex((member) => member.source === source.id);
  const previous = combination.members[place - 1]?.source;
  return project.sources.find((one) => one.id === previous) ?? null;
}

/** The columns of a file by what they are called in the whole; itself where it is no part of one. */
export function renamedIn(project: Project, source: Source): Readonly<Record<string, string>> {
  const combination = combinationOf(project, source.id);
  return combination === undefined ? {} : partOf(combination, source).renamed;
}
