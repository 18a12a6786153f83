import { isNumeric, type ColumnRole, type ColumnType, type DimensionFamily } from '../../model/column.ts';
import { usualMaking } from '../../model/event-making.ts';
import { fieldId, type CustomerField, type EventKind, type SourceId } from '../../model/record.ts';
import { buildableAmount } from './built-amount.ts';
import type {
  CustomerSource,
  EventSource,
  RecordColumn,
  RecordSource,
  SourceFacts,
  Through,
  UnitFacts,
} from './record-source.ts';
import { wholeEvents } from './whole-events.ts';

export type { CustomerSource, EventSource, RecordColumn, RecordSource, SourceFacts } from './record-source.ts';

/** Which source gives what to the record: pure, decided from the sources alone. */
export interface RecordPlan {
  readonly customers: readonly CustomerSource[];
  readonly events: readonly EventSource[];
  /** All purchases in one table, where several sources have some. */
  readonly purchases: CombinedEvents | null;
}

export interface CombinedEvents {
  readonly id: SourceId;
  readonly table: string;
  readonly members: readonly EventSource[];
  readonly columns: readonly CombinedColumn[];
}

/** A column that sources share by its role, under the name of the first that has it. */
export interface CombinedColumn extends RecordColumn {
  readonly from: ReadonlyMap<SourceId, CombinedValue>;
}

export type CombinedValue =
  { readonly kind: 'column'; readonly column: string; readonly type: ColumnType } | { readonly kind: 'source' };

export const customersTable = 'customers';

export function planRecord(
  sources: readonly RecordSource[],
  facts: ReadonlyMap<SourceId, SourceFacts> = new Map(),
): RecordPlan {
  const taken = new Set(['customer_no', 'customer_id', 'valid_from', 'valid_to']);
  const customers = sources
    .filter((source) => source.kind === 'customers')
    .map((source, index) => customerSource(source, index, taken, facts.get(source.id)));
  const events = sources.flatMap((source) => {
    const { kind } = source;
    return kind === 'customers' ? [] : [eventSource(source, kind, facts.get(source.id), sources)];
  });
  return { customers, events, purchases: combined(events) };
}

const allPurchases = 'all_purchases';

function combined(events: readonly EventSource[]): CombinedEvents | null {
  // Dated ones alone: one without dates would make the whole table seen at every as-of date. And those that name their customers: what
  // comes to them through another table are its details, which would count its purchases twice.
  const members = events.filter((one) => one.kind === 'purchases' && one.key !== null && one.date !== null);
  if (members.length < 2 || members.some((one) => one.source.id === allPurchases)) return null;
  const taken = new Set(['customer_no', 'event_at']);
  const roles = ['event-id', 'amount', 'status', 'product', 'channel'] as const;
  const sources = new Map<SourceId, CombinedValue>(members.map((one) => [one.source.id, { kind: 'source' }]));
  const columns: CombinedColumn[] = [
    {
      name: freeName('source', allPurchases, taken),
      type: 'text',
      role: 'attribute',
      distinct: members.length,
      from: sources,
    },
  ];
  for (const role of roles) {
    const from = new Map<SourceId, CombinedValue>();
    for (const one of members) {
      const value = role === 'amount' ? amountIn(one) : columnIn(one, role);
      if (value !== null) from.set(one.source.id, value);
    }
    if (from.size === 0) continue;
    const first = members.flatMap((one) => one.columns.filter((column) => column.role === role))[0];
    const type = role === 'amount' ? 'decimal' : 'text';
    columns.push({
      name: freeName(first?.name ?? role, allPurchases, taken),
      type,
      role,
      distinct: first?.distinct ?? 0,
      from,
    });
  }
  return { id: allPurchases, table: `events_${allPurchases}`, members, columns };
}

function columnIn(events: EventSource, role: ColumnRole): CombinedValue | null {
  const column = events.columns.find((one) => one.role === role);
  return column === undefined ? null : { kind: 'column', column: column.name, type: column.type };
}

function amountIn(events: EventSource): CombinedValue | null {
  const amount = events.columns.find((one) => one.role === 'amount' && isNumeric(one.type))?.name;
  const column = amount ?? events.built?.column;
  return column === undefined ? null : { kind: 'column', column, type: 'decimal' };
}

function customerSource(
  source: RecordSource,
  index: number,
  taken: Set<string>,
  facts: SourceFacts | undefined,
): CustomerSource {
  const key = withRole(source, 'customer-id');
  const date = dated(source);
  const offered = source.columns.some((column) => column.role === 'offer');
  const fields = source.columns
    .filter((column) => column !== key && column.role !== 'ignored')
    .map((column): CustomerField => ({
      id: fieldId(source.id, column.name),
      source: source.id,
      label: column.name,
      column: freeName(column.name, source.id, taken),
      type: column.type,
      role: column.role,
      family: familyOf(column.role, offered && index > 0),
      distinct: column.distinct,
    }));
  const versioned = key !== null && date !== null && (facts?.repeated ?? 0) > 0;
  return { source, key, date, seenColumn: `seen_${index}`, versioned, fields };
}

function eventSource(
  source: RecordSource,
  kind: EventKind,
  facts: SourceFacts | undefined,
  sources: readonly RecordSource[],
): EventSource {
  const making = { ...usualMaking, ...source.making };
  const columns = source.columns.filter((column) => column.role !== 'ignored');
  const unit = making.grain === 'row' ? null : repeatedUnit(source, facts?.unit ?? null);
  const one: EventSource = {
    source,
    kind,
    table: `events_${source.id}`,
    key: withRole(source, 'customer-id'),
    date: dated(source),
    through: throughOf(source, sources),
    unit,
    columns,
    built: kind === 'purchases' && making.amount === 'built' ? buildableAmount(columns, making) : null,
    returns: facts?.returns ?? null,
    whole: null,
  };
  const counted = facts?.unit ?? null;
  return unit === null || counted === null ? one : { ...one, whole: wholeEvents(one, counted) };
}

/** The way from a source to its customers, as far as it goes; null where it does not get there. */
function throughOf(
  source: RecordSource,
  sources: readonly RecordSource[],
  seen = new Set([source.id]),
): Through | null {
  const { path } = source;
  const of = path === undefined ? undefined : sources.find((one) => one.id === path.of);
  if (path === undefined || of === undefined || seen.has(of.id)) return null;
  const column = source.columns.find((one) => one.name === path.column);
  const key = of.columns.find((one) => one.name === path.key);
  const customer = withRole(of, 'customer-id') ?? throughOf(of, sources, new Set([...seen, of.id]));
  if (column === undefined || key === undefined || customer === null) return null;
  // The day of a customer is when it became known, not when something was bought.
  return { of, column, key, customer, date: of.kind === 'customers' ? null : dated(of) };
}

const withRole = (source: RecordSource, role: ColumnRole): RecordColumn | null =>
  source.columns.find((column) => column.role === role) ?? null;

function dated(source: RecordSource): RecordColumn | null {
  return (
    source.columns.find((column) => column.role === 'date' && (column.type === 'date' || column.type === 'datetime')) ??
    null
  );
}

/** An event id tells events apart only where it comes back on several rows. */
export function repeatedUnit(source: RecordSource, facts: UnitFacts | null): RecordColumn | null {
  const unit = withRole(source, 'event-id');
  if (unit === null || unit.role === 'ignored') return null;
  const repeats = facts === null ? unit.distinct < source.rows : facts.several > 0;
  return repeats ? unit : null;
}

function freeName(name: string, source: SourceId, taken: Set<string>): string {
  const isFree = (candidate: string): boolean => !taken.has(candidate.toLowerCase()) && !/^seen_\d+$/i.test(candidate);
  let free = name;
  for (let count = 1; !isFree(free); count += 1)
    free = count === 1 ? `${name} (${source})` : `${name} (${source} ${count})`;
  taken.add(free.toLowerCase());
  return free;
}

function familyOf(role: ColumnRole, besideAnOffer: boolean): DimensionFamily {
  if (role === 'offer' || role === 'product') return 'offer';
  if (role === 'date' || role === 'end-date') return 'moment';
  if (role === 'channel') return 'usage';
  if (role === 'attribute' || role === 'status' || role === 'amount') return besideAnOffer ? 'offer' : 'profile';
  return 'profile';
}
