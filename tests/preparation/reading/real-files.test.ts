import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Workshop } from '../../../src/engine/engine.ts';
import type { WasmEngine } from '../../../src/engine/wasm/wasm-engine.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import type { ReadResult } from '../../../src/preparation/reading/read-source.ts';
import { readAlone } from './read-text.ts';

const folder = process.env['REAL_DATA'];
const real = folder === undefined ? test.skip : test;
if (folder === undefined) test('REAL_DATA is not set: the real files are not read here', () => undefined);

let engine: WasmEngine | null = null;
let workshop: Workshop | null = null;
beforeAll(async () => {
  if (folder === undefined) return;
  engine = await startNodeEngine();
  workshop = memoryWorkshop(engine);
});
afterAll(() => engine?.end());

async function read(file: string): Promise<ReadResult> {
  if (folder === undefined || workshop === null) throw new Error('REAL_DATA is not set');
  const bytes = readFileSync(join(folder, file));
  const content = Uint8Array.from(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  return readAlone(workshop, content, (file.split('/').at(-1) ?? file).replace(/\.gz$/, ''));
}
const roles = (result: Pick<ReadResult, 'meaning'>): Record<string, string> =>
  Object.fromEntries(result.meaning.roles.map((guess) => [guess.column, guess.role]));
const column = (result: Pick<ReadResult, 'report'>, name: string) =>
  result.report.columns.find((profile) => profile.name === name);

real('Online Retail: 541,909 ticket lines, 24.93 % without a customer', { timeout: 120_000 }, async () => {
  const result = await read('online_retail.csv.gz');
  expect([result.report.rows, result.report.kept, result.report.rejected]).toEqual([541_909, 541_909, 0]);
  expect(column(result, 'CustomerID')).toMatchObject({ missing: 135_080, distinct: 4_372 });
  expect(column(result, 'InvoiceNo')?.distinct).toBe(25_900);
  expect(column(result, 'StockCode')?.distinct).toBe(4_070);
  expect(column(result, 'Country')?.distinct).toBe(38);
  expect(column(result, 'InvoiceDate')).toMatchObject({ min: '2010-12-01 08:26:00', max: '2011-12-09 12:50:00' });
  expect(result.reading.columns.map(({ type }) => type)).toEqual([
    'text',
    'text',
    'text',
    'integer',
    'datetime',
    'decimal',
    'text',
    'text',
  ]);
  expect(result.meaning.kind).toBe('purchases');
  expect(roles(result)).toEqual({
    InvoiceNo: 'event-id',
    StockCode: 'product',
    Description: 'product',
    Quantity: 'quantity',
    InvoiceDate: 'date',
    UnitPrice: 'unit-price',
    CustomerID: 'customer-id',
    Country: 'country',
  });
});

real('incident log: contacts, with ? for missing callers', { timeout: 120_000 }, async () => {
  const result = await read('incident_events_119998.csv.gz');
  expect(result.report.kept).toBe(119_998);
  expect(column(result, 'number')?.distinct).toBe(20_769);
  expect(column(result, 'caller_id')).toMatchObject({ distinct: 4_828, disguised: [{ token: '?', count: 29 }] });
  expect(result.meaning.kind).toBe('contacts');
  expect(roles(result)).toMatchObject({
    caller_id: 'customer-id',
    number: 'event-id',
    opened_at: 'date',
    contact_type: 'channel',
    category: 'reason',
  });
});

real('bank marketing: one row a client, no key', async () => {
  const result = await read('bank-marketing/bank-additional-full.csv');
  expect(result.report.kept).toBe(41_188);
  expect(result.meaning.kind).toBe('customers');
  expect(roles(result)['contact']).toBe('channel');
  expect(column(result, 'y')?.top).toContainEqual({ value: 'yes', count: 4_640 });
});

real('CFPB: contacts without a customer', async () => {
  const result = await read('cfpb/ConsumerComplaints.csv');
  expect(result.report.kept).toBe(9_224);
  expect(column(result, 'SubmittedVia')?.top[0]).toEqual({ value: 'Web', count: 6_232 });
  expect(result.meaning.kind).toBe('contacts');
  expect(Object.values(roles(result))).not.toContain('customer-id');
  expect(roles(result)).toMatchObject({
    SubmittedVia: 'channel',
    Issue: 'reason',
    DateReceived: 'date',
    ComplaintId: 'event-id',
  });
});

real('Northwind: 176 of 830 lines have unquoted commas; each is mended', async () => {
  const result = await read('malformed/northwind_orders_ragged.csv');
  expect([result.report.rows, result.report.kept, result.report.rejected]).toEqual([830, 830, 0]);
});

real('a header written three times is a header and two rejected lines', async () => {
  const result = await read('malformed/fr_opendata_triple_header.csv');
  expect([result.report.rows, result.report.kept, result.report.rejected]).toEqual([406, 404, 2]);
  expect(result.reading.columns[0]?.name).toBe('NUMCOM');
});

real('telco and mlc_churn: customers; eleven blank totals', async () => {
  const telco = await read('telco/Telco-Customer-Churn.csv');
  expect([telco.report.kept, telco.meaning.kind, roles(telco)['customerID']]).toEqual([
    7_043,
    'customers',
    'customer-id',
  ]);
  expect(column(telco, 'TotalCharges')).toMatchObject({ missing: 11 });
  const churn = await read('mlc_churn.csv');
  expect([churn.report.kept, churn.meaning.kind]).toEqual([5_000, 'customers']);
});

real('AdventureWorks: customers, sales, calls without a header', async () => {
  const customers = await read('adventureworks/AdventureWorks_Customers.csv');
  expect([customers.report.kept, customers.meaning.kind]).toEqual([18_148, 'customers']);
  expect(column(customers, 'AnnualIncome')).toMatchObject({ min: '10000', max: '170000' });
  expect(customers.reading.columns.find(({ name }) => name === 'BirthDate')).toMatchObject({
    type: 'date',
    dateFormat: '%m/%d/%Y',
  });
  const sales = await read('adventureworks/AdventureWorks_Sales_2018.csv');
  expect([sales.report.kept, sales.meaning.kind]).toEqual([23_935, 'purchases']);
  const calls = await read('adventureworks/FactCallCenter.csv');
  expect(calls.report.kept).toBe(120);
  expect(calls.reading.layout).toMatchObject({ header: false, delimiter: '|' });
});

real('completejourney: ids that were damaged at the source stay text', async () => {
  const lines = await read('completejourney/transactions_sample.csv');
  expect([lines.report.kept, lines.meaning.kind]).toEqual([75_000, 'purchases']);
  expect(lines.report.changes).toContainEqual({
    code: 'kept-as-text',
    column: 'basket_id',
    because: 'scientific',
    count: 1,
    example: '4.0128e+10',
  });
  expect(column(lines, 'household_id')?.distinct).toBe(2_377);
});

real('SFO 2017: a survey with its question of recommendation', async () => {
  const result = await read('sfo-survey/2017_SFO_Customer_Survey_20250817.csv');
  expect([result.report.kept, result.meaning.kind, roles(result)['NETPRO']]).toEqual([2_831, 'survey', 'score']);
});

/** Rows of each file by other tools, and its types: t text, i integer, n decimal, d day, m moment, b boolean. */
const expected: Readonly<Record<string, readonly [rows: number, types: string]>> = {
  'adventureworks/AdventureWorks_Customers.csv': [18_148, 'ttttdtttiittb'],
  'adventureworks/AdventureWorks_Products.csv': [293, 'tttttttttnn'],
  'adventureworks/AdventureWorks_Sales_2017.csv': [2_630, 'ddttttii'],
  'adventureworks/AdventureWorks_Sales_2018.csv': [23_935, 'ddttttii'],
  'adventureworks/AdventureWorks_Sales_2019.csv': [29_481, 'ddttttii'],
  'adventureworks/FactCallCenter.csv': [120, 'idttiiiiiiiind'],
  'adventureworks/FactSurveyResponse.csv': [2_727, 'idiititd'],
  'bank-marketing/bank-additional-full.csv': [41_188, 'itttttttttiiiitnnnnnb'],
  'bank-marketing/bank-additional.csv': [4_119, 'itttttttttiiiitnnnnnb'],
  'cfpb/ConsumerComplaints.csv': [9_224, 'dttttttttttdtbbt'],
  'completejourney/campaign_descriptions.csv': [27, 'ttdd'],
  'completejourney/campaigns.csv': [6_589, 'tt'],
  'completejourney/coupon_redemptions.csv': [2_102, 'tttd'],
  'completejourney/demographics.csv': [801, 'tttttttt'],
  'completejourney/products.csv': [92_331, 'ttttttt'],
  'completejourney/transactions_sample.csv': [75_000, 'ttttinnnnim'],
  'linkage/fake_1000.csv': [1_000, 'tttdtti'],
  'linkage/fake_1000_labels.csv': [3_176, 'ttttn'],
  // Some births are on days that are none: text, and said.
  'linkage/febrl1.csv': [1_000, 'ttttttttttt'],
  'linkage/febrl3.csv': [5_000, 'ttttttttttt'],
  'malformed/fr_opendata_triple_header.csv': [406, 'ttttttnnntt'],
  'malformed/northwind_customers.csv': [91, 'ttttttttttt'],
  'malformed/northwind_order-details.csv': [2_155, 'ttnin'],
  'malformed/northwind_orders_ragged.csv': [830, 'tttdddintttttt'],
  'mlc_churn.csv': [5_000, 'titbbininninninninib'],
  'telco/Telco-Customer-Churn.csv': [7_043, 'ttibbibtttttttttbtnnb'],
};
const letters = { text: 't', integer: 'i', decimal: 'n', date: 'd', datetime: 'm', boolean: 'b' } as const;

real.each(Object.entries(expected))('%s has its rows and types', { timeout: 60_000 }, async (file, [rows, types]) => {
  const { report, reading } = await read(file);
  expect([report.rows, report.kept + report.rejected]).toEqual([rows, rows]);
  expect(reading.columns.map(({ type }) => letters[type]).join('')).toBe(types);
  for (const { misfits, name } of report.columns)
    if (misfits !== null)
      expect([name, reading.columns.find((one) => one.name === name)?.type]).toEqual([name, 'text']);
});

real('every delimited file of the folder is among them', () => {
  const here = readdirSync(folder ?? '', { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.csv'));
  const others = ['sfo-survey/2017_SFO_Customer_Survey_20250817.csv'];
  expect(here.sort()).toEqual([...Object.keys(expected), ...others].sort());
});

real('what is odd in them is said', async () => {
  const orders = await read('malformed/northwind_orders_ragged.csv');
  expect(orders.report.changes).toContainEqual({ code: 'lines-mended', count: 176, line: 4 });
  expect(column(orders, 'shipCountry')?.distinct).toBe(21);
  const complaints = await read('cfpb/ConsumerComplaints.csv');
  expect(complaints.report.changes).toContainEqual({ code: 'backslashes', count: 1_032 });
  expect(column(complaints, 'Issue')?.top.some(({ value }) => value.includes('\\'))).toBe(false);
  const clients = await read('bank-marketing/bank-additional-full.csv');
  expect(clients.report.questions).toEqual([{ code: 'missing-code', column: 'pdays', value: '999', count: 39_673 }]);
  const births = await read('linkage/febrl1.csv');
  expect(column(births, 'date_of_birth')?.misfits).toMatchObject({ type: 'date', count: 3 });
  const survey = await read('sfo-survey/2017_SFO_Customer_Survey_20250817.csv');
  expect([survey.reading.columns.length, survey.report.rows]).toEqual([97, 2_831]);
});
