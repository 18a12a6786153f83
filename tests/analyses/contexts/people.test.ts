import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  commentsOf,
  commentsQuery,
  lifeDimensions,
  lifeQuery,
  readComments,
  readLife,
} from '../../../src/analyses/contexts/people-queries.ts';
import { directMiner } from '../../../src/analyses/contexts/direct-miner.ts';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import { suggest } from '../../../src/analyses/contexts/suggest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { smallRecord, type SmallData } from '../../support/small-record.ts';
import '../../support/valid-query.ts';
import { asOf, shop } from './shop.ts';
import type { Values } from '../../../src/analyses/contexts/queries.ts';
import type { Scope } from '../../../src/model/scope.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.end());

const base = shop(1200);
const answers = base.customers.slice(0, 60).map((customer, row) => ({
  customer: customer.id,
  at: row % 5 === 0 ? '2026-09-01 10:00:00' : `2026-0${String(1 + (row % 6))}-1${String(row % 9)} 10:00:00`,
  cells: [row % 11, row % 3 === 0 ? ' ' : `comment ${String(row)}`],
}));
const data: SmallData = {
  ...base,
  events: [
    ...base.events,
    {
      id: 'survey',
      kind: 'survey',
      columns: [
        { column: 'score', type: 'integer', role: 'score' },
        { column: 'verbatim', type: 'text', role: 'comment' },
      ],
      rows: answers,
    },
  ],
};
const city: Values = {
  values: [
    {
      choice: { dimension: { kind: 'field', field: 'crm/city' }, family: 'profile' },
      level: { kind: 'value', value: 'Nantes' },
    },
  ],
  sides: [],
};

test('what customers of a context wrote is theirs, of the period, known at the date, the newest first', async () => {
  const record = await smallRecord(engine, data);
  const spec = suggest(record);
  const comments = commentsOf(record);
  if (spec === null || comments === null) throw new Error('nothing to ask');
  expect(comments).toMatchObject({ comment: 'verbatim', score: 'score' });
  const scope: Scope = { record, asOf, population: null, segments: new Map() };
  const asked = commentsQuery(spec, scope, city, comments);
  await expect(asked).toBeValidQuery(engine);
  const read = readComments(await engine.query(asked));
  const towns = new Map(data.customers.map(({ id, fields }) => [id, fields[2]]));
  const seen = new Map(data.customers.map(({ id, seen: days }) => [id, days[0] ?? '9']));
  const expected = answers.filter(
    ({ customer, at, cells }) =>
      towns.get(customer) === 'Nantes' && at < '2026-07-01' && (seen.get(customer) ?? '9') <= asOf && cells[1] !== ' ',
  );
  expect(read).toHaveLength(Math.min(12, expected.length));
  expect(expected.length).toBeGreaterThan(3);
  const texts = new Set(expected.map(({ cells }) => cells[1]));
  for (const { text } of read) expect(texts).toContain(text);
  const days = read.map(({ day }) => day ?? '');
  expect(days).toEqual([...days].sort().reverse());
  for (const { text, score } of read) expect(score).toBe(answers.find(({ cells }) => cells[1] === text)?.cells[0]);
});

test('where customers of a context are in their life adds up to their exposure', async () => {
  const record = await smallRecord(engine, data);
  const spec = suggest(record);
  if (spec === null) throw new Error('nothing to ask');
  const scope: Scope = { record, asOf, population: null, segments: new Map() };
  const result = await runContexts(engine, directMiner, { ...spec, depth: 1 }, scope);
  if (result.kind !== 'rates') throw new Error('no rates');
  const dimensions = lifeDimensions(result.dimensions, city);
  expect(dimensions.length).toBeGreaterThan(0);
  const asked = lifeQuery(spec, scope, city, dimensions);
  await expect(asked).toBeValidQuery(engine);
  for (const { inside, rest } of readLife(await engine.query(asked), dimensions)) {
    const all = [...inside, ...rest].reduce((sum, exposure) => sum + exposure, 0);
    expect(all).toBeCloseTo(result.totals.exposure, 6);
    expect(inside.some((exposure) => exposure > 0)).toBe(true);
  }
  // Its own values are no news.
  const own = dimensions[0];
  const level = own?.levels[0];
  if (own === undefined || level === undefined) throw new Error('no moment');
  expect(lifeDimensions(result.dimensions, { values: [{ choice: own.choice, level }], sides: [] })).not.toContain(own);
});
