import { useCallback, useMemo, useState } from 'react';
import type { ListOrder } from '../exports/list/list.ts';
import type { OrderWish } from '../exports/list/ordered.ts';
import { useFormats, useWords } from '../locales/locale-context.tsx';
import { isNumeric, type ColumnType } from '../model/column.ts';
import { fieldOf, type FieldId } from '../model/record.ts';
import { ruleKey } from '../model/rule-key.ts';
import type { Rule } from '../model/rule.ts';
import { useApp, useComputed, useScope, type Computed } from '../store/app-context.tsx';
import type { ProjectScope } from '../store/scope.ts';
import { countCustomers, customersAt, orderCustomers, type CustomerCount } from '../store/tables.ts';
import { DataGrid, type GetRows, type GridColumn, type GridOrder, type GridValue } from '../ui/DataGrid.tsx';
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
  const [order, setOrder] = useState<GridOrder | null>(null);
  const shown = fields ?? (scope === null ? [] : firstFields(scope.scope.record));
  const ordered = useOrder({ rule, fields: shown, order: asked(order, shown), search }, place);
  if (scope === null) return null;
  const numbers = ordered.value;
  const progress = ordered.state.running
    ? { label: words.customers.ordering, share: ordered.share, onStop: ordered.stop }
    : null;
  return (
    <>
      <PlaceProblem state={ordered.state} onRetry={ordered.retry} />
      <Dimmed progress={progress} height={height}>
        {numbers === null ? null : numbers.length === 0 ? (
          <p className={classes.none}>{search === '' ? words.customers.none : words.customers.notFound(search)}</p>
        ) : (
          <Grid
            scope={scope}
            fields={shown}
            numbers={numbers}
            place={place}
            label={label ?? words.record.customers.label}
            height={height}
            order={order}
            onOrder={setOrder}
          />
        )}
      </Dimmed>
    </>
  );
}

/** A column that is shown no more orders nothing. */
function asked(order: GridOrder | null, shown: readonly FieldId[]): ListOrder | null {
  if (order === null) return null;
  if (order.column === idColumn) return { field: null, descending: order.descending };
  return shown.includes(order.column) ? { field: order.column, descending: order.descending } : null;
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

/** The customers in their order, by number: every slice that is scrolled to is then a look into the table of customers alone. */
function useOrder(wish: OrderWish, place: string): Computed<Uint32Array> {
  const { services } = useApp();
  const scope = useScope();
  const { rule, fields, order, search } = wish;
  const searched = search === '' ? null : [fields, search];
  const key = scope === null ? null : `${scope.key} ${ruleKey(rule)} ${JSON.stringify([order, searched])}`;
  return useComputed(`${place}/order`, key, (options) => {
    if (scope === null) throw new Error('An order without a record');
    return orderCustomers(services.engine, wish, scope.scope, options);
  });
}

interface GridProps {
  readonly scope: ProjectScope;
  readonly fields: readonly FieldId[];
  readonly numbers: Uint32Array;
  readonly place: string;
  readonly label: string;
  readonly height: number;
  readonly order: GridOrder | null;
  readonly onOrder: (order: GridOrder | null) => void;
}

function Grid({ scope, fields, numbers, place, label, height, order, onOrder }: GridProps) {
  const { services } = useApp();
  const words = useWords();
  const formats = useFormats();
  const sources = useMemo(() => new Set(scope.scope.record.fields.map((field) => field.source)), [scope.scope.record]);
  const key = `${scope.key} ${JSON.stringify(fields)}`;
  const getRows = useCallback<GetRows>(
    // No place: several pages may be on their way at a time.
    (from, to, { signal }) => customersAt(services.engine, numbers.subarray(from, to), fields, scope.scope, { signal }),
    // Fields and scope are what the key says.
    [services, numbers, key],
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
      rowCount={numbers.length}
      getRows={getRows}
      height={height}
      order={order}
      onOrder={onOrder}
    />
  );
}

/** No field is called so: those of the record hold a `/`. */
const idColumn = 'customer';
