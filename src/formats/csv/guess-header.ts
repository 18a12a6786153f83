/** A number, an amount, a date: something that names no column. */
export function isDatum(cell: string): boolean {
  const text = cell.trim();
  return /\d/.test(text) && /^[-+€$£]?[\d\s\u00a0\u202f.,'/:%€$£TZeE+-]+$/.test(text);
}

const isYear = (cell: string): boolean => /^(19|20)\d\d$/.test(cell);
const letters = /\p{Letter}/u;

/** Whether the first record names the columns of the rows below. */
export function looksLikeHeader(top: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const cells = top.map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return false;
  if (filled.every(isDatum))
    return filled.every(isYear) && rows.length > 0 && new Set(filled).size === filled.length && filled.length > 2;
  if (filled.some((cell) => cell.length > 300)) return false;
  let votes = 0;
  const same = top.join('\0');
  const below = rows.slice(0, 200).filter((row) => row.join('\0') !== same);
  cells.forEach((cell, index) => {
    const values = below.map((row) => (row[index] ?? '').trim()).filter((value) => value !== '');
    if (cell === '' || values.length === 0) return;
    const data = values.filter(isDatum).length / values.length;
    if (isYear(cell) && !values.some(isYear)) votes += 0.1;
    else if (isDatum(cell)) votes -= data > 0.7 ? 1 : 0.2;
    else if (data > 0.7) votes += 1;
    else if (values.includes(cell)) votes -= 0.6;
    else if (letters.test(cell)) votes += 0.1;
  });
  return votes >= 0;
}
