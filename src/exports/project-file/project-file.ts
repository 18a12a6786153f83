import { identifyingRoles } from '../../model/column.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { Measure } from '../../model/measure.ts';
import { fieldId, type FieldId, type SourceId } from '../../model/record.ts';
import type { RowFilter, Rule, Test } from '../../model/rule.ts';
import { rulesIn } from '../../model/segmentation.ts';
import { roleOf, type Project, type Source } from '../../project/project.ts';

/** The recipe as a file. It holds no rows; values that a person typed into rules stay, and are listed so that they can be looked at before sharing. */
export function projectFileText(project: Project): string {
  return `${JSON.stringify(project, null, 2)}\n`;
}

/** Values of identifying columns that stand in rules: they would name a person to whoever opens the file. */
export function personalValues(
  project: Project,
): readonly { readonly segment: string; readonly column: string; readonly values: readonly string[] }[] {
  return [...project.segments, ...rulesIn(project.segmentations)].flatMap((segment) =>
    personalOf(segment.rule, project.sources).map((found) => ({ segment: segment.name, ...found })),
  );
}

interface Personal {
  readonly column: string;
  readonly values: readonly string[];
}

function personalOf(rule: Rule, sources: readonly Source[]): readonly Personal[] {
  switch (rule.kind) {
    case 'group':
      return rule.children.flatMap((child) => personalOf(child, sources));
    case 'field':
      return named(sources, rule.field, testValues(rule.test));
    case 'measure':
      return personalOfMeasure(rule.measure, sources);
    case 'dimension': {
      const levels = rule.levels.flatMap((level) =>
        level.kind === 'value' ? [level.value] : level.kind === 'other' ? level.except : [],
      );
      return personalOfDimension(rule.dimension, levels, sources);
    }
    case 'id': {
      const values = testValues(rule.test);
      return values.length === 0 ? [] : [{ column: customerIdColumn(sources), values }];
    }
    case 'moment':
      return [rule.filter, rule.row].flatMap((filter) =>
        filter === null ? [] : personalOfFilter(filter, rule.events, sources),
      );
    case 'habit':
      return rule.filter === null ? [] : personalOfFilter(rule.filter, rule.events, sources);
    case 'sequence':
      return [rule.first, rule.then].flatMap(({ events, filter }) =>
        filter === null ? [] : personalOfFilter(filter, events, sources),
      );
    case 'segment':
      return [];
  }
}

function personalOfMeasure(measure: Measure, sources: readonly Source[]): readonly Personal[] {
  if (measure.kind === 'field' || measure.kind === 'elapsed') return [];
  if (measure.kind === 'months-held') return personalOfMeasure(measure.month, sources);
  const part = measure.kind === 'events' ? (measure.part ?? null) : null;
  return [measure.filter, part].flatMap((filter) =>
    filter === null ? [] : personalOfFilter(filter, measure.events, sources),
  );
}

function personalOfFilter(filter: RowFilter, events: SourceId, sources: readonly Source[]): readonly Personal[] {
  if (filter.kind === 'group') return filter.children.flatMap((child) => personalOfFilter(child, events, sources));
  return named(sources, fieldId(events, filter.column), testValues(filter.test));
}

function personalOfDimension(
  dimension: Dimension,
  levels: readonly string[],
  sources: readonly Source[],
): readonly Personal[] {
  switch (dimension.kind) {
    case 'field':
    case 'prefix':
      return named(sources, dimension.field, levels);
    case 'main-value':
      return named(sources, fieldId(dimension.events, dimension.column), levels);
    case 'banded':
      return personalOfMeasure(dimension.measure, sources);
    case 'used':
    case 'stage':
    case 'life':
    case 'contact-column':
      return [];
  }
}

/** The values, where their column identifies a person. */
function named(sources: readonly Source[], field: FieldId, values: readonly string[]): readonly Personal[] {
  const source = sources.find((one) => field.startsWith(`${one.id}/`));
  if (source === undefined || values.length === 0) return [];
  const column = field.slice(source.id.length + 1);
  return identifyingRoles.has(roleOf(source, column)) ? [{ column, values }] : [];
}

function testValues(test: Test): readonly string[] {
  if (test.op === 'is' || test.op === 'is-not') return test.values.map(String);
  return 'text' in test ? [test.text] : [];
}

/** What the ids of customers are called: the column of the first source that has one. */
function customerIdColumn(sources: readonly Source[]): string {
  const names = sources.flatMap(
    (source) => Object.entries(source.roles).find(([, role]) => role === 'customer-id') ?? [],
  );
  return names[0] ?? 'customer_id';
}
