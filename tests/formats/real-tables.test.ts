import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BuildSession, Workshop } from '../../src/engine/engine.ts';
import type { WasmEngine } from '../../src/engine/wasm/wasm-engine.ts';
import { readSource, type ReadResult } from '../../src/preparation/reading/read-source.ts';
import { path, query } from '../../src/sql/sql.ts';
import { scanHere } from '../preparation/reading/read-text.ts';
import { memoryWorkshop, startNodeEngine } from '../support/node-engine.ts';
import { openHere } from '../support/open-here.ts';

const folder = process.env['REAL_DATA'];
const real = folder === undefined ? test.skip : test;
if (folder === undefined)
  test('REAL_DATA is not set: the real files of other formats are not read here', () => undefined);

let engine: WasmEngine;
let workshop: Workshop;
beforeAll(async () => {
  if (folder === undefined) return;
  engine = await startNodeEngine();
  workshop = memoryWorkshop(engine);
});
afterAll(async () => {
  if (folder !== undefined) await engine.end();
});

const letters = { text: 't', integer: 'i', decimal: 'n', date: 'd', datetime: 'm', boolean: 'b' } as const;
const typesOf = ({ reading }: ReadResult): string => reading.columns.map(({ type }) => letters[type]).join('');

/** Reads the only table of a file, as it comes when it is dropped. */
async function read<Found>(
  name: string,
  look: (result: ReadResult, session: BuildSession) => Promise<Found>,
): Promise<Found> {
  const file = new File([readFileSync(join(folder ?? '', name))], name.split('/').at(-1) ?? name);
  const opened = await openHere.open(file);
  expect(opened.tables).toHaveLength(1);
  const content = await opened.content(opened.tables[0]?.part ?? [], null);
  const session = await workshop.open();
  try {
    const blob = content.text;
    const source = { name: file.name, size: file.size, blob, today: '2026-11-22', content };
    return await look(await readSource(session, source, scanHere, null), session);
  } finally {
    await session.abandon();
  }
}

/**
 * A sum of every value with its row, so that two tables with the same sums hold the same values in the same order. Backslashes before
 * apostrophes are left out: the lines of JSON of the complaints were made of the text with them, and there they are part of the value.
 */
async function sums(session: BuildSession): Promise<readonly (string | null)[]> {
  const found = await session.query(
    query`SELECT SUM(HASH(REPLACE(COLUMNS(*)::VARCHAR, CHR(92) || CHR(39), CHR(39)), rowid))::VARCHAR FROM ${path(session.target, 'main', 'rows')}`,
  );
  return found.names.map((column) => found.texts(column)[0] ?? null);
}

const facts = (name: string) =>
  read(name, async (result, session) => ({
    types: typesOf(result),
    names: result.reading.columns.map((column) => column.name),
    rows: result.report.rows,
    rejected: result.report.rejected,
    sums: await sums(session),
    report: result.report,
  }));

real.each([
  ['online_retail.parquet', 'online_retail.csv.gz', 541_909, 'tttimntt'],
  ['incident_events_119998.parquet', 'incident_events_119998.csv.gz', 119_998, null],
  ['adventureworks/AdventureWorks_Sales_2017.xlsx', 'adventureworks/AdventureWorks_Sales_2017.csv', 2_630, null],
])('%s gives the values of %s', { timeout: 240_000 }, async (one, other, rows, types) => {
  const table = await facts(one);
  const twin = await facts(other);
  expect([table.rows, table.rejected, table.names]).toEqual([rows, 0, twin.names]);
  expect(table.types).toBe(twin.types);
  if (types !== null) expect(table.types).toBe(types);
  expect(table.sums).toEqual(twin.sums);
});

real('the spreadsheet of AdventureWorks had exchanged day and month, and that is said', async () => {
  const { report } = await facts('adventureworks/AdventureWorks_Sales_2017.xlsx');
  expect(report.changes.filter(({ code }) => code === 'dates-exchanged')).toEqual([
    { code: 'dates-exchanged', column: 'OrderDate', count: 997, from: '2017-02-01', to: '2017-01-02' },
    { code: 'dates-exchanged', column: 'StockDate', count: 1_028, from: '2001-05-12', to: '2001-12-05' },
  ]);
});

real('the complaints are the same as lines of JSON and as delimited text', { timeout: 120_000 }, async () => {
  const lines = await facts('cfpb/ConsumerComplaints.ndjson');
  const text = await facts('cfpb/ConsumerComplaints.csv');
  expect([lines.rows, lines.rejected, lines.names]).toEqual([9_224, 0, text.names]);
  expect(lines.types).toBe(text.types);
  const differ = lines.names.filter((_, index) => lines.sums[index] !== text.sums[index]);
  expect(differ).toEqual([]);
  const channels = lines.report.columns.find(({ name }) => name === 'SubmittedVia')?.top;
  expect(Object.fromEntries((channels ?? []).map(({ value, count }) => [value, count]))).toEqual({
    Web: 6_232,
    Referral: 1_683,
    'Postal mail': 594,
    Phone: 574,
    Fax: 138,
    Email: 3,
  });
});

real('what the README says of Online Retail holds in its Parquet', { timeout: 120_000 }, async () => {
  await read('online_retail.parquet', async (_, session) => {
    const found = await session.query(
      query`SELECT COUNT(DISTINCT "InvoiceNo")::VARCHAR AS "invoices", COUNT(DISTINCT "CustomerID")::VARCHAR AS "customers",
        COUNT(DISTINCT "StockCode")::VARCHAR AS "products", COUNT(DISTINCT "Country")::VARCHAR AS "countries",
        COUNT(*) FILTER ("CustomerID" IS NULL)::VARCHAR AS "missing", MIN("InvoiceDate")::VARCHAR AS "first",
        MAX("InvoiceDate")::VARCHAR AS "last", ROUND(SUM("Quantity" * "UnitPrice"), 2)::VARCHAR AS "net"
        FROM ${path(session.target, 'main', 'rows')}`,
    );
    expect(Object.fromEntries(found.names.map((name) => [name, found.texts(name)[0]]))).toEqual({
      invoices: '25900',
      customers: '4372',
      products: '4070',
      countries: '38',
      missing: '135080',
      first: '2010-12-01 08:26:00',
      last: '2011-12-09 12:50:00',
      net: '9747747.93',
    });
  });
});

real('the other files have their rows and types', { timeout: 120_000 }, async () => {
  const figures = await facts('linkage/historical_figures_with_errors_50k.parquet');
  expect([figures.rows, figures.rejected, figures.types]).toEqual([50_578, 0, 'ttttttttttt']);
  const book = await facts('sfo-survey/sfo_2018_Data_Dictionary_DataSF.xlsx');
  expect([book.rows, book.names.slice(0, 2)]).toEqual([669, ['Field', 'Question/Description']]);
});
