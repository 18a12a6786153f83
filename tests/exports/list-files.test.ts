import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tableFromIPC } from 'apache-arrow';
import { readXlsx } from 'hucre/xlsx';
import { readParquet } from 'parquet-wasm/esm';
import { afterAll, describe, expect, test } from 'vitest';
import { anonymityQuery, describing, readAnonymity } from '../../src/exports/list/anonymity.ts';
import { parquetWriter } from '../../src/exports/list/parquet-file.ts';
import { compileReasons, reasonParts } from '../../src/exports/list/reasons.ts';
import { listColumns, listQuery, writeList, type ListExport } from '../../src/exports/list/list.ts';
import { orderedQuery, readOrdered } from '../../src/exports/list/ordered.ts';
import { xlsxWriter } from '../../src/exports/list/xlsx-file.ts';
import { allOf, everyone, type Rule } from '../../src/model/rule.ts';
import { naming, type Scope } from '../../src/model/scope.ts';
import { readGolden } from '../support/golden.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import { sinceEver, smallRecord, type SmallData } from '../support/small-record.ts';
import '../support/valid-query.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const odd: SmallData = {
  origins: [{ source: 'crm', dated: false }],
  fields: [
    { column: 'name', type: 'text', role: 'last-name' },
    { column: 'points', type: 'decimal' },
    { column: 'born', type: 'date' },
    { column: 'last', type: 'datetime' },
    { column: 'agrees', type: 'boolean', role: 'consent' },
  ],
  customers: [
    {
      id: '0042',
      seen: [sinceEver],
      fields: ['=HYPERLINK("http://x","<a&b>")', -0.5, '1980-02-29', '2024-01-31 08:15:30', true],
    },
    { id: '0043', seen: [sinceEver], fields: [' 👩 é\u0007', null, null, null, null] },
  ],
  events: [
    {
      id: 'till',
      kind: 'purchases',
      columns: [{ column: 'amount', type: 'decimal', role: 'amount' }],
      rows: [
        { customer: '0042', at: '2024-06-01', cells: [12.345] },
        { customer: '0042', at: '2024-06-02', cells: [1] },
      ],
    },
  ],
};

const scopeOf = async (data: SmallData): Promise<Scope> => ({
  record: await smallRecord(engine, data),
  asOf: '2024-06-30',
  population: null,
  segments: new Map(),
});

const listOf = (scope: Scope): ListExport => ({
  rule: everyone,
  fields: scope.record.fields.map((field) => field.id),
  customerHeader: 'id',
  reasons: null,
});

async function bytesOf(parts: readonly (string | Uint8Array<ArrayBuffer>)[]): Promise<Uint8Array> {
  return new Uint8Array(await new Blob([...parts]).arrayBuffer());
}

test('a workbook holds numbers as numbers, days as days and formulas as texts, as another reader reads it', async () => {
  const scope = await scopeOf(odd);
  const list = listOf(scope);
  const writer = xlsxWriter(listColumns(list, scope), "Clients d'été [2024]");
  const { parts, customers } = await writeList(engine, scope, list, writer, {});
  expect(customers).toBe(2);
  const workbook = await readXlsx(await bytesOf(parts));
  const [sheet] = workbook.sheets;
  expect(sheet?.name).toBe('Clients d été  2024');
  const [head, first, second] = sheet?.rows ?? [];
  expect(head).toEqual(['id', 'name', 'points', 'born', 'last', 'agrees']);
  expect(first?.slice(0, 3)).toEqual(['0042', '=HYPERLINK("http://x","<a&b>")', -0.5]);
  expect(new Date(String(first?.[3])).toISOString()).toBe('1980-02-29T00:00:00.000Z');
  expect(new Date(String(first?.[4])).toISOString()).toBe('2024-01-31T08:15:30.000Z');
  expect(first?.[5]).toBe(true);
  expect(second?.slice(0, 2)).toEqual(['0043', ' 👩 é']);
  expect((second ?? []).slice(2).every((value) => value === null || value === undefined)).toBe(true);
});

test('a sheet that would be too long for Excel is refused with the number it holds', () => {
  const writer = xlsxWriter([{ header: 'id', type: 'text' }], 'x');
  const rows = Array.from({ length: 200_000 }, () => [null]);
  const fill = () => {
    for (let i = 0; i < 6; i++) writer.add(rows);
  };
  expect(fill).toThrow('list-too-long');
});

test('a Parquet file has each column in its own type', async () => {
  const scope = await scopeOf(odd);
  const list = listOf(scope);
  const wasm = createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm');
  const module = () => Promise.resolve(new WebAssembly.Module(readFileSync(wasm)));
  const writer = await parquetWriter(listColumns(list, scope), module);
  const { parts } = await writeList(engine, scope, list, writer, {});
  const table = tableFromIPC(readParquet(await bytesOf(parts)).intoIPCStream());
  expect(table.schema.fields.map((field) => `${field.name} ${String(field.type)}`)).toEqual([
    'id Utf8',
    'name Utf8',
    'points Float64',
    'born Date32<DAY>',
    'last Timestamp<MICROSECOND>',
    'agrees Bool',
  ]);
  const [first, second] = table.toArray().map((row) => (row as { toJSON(): Record<string, unknown> }).toJSON());
  expect(first).toMatchObject({ id: '0042', points: -0.5, agrees: true });
  expect(Number(first?.['born'])).toBe(Date.UTC(1980, 1, 29));
  expect(Number(first?.['last'])).toBe(Date.UTC(2024, 0, 31, 8, 15, 30));
  expect(second).toMatchObject({ id: '0043', points: null, born: null, last: null, agrees: null });
});

describe('the reason of each customer', () => {
  const spent: Rule = {
    kind: 'measure',
    measure: {
      kind: 'events',
      events: 'till',
      aggregate: 'sum',
      amount: { kind: 'column', column: 'amount' },
      window: { kind: 'all' },
      filter: null,
      absent: 'zero',
    },
    test: { op: 'between', min: 10, max: null },
  };
  const named: Rule = { kind: 'field', field: 'crm/name', test: { op: 'contains', text: '👩' } };
  const denied: Rule = { kind: 'group', join: 'or', negated: true, children: [named] };

  test('is the lines that hold, with the customer’s own value', async () => {
    const scope = await scopeOf(odd);
    const rule: Rule = { kind: 'group', join: 'or', negated: false, children: [spent, named, { ...spent, off: true }] };
    const reasons = reasonParts(rule).map(({ part }, i) => ({ part, words: `R${i} 'x'` }));
    const listed = listQuery(rule, [], scope, null, { reasons });
    await expect(listed).toBeValidQuery(engine);
    expect((await engine.query(listed)).texts('reason')).toEqual(["R0 'x' [13.35]", "R1 'x' [ 👩 é\u0007]"]);
  });

  test('is a denied group as one, and nothing where nothing is asked', async () => {
    const scope = await scopeOf(odd);
    expect(reasonParts(allOf([spent, denied])).map(({ part }) => part)).toEqual([spent, denied]);
    expect(compileReasons([], scope, naming(), 'members').joins).toEqual([]);
    const reasons = reasonParts(everyone).map(({ part }) => ({ part, words: 'nothing' }));
    expect((await engine.query(listQuery(everyone, [], scope, null, { reasons }))).texts('reason')).toEqual(['', '']);
  });
});

test('a list is searched in the id and in what is shown, without case', async () => {
  const scope = await scopeOf(odd);
  const search = async (text: string, fields: readonly string[]) => {
    const query = listQuery(everyone, fields, scope, null, { search: text });
    const ids = (await engine.query(query)).texts('customer_id');
    const ordered = orderedQuery({ rule: everyone, fields, order: null, search: text }, scope);
    expect(readOrdered(await engine.query(ordered))).toHaveLength(ids.length);
    return ids;
  };
  expect(await search('43', [])).toEqual(['0043']);
  expect(await search('hyper', [])).toEqual([]);
  expect(await search('hyper', ['crm/name'])).toEqual(['0042']);
  expect(await search('1980-02', ['crm/born'])).toEqual(['0042']);
  expect(await search("'; DROP TABLE x; --", ['crm/name'])).toEqual([]);
  expect(await search('', [])).toHaveLength(2);
});

interface Row {
  readonly zip: string | null;
  readonly age: string;
  readonly sex: string;
}

describe('k-anonymity', () => {
  const golden = readGolden<readonly Row[], { k_min: number; unique_records: number; records_below_k3: number }>(
    'v01_k_anonymity',
  );

  test(golden.trap, async () => {
    const scope = await scopeOf({
      origins: [{ source: 'crm', dated: false }],
      fields: ['zip', 'age', 'sex'].map((column) => ({ column, type: 'text' as const })),
      customers: golden.input.map(({ zip, age, sex }, i) => ({
        id: `c${i}`,
        seen: [sinceEver],
        fields: [zip, age, sex],
      })),
      events: [],
    });
    const query = anonymityQuery(everyone, ['crm/zip', 'crm/age', 'crm/sex'], scope, 3);
    await expect(query).toBeValidQuery(engine);
    expect(readAnonymity(await engine.query(query))).toEqual({
      k: golden.expected.k_min,
      alone: golden.expected.unique_records,
      exposed: golden.expected.records_below_k3,
    });
    // Fewer columns can only hide people better; none hides them among all.
    expect(readAnonymity(await engine.query(anonymityQuery(everyone, [], scope)))).toMatchObject({ k: 10, alone: 0 });
  });

  test('is counted of what describes: neither names nor consent', async () => {
    const scope = await scopeOf(odd);
    expect(
      describing(
        scope.record.fields.map((field) => field.id),
        scope,
      ),
    ).toEqual(['crm/points', 'crm/born', 'crm/last']);
  });
});
