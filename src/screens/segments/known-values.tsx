import type { FieldId, SourceId } from '../../model/record.ts';
import { topEventValues, topFieldValues } from '../../model/top-values.ts';
import { useApp, useComputed, useScope } from '../../store/app-context.tsx';

/** Values offered in a list; a column with more is typed in. */
const mostValues = 300;

/** The values of a text field, most frequent first; null when there are too many to list or they are not known yet. */
export function useFieldValues(field: FieldId | null): readonly string[] | null {
  const app = useApp();
  const scope = useScope();
  const known =
    field !== null && scope?.scope.record.fields.some((one) => one.id === field && one.type === 'text') === true;
  const { value } = useComputed(
    `values:${field ?? ''}`,
    known && scope !== null ? `${scope.key} ${field}` : null,
    async (options) => {
      if (scope === null || field === null) return null;
      return listed(
        (await app.services.engine.query(topFieldValues(scope.scope, field, mostValues + 1), options)).texts('value'),
      );
    },
  );
  return known ? value : null;
}

/** The same for a text column of an event. */
export function useEventValues(events: SourceId, column: string | null): readonly string[] | null {
  const app = useApp();
  const scope = useScope();
  const table = scope?.scope.record.events.find((one) => one.id === events);
  const known = column !== null && table?.columns.some((one) => one.column === column && one.type === 'text') === true;
  const { value } = useComputed(
    `values:${events}/${column ?? ''}`,
    known && scope !== null ? `${scope.key} ${events} ${column}` : null,
    async (options) => {
      if (scope === null || column === null) return null;
      return listed(
        (await app.services.engine.query(topEventValues(scope.scope, events, column, mostValues + 1), options)).texts(
          'value',
        ),
      );
    },
  );
  return known ? value : null;
}

function listed(values: readonly (string | null)[]): readonly string[] | null {
  return values.length > mostValues ? null : values.filter((value) => value !== null);
}
