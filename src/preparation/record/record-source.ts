import type { ColumnRole, ColumnType, SourceKind } from '../../model/column.ts';
import type { BuiltAmount, CustomerPath, EventMaking, FoldedEvents, FoundReturns } from '../../model/event-making.ts';
import type { CustomerField, EventColumn, EventKind, SourceId } from '../../model/record.ts';

/** A source as the record needs it: where its rows are, and what its columns are for. */
export interface RecordSource {
  readonly id: SourceId;
  readonly label: string;
  readonly kind: SourceKind;
  /** The attached dataset that holds its table `rows`. */
  readonly database: string;
  readonly rows: number;
  readonly columns: readonly RecordColumn[];
  /** What a person chose of how its rows become events. */
  readonly making?: Partial<EventMaking> | undefined;
  /** Where its customers come from, when no column of it names one. */
  readonly path?: CustomerPath | undefined;
  /** Columns that are called otherwise here than in its rows. */
  readonly renamed?: readonly RenamedColumn[];
}

/** A column of the rows, and what it is called in the tables that are made of them. */
export interface RenamedColumn {
  readonly from: string;
  readonly to: string;
}

export interface RecordColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly role: ColumnRole;
  readonly distinct: number;
  /** Greatest value, as text; left out where it is not known. */
  readonly max?: string | null;
}

/** What was counted in a source before its place in the record is settled. */
export interface SourceFacts {
  /** Rows of a source of customers whose id comes again. */
  readonly repeated: number;
  readonly unit: UnitFacts | null;
  readonly returns: FoundReturns | null;
}

/** What was counted of the events that rows share. */
export interface UnitFacts {
  readonly events: number;
  /** Events of more than one row. */
  readonly several: number;
  /** Columns with more than one value in some event. */
  readonly varying: ReadonlySet<string>;
}

/** A whole event of a source whose rows share one: what it says of itself, and how that comes from its rows. */
export interface WholeEvents {
  readonly folds: FoldedEvents;
  readonly columns: readonly EventColumn[];
}

export interface CustomerSource {
  readonly source: RecordSource;
  /** Null when the file has no customer id: then each row is a customer, named by the source and its row number. */
  readonly key: RecordColumn | null;
  /** The day from which its row may be seen; null when its rows carry no date. */
  readonly date: RecordColumn | null;
  readonly seenColumn: string;
  /** Dated rows of one id follow each other: each is valid from its day on. */
  readonly versioned: boolean;
  readonly fields: readonly CustomerField[];
}

export interface EventSource {
  readonly source: RecordSource;
  readonly kind: EventKind;
  readonly table: string;
  readonly key: RecordColumn | null;
  readonly date: RecordColumn | null;
  /** The table that names the customer of a row and, where the row has none, its day. */
  readonly through: Through | null;
  readonly unit: RecordColumn | null;
  readonly columns: readonly RecordColumn[];
  /** An amount that the table gets beside the columns of the file. */
  readonly built: BuiltAmount | null;
  readonly returns: FoundReturns | null;
  readonly whole: WholeEvents | null;
}

/** A step from rows that name no customer to a table that does, or that leads on to one. */
export interface Through {
  readonly of: RecordSource;
  /** The column of the rows that holds ids of the other table. */
  readonly column: RecordColumn;
  readonly key: RecordColumn;
  readonly customer: RecordColumn | Through;
  readonly date: RecordColumn | null;
}
