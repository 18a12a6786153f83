/** What Home tells of moves by value, recounted by SQL written by hand over the rows of the purchases. */
import { afterAll, expect, test } from 'vitest';
import { valueMeasure } from '../../../src/analyses/segmentation/described.ts';
import { changeOf, worthTelling } from '../../../src/analyses/segmentation/moves/moves.ts';
import { datesBefore, runMoves } from '../../../src/analyses/segmentation/moves/run.ts';
import { channelChoices, channelsPlan } from '../../../src/analyses/segmentation/ready/channels.ts';
import type { Scope } from '../../../src/model/scope.ts';
import { query } from '../../../src/sql/sql.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { smallRecord, type SmallEvent } from '../../support/small-record.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

/** The same numbers each time, none of them even: Park and Miller, 1988. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

const customers = 400;
const roll = dice(7);
const purchases = (odds: number, most: number): readonly SmallEvent[] =>
  Array.from({ length: customers }, (_, customer) => customer).flatMap((customer) =>
    roll(100) >= odds
      ? []
      : Array.from({ length: 1 + roll(4) }, () => ({
          customer: `c${String(customer)}`,
          at: `${String(2024 + roll(3))}-${String(1 + roll(9)).padStart(2, '0')}-${String(1 + roll(28)).padStart(2, '0')}`,
          // A few returns: what they take away is part of the value.
          cells: [(roll(20) === 0 ? -1 : 1) * (5 + roll(most) + 0.25)],
        })),
  );
const columns = [{ column: 'amount', type: 'decimal', role: 'amount' } as const];
const record = await smallRecord(engine, {
  origins: [{ source: 'crm', dated: true }],
  fields: [],
  // Some are customers only since the year between the two dates: they arrived, and made no move.
  customers: Array.from({ length: customers }, (_, customer) => ({
    id: `c${String(customer)}`,
    seen: [customer % 7 === 0 ? '2026-02-01' : '2023-01-01'],
    fields: [],
  })),
  events: [
    { id: 'till', kind: 'purchases', columns, rows: purchases(70, 120) },
    { id: 'web', kind: 'purchases', columns, rows: purchases(55, 300) },
  ],
});

test('each flow between channels has the customers and the value that a recount of the rows gives, and Home tells the greatest of each', async () => {
  const scope: Scope = { record, asOf: '2026-09-30', population: null, segments: new Map() };
  const channels = channelChoices(record).find((one) => one.kind === 'sources');
  const value = valueMeasure(record);
  if (channels === undefined || value === null) throw new Error('Two files of purchases are channels and have a value');
  const names = { only: (channel: string) => channel, several: 'both', unknown: 'unknown' };
  const plan = channelsPlan(channels, [], { kind: 'months', months: 12 }, names);
  const dates = datesBefore(scope.asOf, 1, 12);
  expect(dates).toEqual(['2025-09-30', '2026-09-30']);
  const { whole, states } = await runMoves(engine, { dates, plan, earlier: null, value, causeless: true }, scope);
  expect(states.map(({ name }) => name)).toEqual(['till', 'web', 'both', null]);

  const rows = await engine.query(query`
    WITH looks("look", "from_day", "to_day") AS (
      VALUES (1, DATE '2024-10-01', DATE '2025-09-30'), (2, DATE '2025-10-01', DATE '2026-09-30')
    ), told AS (
      SELECT l."look", c."customer_no", c."seen_0" <= l."to_day" AS "known",
        (SELECT count(*) FROM "till" e WHERE e."customer_no" = c."customer_no" AND e."event_at"::DATE BETWEEN l."from_day" AND l."to_day") AS "tills",
        (SELECT count(*) FROM "web" e WHERE e."customer_no" = c."customer_no" AND e."event_at"::DATE BETWEEN l."from_day" AND l."to_day") AS "webs",
        (SELECT coalesce(sum(e."amount"), 0) FROM "till" e WHERE e."customer_no" = c."customer_no" AND e."event_at"::DATE BETWEEN l."from_day" AND l."to_day") AS "spent"
      FROM looks l CROSS JOIN "customers" c
    ), placed AS (
      SELECT *, CASE WHEN NOT "known" THEN -1 WHEN "tills" > 0 AND "webs" > 0 THEN 2 WHEN "tills" > 0 THEN 0 WHEN "webs" > 0 THEN 1 ELSE 3 END AS "state" FROM told
    )
    SELECT b."state"::DOUBLE AS "from", a."state"::DOUBLE AS "to", count(*)::DOUBLE AS "n", sum(b."spent")::DOUBLE AS "before", sum(a."spent")::DOUBLE AS "after"
    FROM placed b JOIN placed a USING ("customer_no")
    WHERE b."look" = 1 AND a."look" = 2 AND b."state" >= 0 AND a."state" >= 0 GROUP BY ALL ORDER BY 1, 2`);
  const column = (name: string): readonly number[] => [...rows.numbers(name)];
  const [from, to, n, before, after] = ['from', 'to', 'n', 'before', 'after'].map(column);
  const recounted = Array.from({ length: rows.count }, (_, row) => ({
    from: from?.[row] ?? Number.NaN,
    to: to?.[row] ?? Number.NaN,
    n: n?.[row] ?? Number.NaN,
    before: before?.[row] ?? Number.NaN,
    after: after?.[row] ?? Number.NaN,
  }));
  expect(recounted.length).toBeGreaterThan(8);
  const told = whole.flows
    .filter((flow) => flow.from >= 0 && flow.to >= 0)
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  expect(told.map((flow) => [flow.from, flow.to, flow.n])).toEqual(recounted.map((one) => [one.from, one.to, one.n]));
  for (const [place, flow] of told.entries()) {
    expect(flow.valueBefore).toBeCloseTo(recounted[place]?.before ?? Number.NaN, 6);
    expect(flow.valueAfter).toBeCloseTo(recounted[place]?.after ?? Number.NaN, 6);
  }

  const moved = recounted.filter((one) => one.from !== one.to);
  const { byNumber, byValue } = worthTelling(whole, states.length - 1);
  expect(byNumber?.n).toBe(Math.max(...moved.map((one) => one.n)));
  const greatest = Math.max(...moved.map((one) => Math.abs(one.after - one.before)));
  expect(Math.abs(byValue === null ? Number.NaN : changeOf(byValue))).toBeCloseTo(greatest, 6);
});
