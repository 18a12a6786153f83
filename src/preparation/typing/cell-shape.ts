import { dateCode, namedDateCode } from './date-shape.ts';
import { numberCode } from './number-shape.ts';
import { codeOf, isDigit, makeCode } from './shape-code.ts';

export const booleanPairs = [
  ['oui', 'non'],
  ['yes', 'no'],
  ['true', 'false'],
  ['vrai', 'faux'],
  ['o', 'n'],
  ['y', 'n'],
] as const;
const truths: ReadonlyMap<string, number> = new Map([
  ['oui', 1],
  ['yes', 2],
  ['true', 3],
  ['vrai', 4],
  ['o', 5],
  ['y', 6],
  ['non', 9],
  ['no', 10],
  ['false', 11],
  ['faux', 12],
  ['n', 13],
]);

/** The shape of a trimmed, filled cell that is no missing value. */
export function shapeCode(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if (length > 40) return codeOf.text;
  const first = bytes[from] as number;
  if ((first >= 65 && first <= 90) || (first >= 97 && first <= 122)) {
    if (length <= 5) return wordCode(bytes, from, to);
    return namedDateCode(bytes, from, to) || (isCurrencyWord(bytes, from) ? numberCode(bytes, from, to) : codeOf.text);
  }
  if (isDigit(first) && length >= 6) {
    const code = dateCode(bytes, from, to) || namedDateCode(bytes, from, to);
    if (code !== 0) return code;
  }
  return numberCode(bytes, from, to);
}

function wordCode(bytes: Uint8Array, from: number, to: number): number {
  let word = '';
  for (let i = from; i < to; i++) word += String.fromCharCode((bytes[i] as number) | 32);
  const truth = truths.get(word);
  if (truth !== undefined) return makeCode('boolean', truth);
  return isCurrencyWord(bytes, from) ? numberCode(bytes, from, to) : codeOf.text;
}

/** `CHF`, `EUR` and `USD` before an amount. */
function isCurrencyWord(bytes: Uint8Array, from: number): boolean {
  const word = String.fromCharCode(bytes[from] ?? 0, bytes[from + 1] ?? 0, bytes[from + 2] ?? 0);
  return word === 'CHF' || word === 'EUR' || word === 'USD';
}
