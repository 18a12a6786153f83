import type { ColumnReading } from '../../model/reading.ts';
import { integer, join, literal, or, sql, type Sql } from '../../sql/sql.ts';
import type { ColumnEvidence } from './column-tally.ts';
import { dayOf } from './day-expression.ts';
import { hasMinusAfter, hasWideMinus, isBracketed, signOf } from './number-shape.ts';
import { isNumberCode, shapeOfCode } from './shape-code.ts';

const noBreakSpaces = ['\u00a0', '\u202f'];
const blanks = [' ', '\t', '\n', '\v', '\f', '\r', ...noBreakSpaces];

type Seen = Pick<ColumnEvidence, 'padded' | 'widePadding' | 'tokens' | 'shapes'>;

/** The value of a cell under a reading; NULL where it is missing or does not fit. Work that no cell of the file needs is left out. */
export function typedExpression(raw: Sql, reading: ColumnReading, seen: Seen): Sql<'expression'> {
  const toleratesSpaces = reading.type !== 'text' && reading.type !== 'boolean';
  const cell = seen.padded > 0 && (seen.widePadding || !toleratesSpaces) ? trimmed(raw, seen.widePadding) : raw;
  const present = withoutMissing(cell, reading, seen);
  switch (reading.type) {
    case 'text':
      return sql`${present}`;
    case 'integer':
    case 'decimal':
      return numberOf(present, reading, seen);
    case 'date':
    case 'datetime':
      return dayOf(present, reading, seen);
    case 'boolean':
      return booleanOf(present);
  }
}

function trimmed(raw: Sql, wide: boolean): Sql<'expression'> {
  const edges = wide ? blanks : [' '];
  const padded = or(
    edges.flatMap((edge) => [sql`${raw} LIKE ${literal(`${edge}%`)}`, sql`${raw} LIKE ${literal(`%${edge}`)}`]),
  );
  return sql`CASE WHEN ${padded} THEN nullif(trim(${raw}, ${literal(edges.join(''))}), '') ELSE ${raw} END`;
}

/** Missing tokens of the cells that would be a value of the type without this, in small letters. */
export function tokensRead(reading: ColumnReading, seen: Pick<Seen, 'tokens'>): readonly string[] {
  const found = new Set(seen.tokens.map(({ token }) => token));
  return reading.missing
    .map((token) => token.trim().toLowerCase())
    .filter(
      (token) =>
        token !== '' && found.has(token) && (reading.type === 'text' || reading.type === 'boolean' || /\d/.test(token)),
    );
}

function withoutMissing(cell: Sql, reading: ColumnReading, seen: Seen): Sql<'expression'> {
  const tokens = tokensRead(reading, seen);
  if (tokens.length === 0) return sql`${cell}`;
  const longest = Math.max(...tokens.map((token) => new TextEncoder().encode(token).length)) + 4;
  return sql`CASE WHEN strlen(${cell}) <= ${integer(longest)} AND lower(${cell}) IN (${join(tokens.map(literal))}) THEN NULL ELSE ${cell} END`;
}

function numberOf(cell: Sql, reading: ColumnReading, seen: Seen): Sql<'expression'> {
  const decimal = reading.decimal ?? '.';
  const thousands = reading.thousands ?? '';
  const signs = new Set(
    seen.shapes
      .filter(({ code }) => isNumberCode(code))
      .map(({ code }) => signOf(code))
      .filter((sign) => sign !== ''),
  );
  const numbers = seen.shapes.map(({ code }) => code).filter(isNumberCode);
  const brackets = numbers.some(isBracketed);
  const removed: string[] = [...signs];
  if (brackets) removed.push('(', ')');
  if (thousands === ' ' || signs.size > 0) removed.push(' ', ...noBreakSpaces);
  if (thousands !== '' && thousands !== ' ') removed.push(thousands);
  if (thousands === "'") removed.push('\u2019');
  let text = brackets ? sql`CASE WHEN contains(${cell}, '(') THEN '-' || ${cell} ELSE ${cell} END` : sql`${cell}`;
  for (const character of removed) text = sql`replace(${text}, ${literal(character)}, '')`;
  if (numbers.some(hasWideMinus)) text = sql`replace(${text}, ${literal('\u2212')}, '-')`;
  if (numbers.some(hasMinusAfter))
    text = sql`CASE WHEN ${text} LIKE '%-' THEN '-' || rtrim(rtrim(${text}, '-'), ' ') ELSE ${text} END`;
  if (decimal === ',') {
    // Where a point means nothing it must not become a decimal one.
    if (thousands !== '.' && seen.shapes.some(({ code }) => shapeOfCode(code).includes('point')))
      text = sql`CASE WHEN NOT contains(${text}, '.') THEN ${text} END`;
    text = sql`replace(${text}, ',', '.')`;
  }
  const value = sql`try_cast(${text} AS DOUBLE)`;
  return seen.shapes.some(({ code }) => shapeOfCode(code) === 'text')
    ? sql`CASE WHEN isfinite(${value}) THEN ${value} END`
    : value;
}

const spellings = (words: readonly string[]): Sql<'expression'> =>
  join(
    words
      .flatMap((word) => [...new Set([word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)])])
      .map(literal),
  );

function booleanOf(cell: Sql): Sql<'expression'> {
  const yes = spellings(['oui', 'yes', 'true', 'vrai', 'o', 'y', 't', '1']);
  const no = spellings(['non', 'no', 'false', 'faux', 'n', 'f', '0']);
  return sql`CASE WHEN ${cell} IN (${yes}) THEN TRUE WHEN ${cell} IN (${no}) THEN FALSE END`;
}
