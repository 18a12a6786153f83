import { expect, test } from 'vitest';
import { countAll } from '../../../src/analyses/contexts/counts.ts';
import { layOut } from '../../../src/analyses/contexts/halves.ts';
import { layOutEntries, sidesOf } from '../../../src/analyses/contexts/sides.ts';
import { shrinkerOf } from '../../../src/analyses/contexts/shrunk.ts';
import { spreadOf } from '../../../src/analyses/contexts/spread.ts';
import { wholeView } from '../../../src/analyses/contexts/views.ts';
import { itemsAt, membersOf } from '../../../src/analyses/contexts/world.ts';
import { worldWithTruth } from './worlds.ts';

test('shrunken ratios are nearer to the truth than what was seen, and their lower bound holds nine times in ten where contexts share their noise', () => {
  const planted = [
    {
      items: [
        { dimension: 0, code: 1 },
        { dimension: 2, code: 0 },
      ],
      times: 3,
    },
    {
      items: [
        { dimension: 1, code: 2 },
        { dimension: 3, code: 1 },
      ],
      times: 2,
    },
  ];
  const sizes = [3, 4, 3, 5, 4];
  const { input, rates } = worldWithTruth({ seed: 5, customers: 20_000, sizes, base: 0.15, shape: 0.4, planted });
  const exposed = layOut(input);
  const sides = sidesOf([], 3, false);
  const entries = layOutEntries(input, exposed, 1);
  const counts = countAll(exposed, sizes, sides, entries, { depth: 3, minimum: 50 });
  const world = { exposed, sides, entries, counts };
  const view = wholeView(world);
  const phis = spreadOf(exposed, sides, entries);
  const shrunk = shrinkerOf(world, view, phis, 50);
  // The rate that each row truly has, in the order of the rows.
  const truth = new Float64Array(exposed.rows);
  const rowOf = exposed.rowFinder();
  input.key.forEach((key, customer) => {
    truth[rowOf(key)] = rates[customer] ?? 0;
  });
  const meanOf = (rows: Uint32Array): number => rows.reduce((sum, row) => sum + (truth[row] ?? 0), 0) / rows.length;
  const overall = meanOf(membersOf(exposed, []));
  let [seenError, shrunkError, above, looked] = [0, 0, 0, 0];
  for (let context = 1; context < counts.cube.length; context++) {
    const contacts = view.contacts[0]?.[context] ?? 0;
    if (contacts === 0) continue;
    const expected = ((view.contacts[0]?.[0] ?? 0) / (view.exposure[0] ?? 1)) * (view.exposure[context] ?? 0);
    const truly = meanOf(membersOf(exposed, itemsAt(counts.cube, context))) / overall;
    const { lift, low } = shrunk({ target: 0, context });
    expect(low).toBeLessThan(lift);
    seenError += Math.log(contacts / expected / truly) ** 2;
    shrunkError += Math.log(lift / truly) ** 2;
    if (truly >= low) above += 1;
    looked += 1;
  }
  expect(looked).toBeGreaterThan(500);
  expect(shrunkError).toBeLessThan(0.8 * seenError);
  expect(above / looked).toBeGreaterThan(0.9);
});
