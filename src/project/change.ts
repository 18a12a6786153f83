import type { ContextCard } from '../analyses/contexts/card.ts';
import type { ContextsSpec } from '../analyses/contexts/spec.ts';
import type { DistributionSpec } from '../analyses/distribution/spec.ts';
import type { LifecycleSpec } from '../analyses/lifecycle/spec.ts';
import type { ColumnRole, SourceKind } from '../model/column.ts';
import { usualMaking, type EventMaking } from '../model/event-making.ts';
import type { KeptMeasure } from '../model/measure.ts';
import type { IsoDate } from '../model/period.ts';
import type { Reading } from '../model/reading.ts';
import type { SourceId } from '../model/record.ts';
import type { Rule, Segment, SegmentId } from '../model/rule.ts';
import { applyCombination, freshlyRead, withoutSource, type CombinationChange } from './combine.ts';
import type { Currency, Project, Source, SourceFile } from './project.ts';
import { applySegmentation, type SegmentationChange } from './segmentation-acts.ts';
import { withoutSegment } from './segment-removal.ts';

/** Every act of a person on the recipe, as a value: keyboard, menu, palette, tests and history use the same ones. */
export type Change =
  | { readonly type: 'project/renamed'; readonly name: string }
  | { readonly type: 'sources/added'; readonly sources: readonly Source[] }
  | {
      readonly type: 'source/reread';
      readonly id: SourceId;
      readonly file: SourceFile;
      readonly reading: Reading;
      readonly roles: Readonly<Record<string, ColumnRole>>;
    }
  | CombinationChange
  | { readonly type: 'source/removed'; readonly id: SourceId }
  | { readonly type: 'source/kind-set'; readonly id: SourceId; readonly kind: SourceKind }
  | { readonly type: 'source/role-set'; readonly id: SourceId; readonly column: string; readonly role: ColumnRole }
  | { readonly type: 'source/events-made'; readonly id: SourceId; readonly making: Partial<EventMaking> }
  | { readonly type: 'sources/confirmed'; readonly ids: readonly SourceId[] }
  | { readonly type: 'as-of/set'; readonly date: IsoDate | null }
  | { readonly type: 'population/set'; readonly segment: SegmentId | null }
  | { readonly type: 'segment/added'; readonly segment: Segment }
  | { readonly type: 'segment/renamed'; readonly id: SegmentId; readonly name: string }
  | { readonly type: 'segment/rule-set'; readonly id: SegmentId; readonly rule: Rule }
  | { readonly type: 'segment/removed'; readonly id: SegmentId }
  | { readonly type: 'measure/kept'; readonly measure: KeptMeasure }
  | { readonly type: 'measure/removed'; readonly id: string }
  | SegmentationChange
  | { readonly type: 'distribution/set'; readonly spec: DistributionSpec | null }
  | { readonly type: 'contexts/set'; readonly spec: ContextsSpec | null }
  | { readonly type: 'context/kept'; readonly card: ContextCard }
  | { readonly type: 'context/let-go'; readonly id: string }
  | { readonly type: 'lifecycle/set'; readonly spec: LifecycleSpec | null }
  | { readonly type: 'currency/set'; readonly currency: Currency | null };

/** Roles that one column of a source holds at a time. */
export const exclusiveRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'customer-id',
  'event-id',
  'date',
  'quantity',
  'unit-price',
]);

/** The recipe after a change; the same object when the change changes nothing. Pure. */
export function apply(project: Project, change: Change): Project {
  switch (change.type) {
    case 'project/renamed':
      return change.name === project.name ? project : { ...project, name: change.name };
    case 'sources/added':
      return change.sources.length === 0 ? project : { ...project, sources: [...project.sources, ...change.sources] };
    case 'source/reread':
      return withSource(project, change.id, (source) => {
        // Of several files that are one source, the first keeps the roles of columns that only others have.
        const speaks = project.combinations.some((one) => one.members[0]?.source === change.id);
        const roles = speaks ? { ...source.roles, ...change.roles } : change.roles;
        return freshlyRead(source, change.file, change.reading, roles);
      });
    case 'source/removed':
      return withoutSource(project, change.id);
    case 'source/kind-set':
      return withSource(project, change.id, (source) =>
        source.kind === change.kind && source.kindConfidence === null
          ? source
          : { ...source, kind: change.kind, kindConfidence: null },
      );
    case 'source/role-set':
      return withSource(project, change.id, (source) => withRole(source, change.column, change.role));
    case 'source/events-made':
      return withSource(project, change.id, (source) => withMaking(source, change.making));
    case 'sources/confirmed':
      return change.ids.reduce(
        (mended, id) =>
          withSource(mended, id, (source) => (source.confirmed ? source : { ...source, confirmed: true })),
        project,
      );
    case 'sources/combined':
    case 'sources/separated':
    case 'sources/kept-apart':
    case 'combination/column-mapped':
    case 'combination/named':
    case 'source/replaced':
    case 'source/differences-seen':
      return applyCombination(project, change);
    case 'as-of/set':
      return change.date === project.asOf ? project : { ...project, asOf: change.date };
    case 'population/set':
      return change.segment === project.population ? project : { ...project, population: change.segment };
    case 'segment/added':
      return { ...project, segments: [...project.segments, change.segment] };
    case 'segment/renamed':
      return withSegment(project, change.id, (segment) =>
        segment.name === change.name ? segment : { ...segment, name: change.name },
      );
    case 'segment/rule-set':
      return withSegment(project, change.id, (segment) =>
        segment.rule === change.rule ? segment : { ...segment, rule: change.rule },
      );
    case 'segment/removed':
      return withoutSegment(project, change.id);
    case 'measure/kept':
      return withMeasure(project, change.measure);
    case 'measure/removed':
      return project.measures.some((one) => one.id === change.id)
        ? { ...project, measures: project.measures.filter((one) => one.id !== change.id) }
        : project;
    case 'segmentation/added':
    case 'segmentation/renamed':
    case 'segmentation/rest-named':
    case 'segmentation/plan-set':
    case 'segmentation/removed':
      return applySegmentation(project, change);
    case 'distribution/set':
      return change.spec === project.distribution ? project : { ...project, distribution: change.spec };
    case 'contexts/set':
      return change.spec === project.contexts ? project : { ...project, contexts: change.spec };
    case 'context/kept':
      return project.keptContexts.some((one) => one.id === change.card.id)
        ? project
        : { ...project, keptContexts: [...project.keptContexts, change.card] };
    case 'context/let-go':
      return project.keptContexts.some((one) => one.id === change.id)
        ? { ...project, keptContexts: project.keptContexts.filter((one) => one.id !== change.id) }
        : project;
    case 'lifecycle/set':
      return change.spec === project.lifecycle ? project : { ...project, lifecycle: change.spec };
    case 'currency/set':
      return change.currency === project.currency ? project : { ...project, currency: change.currency };
  }
}

/** A combination is changed in its first file, which speaks for it. */
function withSource(project: Project, id: SourceId, mend: (source: Source) => Source): Project {
  const holder = project.combinations.find((one) => one.id === id)?.members[0]?.source ?? id;
  const sources = project.sources.map((source) => (source.id === holder ? mend(source) : source));
  return sources.every((source, index) => source === project.sources[index]) ? project : { ...project, sources };
}

function withRole(source: Source, column: string, role: ColumnRole): Source {
  if (source.roles[column] === role) return source;
  const roles: Record<string, ColumnRole> = { ...source.roles };
  if (exclusiveRoles.has(role)) {
    for (const [other, held] of Object.entries(roles)) if (held === role) roles[other] = 'attribute';
  }
  roles[column] = role;
  return { ...source, roles };
}

function withMaking(source: Source, chosen: Partial<EventMaking>): Source {
  const before = { ...usualMaking, ...source.making };
  const making = { ...before, ...chosen };
  const same = JSON.stringify(making) === JSON.stringify(before);
  return same ? source : { ...source, making: { ...source.making, ...chosen } };
}

function withSegment(project: Project, id: SegmentId, mend: (segment: Segment) => Segment): Project {
  const segments = project.segments.map((segment) => (segment.id === id ? mend(segment) : segment));
  return segments.every((segment, index) => segment === project.segments[index]) ? project : { ...project, segments };
}

/** A new measure, or another name, definition or format of a known one. */
function withMeasure(project: Project, kept: KeptMeasure): Project {
  const known = project.measures.find((one) => one.id === kept.id);
  if (known === undefined) return { ...project, measures: [...project.measures, kept] };
  if (JSON.stringify(known) === JSON.stringify(kept)) return project;
  return { ...project, measures: project.measures.map((one) => (one.id === kept.id ? kept : one)) };
}

/** What a person would call one act: changes with the same key that follow closely are undone together. Null: always an act of its own. */
export function mergeKey(change: Change): string | null {
  switch (change.type) {
    case 'project/renamed':
      return change.type;
    case 'segment/renamed':
    case 'segment/rule-set':
    case 'segmentation/renamed':
    case 'segmentation/rest-named':
      return `${change.type} ${change.id}`;
    case 'segmentation/plan-set':
      // Painting is one act however many cells the brush passes over; so is writing a name or a value.
      return change.act === 'painted' || change.act === 'named' || change.act === 'cut' || change.act === 'ruled'
        ? `${change.type} ${change.act} ${change.id}`
        : null;
    default:
      return null;
  }
}
