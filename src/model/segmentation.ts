import type { Measure } from './measure.ts';
import { allOf, type Rule } from './rule.ts';

export type SegmentationId = string;

/** One segment of a segmentation. */
export interface Part {
  readonly id: string;
  readonly name: string;
}

export interface RulePart extends Part {
  readonly rule: Rule;
}

/**
 * A measure scored 1 to 5 by four values, ascending: each is the first of the next score, so that ties stay together. `best` says which end
 * scores 5. Two equal values leave a score empty.
 */
export interface Axis {
  readonly measure: Measure;
  readonly cuts: readonly number[];
  readonly best: 'high' | 'low';
}

export const gridSide = 5;
export const gridCells = gridSide ** 3;

/**
 * How customers are sorted. Plain JSON. Every plan puts each customer in exactly one segment or in the rest, whatever a person does to it:
 * rules are tried in order, bands follow each other, and a grid has one segment for each of its cells.
 */
export type Plan =
  /** The first rule that holds takes the customer. */
  | { readonly kind: 'rules'; readonly parts: readonly RulePart[] }
  /** One segment for each stretch between values: `[cut, next cut)`, below the first and from the last on. Empty names are said by their bounds. */
  | {
      readonly kind: 'bands';
      readonly measure: Measure;
      readonly cuts: readonly number[];
      readonly parts: readonly Part[];
    }
  /** Recency, frequency and amount; `cells` holds for each of 125 cells the place of its segment in `parts`. */
  | {
      readonly kind: 'grid';
      readonly axes: readonly [Axis, Axis, Axis];
      readonly parts: readonly Part[];
      readonly cells: readonly number[];
    };

/** Ordered segments that cover and do not overlap, and what is left. */
export interface Segmentation {
  readonly id: SegmentationId;
  readonly name: string;
  readonly plan: Plan;
  /** What those in no segment are called; empty for the usual word. */
  readonly rest: string;
}

/** The place of a cell: scores are 1 to 5, recency changes slowest. */
export const cellOf = (r: number, f: number, m: number): number =>
  (r - 1) * gridSide ** 2 + (f - 1) * gridSide + (m - 1);

/** The scores of a cell. */
export function scoresOf(cell: number): readonly [r: number, f: number, m: number] {
  return [Math.floor(cell / gridSide ** 2) + 1, (Math.floor(cell / gridSide) % gridSide) + 1, (cell % gridSide) + 1];
}

/** Who is in the part at a place; those of the rest at the place after the last. A plain rule, for a list or a segment of its own. */
export function partRule(plan: Plan, place: number): Rule {
  switch (plan.kind) {
    case 'rules': {
      const before = plan.parts.slice(0, place).map((part) => part.rule);
      const own = plan.parts[place]?.rule;
      const outside: readonly Rule[] =
        before.length === 0 ? [] : [{ kind: 'group', join: 'or', negated: true, children: before }];
      return allOf(own === undefined ? outside : [own, ...outside]);
    }
    case 'bands': {
      if (place >= plan.parts.length) return { kind: 'measure', measure: plan.measure, test: { op: 'missing' } };
      const cuts = sortedCuts(plan.cuts);
      return between(plan.measure, cuts[place - 1] ?? null, cuts[place] ?? null);
    }
    case 'grid': {
      if (place >= plan.parts.length)
        return {
          kind: 'group',
          join: 'or',
          negated: false,
          children: plan.axes.map(({ measure }) => ({ kind: 'measure', measure, test: { op: 'missing' } })),
        };
      const boxes = boxesOf(plan.cells, place).map((box) =>
        allOf(plan.axes.map((axis, index) => scoresRule(axis, box[index] ?? [1, gridSide]))),
      );
      // No cell, nobody.
      return boxes.length === 1 && boxes[0] !== undefined
        ? boxes[0]
        : { kind: 'group', join: boxes.length === 0 ? 'and' : 'or', negated: boxes.length === 0, children: boxes };
    }
  }
}

/** A value from `from` (counted) to `to` (not counted); any value where neither is given. */
function between(measure: Measure, from: number | null, to: number | null): Rule {
  if (from === null && to === null) return { kind: 'measure', measure, test: { op: 'present' } };
  const bounds = { op: 'between', min: from, max: to } as const;
  return { kind: 'measure', measure, test: to === null ? bounds : { ...bounds, open: 'max' } };
}

function scoresRule(axis: Axis, [from, to]: readonly [number, number]): Rule {
  const cuts = sortedCuts(axis.cuts);
  const [low, high] = axis.best === 'high' ? [from, to] : [gridSide + 1 - to, gridSide + 1 - from];
  return between(
    axis.measure,
    low === 1 ? null : (cuts[low - 2] ?? null),
    high === gridSide ? null : (cuts[high - 1] ?? null),
  );
}

export const sortedCuts = (cuts: readonly number[]): readonly number[] => cuts.toSorted((a, b) => a - b);

type Box = readonly [readonly [number, number], readonly [number, number], readonly [number, number]];

/** The cells of a part as few boxes: the largest that fits in what is left, again and again. */
function boxesOf(cells: readonly number[], place: number): readonly Box[] {
  const left = new Set(cells.flatMap((part, cell) => (part === place ? [cell] : [])));
  const boxes: Box[] = [];
  while (left.size > 0) {
    const box = largestBox(left);
    boxes.push(box);
    for (const cell of cellsIn(box)) left.delete(cell);
  }
  return boxes;
}

const spans: readonly (readonly [number, number])[] = [1, 2, 3, 4, 5].flatMap((from) =>
  [1, 2, 3, 4, 5].filter((to) => to >= from).map((to) => [from, to] as const),
);

function largestBox(left: ReadonlySet<number>): Box {
  let [best, most]: [Box, number] = [
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
    0,
  ];
  for (const r of spans)
    for (const f of spans)
      for (const m of spans) {
        const box: Box = [r, f, m];
        const size = box.reduce((product, [from, to]) => product * (to - from + 1), 1);
        if (size > most && cellsIn(box).every((cell) => left.has(cell))) [best, most] = [box, size];
      }
  return best;
}

function cellsIn([r, f, m]: Box): readonly number[] {
  const cells: number[] = [];
  for (let x = r[0]; x <= r[1]; x++)
    for (let y = f[0]; y <= f[1]; y++) for (let z = m[0]; z <= m[1]; z++) cells.push(cellOf(x, y, z));
  return cells;
}

/** Every rule that a person may have written in some segmentations, called by its segment. */
export function rulesIn(
  segmentations: readonly Segmentation[],
): readonly { readonly name: string; readonly rule: Rule }[] {
  return segmentations.flatMap(({ name, plan }) => {
    // Of bands and grids one rule names all that they go by.
    if (plan.kind !== 'rules') return [{ name, rule: partRule(plan, plan.parts.length) }];
    return plan.parts.map((part) => ({ name: `${name} · ${part.name}`, rule: part.rule }));
  });
}
