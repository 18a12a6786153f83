import { check, inFull, together, type Both, type Check } from './confirm.ts';
import { keepNeeded, placeName, rankContexts, type Candidate, type Checked, type Place } from './rank.ts';
import { contextOf, itemsAt, type World } from './world.ts';
import type { Fit } from './expectations.ts';
import type { MinedLine } from './mined.ts';
import type { View } from './views.ts';

interface CheckedPlace {
  readonly place: Place;
  readonly checks: readonly Check[];
}

type Checks = ReadonlyMap<string, CheckedPlace>;

/** Looked for and checked without the surplus of heavy callers, told with it. Each half finds a list, which the other checks; so all contacts are looked at, and each check is of customers that the list has not seen. */
export function bothWays(
  world: World,
  phis: readonly number[],
  minimum: number,
  [first, second]: readonly [Both, Both],
  onHalf: () => void = () => undefined,
): Checks {
  const found = new Map<string, CheckedPlace>();
  const take = (own: readonly Checked[], from: Both, other: Both): void => {
    for (const one of own) {
      const name = placeName(one);
      const checked = inFull(check(one, other.calm, phis[one.target] ?? 1), one, from, other);
      found.set(name, { place: one, checks: [...(found.get(name)?.checks ?? []), checked] });
    }
    onHalf();
  };
  take(rankContexts(world, phis, minimum, first.calm, second.calm), first, second);
  take(rankContexts(world, phis, minimum, second.calm, first.calm), second, first);
  return found;
}

export interface Described {
  readonly shown: readonly Candidate[];
  /** Of the confirmed lines. */
  readonly fit: Fit;
  /** What the halves say of a line. */
  readonly tell: (line: Place) => Check & Pick<MinedLine, 'both'>;
}

/**
 * The list that is shown. Where a confirmed context is, half of the customers may have drawn its border one value too wide or too narrow:
 * all customers draw it anew among the context and what is one value away, so that nothing is looked at that was not confirmed nearby.
 * Lines that the others explain are left out. What was not confirmed stands after, with its state.
 */
export function describe(
  world: World,
  phis: readonly number[],
  minimum: number,
  [first, second]: readonly [Both, Both],
  whole: View,
  checks: Checks,
): Described {
  const isConfirmed = (own: readonly Check[]): boolean => own.some(({ state }) => state === 'confirmed');
  const confirmed = [...checks.values()].filter((one) => isConfirmed(one.checks)).map(({ place }) => place);
  const near = new Set(confirmed.flatMap((place) => nearOf(world, place).map(placeName)));
  const drawn = near.size === 0 ? [] : rankContexts(world, phis, minimum, whole, whole, near);
  const { listed, fit } = keepNeeded(world, phis, whole, drawn);
  const told = new Map(listed.map((line) => [placeName(line), tellAnew(phis, [first, second], line, checks)]));
  const others = [...checks.values()]
    .filter((one) => !isConfirmed(one.checks) && !told.has(placeName(one.place)))
    .map(({ place }) => place);
  const unsure = keepNeeded(world, phis, whole, [...listed, ...others]).listed.filter(
    (line) => !told.has(placeName(line)),
  );
  return {
    shown: [...listed, ...unsure],
    fit,
    tell: (line) => told.get(placeName(line)) ?? together(checks.get(placeName(line))?.checks ?? []),
  };
}

/** The context, each of its parents, and each child of it. */
function nearOf({ counts: { cube } }: World, { target, context }: Place): readonly Place[] {
  const items = itemsAt(cube, context);
  const used = new Set(items.map(({ dimension }) => dimension));
  const parents =
    items.length < 2
      ? []
      : items.map((item) =>
          contextOf(
            cube,
            items.filter((one) => one !== item),
          ),
        );
  const children = cube.sizes.flatMap((size, dimension) =>
    used.has(dimension)
      ? []
      : Array.from({ length: size }, (_, code) => contextOf(cube, [...items, { dimension, code }])),
  );
  return [context, ...parents, ...children].filter((one) => one >= 0).map((one) => ({ target, context: one }));
}

/** A line that a half found is as that check says; one that was drawn anew is shown by both halves, or weaker. */
function tellAnew(
  phis: readonly number[],
  halves: readonly [Both, Both],
  line: Candidate,
  checks: Checks,
): Check & Pick<MinedLine, 'both'> {
  const known = checks.get(placeName(line));
  if (known?.checks.some(({ state }) => state === 'confirmed') === true) return together(known.checks);
  const [a, b] = halves.map((both, half) => {
    const others = halves[1 - half] ?? both;
    const [view, other] = [both.calm, others.calm];
    const share = (one: View): number =>
      (one.exposure[line.context] ?? 0) / ((view.exposure[line.context] ?? 0) + (other.exposure[line.context] ?? 0));
    const checked = check(
      {
        ...line,
        contacts: other.contacts[line.target]?.[line.context] ?? 0,
        expected: line.expected * share(other),
        expectedThere: line.expected * share(view),
      },
      view,
      phis[line.target] ?? 1,
    );
    return inFull(checked, line, others, both);
  });
  if (a === undefined || b === undefined) throw new RangeError('Two halves');
  const weaker = a.checked.z < b.checked.z ? a : b;
  return { ...weaker, both: false };
}
