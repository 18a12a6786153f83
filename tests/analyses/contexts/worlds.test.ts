import { describe, expect, test } from 'vitest';
import { mine } from '../../../src/analyses/contexts/mine.ts';
import { worldOf, type Planted } from './worlds.ts';
import type { MinedItems } from '../../../src/analyses/contexts/mined.ts';

const sizes = [2, 3, 4, 5, 6, 8, 8, 3];
const inWords = ({ items }: Pick<MinedItems, 'items'>): string =>
  items.map(({ dimension, code }) => `${dimension}=${code}`).join(' ');

describe('in a world without any context', () => {
  test.each([1, 2, 3])('serial callers make no line (seed %i)', (seed) => {
    const mined = mine(
      worldOf({ seed, customers: 30_000, sizes, sideSizes: [3, 5], base: 0.12, shape: 0.1, planted: [] }),
    );
    expect(mined.totals.phi).toBeGreaterThan(1.8);
    expect(mined.lines.length).toBeLessThanOrEqual(1);
    expect(mined.lines.filter((line) => line.state === 'confirmed')).toEqual([]);
    expect(mined.union).toEqual({ contexts: 0, customers: 0, exposure: 0, contacts: 0 });
  });

  test('one customer who calls all day makes no line', () => {
    const input = worldOf({ seed: 8, customers: 5_000, sizes, base: 0.3, shape: 2, planted: [] });
    input.contacts[17] = 400;
    expect(mine(input).lines).toEqual([]);
  });
});

describe('in a planted world', () => {
  const planted: readonly Planted[] = [
    {
      items: [
        { dimension: 3, code: 1 },
        { dimension: 5, code: 2 },
      ],
      times: 5,
    },
    {
      items: [
        { dimension: 2, code: 0 },
        { dimension: 7, code: 2 },
      ],
      times: 3,
    },
  ];

  test.each([1, 2, 3])('the planted pairs come first and are confirmed, each once (seed %i)', (seed) => {
    const mined = mine(worldOf({ seed, customers: 60_000, sizes, base: 0.15, shape: 0.2, planted }));
    const first = mined.lines.slice(0, 2);
    expect(first.map(inWords).sort()).toEqual(planted.map(inWords).sort());
    expect(first.map((line) => line.state)).toEqual(['confirmed', 'confirmed']);
    expect(mined.lines.filter((line) => line.state === 'confirmed')).toHaveLength(2);
    for (const line of first) {
      expect(line.z).toBeGreaterThan(5);
      expect(line.excessLow).toBeLessThan(line.excess);
      expect(line.detail.parts.at(-1)?.rate).toBe(line.rate);
    }
    expect(mined.union.customers).toBeLessThan(first.reduce((sum, line) => sum + line.customers, 0) + 1);
    expect(mined.union.contacts / mined.totals.contacts).toBeGreaterThan(mined.union.exposure / mined.totals.exposure);
  });

  test('what the first line holds is not said again by its parents', () => {
    const [one] = planted;
    const mined = mine(
      worldOf({ seed: 5, customers: 60_000, sizes, base: 0.15, shape: 0.2, planted: one === undefined ? [] : [one] }),
    );
    const said = mined.leads.map(inWords);
    expect(said).not.toContain('3=1');
    expect(said).not.toContain('5=2');
  });
});

test('the same data give the same list', () => {
  const world = worldOf({
    seed: 4,
    customers: 5_000,
    sizes,
    sideSizes: [3],
    base: 0.4,
    shape: 0.5,
    planted: [{ items: [{ dimension: 3, code: 1 }], times: 3 }],
  });
  expect(mine(world)).toEqual(mine(world));
});
