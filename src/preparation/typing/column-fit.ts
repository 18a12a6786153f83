import { shapeCode } from './cell-shape.ts';
import type { ColumnEvidence } from './column-tally.ts';
import { isNumberCode, shapeOfCode } from './shape-code.ts';

/** What the rows that are whole say of the cells of a column: what may stand there, and what may not. */
export interface ColumnFit {
  readonly kinds: ReadonlySet<CellKind>;
  /** Some cells are empty. */
  readonly blank: boolean;
  /** Every value, where they come again and again; null where new ones are to be expected. */
  readonly known: ReadonlySet<string> | null;
  /** What stands for "missing" here, in small letters. */
  readonly missing: ReadonlySet<string>;
}

export type CellKind = 'text' | 'number' | 'date' | 'boolean';

/** A value comes again when each does so many times on average. */
const again = 3;

export function columnFit(evidence: ColumnEvidence): ColumnFit {
  const { values, filled, tokens } = evidence;
  const known = values !== null && values.length * again <= filled ? new Set(values.map(({ value }) => value)) : null;
  return {
    kinds: new Set(evidence.shapes.map(({ code }) => kindOfCode(code))),
    blank: evidence.blank + tokens.reduce((sum, { count }) => sum + count, 0) > 0,
    known,
    missing: new Set(tokens.map(({ token }) => token)),
  };
}

export const kindOfCell = (bytes: Uint8Array): CellKind => kindOfCode(shapeCode(bytes, 0, bytes.length));

function kindOfCode(code: number): CellKind {
  const shape = shapeOfCode(code);
  if (shape === 'date' || shape === 'boolean') return shape;
  return isNumberCode(code) ? 'number' : 'text';
}
