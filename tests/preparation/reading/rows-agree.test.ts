import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, expect, test } from 'vitest';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import { readBytes } from './read-text.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '1', "'", '€', ';'), maxLength: 8 }),
  fc.integer({ min: -1000, max: 1000 }).map(String),
);
const quoted = (text: string): string =>
  /[",\n\r]/.test(text) || text.startsWith(' ') ? `"${text.replaceAll('"', '""')}"` : text;

test('rows in the file = kept + rejected, cell by cell as another parser reads them', { timeout: 60_000 }, async () => {
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), async (cells, end, last) => {
      const lines = [['h1', 'h2', 'h3'], ...cells].map((row) => row.map(quoted).join(','));
      const text = lines.join(end) + (last ? end : '');
      const layout = {
        format: 'csv',
        encoding: 'utf-8',
        delimiter: ',',
        quote: '"',
        skippedLines: 0,
        header: true,
      } as const;
      const columns = ['h1', 'h2', 'h3'].map((name) => ({ name, type: 'text' as const, missing: [] }));
      const parsed = Papa.parse<string[]>(text, { delimiter: ',', newline: end, skipEmptyLines: false })
        .data.slice(1)
        .filter((row) => row.length > 1 || (row[0] ?? '').trim() !== '');
      const fits = (row: readonly string[]): boolean =>
        row.length === 3 || (row.length > 3 && row.slice(3).every((value) => value === ''));
      const expected = parsed.filter(fits).map((row) => row.slice(0, 3).map((value) => value.trim() || null));
      if (expected.length === 0) return;
      const result = await readBytes(workshop, text, { layout, columns });
      expect(result.report.rows).toBe(parsed.length);
      expect(result.report.kept).toBe(expected.length);
      expect(result.rejects).toHaveLength(result.report.rejected);
      expect(result.rows.map((row) => row.map((value) => value?.replaceAll('\r\n', '\n') ?? null))).toEqual(
        expected.map((row) => row.map((value) => value?.replaceAll('\r\n', '\n') ?? null)),
      );
    }),
    { numRuns: 150, seed: 7 },
  );
});
