import type { ScriptTokens } from '@duckdb/duckdb-wasm';
import { UserError } from '../../model/problem.ts';
import { deedOf, refusalOf } from './engine-messages.ts';

/** The same number as `TokenType.OPERATOR` of DuckDB-Wasm; the package exports the type without the value. */
const OPERATOR: number = 3;

/**
 * A person's text as one SELECT of ours. The engine's own tokens tell where statements end, so a semicolon in a
 * text or a comment is none. Throws a UserError when there are several statements or another verb than SELECT.
 */
export function selectOf(text: string, tokens: ScriptTokens, limit: number): string {
  const statements = statementsOf(text, tokens);
  for (const statement of statements) {
    const what = deedOf(/[a-z_]+/i.exec(statement.words)?.[0] ?? '');
    if (what !== null) throw new UserError({ code: 'sealed', what });
  }
  if (statements.length > 1)
    throw new UserError({ code: 'sql-invalid', detail: 'Parser Error: Cannot prepare multiple statements at once!' });
  return `SELECT * FROM (\n${statements[0]?.text ?? ''}\n) LIMIT ${limit}`;
}

interface Statement {
  readonly text: string;
  /** From the first token on, so that a comment before it is not read as a verb. */
  readonly words: string;
}

function statementsOf(text: string, tokens: ScriptTokens): readonly Statement[] {
  const bytes = new TextEncoder().encode(text);
  const cut = (start: number, end: number): string => new TextDecoder().decode(bytes.subarray(start, end));
  const statements: Statement[] = [];
  let start = 0;
  let first: number | null = null;
  const close = (end: number): void => {
    if (first !== null) statements.push({ text: cut(start, end), words: cut(first, end) });
    start = end + 1;
    first = null;
  };
  tokens.offsets.forEach((offset, index) => {
    if (Number(tokens.types[index]) === OPERATOR && bytes[offset] === 0x3b) close(offset);
    else first ??= offset;
  });
  close(bytes.length);
  return statements;
}

/** The engine counts the line that we put before the text, and may point at the one behind it. */
export function mistakeIn(text: string, message: string): UserError {
  const lines = text.split('\n').length;
  const line = /\n\nLINE (\d+): /.exec(message);
  if (line === null) return new UserError(refusalOf(message));
  const own = Number(line[1]) - 1;
  if (own > lines) return new UserError({ code: 'sql-invalid', detail: 'Parser Error: syntax error at end of input' });
  const moved = message.replace(/\n\nLINE \d+: /, `\n\nLINE ${own}: `);
  return new UserError(refusalOf(moved));
}
