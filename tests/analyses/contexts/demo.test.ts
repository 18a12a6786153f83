import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { directMiner } from '../../../src/analyses/contexts/direct-miner.ts';
import { recountQuery } from '../../../src/analyses/contexts/queries.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import { suggest } from '../../../src/analyses/contexts/suggest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { expectClose } from '../../support/golden.ts';
import { everyContext, expectListsRecounted } from './recounted.ts';
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

const tenures: Readonly<Record<string, string>> = {
  anciennete_client_mois: 'crm/date_creation',
  anciennete_club_mois: 'club/date_adhesion',
};

const file = new URL('../../../sample-data/answer-key.json', import.meta.url);

describe.runIf(existsSync(file))('the demo company', () => {
  let engine: Awaited<ReturnType<typeof startNodeEngine>> | null = null;
  afterAll(() => engine?.end());

  test(
    'confirms each planted context of its answer key in one line, with its numbers, and nothing else',
    { timeout: 120_000 },
    async () => {
      const key = JSON.parse(readFileSync(file, 'utf8')) as AnswerKey;
      engine = await startNodeEngine();
      const record = await demoRecord(engine);
      const spec = suggest(record);
      if (spec === null) throw new Error('no contacts');
      const scope = { record, asOf: key.as_of, population: null, segments: new Map() };
      const result = await runContexts(engine, directMiner, spec, scope);
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
      expect(planted).toHaveLength(5);
      for (const one of planted)
        expect(
          confirmed.some((line) => isThat(line, one)),
          one.in_words,
        ).toBe(true);
      for (const line of confirmed)
        expect(
          planted.some((one) => isThat(line, one)),
          JSON.stringify(line.values),
        ).toBe(true);

      // The curve adds the confirmed lines one by one, the highest rate first, and ends where the sentence of the headline does.
      expect(result.curve).toHaveLength(confirmed.length);
      expect(result.curve.at(-1)).toMatchObject(result.union);
      const [step] = result.curve;
      const highest = result.lines[step?.line ?? -1];
      expect(highest?.rate).toBe(Math.max(...confirmed.map(({ rate }) => rate)));
      expect(step).toMatchObject({ contacts: highest?.contacts, customers: highest?.customers });
      result.curve.slice(1).forEach((next, before) => {
        expect(next.contacts).toBeGreaterThan(result.curve[before]?.contacts ?? Infinity);
        expect(next.exposure).toBeGreaterThan(result.curve[before]?.exposure ?? Infinity);
      });

      expect(everyContext(result).length).toBeGreaterThan(confirmed.length);
      await expectListsRecounted(engine, result, scope);

      // The key takes age and offer as they are at the as-of date: so does the recount of a line without splitting time.
      for (const one of planted.filter(({ depends_on_the_moment }) => !depends_on_the_moment)) {
        const line = confirmed.find((each) => isThat(each, one));
        if (line === undefined) throw new Error(one.in_words);
        const recounted = await engine.query(recountQuery({ ...spec, splits: false }, scope, line));
        expect(firstNumber(recounted, 'customers')).toBe(one.now.exposed_customers);
        expect(firstNumber(recounted, 'contacts')).toBe(one.now.contacts);
        expect(firstNumber(recounted, 'contacting')).toBe(one.now.contacting_customers);
        expectClose(firstNumber(recounted, 'exposure'), one.now.customer_years, 1e-3);
      }
    },
  );
});

/** Whether the line joins the values of the planted context, each of its conditions once. */
function isThat(line: ContextLine, planted: Planted): boolean {
  return (
    line.values.length === planted.conditions.length &&
    planted.conditions.every((condition) => line.values.some((value) => isWithin(value, condition)))
  );
}

function isWithin({ choice: { dimension }, level }: ContextValue, condition: Planted['conditions'][number]): boolean {
  if (level.kind !== 'value') return condition.value === '';
  const field = tenures[condition.dimension];
  if (field !== undefined) {
    if (dimension.kind !== 'banded' || dimension.measure.kind !== 'elapsed' || dimension.measure.field !== field)
      return false;
    const [from, to] = level.value.split('..').map(Number);
    return (from ?? 0) === condition.from && (to ?? Infinity) - 1 === condition.to;
  }
  if (condition.dimension === 'age') {
    if (dimension.kind !== 'banded' || dimension.measure.kind !== 'elapsed' || dimension.measure.unit !== 'years')
      return false;
    const [from, to] = level.value.split('..').map(Number);
    // Nobody is below 18: the youngest band of the key is ours of everybody under its end.
    return [from ?? 0, 18].includes(condition.from ?? 0) && (to ?? Infinity) - 1 === condition.to;
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
