import type { CsvLayout } from '../../model/reading.ts';
import { integer, join, literal, sql, type Sql } from '../../sql/sql.ts';

export interface CsvBody {
  /** The name under which the engine knows the file: `in/…`. */
  readonly file: string;
  readonly columns: number;
  /** One style of line breaks everywhere, quoted cells included: DuckDB's strict mode asks for it. */
  readonly uniform: boolean;
  /** Bytes of the longest record. */
  readonly longest: number;
}

/** The name of a column of the file before it has one of its own. */
export const rawColumn = (index: number): string => `c${index + 1}`;

/** The rows of a body without header, every cell as text. DuckDB guesses nothing; rows that do not fit are left out and kept apart by the scan. */
export function rawRelation(body: CsvBody, layout: CsvLayout): Sql<'expression'> {
  const columns = join(
    Array.from({ length: body.columns }, (_, index) => sql`${literal(rawColumn(index))}: 'VARCHAR'`),
  );
  const long = body.longest > 1_900_000 ? sql`, max_line_size = ${integer(body.longest + 1_024)}` : sql``;
  return sql`read_csv(${literal(body.file)}, auto_detect = FALSE, header = FALSE, delim = ${literal(layout.delimiter)}, quote = ${literal(layout.quote)}, escape = ${literal(layout.quote)}, columns = {${columns}}, ignore_errors = TRUE, strict_mode = ${literal(body.uniform)}${long})`;
}
