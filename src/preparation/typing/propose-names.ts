import type { ColumnEvidence } from './column-tally.ts';
import { isCompactDay } from './number-shape.ts';
import { shapeOfCode } from './shape-code.ts';

const email = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const address = /^https?:\/\//i;

/** Names for columns that have none, in words of both languages where the values say what they are; each keeps its place. */
export function proposeNames(names: readonly string[], columns: readonly ColumnEvidence[]): readonly string[] {
  return names.map((name, index) => {
    const evidence = columns[index];
    const kind = evidence === undefined || evidence.filled === 0 ? null : kindOf(evidence);
    return kind === null ? name : `${kind}_${index + 1}`;
  });
}

function kindOf(evidence: ColumnEvidence): string | null {
  const all = (test: (text: string) => boolean): boolean => evidence.samples.length > 0 && evidence.samples.every(test);
  if (evidence.shapes.every(({ code }) => shapeOfCode(code) === 'date' || isDayInDigits(code))) return 'date';
  if (all((text) => email.test(text))) return 'email';
  if (all((text) => address.test(text))) return 'url';
  return null;
}

const isDayInDigits = (code: number): boolean => shapeOfCode(code) === 'integer' && isCompactDay(code);
