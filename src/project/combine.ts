import type { ColumnRole } from '../model/column.ts';
import type { Reading } from '../model/reading.ts';
import type { SourceId } from '../model/record.ts';
import { pointedAt } from './references.ts';
import type { Combination, Project, Source, SourceFile } from './project.ts';

/** Acts on which files are one source. */
export type CombinationChange =
  | {
      readonly type: 'sources/combined';
      readonly combination: Combination;
      /** Of the columns of the whole. */
      readonly roles: Readonly<Record<string, ColumnRole>>;
    }
  | { readonly type: 'sources/separated'; readonly id: SourceId }
  | { readonly type: 'sources/kept-apart'; readonly ids: readonly SourceId[] }
  | {
      readonly type: 'combination/column-mapped';
      readonly id: SourceId;
      readonly source: SourceId;
      readonly column: string;
      /** Null: it is a column of its own again. */
      readonly to: string | null;
    }
  | { readonly type: 'combination/named'; readonly id: SourceId; readonly name: string }
  | {
      readonly type: 'source/replaced';
      readonly id: SourceId;
      /** The source that was read from the new file, and goes. */
      readonly by: SourceId;
      readonly file: SourceFile;
      readonly reading: Reading;
      readonly roles: Readonly<Record<string, ColumnRole>>;
    }
  | { readonly type: 'source/differences-seen'; readonly id: SourceId };

export function applyCombination(project: Project, change: CombinationChange): Project {
  switch (change.type) {
    case 'sources/combined':
      return combined(project, change);
    case 'sources/separated':
      return project.combinations.some((one) => one.id === change.id)
        ? { ...project, combinations: project.combinations.filter((one) => one.id !== change.id) }
        : project;
    case 'sources/kept-apart': {
      const added = change.ids.filter((id) => !project.apart.includes(id));
      return added.length === 0 ? project : { ...project, apart: [...project.apart, ...added] };
    }
    case 'combination/column-mapped':
      return mapped(project, change);
    case 'combination/named':
      return withCombination(project, change.id, (one) =>
        one.name === change.name ? one : { ...one, name: change.name },
      );
    case 'source/replaced':
      return replaced(project, change);
    case 'source/differences-seen':
      return project.sources.some((source) => source.id === change.id && source.before !== undefined)
        ? {
            ...project,
            sources: project.sources.map((source) => (source.id === change.id ? withoutBefore(source) : source)),
          }
        : project;
  }
}

type Of<Type extends CombinationChange['type']> = Extract<CombinationChange, { type: Type }>;

/** What was built on any of the files is of the whole from now on. */
function combined(project: Project, { combination, roles }: Of<'sources/combined'>): Project {
  const ids = combination.members.map((member) => member.source);
  const [first] = ids;
  const isThere = (id: SourceId): boolean => project.sources.some((source) => source.id === id);
  if (first === undefined || !ids.every(isThere)) return project;
  const sources = project.sources.map((source) =>
    source.id === first ? { ...source, roles: { ...roles, ...source.roles } } : source,
  );
  const rest = project.combinations
    .filter((one) => one.id !== combination.id)
    .map((one) => ({ ...one, members: one.members.filter((member) => !ids.includes(member.source)) }))
    .filter((one) => one.members.length > 0);
  const others = ids.filter((id) => id !== combination.id);
  const built = others.reduce((parts, id) => pointedAt(parts, id, combination.id), {
    segments: project.segments,
    measures: project.measures,
    segmentations: project.segmentations,
    distribution: project.distribution,
    contexts: project.contexts,
    keptContexts: project.keptContexts,
    lifecycle: project.lifecycle,
  });
  return {
    ...project,
    ...built,
    sources,
    combinations: [...rest, combination],
    apart: project.apart.filter((id) => !ids.includes(id)),
  };
}

function mapped(project: Project, { id, source, column, to }: Of<'combination/column-mapped'>): Project {
  return withCombination(project, id, (combination) => ({
    ...combination,
    members: combination.members.map((member) => {
      if (member.source !== source) return member;
      const rest = Object.fromEntries(
        Object.entries(member.columns).filter(([own, whole]) => own !== column && whole !== to),
      );
      return { ...member, columns: to === null ? rest : { ...rest, [column]: to } };
    }),
  }));
}

/** The new export in the place of the old one, under its name in the project, so that what was built on it holds. */
function replaced(project: Project, { id, by, file, reading, roles }: Of<'source/replaced'>): Project {
  const old = project.sources.find((source) => source.id === id);
  if (old === undefined || id === by) return project;
  const before = { file: old.file, reading: old.reading };
  const rest = withoutSource(project, by);
  return {
    ...rest,
    distribution: project.distribution,
    contexts: project.contexts,
    lifecycle: project.lifecycle,
    sources: rest.sources.map((source) =>
      source.id === id ? { ...freshlyRead(source, file, reading, roles), before } : source,
    ),
  };
}

/** A source of which another file was read, or the same one otherwise. */
export function freshlyRead(
  source: Source,
  file: SourceFile,
  reading: Reading,
  roles: Readonly<Record<string, ColumnRole>>,
): Source {
  const { before, readAs, ...rest } = source;
  return { ...rest, file, reading, roles, confirmed: false };
}

function withoutBefore(source: Source): Source {
  const { before, ...rest } = source;
  return before === undefined ? source : rest;
}

function withCombination(project: Project, id: SourceId, mend: (one: Combination) => Combination): Project {
  const combinations = project.combinations.map((one) => (one.id === id ? mend(one) : one));
  return combinations.every((one, index) => one === project.combinations[index])
    ? project
    : { ...project, combinations };
}

/** A source goes. Another file of its combination speaks for all where it did; what was built on the whole stays. */
export function withoutSource(project: Project, id: SourceId): Project {
  const gone = project.sources.find((source) => source.id === id);
  if (gone === undefined) return project;
  const held = project.combinations.find((one) => one.members.some((member) => member.source === id));
  const heir = held?.members[0]?.source === id ? held.members[1]?.source : undefined;
  const combinations = project.combinations
    .map((one) => (one === held ? { ...one, members: one.members.filter((member) => member.source !== id) } : one))
    .filter((one) => one.members.length > 0);
  const stays = held !== undefined && held.members.length > 1;
  return {
    ...project,
    sources: project.sources
      .filter((source) => source.id !== id)
      .map((source) => (source.id === heir ? speakingFor(source, gone) : source)),
    combinations,
    apart: project.apart.filter((one) => one !== id),
    ...(stays ? {} : { distribution: null, contexts: null, lifecycle: null }),
  };
}

/** A file with all that is said of the whole. */
function speakingFor(source: Source, before: Source): Source {
  const { id, file, reading, confirmed } = source;
  return { ...withoutBefore(before), id, file, reading, confirmed };
}
