import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { measuresToNotice } from '../../../src/analyses/distribution/noticed-measures.ts';
import { noticedOf } from '../../../src/analyses/distribution/noticed.ts';
import { noticedWords } from '../../../src/analyses/distribution/noticed-words.ts';
import { runNoticed } from '../../../src/analyses/distribution/run-noticed.ts';
import { en as englishFormats, fr as frenchFormats } from '../../../src/locales/formats.ts';
import { words as english } from '../../../src/locales/en/words.ts';
import { words as french } from '../../../src/locales/fr/words.ts';
import { normalQuantile } from '../../../src/model/statistics/normal.ts';
import type { AnswerKey } from '../../../sample-data/generator/answer-key.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { sinceEver, smallRecord, type SmallData } from '../../support/small-record.ts';
import { nodeApp } from '../../store/node-app.ts';
import { randomness } from './values.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const demo = new URL('../../../sample-data/', import.meta.url);
const plain = (text: string): string => text.replaceAll('**', '').replace(/[\u00A0\u202F]/gu, ' ');

describe('on the demo company', async () => {
  const { app } = await nodeApp(engine);
  const files = ['clients_crm', 'caisse_tickets', 'commandes_web', 'club_membres', 'contacts_service_client'];
  await app.pipeline.addFiles(
    files.map((name) => new File([readFileSync(new URL(`${name}.csv`, demo))], `${name}.csv`)),
  );
  await app.pipeline.settle();
  const built = app.data.getState().record;
  if (built.state !== 'ready') throw new Error(built.state);
  const { record } = built;
  const key = JSON.parse(readFileSync(new URL('answer-key.json', demo), 'utf8')) as AnswerKey;
  const scope = { record, asOf: '2026-09-30', population: null, segments: new Map() };
  const found = await runNoticed(engine, [], scope);

  test('the planted two populations are noticed, cut where they were planted', () => {
    const one = found.find((each) => each.kind === 'two-populations');
    if (one?.kind !== 'two-populations') throw new Error('not noticed');
    const { planted, now_counting_every_order: truth } = key.misleading_mean;
    expect(Math.abs(Math.log((one.sides.clumps.cut ?? 0) / planted.cut))).toBeLessThan(0.15);
    expect(Math.abs(one.summary.mean / truth.mean - 1)).toBeLessThan(0.01);
    expect(Math.abs(one.sides.below.mean / truth.below_cut.mean - 1)).toBeLessThan(0.03);
    expect(Math.abs(one.sides.above.n / truth.above_cut.customers - 1)).toBeLessThan(0.03);
    expect(plain(noticedWords(one, { words: french, formats: frenchFormats, record }, 'EUR').sentence)).toMatch(
      /^La moyenne \(117 €\) mêle deux populations : 4 \d{3} clients autour de 4\d(,\d)? € et 6 \d{3} clients autour de 19\d €$/,
    );
    expect(plain(noticedWords(one, { words: english, formats: englishFormats, record }, 'EUR').sentence)).toMatch(
      /^The mean \(€117\) mixes two populations: 4,\d{3} customers around €4\d(\.\d)? and 6,\d{3} customers around €19\d$/,
    );
  });

  test('two clumps are no two populations where many values are one of a few prices', () => {
    const one = found.find((each) => each.kind === 'two-populations');
    if (one?.kind !== 'two-populations') throw new Error('not noticed');
    const { measure, summary, sides } = one;
    expect(noticedOf(measure, summary, sides)?.kind).toBe('two-populations');
    const priced = { ...sides, clumps: { ...sides.clumps, atPrices: 0.25 } };
    expect(noticedOf(measure, summary, priced)?.kind).not.toBe('two-populations');
  });

  test('the planted reversal is noticed: the basket falls, and rises in the store and on the web', () => {
    const one = found.find((each) => each.kind === 'reversal');
    if (one?.kind !== 'reversal') throw new Error('not noticed');
    const { all_purchases: truth } = key.basket_reversal;
    expect(one.against).toBe(true);
    expect(one.mix.levels.map((level) => level.level).sort()).toEqual(['caisse_tickets', 'commandes_web']);
    // Returns are purchases below zero here; the key leaves them out.
    expect(Math.abs(one.mix.split.change - truth.overall_change)).toBeLessThan(0.25);
    expect(Math.abs(one.mix.split.behaviour - truth.behaviour_effect)).toBeLessThan(0.25);
    expect(Math.abs(one.mix.split.mix - truth.mix_effect)).toBeLessThan(0.25);
    const said = plain(noticedWords(one, { words: french, formats: frenchFormats, record }, 'EUR').sentence);
    expect(said).toMatch(/^La moyenne baisse .* alors qu’elle monte dans chaque groupe \(source\) : c’est le mélange/);
  });

  test('says at most five things, one of each kind first', () => {
    expect(found.length).toBeLessThanOrEqual(5);
    expect(
      found
        .slice(0, 2)
        .map((one) => one.kind)
        .sort(),
    ).toEqual(['reversal', 'two-populations']);
  });

  test('looks at purchases of all sources at once, and not at any of them alone', () => {
    const looked = measuresToNotice(record, []).flatMap((measure) => ('events' in measure ? [measure.events] : []));
    expect(new Set(looked)).toEqual(new Set(['all_purchases', 'contacts_service_client']));
  });
});

/** A year and the year before of the same customers and the same habits: nothing to say. */
function fairShop(seed: number): SmallData {
  const random = randomness(seed);
  const normal = (): number => normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, random())));
  const rows = Array.from({ length: 3600 }, (_, i) => ({
    customer: `c${i % 400}`,
    at: `${i % 2 === 0 ? 2025 : 2024}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-10`,
    cells: [
      Math.round(100 * (60 + 10 * normal())) / 100,
      random() < 0.5 ? 'shop' : 'web',
      ['a', 'b', 'c', 'd'][Math.floor(random() * 4)] ?? 'a',
    ],
  }));
  return {
    origins: [{ source: 'crm', dated: false }],
    fields: [
      { column: 'city', type: 'text' },
      { column: 'club', type: 'text' },
    ],
    customers: Array.from({ length: 400 }, (_, i) => ({
      id: `c${i}`,
      seen: [sinceEver],
      fields: [['Lyon', 'Lille', 'Nice'][Math.floor(random() * 3)] ?? null, random() < 0.3 ? 'yes' : 'no'],
    })),
    events: [
      {
        id: 'till',
        kind: 'purchases',
        columns: [
          { column: 'amount', type: 'decimal', role: 'amount' },
          { column: 'place', type: 'text', role: 'channel' },
          { column: 'shelf', type: 'text', role: 'product' },
        ],
        rows: [{ customer: 'c0', at: '2023-12-01', cells: [60, 'shop', 'a'] }, ...rows],
      },
    ],
  };
}

test('fair data makes no one say anything, in twelve worlds', async () => {
  const said: string[] = [];
  for (let seed = 1; seed <= 12; seed++) {
    const record = await smallRecord(engine, fairShop(seed));
    const found = await runNoticed(engine, [], { record, asOf: '2025-12-31', population: null, segments: new Map() });
    said.push(...found.map((one) => `${String(seed)} ${one.kind} ${JSON.stringify(one.measure)}`));
  }
  expect(said).toEqual([]);
}, 120_000);

test('it can be stopped', async () => {
  const record = await smallRecord(engine, fairShop(1));
  const controller = new AbortController();
  controller.abort();
  const scope = { record, asOf: '2025-12-31', population: null, segments: new Map() };
  await expect(runNoticed(engine, [], scope, { signal: controller.signal })).rejects.toThrow('stopped');
});
