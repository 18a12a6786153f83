import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contactCountsQuery, runUnknownContacts } from '../../../src/analyses/contexts/contact-counts.ts';
import { directMiner } from '../../../src/analyses/contexts/direct-miner.ts';
import { isExposureKnown } from '../../../src/analyses/contexts/exposure.ts';
import { findings } from '../../../src/analyses/contexts/findings.ts';
import { contactLevelsQuery } from '../../../src/analyses/contexts/level-queries.ts';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import { suggest } from '../../../src/analyses/contexts/suggest.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import { and, identifier, literal, query, sql } from '../../../src/sql/sql.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { smallRecord, type SmallData } from '../../support/small-record.ts';
import '../../support/valid-query.ts';
import { asOf, shop } from './shop.ts';
import type { ContactCount } from '../../../src/analyses/contexts/result.ts';
import type { Scope } from '../../../src/model/scope.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.end());

const channels = ['phone', 'mail', 'web'];
const log: SmallData = {
  origins: [{ source: null, dated: false }],
  fields: [],
  customers: [],
  events: [
    {
      id: 'log',
      kind: 'contacts',
      columns: [
        { column: 'channel', type: 'text', role: 'channel' },
        { column: 'reason', type: 'text', role: 'reason' },
      ],
      rows: Array.from({ length: 400 }, (_, row) => ({
        customer: null,
        at: `2026-0${String(1 + (row % 6))}-1${String(row % 10)} 10:00:00`,
        cells: [channels[(row * row) % 3] ?? null, row % 11 === 0 ? null : ['bill', 'return'][row % 2]!],
      })),
    },
  ],
};

async function scopeOf(data: SmallData): Promise<Scope> {
  return { record: await smallRecord(engine, data), asOf, population: null, segments: new Map() };
}

function suggested({ record }: Scope) {
  const spec = suggest(record);
  if (spec === null) throw new Error('no contacts');
  return spec;
}

/** The rows of the log at the levels of a count, by a plain query of ours. */
async function rowsAt(table: string, { sides }: ContactCount, more = sql`TRUE`): Promise<number> {
  const where = sides.map(({ choice: { dimension }, level }) => {
    if (dimension.kind !== 'contact-column') throw new TypeError('of contacts only');
    const column = identifier(dimension.column);
    return level.kind === 'value' ? sql`${column} = ${literal(level.value)}` : sql`${column} IS NULL`;
  });
  const rows = await engine.query(
    query`SELECT count(*)::DOUBLE AS "n" FROM ${identifier(table)} WHERE ${and([more, ...where])}`,
  );
  return firstNumber(rows, 'n');
}

describe('a log that names no customer', () => {
  test('is counted by channel and reason, every contact once, and nothing is divided', async () => {
    const scope = await scopeOf(log);
    const result = await runContexts(engine, directMiner, suggested(scope), scope);
    if (result.kind !== 'counts') throw new Error('A rate of nobody');
    expect(result.seen).toEqual({ contacts: 400, unknown: 400, inside: 0, most: 0 });
    expect(findings(result)).toEqual([{ key: 'counts-only', contacts: 400 }]);
    expect(result.counts.reduce((sum, { contacts }) => sum + contacts, 0)).toBe(400);
    expect(result.counts.length).toBe(6);
    for (const one of result.counts) {
      expect(one.sides).toHaveLength(2);
      expect(one.unknown).toBe(one.contacts);
      expect(await rowsAt('log', one)).toBe(one.contacts);
    }
  });

  test('says an empty period of an empty period', async () => {
    const scope = { ...(await scopeOf(log)), asOf: '2020-01-01' };
    const result = await runContexts(engine, directMiner, suggested(scope), scope);
    expect(findings(result)).toEqual([{ key: 'no-contacts' }]);
  });

  test('has queries that the engine can bind', async () => {
    const scope = await scopeOf(log);
    const spec = suggested(scope);
    for (const which of ['counted', 'unknown'] as const) {
      await expect(contactLevelsQuery(spec, scope, spec.contactDimensions, which)).toBeValidQuery(engine);
      await expect(contactCountsQuery(spec, scope, [], which)).toBeValidQuery(engine);
    }
  });
});

test('contacts of nobody who is known are counted apart by channel and reason, and are those that no rate has', async () => {
  const scope = await scopeOf(shop(600));
  const spec = { ...suggested(scope), window: { kind: 'all' as const } };
  const result = await runContexts(engine, directMiner, { ...spec, depth: 1 }, scope);
  const apart = await runUnknownContacts(engine, spec, scope, {});
  expect(result.seen.unknown).toBeGreaterThan(30);
  expect(apart.reduce((sum, { contacts }) => sum + contacts, 0)).toBe(result.seen.unknown);
  for (const one of apart) expect(one.unknown).toBe(one.contacts);
});

test('purchases that name no customer do not tell who was exposed', async () => {
  const data = shop(50);
  const [calls, web] = data.events;
  if (calls === undefined || web === undefined) throw new Error('no events');
  const anonymous = { ...web, rows: web.rows.map((row) => ({ ...row, customer: null })) };
  const known = async (events: SmallData['events']): Promise<boolean> =>
    isExposureKnown(
      { ...(await smallRecord(engine, { ...data, origins: [{ source: null, dated: true }], events })) },
      'calls',
    );
  expect(await known([calls, anonymous])).toBe(false);
  expect(await known([calls, web])).toBe(true);
});
