import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { binningOf, intervalOf } from '../../../src/analyses/distribution/bars.ts';
import { histogramQuery } from '../../../src/analyses/distribution/histogram-query.ts';
import { runBrush, runDistribution } from '../../../src/analyses/distribution/run.ts';
import type { DistributionSpec } from '../../../src/analyses/distribution/spec.ts';
import { readSummary } from '../../../src/analyses/distribution/summary.ts';
import { summaryQuery } from '../../../src/analyses/distribution/summary-query.ts';
import type { Session } from '../../../src/engine/engine.ts';
import type { CustomerRecord } from '../../../src/model/record.ts';
import type { RowFilter } from '../../../src/model/rule.ts';
import type { Scope } from '../../../src/model/scope.ts';
import { query, statement, type Sql } from '../../../src/sql/sql.ts';
import { expectClose } from '../../support/golden.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

const realData = process.env['REAL_DATA'];

/** The customers are the ids of the tickets; the clean ones are left to the filter of the measure. */
async function onlineRetail(engine: Session, folder: string): Promise<CustomerRecord> {
  await engine.registerFile('retail.csv', new Blob([gunzipSync(readFileSync(`${folder}/online_retail.csv.gz`))]));
  await engine.run(
    statement`CREATE OR REPLACE TABLE "memory"."main"."raw" AS SELECT * FROM read_csv('in/retail.csv', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {'InvoiceNo': 'VARCHAR', 'StockCode': 'VARCHAR', 'Description': 'VARCHAR', 'Quantity': 'DOUBLE', 'InvoiceDate': 'TIMESTAMP', 'UnitPrice': 'DOUBLE', 'CustomerID': 'VARCHAR', 'Country': 'VARCHAR'})`,
  );
  await engine.run(
    statement`CREATE OR REPLACE TABLE "memory"."main"."customers" AS SELECT (row_number() OVER (ORDER BY "CustomerID") - 1)::INTEGER AS "customer_no", "CustomerID" AS "customer_id", min("InvoiceDate")::DATE AS "seen_0" FROM "memory"."main"."raw" WHERE "CustomerID" IS NOT NULL GROUP BY "CustomerID"`,
  );
  await engine.run(
    statement`CREATE OR REPLACE TABLE "memory"."main"."lines" AS SELECT "raw".*, "customer_no", "InvoiceDate" AS "event_at" FROM "memory"."main"."raw" AS "raw" LEFT JOIN "memory"."main"."customers" ON "customer_id" = "CustomerID"`,
  );
  await engine.run(statement`DROP TABLE "memory"."main"."raw"`);
  const column = (
    name: string,
    type: 'text' | 'decimal',
    role: 'event-id' | 'quantity' | 'unit-price' | 'attribute',
  ) => ({ column: name, type, role, distinct: 30 });
  return {
    database: 'memory',
    customers: 4372,
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
          column('Country', 'text', 'attribute'),
        ],
        rows: 541_909,
        linked: 406_829,
        orphans: 0,
        anonymous: 135_080,
        undated: 0,
        firstDate: '2010-12-01',
        lastDate: '2011-12-09',
      },
    ],
    repeated: [],
    lastDate: '2011-12-09',
  };
}

const above = (column: string): RowFilter => ({
  kind: 'column',
  column,
  test: { op: 'between', min: 0, max: null, open: 'min' },
});
const clean: RowFilter = {
  kind: 'group',
  join: 'and',
  negated: false,
  children: [
    { kind: 'column', column: 'InvoiceNo', test: { op: 'not-starts', text: 'C' } },
    above('Quantity'),
    above('UnitPrice'),
  ],
};
const amount = { kind: 'product', quantity: 'Quantity', unitPrice: 'UnitPrice' } as const;
const spend: DistributionSpec = {
  measure: {
    kind: 'events',
    events: 'lines',
    aggregate: 'sum',
    amount,
    window: { kind: 'all' },
    filter: clean,
    absent: 'left-out',
  },
  split: null,
  view: 'histogram',
};
const rowsOfLines: DistributionSpec = {
  measure: {
    kind: 'event-value',
    events: 'lines',
    amount: { kind: 'column', column: 'UnitPrice' },
    window: { kind: 'all' },
    filter: null,
  },
  split: null,
  view: 'histogram',
};

describe.skipIf(realData === undefined)('Online Retail (set REAL_DATA to the folder of the real files)', async () => {
  if (realData === undefined) return;
  const engine = await startNodeEngine();
  afterAll(() => engine.end());
  const scope: Scope = {
    record: await onlineRetail(engine, realData),
    asOf: '2011-12-09',
    population: null,
    segments: new Map(),
  };

  test('spends what other tools say', async () => {
    const result = await runDistribution(engine, spend, scope);
    if (result.kind === 'refused') throw new Error(result.refusal.code);
    const { summary, bars } = result;
    expect(summary.n).toBe(4338);
    expect(result.counts.missing).toBe(4372 - 4338);
    expectClose(summary.mean, 2054.27, 1e-5, 'mean');
    expectClose(summary.median, 674.485, 1e-9, 'median');
    expectClose(summary.deciles[8] ?? null, 3646.53, 1e-5, 'p90');
    expectClose(summary.max, 280_206.02, 1e-9, 'max');
    expectClose(summary.gini, 0.71514, 1e-5, 'Gini');
    expectClose(summary.top20Share, 0.7462, 1e-4, 'top 20 %');
    expectClose(summary.sum, 8_911_407.9, 1e-8, 'sum');
    expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(4338);
    const interval = intervalOf(bars.slice(2, 6));
    if (interval === null) throw new Error('no bars');
    expect((await runBrush(engine, spend, scope, interval)).count).toBe(
      bars.slice(2, 6).reduce((sum, bar) => sum + bar.count, 0),
    );
  });

  test('is put in bins of all its 541,909 rows about as fast as by the shortest query', async () => {
    const { summary, counts } = readSummary(await engine.query(summaryQuery(rowsOfLines, scope)));
    expect(counts).toMatchObject({ all: 541_909, anonymous: 135_080 });
    if (summary === null) throw new Error('no summary');
    const binning = binningOf(summary);
    const bare = query`SELECT floor("UnitPrice" / 5e-1), count(*) FROM "memory"."main"."lines" GROUP BY 1`;
    const full = histogramQuery(rowsOfLines, scope, binning, null);
    const timeOf = async (one: Sql<'query'>): Promise<number> => {
      const start = performance.now();
      await engine.query(one);
      return performance.now() - start;
    };
    const [bares, fulls]: [number[], number[]] = [[], []];
    for (let i = 0; i < 7; i++) {
      bares.push(await timeOf(bare));
      fulls.push(await timeOf(full));
    }
    const [shortest, ours] = [Math.min(...bares), Math.min(...fulls)];
    console.log(`bare ${shortest.toFixed(0)} ms, histogram ${ours.toFixed(0)} ms, summary of ${summary.n} rows`);
    expect(ours).toBeLessThan(1.5 * shortest + 50);
  }, 60_000);
});
