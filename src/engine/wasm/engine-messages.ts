import { UserError } from '../../model/problem.ts';
import type { Problem } from '../../model/problem.ts';

/** The sentence of DuckDB; parser errors come wrapped in JSON. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (!text.startsWith('{"exception_type"')) return text;
  const parsed = JSON.parse(text) as { readonly exception_type: string; readonly exception_message: string };
  return `${parsed.exception_type} Error: ${parsed.exception_message}`;
}

/** After these the worker cannot be trusted: WebAssembly itself has failed. */
export function isCrash(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'RuntimeError' ||
      /^Aborted\(|memory access out of bounds|null function|table index is out of bounds/.test(error.message))
  );
}

/** What any query may meet without being wrong. Everything else stays the error of the engine, a bug of ours. */
export function misfortuneOf(error: unknown): Error {
  const message = messageOf(error);
  if (/^Out of Memory Error|Aborted\(OOM|Array buffer allocation failed/.test(message))
    return new UserError({ code: 'out-of-memory' }, { cause: error });
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError' || /QuotaExceeded|exceeded the quota|No space available/i.test(message))
    return new UserError({ code: 'storage-full' }, { cause: error });
  if (error instanceof Error && error.message === message) return error;
  return new Error(message, { cause: error });
}

type Sealed = Extract<Problem, { readonly code: 'sealed' }>['what'];

/** What a person's text met: the seal, or a mistake in the text. */
export function refusalOf(message: string): Problem {
  const what = sealedOf(message);
  return what === null ? { code: 'sql-invalid', detail: message } : { code: 'sealed', what };
}

function sealedOf(message: string): Sealed | null {
  const file = /Cannot access (?:file|directory) "([^"]*)"/.exec(message);
  if (file !== null) return /^(?!opfs:|file:)[a-z][a-z0-9+.-]*:\/\//i.test(file[1] ?? '') ? 'address' : 'file';
  // A table whose name is a path or an address: the engine would have opened it, were it not sealed.
  const named = /Table with name (\S+) does not exist/.exec(message)?.[1] ?? '';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(named)) return 'address';
  if (/[\\/]|\.(?:csv|tsv|txt|json|parquet|duckdb|db)$/i.test(named)) return 'file';
  if (/the configuration has been locked/.test(message)) return 'setting';
  if (/Loading external extensions is disabled|exists in the \w+ extension|^Extension Autoloading Error/.test(message))
    return 'extension';
  return null;
}

const keywords: Readonly<Record<string, Sealed>> = {
  INSTALL: 'extension',
  LOAD: 'extension',
  UPDATE_EXTENSIONS: 'extension',
  SET: 'setting',
  RESET: 'setting',
  PRAGMA: 'setting',
  USE: 'setting',
  ATTACH: 'file',
  DETACH: 'file',
  IMPORT: 'file',
};

const writing = new Set(
  'COPY EXPORT CREATE INSERT UPDATE DELETE DROP ALTER TRUNCATE MERGE COMMENT VACUUM ANALYZE CHECKPOINT FORCE CALL EXECUTE PREPARE DEALLOCATE BEGIN START COMMIT ROLLBACK ABORT'.split(
    ' ',
  ),
);

/** What a statement that starts with this word would do, when it is not a SELECT. */
export function deedOf(word: string): Sealed | null {
  const upper = word.toUpperCase();
  return keywords[upper] ?? (writing.has(upper) ? 'write' : null);
}
