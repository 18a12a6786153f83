import { afterAll, expect, test } from 'vitest';
import { assignedQuery } from '../../../src/analyses/segmentation/assigned.ts';
import { readSample, sampleQuery } from '../../../src/analyses/segmentation/sample.ts';
import type { EventMeasure, Measure } from '../../../src/model/measure.ts';
import type { Scope } from '../../../src/model/scope.ts';
import type { Plan } from '../../../src/model/segmentation.ts';
import { integer, query } from '../../../src/sql/sql.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { sinceEver, smallRecord, type SmallData } from '../../support/small-record.ts';
import '../../support/valid-query.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const data: SmallData = {
  origins: [{ source: 'crm', dated: false }],
  fields: [{ column: 'points', type: 'integer', source: 'crm' }],
  customers: Array.from({ length: 80 }, (_, index) => ({
    id: `c${String(index)}`,
    seen: [sinceEver],
    fields: [index % 6 === 0 ? null : (index * 7) % 23],
  })),
  events: [
    {
      id: 'till',
      kind: 'purchases',
      columns: [{ column: 'spent', type: 'decimal', role: 'amount' }],
      rows: Array.from({ length: 400 }, (_, index) => ({
        customer: index % 9 === 0 ? null : `c${String((index * index) % 71)}`,
        at: `2025-${String(1 + (index % 12)).padStart(2, '0')}-15`,
        cells: [(index % 17) / 4],
      })),
    },
  ],
};

const record = await smallRecord(engine, data);
const spent: EventMeasure = {
  kind: 'events',
  events: 'till',
  aggregate: 'sum',
  amount: { kind: 'column', column: 'spent' },
  window: { kind: 'months', months: 6 },
  filter: null,
  absent: 'zero',
};
const measures: readonly Measure[] = [
  spent,
  { ...spent, aggregate: 'gap', amount: null, absent: 'left-out' },
  { ...spent, aggregate: 'days-since', amount: null, window: { kind: 'all' }, absent: 'left-out' },
  { kind: 'field', field: 'crm/points' },
];
const plan: Plan = {
  kind: 'bands',
  measure: { ...spent, aggregate: 'count', amount: null },
  cuts: [1, 2, 4],
  parts: ['none', 'one', 'few', 'many'].map((name) => ({ id: name, name })),
};
const population = { kind: 'measure', measure: spent, test: { op: 'between', min: 0.5, max: null } } as const;

test.each([
  ['everybody', null, 1_000],
  ['some of everybody', null, 25],
  ['some of a population', population, 20],
] as const)('what is said of those who are drawn is what is said of them among all: %s', async (_, of, limit) => {
  const scope: Scope = { record, asOf: '2025-12-31', population: of, segments: new Map() };
  const asked = sampleQuery(plan, scope, measures, limit);
  await expect(asked).toBeValidQuery(engine);
  const sample = readSample(await engine.query(asked), measures.length);
  const all = query`SELECT * FROM (SELECT * FROM (${assignedQuery(plan, scope, measures)}) ORDER BY hash("customer_id" || 'draw') LIMIT ${integer(limit)}) ORDER BY "customer_no"`;
  const rows = await engine.query(all);
  expect(sample.part).toEqual(rows.numbers('part'));
  measures.forEach((_measure, index) => {
    expect(sample.values[index]).toEqual(rows.numbers(`m_${String(index)}`));
  });
  const everybody = await engine.query(assignedQuery(plan, scope));
  expect([sample.all, sample.part.length]).toEqual([everybody.count, Math.min(limit, everybody.count)]);
});
