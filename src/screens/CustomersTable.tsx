import { useCallback, useMemo } from 'react';
import { useFormats, useWords } from '../locales/locale-context.tsx';
import { isNumeric, type ColumnType } from '../model/column.ts';
import { fieldOf, type FieldId } from '../model/record.ts';
import { ruleKey } from '../model/rule-key.ts';
import type { Rule } from '../model/rule.ts';
import { useApp, useComputed, useScope, type Computed } from '../store/app-context.tsx';
import type { ProjectScope } from '../store/scope.ts';
import { countCustomers, countFound, listCustomers, type CustomerCount } from '../store/tables.ts';
import { DataGrid, type GetRows, type GridColumn, type GridValue } from '../ui/DataGrid.tsx';
import { Dimmed } from '../ui/Dimmed.tsx';
import classes from './CustomersTable.module.css';
import { PlaceProblem } from './PlaceProblem.tsx';
import { firstFields } from './shown-fields.ts';
import { writtenValue } from './written-value.ts';

export interface CustomersTableProps {
  readonly rule: Rule;
  /** By default, some that describe a customer and none that names one. */
  readonly fields?: readonly FieldId[] | undefined;
  /** What the place on screen is called: two tables at a time have two names. */
  readonly place?: string | undefined;
  /** Only those whose id or shown values hold this text. */
  readonly search?: string | undefined;
  readonly label?: string | undefined;
  readonly height?: number | undefined;
}

/** The customers of a rule in the population, as known at the as-of date: any number of them. */
export function CustomersTable({
  rule,
  fields,
  place = 'customers',
  search = '',
  label,
  height = 420,
}: CustomersTableProps) {
  const words = useWords();
  const scope = useScope();
  const shown = fields ?? (scope === null ? [] : firstFields(scope.scope.record));
  const all = useCustomerCount(rule, place);
  const found = useFoundCount(rule, shown, search, place);
  if (scope === null) return null;
  const count = search === '' ? all : found;
  const rows = search === '' ? (all.value?.kept ?? null) : found.value;
  const progress = count.state.running
    ? { label: words.customers.counting, share: count.state.share, onStop: count.stop }
    : null;
  return (
    <>
      <PlaceProblem state={count.state} onRetry={count.retry} />
      <Dimmed progress={progress} height={height}>
        {rows === null ? null : rows === 0 ? (
          <p className={classes.none}>{search === '' ? words.customers.none : words.customers.notFound(search)}</p>
        ) : (
          <Grid
            rule={rule}
            scope={scope}
            fields={shown}
            count={rows}
            search={search}
            place={place}
            label={label ?? words.record.customers.label}
            height={height}
          />
        )}
      </Dimmed>
    </>
  );
}

/** How many customers a rule keeps, of how many. */
export function useCustomerCount(rule: Rule, place: string): Computed<CustomerCount> {
  const { services } = useApp();
  const scope = useScope();
  return useComputed(`${place}/count`, scope === null ? null : `${scope.key} ${ruleKey(rule)}`, async (options) => {
    if (scope === null) throw new Error('A count without a record');
    return countCustomers(services.engine, rule, scope.scope, options);
  });
}

function useFoundCount(rule: Rule, fields: readonly FieldId[], search: string, place: string): Computed<number> {
  const { services } = useApp();
  const scope = useScope();
  const key =
    scope === null || search === '' ? null : `${scope.key} ${ruleKey(rule)} ${JSON.stringify([fields, search])}`;
  return useComputed(`${place}/found`, key, (options) => {
    if (scope === null) throw new Error('A count without a record');
    return countFound(services.engine, rule, fields, scope.scope, search, options);
  });
}

interface GridProps {
  readonly rule: Rule;
  readonly scope: ProjectScope;
  readonly fields: readonly FieldId[];
  readonly count: number;
  readonly search: string;
  readonly place: string;
  readonly label: string;
  readonly height: number;
}

function Grid({ rule, scope, fields, count, search, place, label, height }: GridProps) {
  const { services } = useApp();
  const words = useWords();
  const formats = useFormats();
  const sources = useMemo(() => new Set(scope.scope.record.fields.map((field) => field.source)), [scope.scope.record]);
  const key = `${scope.key} ${ruleKey(rule)} ${JSON.stringify([fields, search])}`;
  const getRows = useCallback<GetRows>(
    (from, to, { order, signal }) => {
      const by =
        order === null
          ? null
          : { field: order.column === idColumn ? null : order.column, descending: order.descending };
      // No place: several pages may be on their way at a time.
      return listCustomers(
        services.engine,
        { rule, fields, slice: { offset: from, limit: to - from }, order: by, search },
        scope.scope,
        { signal },
      );
    },
    // Rule, fields and scope are what the key says.
    [services, key],
  );
  const columns: readonly GridColumn[] = [
    {
      id: idColumn,
      label: words.customers.id,
      note: sources.size > 1 ? '\u00A0' : undefined,
      sortable: true,
      minWidth: 110,
    },
    ...fields.map((id) => {
      const field = fieldOf(scope.scope.record, id);
      return {
        id,
        label: field.label,
        note: sources.size > 1 ? field.source : undefined,
        align: isNumeric(field.type) ? ('end' as const) : ('start' as const),
        sortable: true,
        minWidth: 90,
        format: (value: GridValue) => writtenText(field.type, value),
      };
    }),
  ];
  function writtenText(type: ColumnType, value: GridValue): string {
    return writtenValue(
      type,
      typeof value === 'string' && isNumeric(type) ? Number(value) : value,
      formats,
      words.sources,
    );
  }
  return (
    <DataGrid
      key={`${place} ${fields.join(' ')}`}
      label={label}
      columns={columns}
      rowCount={count}
      getRows={getRows}
      height={height}
    />
  );
}

/** No field is called so: those of the record hold a `/`. */
const idColumn = 'customer';
