import type { ColumnRole, SourceKind } from '../../model/column.ts';
import type { MeaningGuess, RoleGuess } from '../../model/reading.ts';
import { guessKind } from './guess-kind.ts';
import { guessEach, guessRoles } from './guess-roles.ts';
import type { KnownColumn } from './known-column.ts';

/** Roles that make no sense in a file of some kind: there the column is worth a dimension or a measure. */
const foreign: Readonly<Record<SourceKind, ReadonlySet<ColumnRole>>> = {
  customers: new Set<ColumnRole>(['event-id', 'quantity', 'unit-price', 'amount', 'duration', 'reason', 'product']),
  purchases: new Set<ColumnRole>(['reason']),
  contacts: new Set<ColumnRole>(['quantity', 'unit-price']),
  survey: new Set<ColumnRole>(['quantity', 'unit-price']),
  other: new Set<ColumnRole>(),
};

/**
 * What a file is and what each of its columns is for, from names in French and English and from values. `alone` is what each column
 * seems to be by itself, where that was worked out before.
 */
export function guessMeaning(
  file: string,
  columns: readonly KnownColumn[],
  alone: readonly RoleGuess[] = [...guessEach(columns)],
): MeaningGuess {
  const roles = guessRoles(columns, alone);
  const { kind, confidence, clues } = guessKind(file, columns, roles);
  const keyless = kind === 'customers' && !roles.some((guess) => guess.role === 'customer-id');
  const fitting = roles.map((guess, index): RoleGuess => {
    if (keyless && guess.role === 'event-id' && columns[index]?.unique === true)
      return { ...guess, role: 'customer-id', confidence: 0.7, reason: 'key' };
    const weakDate = kind === 'customers' && guess.role === 'date' && guess.reason === 'values';
    if (weakDate) return { column: guess.column, role: 'attribute', confidence: 0.6, reason: 'none' };
    return foreign[kind].has(guess.role)
      ? { column: guess.column, role: 'attribute', confidence: 0.6, reason: 'none' }
      : guess;
  });
  return { kind, kindConfidence: confidence, kindClues: clues, roles: fitting };
}
