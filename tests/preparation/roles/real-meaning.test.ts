import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseOf, type Workshop } from '../../../src/engine/engine.ts';
import type { WasmEngine } from '../../../src/engine/wasm/wasm-engine.ts';
import type { EventMaking } from '../../../src/model/event-making.ts';
import type { CustomerRecord } from '../../../src/model/record.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import { eventRows, type EventSelection, type Scope } from '../../../src/model/scope.ts';
import { buildRecord } from '../../../src/preparation/record/build-record.ts';
import type { RecordSource } from '../../../src/preparation/record/plan.ts';
import { readSource, type ReadResult } from '../../../src/preparation/reading/read-source.ts';
import { findKeys } from '../../../src/preparation/roles/find-keys.ts';
import type { KeyedSource } from '../../../src/preparation/roles/plan-keys.ts';
import { identifier, query, sql, type Sql } from '../../../src/sql/sql.ts';
import { grainOf, grainWords } from '../../../src/screens/sources/grain.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import { wordsOf } from '../../support/words.ts';
import { scanHere } from '../reading/read-text.ts';

const folder = process.env['REAL_DATA'];
const real = folder === undefined ? test.skip : test;
if (folder === undefined) test('REAL_DATA is not set: what real files mean is not looked at here', () => undefined);

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

interface Read extends ReadResult {
  readonly id: string;
  readonly file: string;
  readonly database: string;
}
let read = 0;

async function readFile(path: string, id: string): Promise<Read> {
  const bytes = readFileSync(join(folder ?? '', path));
  const blob = new Blob([Uint8Array.from(path.endsWith('.gz') ? gunzipSync(bytes) : bytes)]);
  const file = (path.split('/').at(-1) ?? path).replace(/\.gz$/, '');
  const session = await workshop.open();
  const input = { name: file, size: blob.size, blob, today: '2026-11-22' };
  const result = await readSource(session, input, scanHere, null);
  read += 1;
  const dataset = await session.finish(`meaning${read}`);
  await engine.attach(dataset);
  return { ...result, id, file, database: databaseOf(dataset.id) };
}

const roles = (one: Read): Record<string, string> =>
  Object.fromEntries(one.meaning.roles.map((guess) => [guess.column, guess.role]));

function sourceOf(one: Read, making: Partial<EventMaking> = {}): RecordSource {
  return {
    id: one.id,
    label: one.file,
    kind: one.meaning.kind,
    database: one.database,
    rows: one.report.kept,
    making,
    columns: one.report.columns.map((profile, i) => ({
      name: profile.name,
      type: one.reading.columns[i]?.type ?? 'text',
      role: one.meaning.roles[i]?.role ?? 'attribute',
      distinct: profile.distinct,
      max: profile.max,
    })),
  };
}

const keyedOf = (one: Read): KeyedSource => ({
  id: one.id,
  file: one.file,
  kind: one.meaning.kind,
  database: one.database,
  rows: one.report.kept,
  columns: one.report.columns.map((profile, i) => ({
    name: profile.name,
    type: one.reading.columns[i]?.type ?? 'text',
    role: one.meaning.roles[i]?.role ?? 'attribute',
    filled: profile.filled,
    distinct: profile.distinct,
    longest: profile.longest,
  })),
});

async function recordOf(...sources: readonly RecordSource[]): Promise<CustomerRecord> {
  const session = await workshop.open();
  const built = await buildRecord(session, { sources, today: '2026-11-22' });
  read += 1;
  const dataset = await session.finish(`meaning${read}`);
  await engine.attach(dataset);
  return { ...built, database: databaseOf(dataset.id) };
}

const everything: EventSelection = { window: { kind: 'all' }, filter: null };

async function number(record: CustomerRecord, events: string, value: Sql): Promise<number> {
  const scope: Scope = { record, asOf: record.lastDate ?? '2026-11-22', population: null, segments: new Map() };
  return firstNumber(
    await engine.query(query`SELECT (${value})::DOUBLE AS "n" ${eventRows(scope, events, everything)}`),
    'n',
  );
}

const grain = (one: Read, language: 'fr' | 'en'): string => {
  const given = {
    id: one.id,
    file: { name: one.file, bytes: 0, fingerprint: '' },
    reading: one.reading,
    kind: one.meaning.kind,
    kindConfidence: null,
    roles: Object.fromEntries(one.meaning.roles.map((guess) => [guess.column, guess.role])),
    confirmed: false,
  };
  return grainWords(grainOf(given, one.report), wordsOf(language).sources).replace(/[\u00a0\u202f]/g, ' ');
};
const keys = async (...files: readonly Read[]) =>
  (await findKeys(engine, files.map(keyedOf))).map(({ source, column, of, key, found, distinct }) => [
    `${source}.${column}`,
    `${of}.${key}`,
    found,
    distinct,
  ]);

real(
  'Online Retail: the built amount, its returns and its invoices agree with the numbers of others',
  { timeout: 400_000 },
  async () => {
    const retail = await readFile('online_retail.csv.gz', 'retail');
    expect([grain(retail, 'fr'), grain(retail, 'en')]).toEqual([
      'Une ligne = une ligne de facture ; 20,9 lignes par facture',
      'One row is a line of an invoice; 20.9 lines an invoice',
    ]);
    const record = await recordOf(sourceOf(retail));
    const [lines, whole] = record.events;
    expect([lines?.id, lines?.built?.column, whole?.id, whole?.noun]).toEqual([
      'retail',
      'Quantity × UnitPrice',
      'retail.whole',
      'invoice',
    ]);
    expect(lines?.returns).toEqual({
      signs: [
        { sign: { kind: 'prefix', column: 'InvoiceNo', prefix: 'C' }, rows: 9_288 },
        { sign: { kind: 'negative', column: 'Quantity' }, rows: 10_624 },
      ],
      rows: 10_624,
      handling: 'net',
    });
    const net = sql`sum(${identifier('Quantity × UnitPrice')})`;
    expect(await number(record, 'retail', net)).toBeCloseTo(9_747_747.93, 1);
    expect(await number(record, 'retail.whole', net)).toBeCloseTo(9_747_747.93, 1);
    expect(await number(record, 'retail.whole', sql`count(*)`)).toBe(25_900);
    expect(await number(record, 'retail.whole', sql`sum("n")`)).toBe(541_909);
    const apart = await recordOf(sourceOf(retail, { returns: 'apart' }));
    expect(apart.events.map(({ id, rows }) => [id, rows])).toEqual([
      ['retail', 531_285],
      ['retail.whole', expect.any(Number)],
      ['retail.returns', 10_624],
    ]);
    expect((await number(apart, 'retail', net)) + (await number(apart, 'retail.returns', net))).toBeCloseTo(
      9_747_747.93,
      1,
    );
  },
);

real('incident log: whole incidents with their last state', { timeout: 400_000 }, async () => {
  const log = await readFile('incident_events_119998.csv.gz', 'log');
  expect([grain(log, 'fr'), grain(log, 'en')]).toEqual([
    'Une ligne = un mouvement d’incident ; 5,78 lignes par incident',
    'One row is a step of an incident; 5.78 rows an incident',
  ]);
  const record = await recordOf(sourceOf(log));
  expect(record.events.map(({ id, noun }) => [id, noun])).toEqual([
    ['log', 'incident'],
    ['log.whole', 'incident'],
  ]);
  expect(await number(record, 'log.whole', sql`count(DISTINCT "number")`)).toBe(20_769);
  expect(await number(record, 'log.whole', sql`sum("n")`)).toBe(119_998);
});

real('AdventureWorks: sales point at customers and products', { timeout: 300_000 }, async () => {
  const customers = await readFile('adventureworks/AdventureWorks_Customers.csv', 'customers');
  const products = await readFile('adventureworks/AdventureWorks_Products.csv', 'products');
  const sales = await readFile('adventureworks/AdventureWorks_Sales_2018.csv', 'sales');
  const survey = await readFile('adventureworks/FactSurveyResponse.csv', 'survey');
  expect([customers, sales, survey].map((one) => one.meaning.kind)).toEqual(['customers', 'purchases', 'survey']);
  expect(roles(customers)).toMatchObject({
    CustomerKey: 'customer-id',
    Prefix: 'attribute',
    FirstName: 'first-name',
    LastName: 'last-name',
    BirthDate: 'birth-date',
    Gender: 'gender',
    EmailAddress: 'email',
    AnnualIncome: 'attribute',
  });
  expect(await keys(customers, products, sales)).toEqual(
    expect.arrayContaining([
      ['sales.CustomerKey', 'customers.CustomerKey', 9_133, 9_133],
      ['sales.ProductKey', 'products.ProductKey', expect.any(Number), expect.any(Number)],
    ]),
  );
  expect(grain(sales, 'en')).toMatch(/^One row is a line of an order; 2\.\d+ lines an order$/);
});

real('completejourney: transactions point at households and products', { timeout: 300_000 }, async () => {
  const lines = await readFile('completejourney/transactions_sample.csv', 'transactions');
  const households = await readFile('completejourney/demographics.csv', 'demographics');
  const products = await readFile('completejourney/products.csv', 'products');
  const found = await keys(lines, households, products);
  expect(found).toEqual(
    expect.arrayContaining([
      ['transactions.product_id', 'products.product_id', 20_897, 20_902],
      ['transactions.household_id', 'demographics.household_id', 801, 2_377],
    ]),
  );
  expect(roles(lines)).toMatchObject({
    household_id: 'customer-id',
    basket_id: 'event-id',
    sales_value: 'amount',
    retail_disc: 'discount',
  });
});

real('Northwind: orders and their lines, net of the discount', { timeout: 300_000 }, async () => {
  const customers = await readFile('malformed/northwind_customers.csv', 'customers');
  const orders = await readFile('malformed/northwind_orders_ragged.csv', 'orders');
  const details = await readFile('malformed/northwind_order-details.csv', 'details');
  const found = await keys(customers, orders, details);
  expect(roles(details)).toMatchObject({
    orderID: 'event-id',
    unitPrice: 'unit-price',
    quantity: 'quantity',
    discount: 'discount',
  });
  expect(found).toEqual(
    expect.arrayContaining([
      ['orders.customerID', 'customers.customerID', 89, 89],
      ['details.orderID', 'orders.orderID', expect.any(Number), 830],
    ]),
  );
  const record = await recordOf(sourceOf(customers), sourceOf(details));
  const built = record.events[0]?.built;
  expect(built?.discount).toEqual({ column: 'discount', as: 'rate' });
  expect(await number(record, 'details', sql`sum(${identifier(built?.column ?? '')})`)).toBeCloseTo(1_265_793.04, 1);
  expect(await number(record, 'details', sql`sum("quantity" * "unitPrice")`)).toBeCloseTo(1_354_458.59, 1);
});

real(
  'bank marketing has no key, and the survey of SFO has its question of recommendation',
  { timeout: 300_000 },
  async () => {
    const bank = await readFile('bank-marketing/bank-additional-full.csv', 'bank');
    expect(Object.values(roles(bank))).not.toContain('customer-id');
    expect(grain(bank, 'fr')).toBe('Une ligne = un client');
    const survey = await readFile('sfo-survey/2017_SFO_Customer_Survey_20250817.csv', 'survey');
    expect([survey.meaning.kind, roles(survey)['NETPRO']]).toEqual(['survey', 'score']);
  },
);
