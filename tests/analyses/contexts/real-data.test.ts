import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { countAll, countAt } from '../../../src/analyses/contexts/counts.ts';
import { directMiner } from '../../../src/analyses/contexts/direct-miner.ts';
import { layOut } from '../../../src/analyses/contexts/halves.ts';
import { layOutEntries, sidesOf } from '../../../src/analyses/contexts/sides.ts';
import { itemsAt } from '../../../src/analyses/contexts/world.ts';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import { suggest } from '../../../src/analyses/contexts/suggest.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import { and, identifier, join, literal, path, query, sql, statement, type Sql } from '../../../src/sql/sql.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { inputOf } from './exposed-rows.ts';
import { everyContext, expectListsRecounted } from './recounted.ts';
import type { DimensionLevel } from '../../../src/model/rule.ts';
import type { CustomerRecord } from '../../../src/model/record.ts';

function writtenAs(column: Sql, level: DimensionLevel): Sql<'expression'> {
  switch (level.kind) {
    case 'value':
      return sql`${column} = ${literal(level.value)}`;
    case 'missing':
      return sql`${column} IS NULL`;
    case 'other':
      return sql`${column} NOT IN (${join(level.except.map(literal))})`;
  }
}

const folder = process.env['REAL_DATA'];

describe.runIf(folder !== undefined)('real data', () => {
  let engine: Awaited<ReturnType<typeof startNodeEngine>> | null = null;
  afterAll(() => engine?.end());

  test('telco: the worst context of three is month-to-month, fiber, electronic check, as other tools say', () => {
    const [header = '', ...lines] = readFileSync(joinPath(folder ?? '', 'telco/Telco-Customer-Churn.csv'), 'utf8')
      .trim()
      .split(/\r?\n/);
    const names = header.split(',');
    const cells = lines.map((line) => line.split(','));
    const columns = [
      'gender',
      'SeniorCitizen',
      'Partner',
      'Dependents',
      'PhoneService',
      'MultipleLines',
      'InternetService',
      'Contract',
      'PaperlessBilling',
      'PaymentMethod',
    ];
    const levels = columns.map((name) => [...new Set(cells.map((row) => row[names.indexOf(name)] ?? ''))].sort());
    const sizes = levels.map((own) => own.length);
    const input = inputOf({
      sizes,
      codes: columns.map((name, dimension) =>
        cells.map((row) => levels[dimension]?.indexOf(row[names.indexOf(name)] ?? '') ?? 0),
      ),
      contacts: Float64Array.from(cells, (row) => (row[names.indexOf('Churn')] === 'Yes' ? 1 : 0)),
    });
    const sides = sidesOf([], 3, true);
    const exposed = layOut(input);
    const counts = countAll(exposed, sizes, sides, layOutEntries(input, exposed, 1), { depth: 3, minimum: 100 });
    const wanted = ['InternetService', 'Contract', 'PaymentMethod'];
    const [worst] = Array.from({ length: counts.cube.length }, (_, context) => context)
      .map((context) => ({ items: itemsAt(counts.cube, context), ...countAt(counts, 0, context) }))
      .filter(
        ({ items }) => items.length === 3 && items.every(({ dimension }) => wanted.includes(columns[dimension] ?? '')),
      )
      .map(({ items, customers, contacts }) => ({
        name: items.map(({ dimension, code }) => levels[dimension]?.[code] ?? '').join(' & '),
        customers,
        rate: contacts / customers,
      }))
      .sort((a, b) => b.rate - a.rate);
    expect(countAt(counts, 0, 0)).toMatchObject({ customers: 7043, contacts: 1869 });
    expect(worst).toMatchObject({ name: 'Fiber optic & Month-to-month & Electronic check', customers: 1307 });
    expect(worst?.rate).toBeCloseTo(0.6037, 4);
  });

  test('incidents: callers are counted by incident, not by line of the log', { timeout: 120_000 }, async () => {
    engine = await startNodeEngine();
    await engine.registerFile(
      'incidents.csv',
      new Blob([new Uint8Array(gunzipSync(readFileSync(joinPath(folder ?? '', 'incident_events_119998.csv.gz'))))]),
    );
    const source = sql`read_csv(${literal('in/incidents.csv')}, all_varchar = TRUE)`;
    await engine.run(statement`CREATE TABLE "memory"."main"."customers" AS SELECT (row_number() OVER (ORDER BY "caller_id") - 1)::INTEGER AS "customer_no", "caller_id" AS "customer_id", DATE '0001-01-01' AS "seen_0", any_value("location") AS "location"
FROM (SELECT "caller_id", first("location" ORDER BY "number", "location") AS "location" FROM ${source} WHERE "caller_id" <> '?' GROUP BY "caller_id") GROUP BY "caller_id"`);
    await engine.run(statement`CREATE TABLE "memory"."main"."events_incidents" AS SELECT "number", nullif("contact_type", '?') AS "contact_type", nullif("category", '?') AS "category", "customers"."customer_no", NULL::TIMESTAMP AS "event_at"
FROM ${source} LEFT JOIN "memory"."main"."customers" ON "customers"."customer_id" = "caller_id"`);
    await engine.run(statement`CREATE TABLE "memory"."main"."log" AS SELECT "number", "caller_id", "location", nullif("contact_type", '?') AS "contact_type", nullif("category", '?') AS "category"
FROM ${source} WHERE "caller_id" <> '?'`);
    const distinct = firstNumber(
      await engine.query(query`SELECT count(DISTINCT "number")::DOUBLE AS "n" FROM "memory"."main"."events_incidents"`),
      'n',
    );
    expect(distinct).toBe(20_769);
    const callers = firstNumber(
      await engine.query(query`SELECT count(*)::DOUBLE AS "n" FROM "memory"."main"."customers"`),
      'n',
    );
    expect(callers).toBe(4_828);
    const column = (name: string, role: 'event-id' | 'channel' | 'reason', count: number) => ({
      column: name,
      type: 'text' as const,
      role,
      distinct: count,
    });
    const record: CustomerRecord = {
      database: 'memory',
      customers: callers,
      origins: [{ source: 'callers', seenColumn: 'seen_0', dated: false }],
      fields: [
        {
          id: 'callers/location',
          source: 'callers',
          label: 'location',
          column: 'location',
          type: 'text',
          role: 'attribute',
          family: 'profile',
          distinct: 30,
        },
      ],
      events: [
        {
          id: 'incidents',
          label: 'incidents',
          kind: 'contacts',
          table: 'events_incidents',
          dated: false,
          unit: 'number',
          columns: [
            column('number', 'event-id', 20_769),
            column('contact_type', 'channel', 5),
            column('category', 'reason', 45),
          ],
          rows: 119_998,
          linked: 0,
          orphans: 0,
          anonymous: 0,
          undated: 0,
          firstDate: null,
          lastDate: null,
        },
      ],
      repeated: [],
      lastDate: null,
    };
    const suggested = suggest(record);
    if (suggested === null) throw new Error('no contacts');
    const spec = { ...suggested, crossesContacts: true };
    const scope = { record, asOf: '2017-02-20', population: null, segments: new Map() };
    const result = await runContexts(engine, directMiner, spec, scope);
    if (result.kind !== 'rates') throw new Error('no rates');
    expect(result.spec).toMatchObject({ exposure: 'customers', window: { kind: 'all' } });
    expect(result.totals.customers).toBe(4_828);
    expect(result.totals.contacts / result.totals.customers).toBeCloseTo(4.302, 2);
    // A caller with 437 incidents: serial callers are the rule here.
    expect(result.totals.phi).toBeGreaterThan(5);
    expect(result.tried).toBeGreaterThan(10);

    expect(everyContext(result).length).toBeGreaterThan(3);
    await expectListsRecounted(engine, result, scope);
    for (const context of everyContext(result)) {
      // The same by other means: incidents of the file by what is written in it.
      const where = [...context.values, ...context.sides].map(({ choice: { dimension }, level }) => {
        const column = dimension.kind === 'contact-column' ? dimension.column : 'location';
        return writtenAs(dimension.kind === 'contact-column' ? identifier(column) : path('home', column), level);
      });
      const incidents = await engine.query(
        query`SELECT count(*)::DOUBLE AS "n" FROM (SELECT "number", "caller_id", first("contact_type" ORDER BY "contact_type") AS "contact_type", first("category" ORDER BY "category") AS "category"
FROM "memory"."main"."log" GROUP BY "number", "caller_id") AS "every"
JOIN (SELECT "caller_id", first("location" ORDER BY "number", "location") AS "location" FROM "memory"."main"."log" GROUP BY "caller_id") AS "home" USING ("caller_id") WHERE ${and(where)}`,
      );
      expect(firstNumber(incidents, 'n'), context.id).toBe(context.contacts);
    }
  });

  test('CFPB: complaints of people nobody knows are counted, not divided', { timeout: 60_000 }, async () => {
    engine ??= await startNodeEngine();
    await engine.registerFile(
      'complaints.csv',
      new Blob([readFileSync(joinPath(folder ?? '', 'cfpb/ConsumerComplaints.csv'), 'utf8').replaceAll("\\'", "'")]),
    );
    const source = sql`read_csv(${literal('in/complaints.csv')}, all_varchar = TRUE, header = TRUE)`;
    await engine.run(statement`CREATE OR REPLACE TABLE "memory"."main"."customers" AS SELECT (row_number() OVER (ORDER BY "ComplaintId") - 1)::INTEGER AS "customer_no", "ComplaintId" AS "customer_id", "DateReceived"::DATE AS "seen_0"
FROM ${source}`);
    await engine.run(statement`CREATE TABLE "memory"."main"."events_complaints" AS SELECT "SubmittedVia", "Issue", "Product", "customers"."customer_no", "DateReceived"::TIMESTAMP AS "event_at"
FROM ${source} JOIN "memory"."main"."customers" ON "customers"."customer_id" = "ComplaintId"`);
    const complaints = 9_224;
    const column = (name: string, role: 'channel' | 'reason' | 'product', distinct: number) => ({
      column: name,
      type: 'text' as const,
      role,
      distinct,
    });
    const record: CustomerRecord = {
      database: 'memory',
      customers: complaints,
      origins: [{ source: null, seenColumn: 'seen_0', dated: true }],
      fields: [],
      events: [
        {
          id: 'complaints',
          label: 'complaints',
          kind: 'contacts',
          table: 'events_complaints',
          dated: true,
          unit: null,
          columns: [
            column('SubmittedVia', 'channel', 6),
            column('Issue', 'reason', 90),
            column('Product', 'product', 11),
          ],
          rows: complaints,
          linked: complaints,
          orphans: 0,
          anonymous: 0,
          undated: 0,
          firstDate: '2011-12-01',
          lastDate: '2016-12-31',
        },
      ],
      repeated: [],
      lastDate: '2016-12-31',
    };
    const suggested = suggest(record);
    if (suggested === null) throw new Error('no contacts');
    const result = await runContexts(
      engine,
      directMiner,
      { ...suggested, window: { kind: 'all' } },
      { record, asOf: '2018-12-31', population: null, segments: new Map() },
    );
    if (result.kind !== 'counts') throw new Error('A rate without exposure');
    expect(result.seen.contacts).toBe(complaints);
    const [largest] = result.counts;
    expect(largest?.contacts).toBe(833);
    expect(largest?.sides.map(({ level }) => level)).toEqual([
      { kind: 'value', value: 'Web' },
      { kind: 'value', value: 'Loan modification,collection,foreclosure' },
      { kind: 'value', value: 'Mortgage' },
    ]);
    for (const { sides, contacts } of result.counts) {
      const where = sides.map(({ choice: { dimension }, level }) => {
        if (dimension.kind !== 'contact-column') throw new TypeError('of complaints only');
        return writtenAs(identifier(dimension.column), level);
      });
      const counted = await engine.query(query`SELECT count(*)::DOUBLE AS "n" FROM ${source} WHERE ${and(where)}`);
      expect(firstNumber(counted, 'n')).toBe(contacts);
    }
  });
});

test.runIf(folder === undefined)('REAL_DATA is not set: real files were not read', () => {
  expect(folder).toBeUndefined();
});
