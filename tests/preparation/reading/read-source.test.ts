import { afterAll, expect, test } from 'vitest';
import { UserError } from '../../../src/model/problem.ts';
import { readAbout, readSource } from '../../../src/preparation/reading/read-source.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import { readBytes, scanHere, typesOf } from './read-text.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

const read = (content: BlobPart, wanted: Parameters<typeof readBytes>[2] = null) =>
  readBytes(workshop, content, wanted);
const windows1252 = (text: string): Uint8Array<ArrayBuffer> => {
  const high: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92, œ: 0x9c };
  return Uint8Array.from(text, (character) => high[character] ?? character.charCodeAt(0));
};
const utf16 = (text: string, big: boolean, mark: boolean): Uint8Array<ArrayBuffer> => {
  const bytes = Array.from((mark ? '\uFEFF' : '') + text).flatMap((character) => {
    const code = character.charCodeAt(0);
    return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
  });
  return Uint8Array.from(bytes);
};

test('a French export is read with its decimal commas, days and booleans', async () => {
  const result = await read(
    'id_client;date_achat;montant;actif\n0001;13/02/2024;1 234,50;oui\n0002;01/12/2023;-12,00;non\n',
  );
  expect(typesOf(result)).toEqual(['text', 'date', 'decimal', 'boolean']);
  expect(result.rows).toEqual([
    ['0001', '2024-02-13', '1234.5', 'true'],
    ['0002', '2023-12-01', '-12.0', 'false'],
  ]);
  expect(result.report.changes).toContainEqual({ code: 'decimal-comma', column: 'montant', count: 2 });
  expect(result.report.questions).toEqual([]);
});

test('thousands by any of the three spaces, a currency and a percent are numbers', async () => {
  const result = await read(
    'a;b;c\n1\u00a0234,50;12,50\u00a0€;12 %\n12\u202f345,00;€3,00;7,5%\n1 234 567,25;-4,10 €;0 %\n',
  );
  expect(result.rows).toEqual([
    ['1234.5', '12.5', '12.0'],
    ['12345.0', '3.0', '7.5'],
    ['1234567.25', '-4.1', '0.0'],
  ]);
});

test.each([
  ['1.234,50', '12.345.678,00', ',', '.', '1234.5'],
  ['1,234.50', '12,345,678.00', '.', ',', '1234.5'],
  ["1'234.50", "12'345'678.00", '.', "'", '1234.5'],
])('%s is a number', async (first, second, decimal, thousands, value) => {
  const result = await read(`n;v\na;${first}\nb;${second}\n`);
  expect(result.reading.columns[1]).toMatchObject({ type: 'decimal', decimal, thousands });
  expect(result.rows[0]?.[1]).toBe(value);
});

test('identifiers stay text: a postcode on row 30,000, one cell in E-notation, long digits, names', async () => {
  const lines = Array.from(
    { length: 31_000 },
    (_, i) =>
      `${i + 10_000},${i === 30_000 ? '01000' : 75_000 + (i % 20)},${i === 20_000 ? '4.01E+10' : 40_100_000_000 + i},${'1'.repeat(16)},${i}`,
  );
  const result = await read(`order_id,place,basket,long,n\n${lines.join('\n')}\n`);
  expect(typesOf(result)).toEqual(['text', 'text', 'text', 'text', 'integer']);
  expect(result.rows[30_000]?.slice(0, 2)).toEqual(['40000', '01000']);
  expect(result.report.changes).toEqual([
    { code: 'kept-as-text', column: 'order_id', because: 'role', count: 31_000, example: '10000' },
    { code: 'kept-as-text', column: 'place', because: 'leading-zeros', count: 1, example: '01000' },
    { code: 'kept-as-text', column: 'basket', because: 'scientific', count: 1, example: '4.01E+10' },
    { code: 'kept-as-text', column: 'long', because: 'long-digits', count: 31_000, example: '1'.repeat(16) },
  ]);
});

test('one odd value far into the file keeps a column text, and is shown', async () => {
  const lines = Array.from({ length: 25_000 }, (_, i) => `${i},${i === 24_000 ? 'abc' : i}`);
  const result = await read(`a,b\n${lines.join('\n')}`);
  expect(typesOf(result)).toEqual(['integer', 'text']);
  expect(result.report.columns[1]?.misfits).toEqual({ type: 'integer', count: 1, examples: ['abc'] });
});

test.each([
  ['13/02/24', '01/12/99', 'date', '2024-02-13', '1999-12-01'],
  ['13-02-2024', '1-12-2023', 'date', '2024-02-13', '2023-12-01'],
  ['02/13/2024', '12/01/2023', 'date', '2024-02-13', '2023-12-01'],
  ['2024-02-13T14:05:00Z', '2023-12-01T00:00:10Z', 'datetime', '2024-02-13 14:05:00', '2023-12-01 00:00:10'],
  ['2024-02-13 14:05:00.250', '2023-12-01 00:00:00', 'datetime', '2024-02-13 14:05:00.25', '2023-12-01 00:00:00'],
  ['13/02/2024 14:05', '01/12/2023', 'datetime', '2024-02-13 14:05:00', '2023-12-01 00:00:00'],
  ['02/13/2024 02:05 PM', '12/01/2023 12:00 AM', 'datetime', '2024-02-13 14:05:00', '2023-12-01 00:00:00'],
  ['13.02.2024', '01.12.2023', 'date', '2024-02-13', '2023-12-01'],
  ['2024-02-13 00:00:00.000', '2023-12-01 00:00:00.000', 'date', '2024-02-13', '2023-12-01'],
  ['20240213', '20231201', 'date', '2024-02-13', '2023-12-01'],
])('%s is read as a date', async (first, second, type, a, b) => {
  const result = await read(`date,n\n${first},1\n${second},2\n`);
  expect(result.reading.columns[0]?.type).toBe(type);
  expect(result.rows.map((row) => row[0])).toEqual([a, b]);
});

test('an ambiguous date is asked, with day first assumed where the file is French', async () => {
  const result = await read('date_achat;n\n01/02/2024;1\n03/04/2024;2\n');
  expect(result.report.questions).toEqual([
    {
      code: 'date-order',
      column: 'date_achat',
      count: 2,
      example: '01/02/2024',
      dayFirst: '2024-02-01',
      monthFirst: '2024-01-02',
    },
  ]);
  expect(result.rows[0]?.[0]).toBe('2024-02-01');
});

test('two orders of day and month in one column are no dates', async () => {
  const lines = Array.from({ length: 20 }, (_, i) => `${i + 1}/02/2024,x`);
  const result = await read(`date,n\n${lines.join('\n')}\n02/25/2024,y\n`);
  expect(result.reading.columns[0]?.type).toBe('text');
  expect(result.report.columns[0]?.misfits).toEqual({ type: 'date', count: 1, examples: ['02/25/2024'] });
});

test('disguised missing values are counted and missing, and codes of states are not', async () => {
  const result = await read('state,n,who\nNC,1,?\nNY,NULL,Ann\nNC,-,n/a\nCA,N/A,Bob\n');
  expect(result.rows).toEqual([
    ['NC', '1.0', null],
    ['NY', null, 'Ann'],
    ['NC', null, null],
    ['CA', null, 'Bob'],
  ]);
  expect(result.report.columns[2]).toMatchObject({
    filled: 2,
    missing: 2,
    disguised: [
      { token: '?', count: 1 },
      { token: 'n/a', count: 1 },
    ],
  });
  expect(result.report.columns[1]).toMatchObject({ filled: 1, missing: 3 });
});

test('the first odd byte at offset 12,000 makes the file Windows-1252', async () => {
  const lines = Array.from({ length: 2_000 }, (_, i) => `${i};abc`);
  const result = await read(windows1252(`n;mot\n${lines.join('\n')}\n9;œuf à 3 €, l’été\n`));
  expect(result.reading.layout).toMatchObject({ encoding: 'windows-1252' });
  expect(result.rows.at(-1)?.[1]).toBe('œuf à 3 €, l’été');
  expect(result.report.changes[0]).toMatchObject({ code: 'transcoded', from: 'windows-1252' });
});

test.each([
  [false, true, 'utf-16le'],
  [true, true, 'utf-16be'],
  [false, false, 'utf-16le'],
  [true, false, 'utf-16be'],
])('UTF-16 is read (big-endian %s, mark %s)', async (big, mark, encoding) => {
  const result = await read(utf16('nom;ville\nZoé;Nîmes\nAnn;Dax\n', big, mark));
  expect(result.reading.layout).toMatchObject({ encoding });
  expect(result.reading.columns[0]?.name).toBe('nom');
  expect(result.rows).toEqual([
    ['Zoé', 'Nîmes'],
    ['Ann', 'Dax'],
  ]);
});

test('a byte order mark of UTF-8 is in no name', async () => {
  const result = await read('\uFEFFnom;n\na;1\n');
  expect(result.reading.columns[0]?.name).toBe('nom');
});

test('a forced wrong encoding reads what it says and loses no row', async () => {
  const result = await read('nom;n\nété;1\nb;2\n', { layout: { encoding: 'windows-1252' } });
  expect(result.rows.map((row) => row[0])).toEqual(['Ã©tÃ©', 'b']);
  const forced = await read(windows1252('nom;n\nété;1\nb;2\n'), { layout: { encoding: 'utf-8' } });
  expect(forced.report.kept).toBe(2);
});

test('a whole reading is obeyed: what does not fit is missing, counted and shown', async () => {
  const first = await read('a,b\n1,x\n2,\nfoo,y\n');
  const columns = first.reading.columns.map((column) =>
    column.name === 'a'
      ? { name: 'a', type: 'integer' as const, decimal: '.' as const, thousands: '' as const, missing: ['2'] }
      : column,
  );
  const second = await read('a,b\n1,x\n2,\nfoo,y\n', { layout: first.reading.layout, columns });
  expect(second.reading).toEqual({ layout: first.reading.layout, columns });
  expect(second.rows.map((row) => row[0])).toEqual(['1.0', null, null]);
  expect(second.report.columns[0]).toMatchObject({
    filled: 1,
    missing: 2,
    misfits: { type: 'integer', count: 1, examples: ['foo'] },
    disguised: [{ token: '2', count: 1 }],
  });
});

test('the same reading again gives the same tables', async () => {
  const text = 'x\nsep=;\n\nid;n;n;\n01;1,5;2;\n02;2,5;3;\n';
  const first = await read(text);
  const second = await read(text, first.reading);
  expect(second.reading).toEqual(first.reading);
  expect(second.rows).toEqual(first.rows);
});

test('what was read can be read back from the dataset', async () => {
  const session = await workshop.open();
  const blob = new Blob(['a,b\n1,it\'s "x"\n']);
  const result = await readSource(
    session,
    { name: "d'été.csv", size: blob.size, blob, today: '2026-11-22' },
    scanHere,
    null,
  );
  expect(await readAbout(session, session.target)).toEqual(JSON.parse(JSON.stringify(result)));
  await session.abandon();
});

test('names of columns that are SQL or HTML harm nothing', async () => {
  const result = await read(
    `"a"";DROP TABLE x;--","<script>alert(1)</script>","it's",customer_no,Name,name,,\n1,2,3,4,5,6,7,\n`,
  );
  expect(result.reading.columns.map((column) => column.name)).toEqual([
    'a";DROP TABLE x;--',
    '<script>alert(1)</script>',
    "it's",
    'customer_no',
    'Name',
    'name_2',
    'col_7',
  ]);
  expect(result.rows).toEqual([['1.0', '2.0', '3.0', '4', '5.0', '6.0', '7.0']]);
});

test('outer blanks go, inner ones stay', async () => {
  const result = await read('a,b\n  x  y ,\u00a0z\u00a0\n   ,"\tw"\n');
  expect(result.rows).toEqual([
    ['x  y', 'z'],
    [null, 'w'],
  ]);
});

test('a stop ends the reading', async () => {
  const session = await workshop.open();
  const blob = new Blob(['a,b\n1,2\n']);
  const reading = readSource(session, { name: 'f.csv', size: blob.size, blob, today: '2026-11-22' }, scanHere, null, {
    signal: AbortSignal.abort(),
  });
  await expect(reading).rejects.not.toBeInstanceOf(UserError);
  await expect(reading).rejects.toThrow('stopped');
  await session.abandon();
});

test('an answer to one question leaves the others open', async () => {
  const text = 'date_achat;date_retour;n\n01/02/2024;03/04/2024;1\n05/06/2024;07/08/2024;2\n';
  const first = await read(text);
  expect(first.report.questions.map(({ column }) => column)).toEqual(['date_achat', 'date_retour']);
  const columns = first.reading.columns.map((column) =>
    column.name === 'date_achat' ? { ...column, dateFormat: '%m/%d/%Y' } : column,
  );
  const { layout } = first.reading;
  const second = await read(text, { layout, columns, open: ['date_retour'] });
  expect(second.report.questions.map(({ column }) => column)).toEqual(['date_retour']);
  expect(second.rows[0]?.slice(0, 2)).toEqual(['2024-01-02', '2024-04-03']);
  const third = await read(text, { layout, columns });
  expect(third.report.questions).toEqual([]);
});

test('days as Excel counts them become days once a person says so', async () => {
  const text = 'date_achat;n\n45335;1\n45261;2\n';
  const { reading, report } = await read(text);
  expect(report.questions).toMatchObject([{ code: 'excel-days', example: '45335', day: '2024-02-13' }]);
  const columns = reading.columns.map((column) =>
    column.name === 'date_achat'
      ? { name: 'date_achat', type: 'date' as const, dateFormat: 'excel', missing: [] }
      : column,
  );
  const days = await read(text, { layout: reading.layout, columns });
  expect(days.rows.map((row) => row[0])).toEqual(['2024-02-13', '2023-12-01']);
});

test('a code for “not known” is missing once a person says so', async () => {
  const text = 'c;pdays\na;999\nb;3\nc;6\nd;999\ne;12\n';
  const { reading } = await read(text);
  const columns = reading.columns.map((column) => (column.name === 'pdays' ? { ...column, missing: ['999'] } : column));
  const again = await read(text, { layout: reading.layout, columns });
  expect(again.rows.map((row) => row[1])).toEqual([null, '3.0', '6.0', null, '12.0']);
  expect(again.report.columns[1]).toMatchObject({ filled: 3, disguised: [{ token: '999', count: 2 }] });
});

test('a mark that can mean two things is asked about, unless the file tells', async () => {
  const asked = await read('nom,poids\na,1.234\nb,5.678\n');
  expect(asked.report.questions).toMatchObject([{ code: 'decimal-mark', column: 'poids', mark: '.', count: 2 }]);
  const told = await read('nom,poids,prix\na,1.234,2.50\nb,5.678,3.75\n');
  expect(told.report.questions).toEqual([]);
  expect(told.rows[0]?.[1]).toBe('1.234');
  const dollars = await read('name,income\na,"$90,000"\nb,"$60,000"\n');
  expect(dollars.report.questions).toEqual([]);
  expect(dollars.rows[0]?.[1]).toBe('90000.0');
});

test('a layout that a person settled is taken as it is: backslashes stay', async () => {
  const layout = {
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    skippedLines: 0,
    header: true,
  } as const;
  const { rows } = await read("a,b\n1,don\\'t\n2,y\n", { layout });
  expect(rows[0]?.[1]).toBe("don\\'t");
});

test('the changes of a column are still said when a recipe reads it as it would be read', async () => {
  const text = 'a;b\n1,5;x\n2,5;y\n';
  const first = await read(text);
  const second = await read(text, first.reading);
  expect(second.report.changes).toEqual(first.report.changes);
});
