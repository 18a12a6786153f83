import { identifyingRoles } from '../../model/column.ts';
import type { Project, Source } from '../../project/project.ts';
import type { Rule } from '../../model/rule.ts';

/** The recipe as a file. It holds no rows; values that a person typed into rules stay, and are listed so that they can be looked at before sharing. */
export function projectFileText(project: Project): string {
  return `${JSON.stringify(project, null, 2)}\n`;
}

/** Values of identifying columns that stand in rules: they would name a person to whoever opens the file. */
export function personalValues(project: Project): readonly { readonly segment: string; readonly column: string; readonly values: readonly string[] }[] {
  return project.segments.flatMap((segment) => personalOf(segment.rule, project.sources).map((found) => ({ segment: segment.name, ...found })));
}

function personalOf(rule: Rule, sources: readonly Source[]): readonly { readonly column: string; readonly values: readonly string[] }[] {
  if (rule.kind === 'group') return rule.children.flatMap((child) => personalOf(child, sources));
  if (rule.kind !== 'field') return [];
  const source = sources.find((one) => rule.field.startsWith(`${one.id}/`));
  if (source === undefined) return [];
  const column = rule.field.slice(source.id.length + 1);
  const role = source.roles[column];
  if (role === undefined || !identifyingRoles.has(role)) return [];
  const { test } = rule;
  if (test.op === 'is' || test.op === 'is-not') return [{ column, values: test.values.map(String) }];
  if (test.op === 'contains' || test.op === 'starts' || test.op === 'not-contains' || test.op === 'not-starts') return [{ column, values: [test.text] }];
  return [];
}
