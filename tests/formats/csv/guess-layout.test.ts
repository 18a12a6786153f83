import { expect, test } from 'vitest';
import type { CsvLayout } from '../../../src/model/reading.ts';
import { guessLayout } from '../../../src/formats/csv/guess-layout.ts';
import { previewCsv } from '../../../src/formats/csv/preview.ts';

const guess = (text: string, wanted: Partial<CsvLayout> = {}) =>
  guessLayout(new TextEncoder().encode(text), 'utf-8', wanted);

test.each([
  ['a;b;c\n1,5;2;3\n4,5;6;7\n', ';', 3],
  ['a,b\n"x;y;z",1\n"u;v;w",2\n', ',', 2],
  ['a\tb\tc\n1\t2\t3\n', '\t', 3],
  ['a|b\nx, y|2\nz, w|3\n', '|', 2],
  ['a^b^c\n1^2^3\n4^5^6\n', '^', 3],
  ['a, b, c\n1, 2, 3\n', ',', 3],
  ['date;heure\n2024-01-01 10:00:00;10:05\n2024-01-02 10:00:00;11:05\n', ';', 2],
])('the delimiter of %j', (text, delimiter, columns) => {
  expect(guess(text)).toMatchObject({ layout: { delimiter, header: true }, columns });
});

test('apostrophes around every cell are quotes, in words they are not', () => {
  expect(guess("'a','b'\n'x, y','1'\n'z','2'\n'u','3'\n").layout.quote).toBe("'");
  expect(guess("nom,ville\nD'Or,L'Isle\nL'Or,x\n").layout.quote).toBe('"');
});

test('a header is told from rows', () => {
  expect(guess('1;2013-01-01;x\n2;2013-01-02;y\n').layout.header).toBe(false);
  expect(guess('nom;ville\nAnn;Dax\nBob;Pau\n').layout.header).toBe(true);
  expect(guess('Ann;oui;Dax\nBob;oui;Pau\nCed;non;Dax\nDan;oui;Dax\n').layout.header).toBe(false);
  expect(guess('region;2019;2020;2021\nNord;1;2;3\nSud;4;5;6\n').layout.header).toBe(true);
});

test('names are mended: empty, doubled without regard to case; those of the record are as good as any', () => {
  expect(guess('id,,Id,event_at,n\n1,2,3,4,5\n').names).toEqual(['id', 'col_2', 'Id_2', 'event_at', 'n']);
});

test('rows that carry a name of their own shift the header', () => {
  expect(guess('"a","b"\n"1",5,x\n"2",6,y\n').names).toEqual(['col_1', 'a', 'b']);
});

test('where data start, in bytes and lines', () => {
  expect(guess('sep=;\nid;n\n1;2\n')).toMatchObject({
    dataFrom: 11,
    dataLine: 3,
    layout: { skippedLines: 1, delimiter: ';' },
  });
  expect(guess('"id\nx";n\n1;2\n')).toMatchObject({ dataFrom: 9, dataLine: 3 });
});

test('one wide column is noticed, and a genuine one is not', () => {
  expect(guess('a b c\n1 2 3\n2 3 4\n3 4 5\n4 5 6\n').layout.delimiter).toBe(' ');
  expect(guess('commentaire\nbien, très bien\nnon\n').oneWideColumn).toBeNull();
});

test('a preview shows the first rows under draft settings', () => {
  const layout: CsvLayout = {
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ';',
    quote: '"',
    skippedLines: 1,
    header: true,
  };
  expect(previewCsv('\uFEFFtitre\na;b\n"1;0";2\n3;4\n', layout)).toEqual({
    columns: ['a', 'b'],
    rows: [
      ['1;0', '2'],
      ['3', '4'],
    ],
  });
  expect(previewCsv('a;b\n1;2\n', { ...layout, skippedLines: 0, delimiter: ',' }).rows).toEqual([['1;2']]);
});
