import type { DistributionSpec } from '../../../src/analyses/distribution/spec.ts';
import type { Session } from '../../../src/engine/engine.ts';
import type { Scope } from '../../../src/model/scope.ts';
import { sinceEver, smallRecord, type Cell, type SmallData } from '../../support/small-record.ts';

/** Numbers of 0 to 1 that are the same at each run (mulberry32). */
export function randomness(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Shapes that are easy to get wrong: ties, zeros, negatives, missing values, a long tail, sums of cents, decades on both sides of 0. */
export function randomValues(seed: number, n: number): readonly (number | null)[] {
  const random = randomness(seed);
  const shapes: readonly (() => number | null)[] = [
    () => Math.floor(random() * 7),
    () => (random() < 0.6 ? 0 : Math.round(Math.exp(6 * random()) * 100) / 100),
    () => random() * 200 - 80,
    () => Math.exp(3 + 1.5 * (random() + random() + random() - 1.5) * 2),
    () => Math.round(random() * 300) / 100 + 0.1 + 0.2,
    () => (random() < 0.3 ? 0 : Math.round(random() * 40) * 2.5 - 20),
    () => (random() < 0.2 ? -1 : 1) * Math.exp(2 + 7 * random() ** 3),
  ];
  const shape = shapes[(seed - 1) % shapes.length] ?? (() => null);
  return Array.from({ length: n }, () => (random() < 0.05 ? null : shape()));
}

export const fieldSpec: DistributionSpec = {
  measure: { kind: 'field', field: 'crm/points' },
  split: null,
  view: 'histogram',
};

/** Customers with one number and a city. */
export function fieldData(values: readonly Cell[], cities: readonly (string | null)[] = []): SmallData {
  return {
    origins: [{ source: 'crm', dated: false }],
    fields: [
      { column: 'points', type: 'decimal' },
      { column: 'city', type: 'text' },
    ],
    customers: values.map((value, i) => ({ id: `c${i}`, seen: [sinceEver], fields: [value, cities[i] ?? null] })),
    events: [],
  };
}

export async function fieldScope(
  engine: Session,
  values: readonly Cell[],
  cities: readonly (string | null)[] = [],
): Promise<Scope> {
  return {
    record: await smallRecord(engine, fieldData(values, cities)),
    asOf: '2026-09-30',
    population: null,
    segments: new Map(),
  };
}
