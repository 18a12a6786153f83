/** The text that ran, laid out for reading. The formatter is loaded when it is first needed. Falls back to the text itself. */
export async function prettyPrint(text: string): Promise<string> {
  const { format, duckdb } = await import('sql-formatter').then((formatter) => ({
    format: formatter.formatDialect,
    duckdb: formatter.duckdb,
  }));
  try {
    return format(text, { dialect: duckdb, keywordCase: 'upper', tabWidth: 2, expressionWidth: 90 });
  } catch {
    return text;
  }
}
