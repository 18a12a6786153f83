import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { cardOf, contextCardSchema, missingFor } from '../../../src/analyses/contexts/card.ts';
import {
  changeOf,
  countContext,
  dateBefore,
  overlaps,
  runDrift,
  standingOf,
} from '../../../src/analyses/contexts/drift.ts';
import { numbersOf } from '../../../src/analyses/contexts/numbers.ts';
import { suggest } from '../../../src/analyses/contexts/suggest.ts';
import { apply } from '../../../src/project/change.ts';
import { emptyProject } from '../../../src/project/project.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cutAt, smallRecord } from '../../support/small-record.ts';
import { asOf, shop } from './shop.ts';
import type { MinedNumbers } from '../../../src/analyses/contexts/mined.ts';
import type { Values } from '../../../src/analyses/contexts/queries.ts';
import type { ContextsSpec } from '../../../src/analyses/contexts/spec.ts';
import type { CustomerRecord } from '../../../src/model/record.ts';
import type { Scope } from '../../../src/model/scope.ts';

const whole = { contacts: 10_000, exposure: 20_000 };
const of = (contacts: number, exposure = 400, phi = 1): MinedNumbers =>
  numbersOf({ customers: exposure, exposure, contacts, contacting: contacts }, whole, phi);

describe('a context between two dates', () => {
  test('stands when its interval is above the rest, is unsure when only its rate is', () => {
    expect(standingOf(of(400))).toBe('stands');
    expect(standingOf(of(215))).toBe('unsure');
    expect(standingOf(of(150))).toBe('not');
    expect(standingOf(null)).toBe('nobody');
    // The same contacts of a few heavy callers say less.
    expect(standingOf(of(260, 400, 1))).toBe('stands');
    expect(standingOf(of(260, 400, 6))).toBe('unsure');
  });

  test.each([
    ['appeared', of(150), of(400)],
    ['gone', of(400), of(150)],
    ['grew', of(300), of(450)],
    ['faded', of(450), of(300)],
    ['steady', of(400), of(410)],
    ['appeared', null, of(400)],
    ['gone', of(400), null],
  ] as const)('%s', (movement, then, now) => {
    expect(changeOf(then, now).movement).toBe(movement);
  });

  test('has the ratio of its rates, with the interval of two Poisson counts', () => {
    const { ratio, interval } = changeOf(of(300), of(450));
    expect(ratio).toBeCloseTo(1.5, 12);
    // exp(ln 1.5 ± 1.959964 √(1/300 + 1/450)), worked out by hand.
    expect(interval?.low).toBeCloseTo(1.2961, 3);
    expect(interval?.high).toBeCloseTo(1.7359, 3);
    const wide = changeOf(of(300, 400, 4), of(450, 400, 4)).interval;
    expect(Math.log(wide?.high ?? 1) - Math.log(1.5)).toBeCloseTo(
      2 * (Math.log(interval?.high ?? 1) - Math.log(1.5)),
      9,
    );
  });
});

describe('kept contexts', () => {
  const data = shop(1500);
  let engine: Awaited<ReturnType<typeof startNodeEngine>>;
  let record: CustomerRecord;
  let spec: ContextsSpec;
  beforeAll(async () => {
    engine = await startNodeEngine();
    record = await smallRecord(engine, data);
    const suggested = suggest(record);
    if (suggested === null) throw new Error('nothing suggested');
    spec = suggested;
  });
  afterAll(() => engine.end());

  const scopeOf = (at: string, one = record): Scope => ({
    record: one,
    asOf: at,
    population: null,
    segments: new Map(),
  });
  const field = (name: string, value: string) => ({
    choice: { dimension: { kind: 'field' as const, field: `crm/${name}` }, family: 'profile' as const },
    level: { kind: 'value' as const, value },
  });
  const planted = (): Values => ({
    values: [{ ...field('offer', 'Premium') }, { ...field('city', 'Nantes') }],
    sides: [],
  });

  test('are part of the recipe, kept once, let go, and hold no number', () => {
    const card = cardOf(planted(), spec, asOf);
    expect(v.parse(contextCardSchema, JSON.parse(JSON.stringify(card)))).toEqual(card);
    const project = apply(emptyProject('p'), { type: 'context/kept', card });
    expect(project.keptContexts).toEqual([card]);
    expect(apply(project, { type: 'context/kept', card })).toBe(project);
    expect(apply(project, { type: 'context/let-go', id: card.id }).keptContexts).toEqual([]);
    expect(card.spec.dimensions.length).toBeLessThanOrEqual(2);
    expect(cardOf(planted(), { ...spec, unitCost: 4, ranking: 'rate' }, asOf).id).toBe(card.id);
    expect(cardOf(planted(), { ...spec, exposure: 'customers' }, asOf).id).not.toBe(card.id);
  });

  test('are counted again, unless a column they need is gone', async () => {
    const card = cardOf(planted(), spec, asOf);
    expect(missingFor(card, record)).toBeNull();
    expect(missingFor(card, { ...record, fields: record.fields.filter(({ id }) => id !== 'crm/city') })).toBe(
      'crm/city',
    );
    expect(missingFor(card, { ...record, events: [] })).toBe(spec.contacts);
    expect(standingOf(await countContext(engine, card.spec, scopeOf(asOf), card))).toBe('stands');
  });

  test('have at the earlier date what the data of that day alone would say', async () => {
    const then = dateBefore(spec, asOf);
    expect(then).toBe('2025-06-30');
    expect(overlaps(spec, then, asOf)).toBe(false);
    expect(overlaps(spec, '2026-01-31', asOf)).toBe(true);
    const [moved] = await runDrift(engine, spec, scopeOf(asOf), then, [planted(), planted()]);
    const cut = await smallRecord(engine, cutAt(data, then));
    const alone = await countContext(engine, spec, scopeOf(then, cut), planted());
    record = await smallRecord(engine, data);
    expect(alone?.contacts).toBeGreaterThan(0);
    expect({ ...moved?.then, phi: undefined }).toEqual({ ...alone, phi: undefined });
    expect(moved?.now?.customers).toBeGreaterThan(moved?.then?.customers ?? Infinity);
  });
});
