import type { ColumnType } from '../../model/column.ts';
import type { ColumnProfile, MeaningGuess } from '../../model/reading.ts';

/** What is known of a column when its role is guessed. */
export interface KnownColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly profile: ColumnProfile | null;
  readonly samples: readonly string[];
  readonly exact: boolean;
}

export function guessMeaning(_file: string, _columns: readonly KnownColumn[], _rows: number): MeaningGuess {
  return { kind: 'other', kindConfidence: 0, roles: [] };
}
