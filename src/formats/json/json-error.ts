/** How many characters of a text are JSON, where the browser's parser only says that not all are: the place of the first one that is not. */
export function jsonErrorAt(text: string): number {
  let at = 0;
  const space = /[ \t\n\r]*/y;
  const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return false;
    at += found[0].length;
    return true;
  };
  const sign = (wanted: string): boolean => {
    skip(space);
    if (text[at] !== wanted) return false;
    at++;
    return true;
  };
  const value = (): boolean => {
    skip(space);
    if (text[at] === '{') return list('}', () => skipped(string) && sign(':') && value());
    if (text[at] === '[') return list(']', value);
    return skip(string) || skip(literal);
  };
  const skipped = (pattern: RegExp): boolean => {
    skip(space);
    return skip(pattern);
  };
  const list = (end: string, item: () => boolean): boolean => {
    at++;
    if (sign(end)) return true;
    do if (!item()) return false;
    while (sign(','));
    return sign(end);
  };
  if (value()) skip(space);
  return at;
}

/** The line and the character of a place in a text that itself starts at a line and a character. */
export function placeIn(
  text: string,
  at: number,
  start: { readonly line: number; readonly column: number },
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at);
  const lines = before.split('\n');
  const last = Array.from(lines.at(-1) ?? '').length;
  return lines.length === 1
    ? { line: start.line, column: start.column + last }
    : { line: start.line + lines.length - 1, column: last + 1 };
}
