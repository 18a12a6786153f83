import { expect, test } from 'vitest';
import { countAll } from '../../../src/analyses/contexts/counts.ts';
import { layOut } from '../../../src/analyses/contexts/halves.ts';
import { mine } from '../../../src/analyses/contexts/mine.ts';
import { layOutEntries, sidesOf } from '../../../src/analyses/contexts/sides.ts';
import { mostOfOne, tamed } from '../../../src/analyses/contexts/tamed.ts';
import { worldOf } from './worlds.ts';
import type { MinerInput } from '../../../src/analyses/contexts/miner.ts';
import type { World } from '../../../src/analyses/contexts/world.ts';

const sizes = [2, 3, 4, 5];

function laidOut(input: MinerInput): World {
  const sides = sidesOf([], 3, false);
  const exposed = layOut(input);
  const entries = layOutEntries(input, exposed, sides.combinations);
  const counts = countAll(exposed, sizes, sides, entries, { depth: 3, minimum: 20 });
  return { exposed, sides, entries, counts };
}

const heavy = (seed: number): MinerInput => {
  const input = worldOf({ seed, customers: 4_000, sizes, base: 0.6, shape: 0.15, planted: [] });
  input.contacts[11] = 60;
  input.contacts[12] = 25;
  return input;
};

test('without the surplus of heavy callers every context counts as if each customer had stopped at the limit', () => {
  const input = heavy(4);
  const capped = { ...input, contacts: input.contacts.map((made) => Math.min(made, mostOfOne)) };
  const [calm, counted] = [tamed(laidOut(input)), laidOut(capped)];
  expect(calm.counts.cube.length).toBeGreaterThan(100);
  for (const half of [0, 1] as const) {
    const [own, other] = [calm.counts.halves[half].contacts[0], counted.counts.halves[half].contacts[0]];
    expect(own?.length).toBe(other?.length);
    own?.forEach((contacts, context) => {
      expect(contacts).toBeCloseTo(other?.[context] ?? Number.NaN, 4);
    });
  }
});

test('where nobody is heavy the world is as it was', () => {
  const input = heavy(4);
  const world = laidOut({ ...input, contacts: input.contacts.map((made) => Math.min(made, mostOfOne)) });
  expect(tamed(world)).toBe(world);
});

test('what is told of a line counts every contact, also those beyond the limit', () => {
  const planted = {
    items: [
      { dimension: 2, code: 1 },
      { dimension: 3, code: 2 },
    ],
    times: 6,
  };
  const input = worldOf({ seed: 7, customers: 20_000, sizes, base: 0.5, shape: 0.2, planted: [planted] });
  const { lines, totals } = mine(input);
  const [line] = lines;
  expect(line?.state).toBe('confirmed');
  expect(totals.contacts).toBe(input.contacts.reduce((sum, made) => sum + made, 0));
  expect(line?.adds.contacts).toBe(line?.contacts);
  expect((line?.found.contacts ?? 0) + (line?.checked.contacts ?? 0)).toBe(line?.contacts);
});
