import { afterAll, describe, expect, test } from 'vitest';
import { identifier, query } from '../../../src/sql/sql.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import { readAlone, readBytes } from './read-text.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

const namesOf = async (header: string, row: string): Promise<readonly string[]> =>
  (await readBytes(workshop, `${header}\n${row}\n${row}\n`)).reading.columns.map(({ name }) => name);

describe('names of columns', () => {
  test('may hold quotes, tags, emoji and writing from right to left, and stay as they are', async () => {
    const header = '"a ""b"" \'c\'",<script>alert(1)</script>,😀 client,اسم العميل,id;DROP TABLE rows';
    expect(await namesOf(header, 'x,y,z,u,v')).toEqual([
      'a "b" \'c\'',
      '<script>alert(1)</script>',
      '😀 client',
      'اسم العميل',
      'id;DROP TABLE rows',
    ]);
  });

  test('lose zero bytes and the bytes that turn writing round, and that is said', async () => {
    const { reading, report } = await readBytes(workshop, 'a\0b,montant\u202Etxt,n\nx,y,1\nz,u,2\n');
    expect(reading.columns.map(({ name }) => name)).toEqual(['ab', 'montanttxt', 'n']);
    expect(report.changes.filter(({ code }) => code === 'header-mended')).toHaveLength(2);
  });

  test('of more than 200 characters are shortened, told apart, and never cut through an emoji', async () => {
    const long = 'é'.repeat(199);
    const [first, second, third] = await namesOf(`${long}😀a,${long}😀b,c`, 'x,y,z');
    expect([first, second, third]).toEqual([long, `${long}_2`, 'c']);
    expect(first).not.toMatch(/\p{Surrogate}/u);
  });

  test('may be those of every object in JavaScript', async () => {
    const { reading, rows, meaning, report } = await readBytes(
      workshop,
      'constructor,__proto__,toString,hasOwnProperty,prototype\nx,y,z,u,1\nx2,y2,z2,u2,2\n',
    );
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype'];
    expect(reading.columns.map(({ name }) => name)).toEqual(names);
    expect(meaning.roles.map(({ column }) => column)).toEqual(names);
    expect(report.columns.map(({ name, filled }) => [name, filled])).toEqual(names.map((name) => [name, 2]));
    expect(rows).toEqual([
      ['x', 'y', 'z', 'u', '1.0'],
      ['x2', 'y2', 'z2', 'u2', '2.0'],
    ]);
  });
});

test('5,000 columns are read, each under its type', { timeout: 120_000 }, async () => {
  const cells = (cell: (at: number) => string): string => Array.from({ length: 5_000 }, (_, at) => cell(at)).join(';');
  const lines = [
    cells((at) => `c${at}`),
    ...[1, 2, 3].map((row) => cells((at) => (at % 2 === 0 ? `${row * at},5` : `t${row}`))),
  ];
  const { report, reading } = await readAlone(workshop, `${lines.join('\n')}\n`, 'large.csv');
  expect([report.kept, reading.columns.length]).toEqual([3, 5_000]);
  expect(new Set(reading.columns.map(({ type }) => type))).toEqual(new Set(['decimal', 'text']));
  expect(report.columns[4_998]).toMatchObject({ name: 'c4998', min: '4998.5', max: '14994.5' });
});

test('a cell of 10 MB is read whole, and the report holds a piece of it only', { timeout: 120_000 }, async () => {
  const cell = 'données '.repeat(1_250_000);
  const { rows, report } = await readBytes(workshop, `id;note\n1;"${cell}"\n2;court\n`);
  expect(rows.map((row) => row[1]?.length)).toEqual([10_000_000 - 1, 5]);
  expect(report.columns[1]?.longest).toBeGreaterThan(9_999_000);
  expect(JSON.stringify(report).length).toBeLessThan(100_000);
});

test('a million distinct texts are counted without being kept', { timeout: 120_000 }, async () => {
  const lines = Array.from({ length: 1_000_000 }, (_, i) => `K${(i * 2_654_435_761) % 4_294_967_296}x${i}`);
  const { report } = await readAlone(workshop, `cle\n${lines.join('\n')}\n`, 'cles.csv');
  expect(report.kept).toBe(1_000_000);
  expect(Math.abs((report.columns[0]?.distinct ?? 0) - 1_000_000)).toBeLessThan(50_000);
  expect(JSON.stringify(report).length).toBeLessThan(20_000);
});

test('zero bytes in cells lose no line', async () => {
  const { report, rows } = await readBytes(workshop, 'id;nom\n1;An\0ne\n2;Bea\n');
  expect([report.rows, report.kept + report.rejected]).toEqual([2, 2]);
  expect(rows.at(-1)).toEqual(['2', 'Bea']);
});

test('what a file says of itself is no SQL', async () => {
  const name = `x"; DROP TABLE "rows"; --`;
  const session = await workshop.open();
  try {
    const { rows } = await readBytes(workshop, `id,"${name.replaceAll('"', '""')}"\n1,'; DROP TABLE rows; --\n2,b\n`);
    expect(rows).toHaveLength(2);
    const counted = await session.query(query`SELECT 1 AS ${identifier(name)}`);
    expect([...counted.numbers(name)]).toEqual([1]);
  } finally {
    await session.abandon();
  }
});
