import { afterAll, expect, test } from 'vitest';
import { noticedWords } from '../../../src/analyses/distribution/noticed-words.ts';
import { runDistribution } from '../../../src/analyses/distribution/run.ts';
import { countedOf } from '../../../src/analyses/distribution/spec.ts';
import { formatsOf } from '../../../src/locales/formats.ts';
import { eventNouns, type EventNoun } from '../../../src/model/event-making.ts';
import type { Measure } from '../../../src/model/measure.ts';
import type { CustomerRecord } from '../../../src/model/record.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { smallRecord } from '../../support/small-record.ts';
import { wordsOf } from '../../support/words.ts';
import { shop } from '../lifecycle/shop.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const amounts: Measure = {
  kind: 'event-value',
  events: 'till',
  amount: { kind: 'column', column: 'amount' },
  window: { kind: 'all' },
  filter: null,
};
const plain = (text: string): string => text.replaceAll('**', '').replaceAll(/[\u00A0\u202F\s]+/gu, ' ');

/** Forty rows, one of them large, called by a name. */
async function recordOf(noun: EventNoun | undefined, unit: string | null = null): Promise<CustomerRecord> {
  const purchases = Array.from({ length: 40 }, (_, i) => ({
    customer: `c${String(i % 8)}`,
    at: '2024-03-01',
    amount: i === 0 ? 4000 : 10 + i,
  }));
  const record = await smallRecord(engine, shop(purchases));
  return {
    ...record,
    events: record.events.map((events) => ({ ...events, unit, ...(noun === undefined ? {} : { noun }) })),
  };
}

test('Home counts baskets where each row is a basket, and rows where a basket has several', async () => {
  const record = await recordOf('basket');
  const spec = { measure: amounts, split: null, view: 'histogram' } as const;
  const result = await runDistribution(engine, spec, {
    record,
    asOf: '2024-12-31',
    population: null,
    segments: new Map(),
  });
  if (result.kind !== 'drawn') throw new Error(result.kind);
  expect(result.per).toBe('basket');
  const told = (language: 'fr' | 'en', seen: CustomerRecord): string => {
    const speech = { words: wordsOf(language), formats: formatsOf(language), record: seen };
    const { sentence, numbers } = noticedWords(
      { kind: 'misleads', measure: amounts, summary: result.summary },
      speech,
      'EUR',
    );
    return plain(`${sentence} | ${numbers}`);
  };
  expect(told('fr', record)).toMatch(/ne décrit que \d+ % des paniers : .*40 paniers/);
  expect(told('en', record)).toMatch(/describes only \d+% of baskets: .*40 baskets/);
  const lines = await recordOf('basket', 'amount');
  expect(told('fr', lines)).toMatch(/des lignes : .*40 lignes/);
  expect(told('en', lines)).toMatch(/of rows: .*40 rows/);
});

test('events of several sources together have the name that they share, else what they all are', async () => {
  const one = await recordOf('order');
  const [till] = one.events;
  if (till === undefined) throw new Error('no events');
  const both = (noun: EventNoun): CustomerRecord => ({
    ...one,
    events: [till, { ...till, id: 'web', noun }, { ...till, id: 'all', combines: ['till', 'web'] }],
  });
  const all = { ...amounts, events: 'all' } as const;
  expect(countedOf(all, both('order'))).toBe('order');
  expect(countedOf(all, both('ticket'))).toBe('purchase');
});

test('every noun is counted in both languages as Sources names it, with its gender in French', () => {
  const [french, english] = [wordsOf('fr'), wordsOf('en')];
  for (const noun of eventNouns) {
    expect(plain(french.average.counted(2, noun))).toBe(`2 ${french.sources.nouns[noun].other}`);
    expect(plain(english.average.counted(1, noun))).toBe(`1 ${english.sources.nouns[noun].one}`);
  }
  const nobody = (per: EventNoun | 'row'): string => plain(french.average.headline.nobody({ per, mean: '10 €' }));
  expect(nobody('order')).toBe('La moyenne (10 €) ne décrit aucune commande');
  expect(nobody('basket')).toBe('La moyenne (10 €) ne décrit aucun panier');
  expect(nobody('row')).toBe('La moyenne (10 €) ne décrit aucune ligne');
});
