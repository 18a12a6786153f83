const two = (value: number): string => String(value).padStart(2, '0');

function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? `${String(year)}-${two(month)}-${two(day)}` : null;
}

/** Reads a date as a person types it, day first: `30/9/2026`, `30-09-26`, `30.09.2026`, `30092026`, `2026-09-30`. Null when it is not one. */
export function typedDate(text: string): string | null {
  const given = text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(given);
  if (iso !== null) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst =
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})$/u.exec(given) ?? /^(\d{2})(\d{2})(\d{4})$/u.exec(given);
  if (dayFirst === null) return null;
  const [, day = '', month = '', year = ''] = dayFirst;
  return isoDay(year.length === 2 ? 2000 + Number(year) : Number(year), Number(month), Number(day));
}

/** `dd/mm/yyyy`, the same in both languages, because it is what is typed. */
export function writtenDate(day: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/u.exec(day);
  return found === null ? day : `${found[3] ?? ''}/${found[2] ?? ''}/${found[1] ?? ''}`;
}
