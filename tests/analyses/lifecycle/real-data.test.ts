import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { runLifecycle } from '../../../src/analyses/lifecycle/run.ts';
import { databaseOf } from '../../../src/engine/engine.ts';
import type { ColumnRole, ColumnType } from '../../../src/model/column.ts';
import type { CustomerRecord } from '../../../src/model/record.ts';
import { firstNumber, type Rows } from '../../../src/model/rows.ts';
import type { Scope } from '../../../src/model/scope.ts';
import { buildRecord, readRecord } from '../../../src/preparation/record/build-record.ts';
import { identifier, join, literal, path, query, sql, statement, type Sql } from '../../../src/sql/sql.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import { specOf } from './shop.ts';

const folder = process.env['REAL_DATA'];

type Column = readonly [name: string, type: ColumnType, role: ColumnRole];
const types: Record<ColumnType, Sql> = {
  text: sql`VARCHAR`,
  integer: sql`DOUBLE`,
  decimal: sql`DOUBLE`,
  date: sql`DATE`,
  datetime: sql`TIMESTAMP`,
  boolean: sql`BOOLEAN`,
};

describe.runIf(folder !== undefined)('real data (set REAL_DATA to the folder of the real files)', async () => {
  if (folder === undefined) return;
  const engine = await startNodeEngine();
  const workshop = memoryWorkshop(engine);
  afterAll(() => engine.end());

  /** The record of one file of purchases, and the file itself as `"memory"."main"."<id>"`. */
  async function recordOf(
    id: string,
    bytes: Uint8Array<ArrayBuffer>,
    columns: readonly Column[],
  ): Promise<CustomerRecord> {
    await engine.registerFile(`${id}.csv`, new Blob([bytes]));
    const names = columns.map(([name, type]) => sql`${identifier(name)}::${types[type]} AS ${identifier(name)}`);
    const read = sql`SELECT ${join(names)} FROM read_csv(${literal(`in/${id}.csv`)}, header = TRUE, all_varchar = TRUE, nullstr = ['', 'NA'])`;
    await engine.run(statement`CREATE TABLE ${path('memory', 'main', id)} AS ${read}`);
    const session = await workshop.open();
    await session.run(
      statement`CREATE TABLE ${path(session.target, 'main', 'rows')} AS SELECT * FROM ${path('memory', 'main', id)}`,
    );
    await engine.attach(await session.finish(`${id}_rows`));
    const count = firstNumber(
      await engine.query(query`SELECT count(*)::DOUBLE AS "n" FROM ${path('memory', 'main', id)}`),
      'n',
    );
    const build = await workshop.open();
    await buildRecord(build, {
      today: '2026-11-22',
      sources: [
        {
          id,
          label: `${id}.csv`,
          kind: 'purchases',
          database: databaseOf(`${id}_rows`),
          rows: count,
          columns: columns.map(([name, type, role]) => ({ name, type, role, distinct: 1000, max: null })),
          making: undefined,
        },
      ],
    });
    await engine.attach(await build.finish(`${id}_record`));
    return readRecord(engine, databaseOf(`${id}_record`));
  }

  const scopeOf = (record: CustomerRecord, asOf: string): Scope => ({
    record,
    asOf,
    population: null,
    segments: new Map(),
  });
  const ask = (asked: Sql<'query'>): Promise<Rows> => engine.query(asked);

  test(
    'Online Retail: cohorts, silences and returns of customers as written by hand in SQL',
    { timeout: 240_000 },
    async () => {
      const bytes = new Uint8Array(gunzipSync(readFileSync(`${folder}/online_retail.csv.gz`)));
      const record = await recordOf('retail', bytes, [
        ['InvoiceNo', 'text', 'event-id'],
        ['InvoiceDate', 'datetime', 'date'],
        ['Quantity', 'integer', 'quantity'],
        ['UnitPrice', 'decimal', 'unit-price'],
        ['CustomerID', 'text', 'customer-id'],
      ]);
      const scope = scopeOf(record, '2011-12-09');
      expect(record.customers).toBe(4372);
      expect(record.events[0]?.returns?.signs.map(({ sign }) => sign.kind)).toContain('prefix');
      await engine.run(
        statement`CREATE TABLE "memory"."main"."visits" AS SELECT DISTINCT "CustomerID" AS "who", "InvoiceDate"::DATE AS "day" FROM "memory"."main"."retail" WHERE "CustomerID" IS NOT NULL AND "InvoiceNo" NOT LIKE 'C%' AND "Quantity" >= 0`,
      );
      const spec = specOf(scope, { view: 'cohorts', cohorts: { grain: 'month', counts: 'in', picture: 'table' } });
      const result = await runLifecycle(engine, spec, scope);
      if (result.kind !== 'cohorts') throw new Error(result.kind);
      const hand =
        await ask(query`WITH "f" AS (SELECT "who", min("day") AS "first" FROM "memory"."main"."visits" GROUP BY 1)
SELECT strftime("first", '%Y-%m') AS "cohort", ((year("day") - year("first")) * 12 + month("day") - month("first"))::DOUBLE AS "k", count(DISTINCT "who")::DOUBLE AS "n"
FROM "memory"."main"."visits" JOIN "f" USING ("who") GROUP BY 1, 2`);
      const known = new Map(
        hand
          .texts('cohort')
          .map((cohort, i) => [`${cohort ?? ''} ${hand.numbers('k')[i] ?? -1}`, hand.numbers('n')[i] ?? 0]),
      );
      expect(result.cohorts.cohorts).toHaveLength(13);
      for (const cohort of result.cohorts.cohorts) {
        expect(cohort.size).toBe(known.get(`${cohort.from.slice(0, 7)} 0`));
        cohort.active.forEach((active, k) => {
          expect(active, `${cohort.from} ${k}`).toBe(known.get(`${cohort.from.slice(0, 7)} ${k}`) ?? 0);
        });
      }
      // 4,338 paid something; one more has only articles given away.
      expect(result.cohorts.customers).toBe(4339);
      // December 2011 is not over on the 9th.
      expect(result.cohorts.cohorts[0]?.complete).toBe(11);

      const repeat = await runLifecycle(engine, { ...spec, view: 'repeat' }, scope);
      if (repeat.kind !== 'repeat') throw new Error(repeat.kind);
      const gaps =
        await ask(query`WITH "d" AS (SELECT "who", "day", row_number() OVER (PARTITION BY "who" ORDER BY "day") AS "i" FROM "memory"."main"."visits")
SELECT count(*)::DOUBLE AS "n", quantile_cont("b"."day" - "a"."day", 0.5)::DOUBLE AS "median" FROM "d" AS "a" JOIN "d" AS "b" ON "a"."who" = "b"."who" AND "a"."i" = 1 AND "b"."i" = 2`);
      const [first] = repeat.repeat.steps;
      expect([first?.reached, first?.came]).toEqual([4339, firstNumber(gaps, 'n')]);
      expect(first?.between?.p50).toBe(firstNumber(gaps, 'median'));

      const fan = await runLifecycle(engine, { ...spec, view: 'fan' }, scope);
      if (fan.kind !== 'fan') throw new Error(fan.kind);
      const paid =
        await ask(query`WITH "f" AS (SELECT "who", min("day") AS "first" FROM "memory"."main"."visits" GROUP BY 1),
"v" AS (SELECT "who", coalesce(sum("Quantity" * "UnitPrice") FILTER (date_trunc('month', "InvoiceDate") >= date_trunc('month', "first") AND date_trunc('month', "InvoiceDate") <= date_trunc('month', "first") + INTERVAL 6 MONTH), 0) AS "value"
FROM "f" JOIN "memory"."main"."retail" ON "CustomerID" = "who" WHERE date_trunc('month', "first") + INTERVAL 6 MONTH <= DATE '2011-11-01' GROUP BY "who")
SELECT count(*)::DOUBLE AS "n", quantile_cont("value", 0.5)::DOUBLE AS "p50", quantile_cont("value", 0.9)::DOUBLE AS "p90" FROM "v"`);
      const point = fan.fan.points[6];
      expect(point?.n).toBe(firstNumber(paid, 'n'));
      expect(point?.p50).toBeCloseTo(firstNumber(paid, 'p50'), 6);
      expect(point?.p90).toBeCloseTo(firstNumber(paid, 'p90'), 6);

      const stages = await runLifecycle(engine, { ...spec, view: 'stages' }, scope);
      if (stages.kind !== 'stages') throw new Error(stages.kind);
      const { rules, stock, population } = stages.stages;
      const lapsed = await ask(
        query`SELECT count(*) FILTER (DATE '2011-12-09' - "last" > ${literal(rules.lapsed)})::DOUBLE AS "lapsed", count(*) FILTER (DATE '2011-12-09' - "last" > ${literal(rules.atRisk)} AND DATE '2011-12-09' - "last" <= ${literal(rules.lapsed)})::DOUBLE AS "risk" FROM (SELECT max("day") AS "last" FROM "memory"."main"."visits" GROUP BY "who")`,
      );
      const now = stock.at(-1)?.counts;
      expect([now?.lapsed, now?.['at-risk']]).toEqual([firstNumber(lapsed, 'lapsed'), firstNumber(lapsed, 'risk')]);
      expect([population, now?.none]).toEqual([4372, 4372 - 4339]);
      console.log(
        `Online Retail: month 1 ${result.cohorts.totals[1]?.active ?? 0} of ${result.cohorts.totals[1]?.size ?? 0}; at risk after ${rules.atRisk} days, lapsed after ${rules.lapsed}; 2nd time ${first?.came ?? 0} of ${first?.reached ?? 0}, median ${first?.between?.p50 ?? 0} days`,
      );
    },
  );

  test('Complete Journey: departures by silence as written by hand in SQL', { timeout: 240_000 }, async () => {
    const bytes = new Uint8Array(readFileSync(`${folder}/completejourney/transactions_sample.csv`));
    const record = await recordOf('journey', bytes, [
      ['household_id', 'text', 'customer-id'],
      ['basket_id', 'text', 'attribute'],
      ['sales_value', 'decimal', 'amount'],
      ['transaction_timestamp', 'datetime', 'date'],
    ]);
    const asOf = record.lastDate ?? '';
    const scope = scopeOf(record, asOf);
    const spec = specOf(scope, {
      view: 'survival',
      survival: {
        span: { events: 'journey', begins: null, end: { kind: 'silence', days: 60 }, knownSince: null },
        split: null,
      },
    });
    const result = await runLifecycle(engine, spec, scope);
    if (result.kind !== 'survival') throw new Error(result.kind);
    const hand =
      await ask(query`WITH "d" AS (SELECT DISTINCT "household_id" AS "who", "transaction_timestamp"::DATE AS "day" FROM "memory"."main"."journey"),
"g" AS (SELECT "who", "day", coalesce(lead("day") OVER (PARTITION BY "who" ORDER BY "day"), ${literal(asOf)}::DATE + 1) - "day" AS "gap" FROM "d"),
"s" AS (SELECT "who", min("day") AS "first", min("day") FILTER ("gap" > 60 AND "day" + 60 <= ${literal(asOf)}::DATE) AS "silent" FROM "g" GROUP BY 1)
SELECT count(*)::DOUBLE AS "n", count("silent")::DOUBLE AS "lost", count(*) FILTER ("silent" + 60 - "first" = 60)::DOUBLE AS "at60",
 count(*) FILTER (coalesce("silent" + 60, ${literal(asOf)}::DATE) - "first" >= 60)::DOUBLE AS "risk60" FROM "s"`);
    const { all } = result.survival;
    expect([all.customers, all.lost]).toEqual([firstNumber(hand, 'n'), firstNumber(hand, 'lost')]);
    const first = all.points.find((point) => point.lost > 0);
    expect(first?.time).toBe(60);
    expect([first?.lost, first?.atRisk]).toEqual([firstNumber(hand, 'at60'), firstNumber(hand, 'risk60')]);
    expect(all.customers).toBe(2377);
  });
});

test.runIf(folder === undefined)('REAL_DATA is not set: real files were not read', () => {
  expect(folder).toBeUndefined();
});
