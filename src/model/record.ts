import { UserError } from './problem.ts';
import type { ColumnRole, ColumnType, DimensionFamily, SourceKind } from './column.ts';
import type { BuiltAmount, EventNoun, FoldedEvents, FoundReturns } from './event-making.ts';
import type { IsoDate } from './period.ts';

/** A source by its short name, unique in a project; also the name of its tables in SQL. */
export type SourceId = string;

/** A column of a source: `<source>/<column>`. */
export type FieldId = string;

export const fieldId = (source: SourceId, column: string): FieldId => `${source}/${column}`;

/** One column of the customer record. */
export interface CustomerField {
  readonly id: FieldId;
  readonly source: SourceId;
  readonly label: string;
  /** Its column in the table of customers. */
  readonly column: string;
  readonly type: ColumnType;
  readonly role: ColumnRole;
  readonly family: DimensionFamily;
  readonly distinct: number;
}

/** One column of an event. */
export interface EventColumn {
  readonly column: string;
  readonly type: ColumnType;
  readonly role: ColumnRole;
  readonly distinct: number;
}

export type EventKind = Exclude<SourceKind, 'customers'>;

/** The customer × month table of an event, in the dataset of the record (see `customer-months.ts`). */
export interface MonthsTable {
  readonly table: string;
  /** The last day of any row; at an as-of date before it, that date's month is counted from the events. */
  readonly through: IsoDate;
}

/** A table of dated rows of customers. Its columns are those of the file plus `customer_no` and `event_at`. */
export interface EventTable {
  readonly id: SourceId;
  readonly label: string;
  readonly kind: EventKind;
  readonly table: string;
  /** False when no column dates the rows: they are then seen at every as-of date, and said so. */
  readonly dated: boolean;
  /** The column that tells one event from another where an event has several rows (ticket lines, log entries); null when a row is an event. */
  readonly unit: string | null;
  readonly columns: readonly EventColumn[];
  readonly rows: number;
  /** Rows whose customer is in the record. */
  readonly linked: number;
  /** Rows with a customer id that is in no customer source. */
  readonly orphans: number;
  /** Rows without customer id. */
  readonly anonymous: number;
  /** Rows of a dated table without a readable date: never seen by an analysis. */
  readonly undated: number;
  readonly firstDate: IsoDate | null;
  readonly lastDate: IsoDate | null;
  /** The events put together in this table: all purchases, whatever the till or the shop. */
  readonly combines?: readonly SourceId[];
  /** The amount that was built of other columns, where the file has none. */
  readonly built?: BuiltAmount;
  /** The returns and cancellations found in the file, and what became of them. */
  readonly returns?: FoundReturns;
  /** The returns and cancellations of this source, as events of their own. */
  readonly returnsOf?: SourceId;
  /** The table through which the rows have their customers. */
  readonly through?: ThroughTable;
  /** What one event is called. */
  readonly noun?: EventNoun;
  /** Whole tickets or incidents, put together from the rows of another table when they are asked for; `table` is that of the rows. */
  readonly folds?: FoldedEvents;
  /** What happened by customer and calendar month, counted when the record was built. */
  readonly months?: MonthsTable;
}

/** How rows that name no customer have one: `column` holds ids of `key` in the table `of`, which names it or leads on to it. */
export interface ThroughTable {
  readonly column: string;
  readonly of: SourceId;
  readonly key: string;
  /** Rows whose id is not in that table: they are among the orphans. */
  readonly unknown: number;
  /** Rows whose id stands there for several customers, so that none is taken: they are among the orphans. */
  readonly several: number;
  /** The days of the rows are those of that table. */
  readonly dates: boolean;
}

/** What one row is called where each is an event; null where one has several rows. Of several sources together, the name that they share. */
export function nounOfRows(record: CustomerRecord, id: SourceId): EventNoun | null {
  const events = record.events.find((one) => one.id === id);
  if (events === undefined || events.unit !== null) return null;
  if (events.combines === undefined) return events.noun ?? null;
  const nouns = new Set(events.combines.map((one) => nounOfRows(record, one)));
  const [first = null] = nouns;
  if (nouns.has(null) || nouns.size < 2) return first;
  return events.kind === 'purchases' ? 'purchase' : 'event';
}

/** The events as the sources gave them, without the tables that put several together. */
export function ownEvents(record: CustomerRecord): readonly EventTable[] {
  return record.events.filter(
    (events) => events.combines === undefined && events.folds === undefined && events.returnsOf === undefined,
  );
}

export const wholeEventsId = (source: SourceId): SourceId => `${source}.whole`;
export const returnsId = (source: SourceId): SourceId => `${source}.returns`;

/**
 * One row a customer, in `"<database>"."main"."customers"`: `customer_no` (0-based, dense), `customer_id`, one `seen_<k>` day for
 * each source of customers (the day from which that row may be seen, `0001-01-01` when its rows carry no date, NULL
 * when the customer is not in it), then the fields. Where a dated source repeats its ids, one row for each state of a customer,
 * with the days it is valid: from `valid_from` on, before `valid_to`; the states of a customer follow each other without a gap.
 */
export interface CustomerRecord {
  readonly database: string;
  readonly customers: number;
  /** Where customers come from: sources of customers, or the ids of the events where there is none. */
  readonly origins: readonly RecordOrigin[];
  readonly fields: readonly CustomerField[];
  readonly events: readonly EventTable[];
  /** Rows of customer sources whose id comes again in the same file; per source. Of a dated one each is valid from its day on. */
  readonly repeated: readonly { readonly source: SourceId; readonly rows: number }[];
  /** The table of customers holds their states, each with its days. */
  readonly versioned?: boolean;
  /** The day of the last event, or null when nothing is dated. */
  readonly lastDate: IsoDate | null;
}

export interface RecordOrigin {
  /** The source of customers; null when customers are the distinct ids of the events. */
  readonly source: SourceId | null;
  readonly seenColumn: string;
  readonly dated: boolean;
}

/** Throws a UserError when the record has no such field. */
export function fieldOf(record: CustomerRecord, id: FieldId): CustomerField {
  const field = record.fields.find((candidate) => candidate.id === id);
  if (field === undefined) {
    const end = id.indexOf('/');
    throw new UserError({ code: 'field-unknown', source: id.slice(0, end), column: id.slice(end + 1) });
  }
  return field;
}

/** Throws a UserError when the record has no such events. */
export function eventsOf(record: CustomerRecord, id: SourceId): EventTable {
  const events = record.events.find((candidate) => candidate.id === id);
  if (events === undefined) throw new UserError({ code: 'events-unknown', events: id });
  return events;
}

/** Throws a UserError when the events have no such column. */
export function eventColumnOf(events: EventTable, column: string): EventColumn {
  const found = events.columns.find((candidate) => candidate.column === column);
  if (found === undefined) throw new UserError({ code: 'field-unknown', source: events.id, column });
  return found;
}
