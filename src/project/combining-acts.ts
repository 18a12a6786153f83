import type { ColumnRole } from '../model/column.ts';
import type { ColumnReading } from '../model/reading.ts';
import type { SourceId } from '../model/record.ts';
import { freeColumnName } from '../preparation/combining/combined-columns.ts';
import { fileFamily } from '../preparation/combining/file-family.ts';
import { columnKey } from '../preparation/combining/likeness.ts';
import { exclusiveRoles, type Change } from './change.ts';
import { columnsOf, membersOf } from './combination.ts';
import { roleOf, type Combination, type Project, type Source } from './project.ts';

/** The act that makes one source of several; null where they are not there. */
export function combining(project: Project, ids: readonly SourceId[], fileColumn: string): Change | null {
  return actOf(project, combinationFor(project, ids, fileColumn));
}

/** The act that puts one more file at the end of a source. */
export function appending(project: Project, of: SourceId, id: SourceId, fileColumn: string): Change | null {
  return actOf(project, appendedTo(project, of, id, fileColumn));
}

/** The act that puts a new export in the place of a known file. */
export function replacing(project: Project, id: SourceId, by: SourceId): Change | null {
  const [known, next] = [id, by].map((one) => project.sources.find((source) => source.id === one));
  if (known === undefined || next === undefined) return null;
  const { file, reading } = next;
  return { type: 'source/replaced', id, by, file, reading, roles: rolesOfNext(known, next) };
}

function actOf(project: Project, combination: Combination | null): Change | null {
  return combination === null
    ? null
    : { type: 'sources/combined', combination, roles: rolesOfWhole(project, combination) };
}

/** Several sources as one; what is said of the first is said of the whole. */
function combinationFor(project: Project, ids: readonly SourceId[], fileColumn: string): Combination | null {
  const sources = ids.flatMap((id) => project.sources.find((source) => source.id === id) ?? []);
  const [first] = sources;
  if (first === undefined) return null;
  const { name, values } = fileFamily(sources.map((source) => source.file.name));
  return {
    id: first.id,
    name,
    column: freeColumnName(
      fileColumn,
      sources.map((source) => source.reading),
    ),
    members: sources.map((source, index) => ({
      source: source.id,
      value: values[index] ?? source.file.name,
      columns: {},
    })),
  };
}

/** One more file at the end of a source, which may be one file until now. */
function appendedTo(project: Project, of: SourceId, id: SourceId, fileColumn: string): Combination | null {
  const combination = project.combinations.find((one) => one.id === of);
  if (combination === undefined) return combinationFor(project, [of, id], fileColumn);
  const added = project.sources.find((source) => source.id === id);
  if (added === undefined) return null;
  const members = membersOf(project, combination);
  const { values } = fileFamily([...members, added].map((source) => source.file.name));
  const wanted = values.at(-1) ?? added.file.name;
  const taken = new Set(combination.members.map((member) => member.value));
  let value = wanted;
  for (let count = 2; taken.has(value); count += 1) value = `${wanted} (${count})`;
  return { ...combination, members: [...combination.members, { source: id, value, columns: {} }] };
}

/** The roles of the columns of the whole: those of the first file, then what the others say of columns it does not have. */
function rolesOfWhole(project: Project, combination: Combination): Readonly<Record<string, ColumnRole>> {
  const members = membersOf(project, combination);
  const [first] = members;
  const roles = new Map<string, ColumnRole>(Object.entries(first?.roles ?? {}));
  for (const column of columnsOf(combination, members)) {
    if (roles.has(column.name)) continue;
    const place = column.from.findIndex((one) => one !== null);
    const [source, own] = [members[place], column.from[place]];
    if (source === undefined || own == null) continue;
    const role = roleOf(source, own.name);
    const held = exclusiveRoles.has(role) && [...roles.values()].includes(role);
    roles.set(column.name, held ? 'attribute' : role);
  }
  return Object.fromEntries(roles);
}

/** The roles of a new export of a source: those of the columns that stay, and what was guessed of new ones. */
export function rolesOfNext(known: Source, next: Source): Readonly<Record<string, ColumnRole>> {
  return Object.fromEntries(
    next.reading.columns.map((column) => {
      const before = sameColumn(known.reading.columns, column.name);
      return [column.name, before === undefined ? roleOf(next, column.name) : roleOf(known, before.name)];
    }),
  );
}

function sameColumn(columns: readonly ColumnReading[], name: string): ColumnReading | undefined {
  return (
    columns.find((column) => column.name === name) ??
    columns.find((column) => columnKey(column.name) === columnKey(name))
  );
}
