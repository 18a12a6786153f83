const blanks = /[\s\u00A0\u202F\u2060'’]/gu;
const currency = String.raw`(?:\p{Sc}|[A-Z]{3})?`;
const written = new RegExp(`^(-?)${currency}(-?[\\d.,]+)${currency}$`, 'u');

/**
 * Reads a number as a person types it, with its currency or without: `1 234,5 €`, `137.5`, `-3`. A single comma or
 * point is a decimal mark, because numeric keypads give a point, unless the language groups thousands so (`1,234` in
 * English). Null when it is not one.
 */
export function typedNumber(text: string, language: string): number | null {
  const [, sign = '', digits = ''] = written.exec(text.replaceAll(blanks, '').replaceAll('−', '-')) ?? [];
  const given = sign + digits;
  const grouped = language.startsWith('en') && /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(given);
  const plain = grouped ? given.replaceAll(',', '') : given.replace(',', '.');
  return /^-?(?:\d+\.?\d*|\.\d+)$/u.test(plain) ? Number(plain) : null;
}
