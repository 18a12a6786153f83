import type { ColumnReading } from '../../model/reading.ts';
import { integer, join, literal, or, sql, type Sql } from '../../sql/sql.ts';
import { shapeOfCode, signOf } from './cell-shape.ts';
import type { ColumnEvidence } from './column-tally.ts';
import { formatVariants } from './decide-date.ts';

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
      return sql`${timestampOf(present, reading.dateFormat ?? '%Y-%m-%d', 'DATE')}`;
    case 'datetime':
      return timestampOf(present, reading.dateFormat ?? '%Y-%m-%d %H:%M:%S', 'TIMESTAMP');
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

/** Missing tokens that would be a value of the type without this. */
function withoutMissing(cell: Sql, reading: ColumnReading, seen: Seen): Sql<'expression'> {
  const found = new Set(seen.tokens.map(({ token }) => token));
  const tokens = reading.missing
    .map((token) => token.trim().toLowerCase())
    .filter(
      (token) =>
        token !== '' && found.has(token) && (reading.type === 'text' || reading.type === 'boolean' || /\d/.test(token)),
    );
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
  const removed: string[] = [...signs];
  if (thousands === ' ' || signs.size > 0) removed.push(' ', ...noBreakSpaces);
  if (thousands !== '' && thousands !== ' ') removed.push(thousands);
  if (thousands === "'") removed.push('\u2019');
  let text = sql`${cell}`;
  for (const character of removed) text = sql`replace(${text}, ${literal(character)}, '')`;
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

function isNumberCode(code: number): boolean {
  const shape = shapeOfCode(code);
  return shape !== 'text' && shape !== 'date' && shape !== 'boolean' && shape !== 'missing';
}

function timestampOf(cell: Sql, format: string, type: 'DATE' | 'TIMESTAMP'): Sql<'expression'> {
  const target = type === 'DATE' ? sql`DATE` : sql`TIMESTAMP`;
  if (/^%Y[-/]%m[-/]%d([T ]%H:%M(:%S(\.%f)?)?Z?)?$/.test(format)) return sql`try_cast(${cell} AS ${target})`;
  const variants = formatVariants(format);
  const formats = variants.length === 1 ? literal(format) : sql`[${join(variants.map(literal))}]`;
  const moment = sql`try_strptime(${cell}, ${formats})`;
  return type === 'DATE' ? sql`CAST(${moment} AS DATE)` : moment;
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
