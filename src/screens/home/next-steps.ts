import type { CustomerRecord } from '../../model/record.ts';
import type { Project } from '../../project/project.ts';
import type { DataState } from '../../store/data-store.ts';
import type { Screen } from '../../store/session-store.ts';

export type NextStep =
  | { readonly code: 'check-sources' | 'file-needed'; readonly count: number; readonly screen: Screen }
  | {
      readonly code: 'add-customers' | 'add-contacts' | 'link-contacts' | 'average' | 'contexts' | 'count' | 'segment';
      readonly screen: Screen;
    };

/** What a person can best do now, most pressing first. */
export function nextSteps(
  project: Project,
  states: DataState['sources'],
  record: CustomerRecord | null,
): readonly NextStep[] {
  const waiting = project.sources.filter((source) => states[source.id]?.state === 'file-needed').length;
  const unread = project.sources.filter((source) => !source.confirmed && states[source.id]?.state === 'ready').length;
  const steps: NextStep[] = [];
  if (waiting > 0) steps.push({ code: 'file-needed', count: waiting, screen: 'sources' });
  if (unread > 0) steps.push({ code: 'check-sources', count: unread, screen: 'sources' });
  const linked = record !== null && record.customers > 0;
  if (!linked) {
    if (project.sources.length > 0 && waiting < project.sources.length)
      steps.push({ code: 'add-customers', screen: 'sources' });
    if (record?.events.some((events) => events.kind === 'contacts')) steps.push({ code: 'count', screen: 'contexts' });
    return steps;
  }
  const contacts = record.events.filter((events) => events.kind === 'contacts');
  if (record.events.length > 0 || record.fields.some((field) => field.type === 'integer' || field.type === 'decimal'))
    steps.push({ code: 'average', screen: 'average' });
  if (contacts.some((events) => events.linked > 0)) steps.push({ code: 'contexts', screen: 'contexts' });
  else steps.push({ code: contacts.length > 0 ? 'link-contacts' : 'add-contacts', screen: 'sources' });
  if (project.segments.length === 0) steps.push({ code: 'segment', screen: 'segments' });
  return steps;
}
