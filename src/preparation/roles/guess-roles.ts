import type { ColumnRole } from '../../model/column.ts';
import type { RoleGuess } from '../../model/reading.ts';
import { nameWords } from '../column-names.ts';
import type { KnownColumn } from './known-column.ts';
import { genericId, roleNames } from './role-names.ts';
import { canPlay, evidenceFor, roleByValues } from './value-kinds.ts';

/** Roles that several columns may share. */
const shared: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'product',
  'consent',
  'phone',
  'address',
  'company-id',
  'currency',
  'attribute',
  'ignored',
]);

/** What each column seems to be by itself, one by one, for who pauses between them. */
export function* guessEach(columns: readonly KnownColumn[]): Generator<RoleGuess, void> {
  for (const column of columns) yield guessRole(column);
}

/** A role for each column, by what it is alone; of several columns for one place the surest takes it, the first among equals. */
export function guessRoles(columns: readonly KnownColumn[], alone: readonly RoleGuess[]): readonly RoleGuess[] {
  const guesses = [...alone];
  for (const role of new Set(guesses.map((guess) => guess.role))) {
    if (shared.has(role)) continue;
    const rivals = guesses.map((guess, index) => ({ guess, index })).filter(({ guess }) => guess.role === role);
    const best = rivals.reduce((a, b) =>
      strength(b.guess, columns[b.index]) > strength(a.guess, columns[a.index]) ? b : a,
    );
    for (const { guess, index } of rivals)
      if (index !== best.index)
        guesses[index] = { column: guess.column, role: 'attribute', confidence: 0.5, reason: 'none' };
  }
  return withKey(withDate(guesses, columns), columns);
}

function strength(guess: RoleGuess, column: KnownColumn | undefined): number {
  const { filled = 0, missing = 0, distinct = 0 } = column?.profile ?? {};
  const fill = filled / Math.max(1, filled + missing);
  return guess.confidence + 0.05 * fill - (distinct <= 1 ? 0.3 : 0);
}

function guessRole(column: KnownColumn): RoleGuess {
  const { name, profile } = column;
  if (profile !== null && profile.filled === 0)
    return { column: name, role: 'ignored', confidence: 0.95, reason: 'values' };
  const words = nameWords(name).join(' ');
  const byName = roleNames.find(({ role, pattern }) => pattern.test(words) && canPlay(role, column));
  const byValues = roleByValues(column);
  if (
    byName !== undefined &&
    (byValues === null || byName.confidence >= byValues.confidence || byValues.role === byName.role)
  ) {
    const agreeing = byValues?.role === byName.role ? byValues : evidenceFor(byName.role, column);
    const { role, confidence } = byName;
    return agreeing === null
      ? { column: name, role, confidence, reason: 'name' }
      : {
          column: name,
          role,
          confidence: together(confidence, agreeing.confidence),
          reason: 'name-and-values',
          evidence: agreeing.evidence,
        };
  }
  if (byValues !== null) return { column: name, ...byValues, reason: 'values' };
  if (profile !== null && profile.distinct === 1 && profile.missing === 0)
    return { column: name, role: 'ignored', confidence: 0.6, reason: 'values' };
  return { column: name, role: 'attribute', confidence: 0.6, reason: 'none' };
}

/** Two signs that each may be wrong are both wrong more rarely. */
function together(one: number, other: number): number {
  return Math.min(0.99, Math.round((1 - (1 - one) * (1 - other)) * 100) / 100);
}

/** Without a date by name, the first column of days may date the rows. */
function withDate(guesses: readonly RoleGuess[], columns: readonly KnownColumn[]): readonly RoleGuess[] {
  if (guesses.some((guess) => guess.role === 'date')) return guesses;
  const first = guesses.findIndex(
    (guess, index) =>
      guess.role === 'attribute' && (columns[index]?.type === 'date' || columns[index]?.type === 'datetime'),
  );
  return guesses.map((guess, index) =>
    index === first ? { column: guess.column, role: 'date', confidence: 0.6, reason: 'values' } : guess,
  );
}

/** Without a customer id, a column that is named like a key and is one. */
function withKey(guesses: readonly RoleGuess[], columns: readonly KnownColumn[]): readonly RoleGuess[] {
  if (guesses.some((guess) => guess.role === 'customer-id' || guess.role === 'event-id')) return guesses;
  const key = columns.findIndex((column) => column.unique && genericId.test(nameWords(column.name).join(' ')));
  return guesses.map((guess, index) =>
    index === key ? { column: guess.column, role: 'customer-id', confidence: 0.7, reason: 'key' } : guess,
  );
}
