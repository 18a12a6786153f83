import { rawColumn, rawRelation, type CsvBody } from '../../formats/csv/raw-relation.ts';
import type { ColumnReading, CsvLayout } from '../../model/reading.ts';
import { isDated, isNumeric } from '../../model/column.ts';
import { identifier, integer, join, literal, path, query, sql, statement, textOf, type Sql } from '../../sql/sql.ts';
import type { ColumnEvidence } from '../typing/column-tally.ts';
import { tokensRead, typedExpression } from '../typing/typed-expression.ts';

export interface TypedColumn {
  readonly reading: ColumnReading;
  readonly evidence: ColumnEvidence;
  /** Its place in the file, from 0: others may be left out. */
  readonly at: number;
}

/** The one pass over the file: every cell under its reading. */
export function createRows(
  target: string,
  body: CsvBody,
  layout: CsvLayout,
  columns: readonly TypedColumn[],
): Sql<'statement'> {
  const list = columns.map(
    ({ reading, evidence, at }) =>
      sql`${typedExpression(identifier(rawColumn(at)), reading, evidence)} AS ${identifier(reading.name)}`,
  );
  return statement`CREATE OR REPLACE TABLE ${path(target, 'main', 'rows')} AS SELECT ${join(list)} FROM ${rawRelation(body, layout)}`;
}

/**
 * What makes the rows read under `first` those of `then`: nothing, or a second look at columns of text, whose outer blanks and
 * missing values were not all known. Null where only reading again does.
 */
export function improveRows(
  target: string,
  first: readonly TypedColumn[],
  then: readonly TypedColumn[],
): readonly Sql<'statement'>[] | null {
  const statements: Sql<'statement'>[] = [];
  if (first.length !== then.length) return null;
  for (const [index, { reading, evidence }] of then.entries()) {
    const before = first[index];
    if (before?.reading.name !== reading.name || before.reading.type !== reading.type) return null;
    const column = identifier(reading.name);
    const value = typedExpression(column, reading, evidence);
    if (textOf(value) === textOf(typedExpression(column, before.reading, before.evidence))) continue;
    // A code that was first taken for missing is a value after all: what was not kept cannot be put back.
    const tokens = new Set(tokensRead(reading, evidence));
    if (reading.type !== 'text' || tokensRead(before.reading, before.evidence).some((token) => !tokens.has(token)))
      return null;
    statements.push(
      statement`UPDATE ${path(target, 'main', 'rows')} SET ${column} = ${value} WHERE (${value}) IS DISTINCT FROM ${column}`,
    );
  }
  return statements;
}

const named = (prefix: string, index: number): Sql<'expression'> => identifier(`${prefix}${index}`);

/** Rows, and per typed column at some places its values, least and greatest: what the table says, to be compared with what the scan saw. */
export function countRows(
  target: string,
  columns: readonly TypedColumn[],
  places: { readonly from: number; readonly to: number } = { from: 0, to: columns.length },
): Sql<'query'> {
  const parts = columns.slice(places.from, places.to).flatMap(({ reading }, place) => {
    if (reading.type === 'text') return [];
    const index = places.from + place;
    const column = identifier(reading.name);
    const counted = sql`count(${column})::DOUBLE AS ${named('n', index)}`;
    if (isNumeric(reading.type))
      return [counted, sql`min(${column}) AS ${named('min', index)}, max(${column}) AS ${named('max', index)}`];
    if (isDated(reading.type))
      return [
        counted,
        sql`min(${column})::VARCHAR AS ${named('min', index)}, max(${column})::VARCHAR AS ${named('max', index)}`,
      ];
    return [counted];
  });
  return query`SELECT ${join([sql`count(*)::DOUBLE AS "rows"`, ...parts])} FROM ${path(target, 'main', 'rows')}`;
}

/** Some cells of a column that are filled and have no value of its type. */
export function misfitExamples(body: CsvBody, layout: CsvLayout, column: TypedColumn): Sql<'query'> {
  const raw = identifier(rawColumn(column.at));
  const value = typedExpression(raw, column.reading, column.evidence);
  const missing = column.evidence.tokens.map(({ token }) => token);
  const filled =
    missing.length === 0
      ? sql`TRUE`
      : sql`lower(trim(${raw}, ${literal(' \t\n\r\u00a0\u202f')})) NOT IN (${join(missing.map(literal))})`;
  return query`SELECT DISTINCT left(${raw}, 200) AS "value" FROM ${rawRelation(body, layout)} WHERE trim(${raw}, ${literal(' \t\n\r\u00a0\u202f')}) <> '' AND ${filled} AND (${value}) IS NULL LIMIT ${integer(5)}`;
}
