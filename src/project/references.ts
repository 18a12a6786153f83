import { fieldId, type FieldId, type SourceId } from '../model/record.ts';
import type { Project } from './project.ts';

/** What a rule, a measure or the settings of an analysis point at. */
export interface References {
  readonly sources: ReadonlySet<SourceId>;
  /** Fields of customers and columns of events. */
  readonly fields: ReadonlySet<FieldId>;
}

/** Keys that hold the events a measure or an analysis is about. */
const eventKeys: ReadonlySet<string> = new Set(['events', 'contacts']);

/** Keys that hold a column of those events. */
const columnKeys: ReadonlySet<string> = new Set(['column', 'quantity', 'unitPrice']);

/** Everything that a part of the recipe points at, whatever its shape: they all call these by the same keys. */
export function referencesOf(part: unknown): References {
  const sources = new Set<SourceId>();
  const fields = new Set<FieldId>();
  const walk = (value: unknown, events: SourceId | null): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, events);
    if (!isObject(value)) return;
    const own = [value['events'], value['contacts']].find((one) => typeof one === 'string') ?? events;
    for (const [key, held] of Object.entries(value)) {
      if (eventKeys.has(key)) for (const id of textsIn(held)) sources.add(baseOf(id));
      else if (key === 'field' && typeof held === 'string') {
        fields.add(held);
        sources.add(held.slice(0, held.indexOf('/')));
      } else if (columnKeys.has(key) && typeof held === 'string' && own !== null) fields.add(fieldId(own, held));
      else walk(held, own);
    }
  };
  walk(part, null);
  return { sources, fields };
}

/** The same part of the recipe, pointing at another source. */
export function pointedAt<T>(part: T, from: SourceId, to: SourceId): T {
  const moved = (id: string): string => (baseOf(id) === from ? `${to}${id.slice(from.length)}` : id);
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, held]) => {
        if (eventKeys.has(key))
          return [
            key,
            Array.isArray(held) ? held.map((id) => moved(String(id))) : typeof held === 'string' ? moved(held) : held,
          ];
        if (key === 'field' && typeof held === 'string')
          return [key, held.startsWith(`${from}/`) ? `${to}${held.slice(from.length)}` : held];
        return [key, walk(held)];
      }),
    );
  };
  return referencesOf(part).sources.has(from) ? (walk(part) as T) : part;
}

/** Whether anything was built on a source. */
export function isUsed(project: Project, source: SourceId): boolean {
  const { segments, segmentations, measures, distribution, contexts, keptContexts, lifecycle } = project;
  const built = [segments, segmentations, measures, distribution, contexts, keptContexts, lifecycle];
  return referencesOf(built).sources.has(source);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

/** Events made of those of a source are called `<source>.<what>`. */
const baseOf = (events: string): SourceId => events.split('.')[0] ?? events;
