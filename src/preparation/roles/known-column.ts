import type { ColumnType } from '../../model/column.ts';
import type { ColumnProfile } from '../../model/reading.ts';

/** What is known of a column when its role is guessed. */
export interface KnownColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly profile: ColumnProfile | null;
  /** Its first distinct values. */
  readonly samples: readonly string[];
  /** Every row has a value of its own. */
  readonly unique: boolean;
}
