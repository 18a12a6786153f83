import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialectOf, RecordScanner } from '../../../src/formats/csv/record-scanner.ts';

function scan(
  text: string,
  sizes: readonly number[],
  delimiter = ',',
): { readonly seen: readonly string[]; readonly endings: object; readonly line: number } {
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  const seen: string[] = [];
  const scanner = new RecordScanner(dialectOf({ delimiter, quote: '"' }), {
    record(buffer, _from, _to, starts, ends, count, line) {
      const cells = Array.from({ length: count }, (_, i) => decoder.decode(buffer.subarray(starts[i], ends[i])));
      seen.push(`${line}: ${JSON.stringify(cells)}`);
    },
    trouble(_bytes, _from, _to, line, reason) {
      seen.push(`${line}: ${reason}`);
    },
  });
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    scanner.push(bytes.slice(at, at + size));
    at += size;
  }
  scanner.finish();
  return { seen, endings: { ...scanner.endings }, line: scanner.line };
}

test('quotes, doubled quotes, line breaks in cells and physical lines', () => {
  expect(scan('a,"b ""c""",d\r\n"x\ny", "z" ,\n5" pipe,,', [1_000]).seen).toEqual([
    '1: ["a","b \\"\\"c\\"\\"","d"]',
    '2: ["x\\ny","z",""]',
    '4: ["5\\" pipe","",""]',
  ]);
});

test('a quote that does not end where a cell does costs one line', () => {
  expect(scan('1,"a"b,3\n2,"open\n3,"x",y\n4,"open', [1_000]).seen).toEqual([
    '1: quote-misplaced',
    '2: quote-unclosed',
    '3: ["3","x","y"]',
    '4: quote-unclosed',
  ]);
});

test('a delimiter of several bytes', () => {
  expect(scan('a§b\n1§2', [1_000], '§').seen).toEqual(['1: ["a","b"]', '2: ["1","2"]']);
});

test('where chunks are cut changes nothing', () => {
  const piece = fc.constantFrom('a', 'é', ',', '"', '""', '\n', '\r\n', '\r', ' ', '12', ',"', '",');
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
      (pieces, sizes) => {
        const text = pieces.join('');
        expect(scan(text, sizes)).toEqual(scan(text, [1_000_000]));
      },
    ),
    { numRuns: 2_000, seed: 3 },
  );
});
