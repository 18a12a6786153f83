import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { directMiner } from '../../../src/analyses/contexts/direct-miner.ts';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import { suggest } from '../../../src/analyses/contexts/suggest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { expectClose } from '../../support/golden.ts';
import { demoRecord } from './demo-record.ts';
import type { ContextLine, ContextValue } from '../../../src/analyses/contexts/result.ts';

interface Planted {
  readonly in_words: string;
  readonly conditions: readonly {
    readonly dimension: string;
    readonly value?: string;
    readonly from?: number;
    readonly to?: number;
  }[];
  readonly reason?: string;
  readonly depends_on_the_moment: boolean;
  readonly now: {
    readonly exposed_customers: number;
    readonly customer_years: number;
    readonly contacts: number;
    readonly contacting_customers: number;
  };
}

interface AnswerKey {
  readonly as_of: string;
  readonly contact_contexts: {
    readonly overall: {
      readonly exposed_customers: number;
      readonly customer_years: number;
      readonly contacts: number;
      readonly contacting_customers: number;
      readonly overdispersion_phi: number;
    };
    readonly planted: readonly Planted[];
  };
}

const file = new URL('../../../sample-data/answer-key.json', import.meta.url);

describe.runIf(existsSync(file))('the demo company', () => {
  let engine: Awaited<ReturnType<typeof startNodeEngine>> | null = null;
  afterAll(() => engine?.end());

  test('shows its planted contexts first, with the numbers of its answer key', { timeout: 120_000 }, async () => {
    const key = JSON.parse(readFileSync(file, 'utf8')) as AnswerKey;
    engine = await startNodeEngine();
    const record = await demoRecord(engine);
    const spec = suggest(record);
    if (spec === null) throw new Error('no contacts');
    const result = await runContexts(engine, directMiner, spec, {
      record,
      asOf: key.as_of,
      population: null,
      segments: new Map(),
    });
    if (result.kind !== 'rates') throw new Error('no rates');

    const { overall, planted } = key.contact_contexts;
    expect(result.spec.exposure).toBe('customer-years');
    expect(result.totals).toMatchObject({
      customers: overall.exposed_customers,
      contacts: overall.contacts,
      contacting: overall.contacting_customers,
    });
    expectClose(result.totals.exposure, overall.customer_years, 1e-5);
    expectClose(result.totals.phi, overall.overdispersion_phi, 2e-3);

    const confirmed = result.lines.filter((line) => line.state === 'confirmed');
    expect(confirmed.length).toBeGreaterThanOrEqual(3);
    const pairs = planted.filter((one) => one.conditions.length === 2 && !one.depends_on_the_moment);
    expect(pairs.length).toBeGreaterThan(0);
    // The pairs come before anything else: one line each, or one an age band of it.
    const told = confirmed.findIndex((line) => !pairs.some((pair) => tells(line, pair)));
    const leading = confirmed.slice(0, told === -1 ? confirmed.length : told);
    for (const pair of pairs)
      expect(
        leading.some((line) => tells(line, pair)),
        pair.in_words,
      ).toBe(true);
    for (const line of confirmed.slice(0, 3))
      expect(
        planted.some((one) => tells(line, one)),
        JSON.stringify(line.values),
      ).toBe(true);

    // Where our levels are those of the key, the counts are too.
    const exact = confirmed.flatMap((line) =>
      pairs
        .filter((one) => one.conditions.every((condition) => condition.value !== undefined) && tells(line, one))
        .map((one) => ({ line, one })),
    );
    for (const { line, one } of exact) {
      expect(line).toMatchObject({
        customers: one.now.exposed_customers,
        contacts: one.now.contacts,
        contacting: one.now.contacting_customers,
      });
      expectClose(line.exposure, one.now.customer_years, 1e-3);
    }
  });
});

/** Whether each of a line's values is one of the planted conditions, or within one: our age bands are narrower. */
function tells(line: ContextLine, planted: Planted): boolean {
  const values = line.values.every((value) => planted.conditions.some((condition) => isWithin(value, condition)));
  const sides = line.sides.every(({ level }) => level.kind === 'value' && level.value === planted.reason);
  return values && sides && line.values.length >= 2;
}

function isWithin({ choice: { dimension }, level }: ContextValue, condition: Planted['conditions'][number]): boolean {
  if (level.kind !== 'value') return condition.value === '';
  if (condition.dimension === 'age') {
    if (dimension.kind !== 'banded' || dimension.measure.kind !== 'elapsed' || dimension.measure.unit !== 'years')
      return false;
    const [from, to] = level.value.split('..').map(Number);
    return (from ?? 0) >= (condition.from ?? 0) && (to ?? Infinity) - 1 <= (condition.to ?? Infinity);
  }
  if (condition.dimension === 'usage_12_mois')
    return (
      dimension.kind === 'used' &&
      { 'web seul': 'web', 'magasin seul': 'caisse', 'magasin et web': 'caisse+web', 'aucun achat': '' }[
        condition.value ?? ''
      ] === level.value
    );
  return level.value === condition.value;
}
