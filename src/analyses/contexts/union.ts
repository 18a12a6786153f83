import type { MinedLine, MinedStep, MinedUnion } from './mined.ts';
import type { World } from './world.ts';

/** Customers in at least one of the kept lines, and the contacts that these lines are about, each counted once. */
export function unionOf(
  { exposed, sides, entries }: World,
  masks: Uint32Array,
  targets: readonly number[],
  kept: readonly boolean[],
): MinedUnion {
  const bits = targets
    .map((target, line) => ({ target, bit: kept[line] === true ? 1 << line : 0 }))
    .filter(({ bit }) => bit !== 0);
  const wanted = bits.reduce((all, { bit }) => all | bit, 0);
  const whole = bits.reduce((all, { target, bit }) => (target === 0 ? all | bit : all), 0);
  let [count, exposure, contacts, last] = [0, 0, 0, -1];
  for (let row = 0; row < exposed.rows; row++) {
    const mask = masks[row] ?? 0;
    if ((mask & wanted) === 0) continue;
    const person = exposed.person[row] ?? 0;
    if (person !== last) count += 1;
    last = person;
    exposure += exposed.exposure[row] ?? 0;
    if ((mask & whole) !== 0) contacts += exposed.contacts[row] ?? 0;
  }
  for (let entry = 0; entry < entries.row.length; entry++) {
    const mask = masks[entries.row[entry] ?? 0] ?? 0;
    const side = entries.side[entry] ?? 0;
    if ((mask & wanted) === 0 || (mask & whole) !== 0) continue;
    if (bits.some(({ target, bit }) => (mask & bit) !== 0 && sides.targets[target]?.holds[side] === 1))
      contacts += entries.contacts[entry] ?? 0;
  }
  return { contexts: bits.length, customers: count, exposure, contacts };
}

/** The confirmed lines added one after the other, the highest rate first. */
export function curveOf(
  world: World,
  masks: Uint32Array,
  targets: readonly number[],
  lines: readonly Pick<MinedLine, 'state' | 'rate'>[],
): readonly MinedStep[] {
  const order = [...lines.keys()]
    .filter((line) => lines[line]?.state === 'confirmed')
    .sort((a, b) => (lines[b]?.rate ?? 0) - (lines[a]?.rate ?? 0));
  return order.map((line, step) => {
    const added = order.slice(0, step + 1);
    const kept = lines.map((_, index) => added.includes(index));
    return { line, ...unionOf(world, masks, targets, kept) };
  });
}
