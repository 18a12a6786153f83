import { combinedColumns, type CombinedColumn, type Part } from '../preparation/combining/combined-columns.ts';
import type { SourceId } from '../model/record.ts';
import type { Combination, Project, Source } from './project.ts';

export function combinationOf(project: Project, source: SourceId): Combination | undefined {
  return project.combinations.find((one) => one.members.some((member) => member.source === source));
}

/** The files of a combination that the project holds, in their order. */
export function membersOf(project: Project, combination: Combination): readonly Source[] {
  return combination.members.flatMap((member) => project.sources.find((source) => source.id === member.source) ?? []);
}

/** A member as a part of the whole. */
export function partOf(combination: Combination, source: Source): Part {
  const member = combination.members.find((one) => one.source === source.id);
  return { value: member?.value ?? source.file.name, columns: source.reading.columns, renamed: member?.columns ?? {} };
}

export function columnsOf(combination: Combination, members: readonly Source[]): readonly CombinedColumn[] {
  return combinedColumns(members.map((source) => partOf(combination, source)));
}

/** The combination as one source. Its first file speaks for all: the kind and the roles are kept with it. */
export function wholeOf(combination: Combination, members: readonly Source[]): Source | null {
  const [first] = members;
  if (first === undefined) return null;
  return {
    ...first,
    id: combination.id,
    file: {
      ...first.file,
      name: combination.name,
      bytes: members.reduce((sum, source) => sum + source.file.bytes, 0),
    },
    reading: {
      layout: first.reading.layout,
      columns: [
        { name: combination.column, type: 'text', missing: [] },
        ...columnsOf(combination, members).map(({ name, type }) => ({ name, type, missing: [] })),
      ],
    },
    confirmed: members.every((source) => source.confirmed),
  };
}
