import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { readSizes, sizesQuery } from '../../../src/analyses/segmentation/assigned.ts';
import { bandsFrom, sharesQuery } from '../../../src/analyses/segmentation/ready/bands.ts';
import { channelChoices } from '../../../src/analyses/segmentation/ready/channels.ts';
import { answersQuery, noticeScale, npsPlan, readAnswers } from '../../../src/analyses/segmentation/ready/nps.ts';
import {
  axesFrom,
  paintedByDefault,
  quintilesQuery,
  rfmMeasuresOf,
  rfmNames,
} from '../../../src/analyses/segmentation/ready/rfm.ts';
import type { Session } from '../../../src/engine/engine.ts';
import type { Measure } from '../../../src/model/measure.ts';
import { always } from '../../../src/model/period.ts';
import type { CustomerRecord, EventTable } from '../../../src/model/record.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import type { Scope } from '../../../src/model/scope.ts';
import type { Plan } from '../../../src/model/segmentation.ts';
import { netPromoter } from '../../../src/model/statistics/net-promoter.ts';
import { query, statement } from '../../../src/sql/sql.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

const realData = process.env['REAL_DATA'];
const engine = realData === undefined ? null : await startNodeEngine();
afterAll(() => engine?.end());

const asOf = '2011-12-09';

/** Customers by their clean purchases: no cancellation, a quantity and a price above 0. */
async function onlineRetail(session: Session, folder: string): Promise<CustomerRecord> {
  await session.registerFile('retail.csv', new Blob([gunzipSync(readFileSync(`${folder}/online_retail.csv.gz`))]));
  await session.run(
    statement`CREATE OR REPLACE TABLE "memory"."main"."clean" AS SELECT * FROM read_csv('in/retail.csv', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {'InvoiceNo': 'VARCHAR', 'StockCode': 'VARCHAR', 'Description': 'VARCHAR', 'Quantity': 'DOUBLE', 'InvoiceDate': 'TIMESTAMP', 'UnitPrice': 'DOUBLE', 'CustomerID': 'VARCHAR', 'Country': 'VARCHAR'}) WHERE "CustomerID" IS NOT NULL AND NOT starts_with("InvoiceNo", 'C') AND "Quantity" > 0 AND "UnitPrice" > 0`,
  );
  await session.run(
    statement`CREATE OR REPLACE TABLE "memory"."main"."customers" AS SELECT (row_number() OVER (ORDER BY "CustomerID") - 1)::INTEGER AS "customer_no", "CustomerID" AS "customer_id", min("InvoiceDate")::DATE AS "seen_0" FROM "memory"."main"."clean" GROUP BY "CustomerID"`,
  );
  await session.run(
    statement`CREATE OR REPLACE TABLE "memory"."main"."lines" AS SELECT "clean".*, "customer_no", "InvoiceDate" AS "event_at" FROM "memory"."main"."clean" AS "clean" JOIN "memory"."main"."customers" ON "customer_id" = "CustomerID"`,
  );
  const column = (name: string, type: 'text' | 'decimal', role: EventTable['columns'][number]['role']) => ({
    column: name,
    type,
    role,
    distinct: 30,
  });
  return {
    database: 'memory',
    customers: 4338,
    origins: [{ source: null, seenColumn: 'seen_0', dated: true }],
    fields: [],
    events: [
      {
        id: 'lines',
        label: 'lines',
        kind: 'purchases',
        table: 'lines',
        dated: true,
        unit: 'InvoiceNo',
        columns: [
          column('InvoiceNo', 'text', 'event-id'),
          column('Quantity', 'decimal', 'quantity'),
          column('UnitPrice', 'decimal', 'unit-price'),
          column('Country', 'text', 'country'),
        ],
        rows: 397_884,
        linked: 397_884,
        orphans: 0,
        anonymous: 0,
        undated: 0,
        firstDate: '2010-12-01',
        lastDate: asOf,
      },
    ],
    repeated: [],
    lastDate: asOf,
  };
}

describe.skipIf(realData === undefined)('real files (REAL_DATA names their folder; skipped where it does not)', () => {
  test(
    'Online Retail: RFM and deciles are those of SQL written by hand; no channel is told',
    { timeout: 300_000 },
    async () => {
      if (engine === null || realData === undefined) throw new Error('REAL_DATA');
      const record = await onlineRetail(engine, realData);
      const scope: Scope = { record, asOf, population: null, segments: new Map() };
      expect(channelChoices(record)).toEqual([]);
      const [lines] = record.events;
      if (lines === undefined) throw new Error('lines');
      const measures = rfmMeasuresOf(lines, always);
      const axes = axesFrom(await engine.query(quintilesQuery(measures, scope)), measures);
      if (axes === null) throw new Error('axes');
      const plan: Plan = {
        kind: 'grid',
        axes,
        parts: rfmNames.map((name) => ({ id: name, name })),
        cells: paintedByDefault(),
      };
      const sizes = readSizes(await engine.query(sizesQuery(plan, scope)), rfmNames.length);
      const byHand = await engine.query(query`WITH rfm AS (
  SELECT "CustomerID", DATE '2011-12-09' - max("InvoiceDate")::DATE AS r, count(DISTINCT "InvoiceNo") AS f, sum("Quantity" * "UnitPrice") AS m
  FROM "memory"."main"."clean" GROUP BY ALL),
cuts AS (SELECT quantile_cont(r, [.2, .4, .6, .8]) AS qr, quantile_cont(f, [.2, .4, .6, .8]) AS qf, quantile_cont(m, [.2, .4, .6, .8]) AS qm FROM rfm),
scored AS (SELECT
  5 - len(list_filter(qr, lambda q: r > q)) AS r,
  1 + len(list_filter(qf, lambda q: f > q)) AS f,
  1 + len(list_filter(qm, lambda q: round(m, 2) > floor(round(q * 100, 6)) / 100)) AS m FROM rfm, cuts)
SELECT CASE WHEN r >= 4 AND f >= 4 AND m >= 4 THEN 'champions' WHEN r >= 3 AND f >= 3 THEN 'loyal' WHEN r >= 3 AND m >= 4 THEN 'big'
  WHEN r >= 4 THEN 'new' WHEN r = 3 THEN 'fading' WHEN f >= 4 OR m >= 4 THEN 'win-back' WHEN r = 2 THEN 'sleeping' ELSE 'lost' END AS "name",
  count(*)::DOUBLE AS "n" FROM scored GROUP BY ALL`);
      const counted = new Map(byHand.texts('name').map((name, row) => [name, byHand.numbers('n')[row]]));
      expect(rfmNames.map((name, place) => [name, sizes.counts[place]])).toEqual(
        rfmNames.map((name) => [name, counted.get(name) ?? 0]),
      );
      expect([sizes.all, sizes.counts.at(-1)]).toEqual([4338, 0]);

      const [, , spend] = measures;
      const bands = bandsFrom(await engine.query(sharesQuery(spend, 10, scope)), spend, 10);
      if (bands === null) throw new Error('bands');
      const deciles = readSizes(await engine.query(sizesQuery(bands, scope)), 10);
      expect(deciles.counts.slice(0, 10).every((n) => Math.abs(n - 433.8) <= 2)).toBe(true);
      const top =
        await engine.query(query`WITH spent AS (SELECT "CustomerID", sum("Quantity" * "UnitPrice") AS m FROM "memory"."main"."clean" GROUP BY ALL)
SELECT count(*) FILTER (m > (SELECT quantile_cont(m, .9) FROM spent))::DOUBLE AS "top" FROM spent`);
      expect(deciles.counts[9]).toBe(firstNumber(top, 'top'));
    },
  );

  test('the airport survey: NPS +39.84 once the code 11 is no answer', { timeout: 120_000 }, async () => {
    if (engine === null || realData === undefined) throw new Error('REAL_DATA');
    const file = readFileSync(`${realData}/sfo-survey/2017_SFO_Customer_Survey_20250817.csv`);
    await engine.registerFile('sfo.csv', new Blob([file]));
    await engine.run(
      statement`CREATE OR REPLACE TABLE "memory"."main"."customers" AS SELECT (row_number() OVER ()-1)::INTEGER AS "customer_no", "RESPNUM" AS "customer_id", DATE '0001-01-01' AS "seen_0", "NETPRO"::DOUBLE AS "NETPRO", nullif("NETPRO", '11')::DOUBLE AS "cleaned" FROM read_csv('in/sfo.csv', all_varchar = true, header = true)`,
    );
    const field = (column: string) => ({
      id: `sfo/${column}`,
      source: 'sfo',
      label: column,
      column,
      type: 'integer' as const,
      role: 'score' as const,
      family: 'profile' as const,
      distinct: 12,
    });
    const record: CustomerRecord = {
      database: 'memory',
      customers: 2831,
      origins: [{ source: 'sfo', seenColumn: 'seen_0', dated: false }],
      fields: [field('NETPRO'), field('cleaned')],
      events: [],
      repeated: [],
      lastDate: null,
    };
    const scope: Scope = { record, asOf: '2017-12-31', population: null, segments: new Map() };
    const names = { promoters: 'P', passives: 'N', detractors: 'D' };
    const raw: Measure = { kind: 'field', field: 'sfo/NETPRO' };
    const noticed = noticeScale(readAnswers(await engine.query(answersQuery(raw, scope))));
    expect(noticed).toMatchObject({ scale: 'zero-to-ten', sure: true, outside: [{ value: 11, n: 84 }] });
    // As a missing value of the reading, and as a value that the scale does not have: the same.
    for (const measure of [raw, { kind: 'field', field: 'sfo/cleaned' } as const]) {
      const { counts } = readSizes(await engine.query(sizesQuery(npsPlan(measure, 'zero-to-ten', names), scope)), 3);
      expect(counts).toEqual([1436, 968, 342, 85]);
      const [promoters = 0, passives = 0, detractors = 0] = counts;
      expect(netPromoter({ promoters, passives, detractors }).score).toBeCloseTo(39.84, 2);
    }
  });
});
