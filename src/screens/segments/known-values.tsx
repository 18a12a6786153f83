import { useState } from 'react';
import type { FieldId, SourceId } from '../../model/record.ts';
import { topEventValues, topFieldValues } from '../../model/top-values.ts';
import type { Sql } from '../../sql/sql.ts';
import { useApp, useComputed, useScope } from '../../store/app-context.tsx';
import type { ProjectScope } from '../../store/scope.ts';

/** Values offered at a time; of a column with more, typing finds the others. */
const mostValues = 300;

export interface KnownValues {
  /** Most frequent first, with how many have them. */
  readonly values: readonly { readonly value: string; readonly n: number }[];
  /** Looks for values that hold a text, where not all are listed. */
  readonly search: ((text: string) => void) | undefined;
  /** They are being looked up. */
  readonly waiting: boolean;
}

/** The values of a text field that a person may pick; null for other types, and where they cannot be had. */
export function useFieldValues(field: FieldId | null): KnownValues | null {
  const scope = useScope();
  const known =
    field !== null && scope?.scope.record.fields.some((one) => one.id === field && one.type === 'text') === true;
  return useValues(`values:${field ?? ''}`, known ? scope : null, (of, search) =>
    topFieldValues(of.scope, field ?? '', mostValues + 1, search),
  );
}

/** The same for a text column of an event. */
export function useEventValues(events: SourceId, column: string | null): KnownValues | null {
  const scope = useScope();
  const table = scope?.scope.record.events.find((one) => one.id === events);
  const known = column !== null && table?.columns.some((one) => one.column === column && one.type === 'text') === true;
  return useValues(`values:${events}/${column ?? ''}`, known ? scope : null, (of, search) =>
    topEventValues(of.scope, events, column ?? '', mostValues + 1, search),
  );
}

function useValues(
  place: string,
  scope: ProjectScope | null,
  asked: (scope: ProjectScope, search: string) => Sql<'query'>,
): KnownValues | null {
  const app = useApp();
  const [search, setSearch] = useState('');
  const { state, value, stale } = useComputed(
    place,
    scope === null ? null : JSON.stringify([scope.key, place, search]),
    async (options) => {
      if (scope === null) return null;
      const rows = await app.services.engine.query(asked(scope, search), options);
      const n = rows.numbers('n');
      const values = rows.texts('value').map((text, i) => ({ value: text ?? '', n: n[i] ?? 0 }));
      return { values: values.slice(0, mostValues), more: values.length > mostValues };
    },
  );
  if (scope === null) return null;
  if (value !== null) {
    return { values: value.values, search: value.more || search !== '' ? setSearch : undefined, waiting: stale };
  }
  if (state.problem !== null || state.failure !== null || state.stopped) return null;
  return { values: [], search: undefined, waiting: true };
}
