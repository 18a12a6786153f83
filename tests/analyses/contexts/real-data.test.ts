import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { countAll } from '../../../src/analyses/contexts/counts.ts';
import { cubeOf } from '../../../src/analyses/contexts/cube.ts';
import { directMiner } from '../../../src/analyses/contexts/direct-miner.ts';
import { layOut } from '../../../src/analyses/contexts/halves.ts';
import { layOutEntries, sidesOf } from '../../../src/analyses/contexts/sides.ts';
import { itemsAt } from '../../../src/analyses/contexts/world.ts';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import { suggest } from '../../../src/analyses/contexts/suggest.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import { literal, query, sql, statement } from '../../../src/sql/sql.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import type { MinerInput } from '../../../src/analyses/contexts/miner.ts';
import type { CustomerRecord } from '../../../src/model/record.ts';

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
    const none = new Float64Array(0);
    const input: MinerInput = {
      sizes,
      sideSizes: [],
      crossed: true,
      customer: Float64Array.from(cells, (_, row) => row),
      cell: Float64Array.from(cells, (row) =>
        columns.reduce(
          (cell, name, dimension) =>
            cell * (sizes[dimension] ?? 1) + (levels[dimension]?.indexOf(row[names.indexOf(name)] ?? '') ?? 0),
          0,
        ),
      ),
      contacts: Float64Array.from(cells, (row) => (row[names.indexOf('Churn')] === 'Yes' ? 1 : 0)),
      exposure: new Float64Array(cells.length).fill(1),
      sideCustomer: none,
      side: none,
      sideContacts: none,
      depth: 3,
      minimumCustomers: 100,
    };
    const cube = cubeOf(sizes, 3);
    const sides = sidesOf([], 3, true);
    const customers = layOut(input);
    const { all } = countAll(
      cube,
      3,
      customers,
      sides,
      layOutEntries(input, customers, sides.combinations),
      () => undefined,
    );
    const named = (cell: number): string =>
      itemsAt(cube, cell)
        .map(({ dimension, code }) => levels[dimension]?.[code] ?? '')
        .join(' & ');
    const [worst] = Array.from(all.customers.keys())
      .filter(
        (cell) =>
          (all.customers[cell] ?? 0) >= 100 &&
          itemsAt(cube, cell).length === 3 &&
          itemsAt(cube, cell).every(({ dimension }) =>
            ['InternetService', 'Contract', 'PaymentMethod'].includes(columns[dimension] ?? ''),
          ),
      )
      .map((cell) => ({
        name: named(cell),
        customers: all.customers[cell] ?? 0,
        rate: (all.contacts[0]?.[cell] ?? 0) / (all.customers[cell] ?? 1),
      }))
      .sort((a, b) => b.rate - a.rate);
    expect(customers.count).toBe(7043);
    expect(all.contacts[0]?.[0]).toBe(1869);
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
    const result = await runContexts(engine, directMiner, spec, {
      record,
      asOf: '2017-02-20',
      population: null,
      segments: new Map(),
    });
    if (result.kind !== 'rates') throw new Error('no rates');
    expect(result.spec).toMatchObject({ exposure: 'customers', window: { kind: 'all' } });
    expect(result.totals.customers).toBe(4_828);
    expect(result.totals.contacts / result.totals.customers).toBeCloseTo(4.302, 2);
    // A caller with 437 incidents: serial callers are the rule here.
    expect(result.totals.phi).toBeGreaterThan(5);
    expect(result.tried).toBeGreaterThan(10);
  });
});

test.runIf(folder === undefined)('REAL_DATA is not set: real files were not read', () => {
  expect(folder).toBeUndefined();
});
