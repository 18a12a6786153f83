import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, describe, expect, test } from 'vitest';
import { csvHeader, csvLines, defused, type ListColumn, type ListFormat } from '../../src/exports/list/csv-text.ts';
import { filledQuery } from '../../src/exports/list/filled.ts';
import { csvWriter } from '../../src/exports/list/list-writer.ts';
import { countQuery, listColumns, listQuery, writeList, type ListExport } from '../../src/exports/list/list.ts';
import { reasonParts } from '../../src/exports/list/reasons.ts';
import type { ColumnType } from '../../src/model/column.ts';
import { firstNumber } from '../../src/model/rows.ts';
import { everyone, type Rule } from '../../src/model/rule.ts';
import type { Scope } from '../../src/model/scope.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import { smallRecord } from '../support/small-record.ts';
import '../support/valid-query.ts';
import { aDay, aRule, fields, someData } from '../model/random-model.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const formats: readonly ListFormat[] = ['utf-8', 'excel-fr'];
const columns = (...types: readonly ColumnType[]): readonly ListColumn[] =>
  types.map((type, i) => ({ header: `h${i}`, type }));

describe('a line of a list', () => {
  const cell = (value: string | null, type: ColumnType, format: ListFormat = 'utf-8'): string =>
    csvLines([[value]], columns(type), format).slice(0, -2);

  test.each(['=1+1', '+33612345678', '-2+3', '@SUM(A1)', '\tx', '\r=1', '＝1', '＋1', '－1', '＠x', '|cmd', '%0A'])(
    'defuses the formula %j',
    (text) => {
      expect(defused(text)).toBe(`'${text}`);
      expect(cell(text, 'text')).toMatch(/^"?'/);
      expect(csvHeader([{ header: text, type: 'text' }], 'utf-8')).toMatch(/^"?'/);
    },
  );

  test('leaves other texts, and numbers below zero, as they are', () => {
    for (const text of ['a=b', 'Élodie', '1-2', "'quoted'", '', '👩 =1', 'x@y.fr']) expect(defused(text)).toBe(text);
    expect(cell('-12.5', 'decimal')).toBe('-12.5');
    expect(cell('-3', 'integer', 'excel-fr')).toBe('-3');
  });

  test('is written for the program that opens it', () => {
    const row = ['12.5', '2024-01-31', '2024-01-31 08:15:30', 'a;b', 'c,d', 'true', null];
    const types = columns('decimal', 'date', 'datetime', 'text', 'text', 'boolean', 'text');
    expect(csvLines([row], types, 'utf-8')).toBe('12.5,2024-01-31,2024-01-31 08:15:30,a;b,"c,d",true,\r\n');
    expect(csvLines([row], types, 'excel-fr')).toBe('12,5;31/01/2024;31/01/2024 08:15:30;"a;b";c,d;true;\r\n');
  });

  test('begins with a mark for Excel alone', () => {
    expect(csvHeader(columns('text', 'text'), 'excel-fr')).toBe('\uFEFFh0;h1\r\n');
    expect(csvHeader(columns('text', 'text'), 'utf-8')).toBe('h0,h1\r\n');
  });

  test('any text comes back through a reader of CSV', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('"', '""', 'a\nb', 'a\r\nb', ';', ',', ' x ', '\n', 'l"été"'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyText, anyText, fc.option(anyText)), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...formats),
        (rows, format) => {
          const three = columns('text', 'text', 'text');
          const text = csvHeader(three, format) + csvLines(rows, three, format);
          const read = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
            delimiter: format === 'utf-8' ? ',' : ';',
            newline: '\r\n',
          });
          expect(read.errors).toEqual([]);
          expect(read.data.slice(1, -1)).toEqual(rows.map((row) => row.map((one) => defused(one ?? ''))));
        },
      ),
    );
  });
});

const some = <T>(things: fc.Arbitrary<T>, seed: number): T => fc.sample(things, { seed, numRuns: 1 })[0] as T;
const ids = fields.map((field) => `${field.source}/${field.column}`);

describe('a list of customers', () => {
  test('holds as many as are counted, of the population, once each and in slices that fit', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const record = await smallRecord(engine, some(someData, seed));
      const rule = some(aRule([]), seed);
      const population = seed % 2 === 0 ? some(aRule([]), seed + 10) : null;
      const scope: Scope = { record, asOf: some(aDay, seed), population, segments: new Map() };
      const count = countQuery(rule, scope);
      const order = { field: ids[seed] ?? null, descending: seed > 2 };
      const whole = listQuery(rule, ids, scope, null, { order });
      for (const one of [count, whole, filledQuery(ids, scope)]) await expect(one).toBeValidQuery(engine);
      const counts = await engine.query(count);
      const kept = firstNumber(counts, 'kept');
      const listed = (await engine.query(whole)).texts('customer_id');
      expect(listed).toHaveLength(kept);
      expect(new Set(listed).size).toBe(kept);
      const everybody = await engine.query(listQuery(everyone, [], scope, null));
      expect(everybody.count).toBe(firstNumber(counts, 'all'));
      expect(firstNumber(await engine.query(filledQuery(ids, scope)), 'all')).toBe(everybody.count);
      const slices: (string | null)[] = [];
      for (let offset = 0; offset < kept; offset += 7)
        slices.push(
          ...(await engine.query(listQuery(rule, ids, scope, { offset, limit: 7 }, { order }))).texts('customer_id'),
        );
      expect(slices).toEqual(listed);
    }
  });

  test('is the same file whether it is written at once or piece by piece, with why each is there', async () => {
    let customers = 0;
    for (let seed = 1; seed <= 12; seed += 1) {
      const record = await smallRecord(engine, some(someData, seed));
      const rule = some(aRule([]), seed);
      const population = seed % 3 === 0 ? some(aRule([]), seed + 10) : null;
      const scope: Scope = { record, asOf: some(aDay, seed), population, segments: new Map() };
      const parts = reasonParts(rule).map(({ part }, index) => ({ part, words: `because ${String(index)}` }));
      const list: ListExport = { rule, fields: ids, customerHeader: 'Client', reasons: { header: 'Why', parts } };
      const written = async (atOnce?: number) => {
        const writer = csvWriter(listColumns(list, scope), 'utf-8');
        const shown: number[] = [];
        const onProgress = (done: number) => shown.push(done);
        const { parts: text, customers: count } = await writeList(engine, scope, list, writer, { onProgress }, atOnce);
        expect(shown.at(-1)).toBe(count);
        return { text: text.join(''), count };
      };
      const whole = await written();
      expect(await written(2)).toEqual(whole);
      expect(whole.count).toBe(firstNumber(await engine.query(countQuery(rule, scope)), 'kept'));
      customers += whole.count;
    }
    expect(customers).toBeGreaterThan(12);
  });

  test('writes values as they are: whole numbers without a point, missing ones as nothing', async () => {
    const record = await smallRecord(engine, {
      origins: [{ source: 'crm', dated: false }],
      fields: [
        { column: 'name', type: 'text' },
        { column: 'points', type: 'integer' },
        { column: 'balance', type: 'decimal' },
        { column: 'born', type: 'date' },
        { column: 'last', type: 'datetime' },
        { column: 'agrees', type: 'boolean' },
      ],
      customers: [
        {
          id: 'b2',
          seen: ['0001-01-01'],
          fields: ['=HYPERLINK("x")', 12, -0.5, '1980-02-29', '2024-01-31 08:15:30', true],
        },
        { id: 'a1', seen: ['0001-01-01'], fields: [null, null, null, null, null, null] },
      ],
      events: [],
    });
    const scope: Scope = { record, asOf: '2024-06-30', population: null, segments: new Map() };
    const list = {
      rule: everyone,
      fields: record.fields.map((field) => field.id),
      customerHeader: 'Client',
      reasons: null,
    };
    const write = (of: ListExport, format: ListFormat) =>
      writeList(engine, scope, of, csvWriter(listColumns(of, scope), format), {});
    const french = await write(list, 'excel-fr');
    expect(french.customers).toBe(2);
    expect(french.parts.join('')).toBe(
      '\uFEFFClient;name;points;balance;born;last;agrees\r\n' +
        `b2;"'=HYPERLINK(""x"")";12;-0,5;29/02/1980;31/01/2024 08:15:30;true\r\n` +
        'a1;;;;;;\r\n',
    );
    const plain = await write(list, 'utf-8');
    expect(String(plain.parts[1]).split('\r\n')[0]).toBe(
      `b2,"'=HYPERLINK(""x"")",12,-0.5,1980-02-29,2024-01-31 08:15:30,true`,
    );
    const nobody: Rule = { kind: 'group', join: 'and', negated: true, children: [] };
    expect(await write({ ...list, rule: nobody }, 'utf-8')).toEqual({
      parts: ['Client,name,points,balance,born,last,agrees\r\n', ''],
      customers: 0,
    });
  });

  test('is ordered as asked, missing values last both ways', async () => {
    const record = await smallRecord(engine, {
      origins: [{ source: 'crm', dated: false }],
      fields: [{ column: 'points', type: 'integer' }],
      customers: [9, null, 100, 9].map((points, i) => ({ id: `c${9 - i}`, seen: ['0001-01-01'], fields: [points] })),
      events: [],
    });
    const scope: Scope = { record, asOf: '2024-06-30', population: null, segments: new Map() };
    const ordered = async (field: string | null, descending: boolean) =>
      (await engine.query(listQuery(everyone, [], scope, null, { order: { field, descending } }))).texts('customer_id');
    expect(await ordered('crm/points', false)).toEqual(['c9', 'c6', 'c7', 'c8']);
    expect(await ordered('crm/points', true)).toEqual(['c7', 'c9', 'c6', 'c8']);
    expect(await ordered(null, false)).toEqual(['c6', 'c7', 'c8', 'c9']);
  });
});
