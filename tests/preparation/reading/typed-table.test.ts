import { expect, test } from 'vitest';
import type { ColumnReading } from '../../../src/model/reading.ts';
import { improveRows, type TypedColumn } from '../../../src/preparation/reading/typed-table.ts';
import { ColumnTally } from '../../../src/preparation/typing/column-tally.ts';
import { missingTokens } from '../../../src/preparation/typing/missing-tokens.ts';

function textColumn(cells: readonly string[]): TypedColumn {
  const tally = new ColumnTally(1_000, '"', null);
  for (const cell of cells) {
    const bytes = new TextEncoder().encode(cell);
    tally.add(bytes, 0, bytes.length);
  }
  const reading: ColumnReading = { name: 'country', type: 'text', missing: missingTokens };
  return { reading, evidence: tally.finish(), at: 0 };
}

test('a code that a sample took for missing asks for the file to be read again', () => {
  const sample = textColumn(['a long word', 'another one', 'NA']);
  const whole = textColumn(['NA', ...Array.from({ length: 40 }, (_, i) => `C${i % 10}x`.slice(0, 2))]);
  expect(sample.evidence.tokens).toEqual([{ token: 'na', count: 1 }]);
  expect(whole.evidence.tokens).toEqual([]);
  expect(improveRows('target', [sample], [whole])).toBeNull();
});

test('a missing value that the sample did not hold is taken out afterwards', () => {
  const sample = textColumn(['a long word', 'another one']);
  const whole = textColumn(['a long word', 'another one', 'NA']);
  expect(improveRows('target', [sample], [whole])).toHaveLength(1);
  expect(improveRows('target', [whole], [whole])).toEqual([]);
});
