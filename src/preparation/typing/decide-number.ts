import type { ColumnEvidence } from './column-tally.ts';
import { digitsOf, hasMinusAfter, hasWideMinus, hasZeroFraction, isBracketed, signOf } from './number-shape.ts';
import { shapeOfCode, type Shape } from './shape-code.ts';

export interface NumberForm {
  readonly whole: boolean;
  readonly decimal: ',' | '.';
  readonly thousands: '' | ' ' | '.' | ',' | "'";
  readonly signs: readonly string[];
  /** Cells with a decimal comma, with a mark between thousands, with a sign. */
  readonly commas: number;
  readonly grouped: number;
  readonly signed: number;
  /** Negative ones in brackets, with the minus after, or with the wide one. */
  readonly negatives: { readonly count: number; readonly example: string };
  /** Filled cells that are no such number. */
  readonly misfits: number;
  readonly misfitExamples: readonly string[];
}

type Mark = '' | ' ' | '.' | ',' | "'";
const marks: Readonly<Partial<Record<Shape, readonly [thousands: Mark, decimal: Mark]>>> = {
  integer: ['', ''],
  point: ['', '.'],
  comma: ['', ','],
  'by-space': [' ', ''],
  'by-space-point': [' ', '.'],
  'by-space-comma': [' ', ','],
  'by-point': ['.', ''],
  'by-point-comma': ['.', ','],
  'by-comma': [',', ''],
  'by-comma-point': [',', '.'],
  'by-apostrophe': ["'", ''],
  'by-apostrophe-point': ["'", '.'],
  'by-apostrophe-comma': ["'", ','],
};

/** How the numbers of a column are written, by the way that fits most cells. `commaElsewhere`: other columns have a decimal comma. */
export function numberForm(evidence: ColumnEvidence, commaElsewhere: boolean): NumberForm {
  const votes = new Map<string, number>();
  const vote = (key: string, count: number): void => void votes.set(key, (votes.get(key) ?? 0) + count);
  for (const { code, count } of evidence.shapes) {
    const pair = marks[shapeOfCode(code)];
    if (pair === undefined) continue;
    if (pair[1] !== '') vote(`d${pair[1]}`, count);
    if (pair[0] !== '') vote(`t${pair[0]}`, count);
    if (pair[0] === '.') vote('d,', 0);
    if (pair[0] === ',') vote('d.', 0);
  }
  const of = (key: string): number => votes.get(key) ?? -1;
  const decimal = decimalOf(of, evidence, commaElsewhere);
  let thousands: Mark = '';
  for (const mark of [' ', '.', ',', "'"] as const)
    if (mark !== decimal && of(`t${mark}`) > of(`t${thousands}`)) thousands = mark;
  const has = (shape: Shape): boolean => evidence.shapes.some(({ code }) => shapeOfCode(code) === shape);
  if (thousands === '' && decimal === ',' && has('point-or-thousands')) thousands = '.';
  if (thousands === '' && decimal === '.' && has('comma-or-thousands')) thousands = ',';
  return tallyForm(evidence, decimal, thousands);
}

function decimalOf(of: (key: string) => number, evidence: ColumnEvidence, commaElsewhere: boolean): ',' | '.' {
  if (of('d,') !== of('d.')) return of('d,') > of('d.') ? ',' : '.';
  const ambiguous = (shape: Shape): number =>
    evidence.shapes.reduce((sum, { code, count }) => sum + (shapeOfCode(code) === shape ? count : 0), 0);
  if (commaElsewhere) return ',';
  return ambiguous('comma-or-thousands') > 0 && ambiguous('point-or-thousands') > 0 ? ',' : '.';
}

/** The mark of a column whose numbers all have three digits after it or none, so that the column does not tell what it is. */
export function unprovenMark(
  evidence: ColumnEvidence,
): { readonly mark: '.' | ','; readonly count: number; readonly example: string } | null {
  const marked = evidence.shapes.filter(({ code }) => shapeOfCode(code) !== 'integer');
  // Thousands without a mark: the mark is one of decimals.
  const bare = evidence.shapes.some(({ code }) => shapeOfCode(code) === 'integer' && digitsOf(code) > 3);
  const [first] = marked;
  if (bare || first === undefined) return null;
  const shape = shapeOfCode(first.code);
  if (shape !== 'point-or-thousands' && shape !== 'comma-or-thousands') return null;
  const mark = shape === 'point-or-thousands' ? '.' : ',';
  // Dollars and pounds are written with a decimal point.
  const english = mark === ',' && marked.some(({ code }) => ['$', 'USD', '£'].includes(signOf(code)));
  if (english || marked.some(({ code }) => shapeOfCode(code) !== shape)) return null;
  return { mark, count: marked.reduce((sum, { count }) => sum + count, 0), example: first.examples[0] ?? '' };
}

/** What each cell is under one way of writing. */
function tallyForm(evidence: ColumnEvidence, decimal: ',' | '.', thousands: Mark): NumberForm {
  const signs = new Set<string>();
  const examples: string[] = [];
  let whole = true;
  let commas = 0;
  let grouped = 0;
  let signed = 0;
  const negatives = { count: 0, example: '' };
  let misfits = 0;
  for (const { code, count, examples: seen } of evidence.shapes) {
    const shape = shapeOfCode(code);
    const pair =
      shape === 'point-or-thousands'
        ? either('.', decimal)
        : shape === 'comma-or-thousands'
          ? either(',', decimal)
          : marks[shape];
    if (pair === undefined || (pair[1] !== '' && pair[1] !== decimal) || (pair[0] !== '' && pair[0] !== thousands)) {
      misfits += count;
      examples.push(...seen);
      continue;
    }
    if (pair[1] !== '') whole = false;
    if (pair[1] === ',') commas += count;
    if (pair[0] !== '') grouped += count;
    const sign = signOf(code);
    if (sign !== '') {
      signs.add(sign);
      signed += count;
    }
    if (isBracketed(code) || hasMinusAfter(code) || hasWideMinus(code)) {
      negatives.count += count;
      if (negatives.example === '') negatives.example = seen[0] ?? '';
    }
  }
  return {
    whole,
    decimal,
    thousands,
    signs: [...signs],
    commas,
    grouped,
    signed,
    negatives,
    misfits,
    misfitExamples: examples.slice(0, 5),
  };
}

const either = (mark: '.' | ',', decimal: ',' | '.'): readonly [Mark, Mark] =>
  mark === decimal ? ['', mark] : [mark, ''];

/** Whether the decimals of a column are all zeros, as where a tool wrote whole numbers as 17850.0. */
export function onlyZeroFractions(evidence: ColumnEvidence): boolean {
  return evidence.shapes.every(({ code }) => {
    const shape = shapeOfCode(code);
    return shape === 'integer' || ((shape === 'point' || shape === 'comma') && hasZeroFraction(code));
  });
}
