import type { ColumnType } from '../model/column.ts';
import { fitsType } from '../model/filter.ts';
import type { Measure } from '../model/measure.ts';
import { fieldId, type FieldId, type SourceId } from '../model/record.ts';
import type { EventPick, Rule, Test } from '../model/rule.ts';
import { rulesIn } from '../model/segmentation.ts';
import type { Project } from './project.ts';
import { referencesOf } from './references.ts';
import { tablesOf } from './tables.ts';

/** A column that segments are built on and that a source no longer has, or has as a type that their tests do not fit. */
export interface BrokenUse {
  readonly column: string;
  /** Null where the column is gone. */
  readonly type: ColumnType | null;
  /** The names of the segments. */
  readonly segments: readonly string[];
}

/** What of the segments no longer holds for a source, as it is read now. */
export function brokenUses(project: Project, source: SourceId): readonly BrokenUse[] {
  const rules = [...project.segments, ...rulesIn(project.segmentations)];
  if (rules.length === 0) return [];
  const table = tablesOf(project).find((one) => one.source.id === source)?.source;
  if (table === undefined) return [];
  const types = new Map(table.reading.columns.map(({ name, type }) => [fieldId(source, name), type]));
  const broken = new Map<FieldId, { readonly type: ColumnType | null; readonly segments: string[] }>();
  for (const { name, rule } of rules) {
    const found = new Map<FieldId, ColumnType | null>();
    for (const field of referencesOf(rule).fields)
      if (field.startsWith(`${source}/`) && !types.has(field)) found.set(field, null);
    for (const { field, test } of testsIn(rule)) {
      const type = types.get(field);
      if (type !== undefined && !fitsType(type, test)) found.set(field, type);
    }
    for (const [field, type] of found) {
      const known = broken.get(field);
      if (known === undefined) broken.set(field, { type, segments: [name] });
      else known.segments.push(name);
    }
  }
  return [...broken].map(([field, { type, segments }]) => ({ column: field.slice(source.length + 1), type, segments }));
}

/** The tests of columns in a rule, those of the rows of events with them. */
function testsIn(rule: Rule): readonly { readonly field: FieldId; readonly test: Test }[] {
  switch (rule.kind) {
    case 'group':
      return rule.children.flatMap(testsIn);
    case 'field':
      return [{ field: rule.field, test: rule.test }];
    case 'measure':
      return testsOfMeasure(rule.measure);
    case 'dimension':
      return rule.dimension.kind === 'banded' ? testsOfMeasure(rule.dimension.measure) : [];
    case 'moment':
      return [...testsOf(rule), ...testsOf({ events: rule.events, filter: rule.row })];
    case 'sequence':
      return [...testsOf(rule.first), ...testsOf(rule.then)];
    case 'habit':
      return testsOf(rule);
    case 'id':
    case 'segment':
      return [];
  }
}

function testsOfMeasure(measure: Measure): ReturnType<typeof testsIn> {
  if (measure.kind === 'months-held') return testsOfMeasure(measure.month);
  if (measure.kind === 'field' || measure.kind === 'elapsed') return [];
  const part = measure.kind === 'events' ? (measure.part ?? null) : null;
  return [...testsOf(measure), ...testsOf({ events: measure.events, filter: part })];
}

function testsOf({ events, filter }: EventPick): ReturnType<typeof testsIn> {
  if (filter === null) return [];
  return filter.kind === 'column'
    ? [{ field: fieldId(events, filter.column), test: filter.test }]
    : filter.children.flatMap((child) => testsOf({ events, filter: child }));
}
