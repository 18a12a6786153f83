import { cellOf, gridCells, gridSide } from '../../model/segmentation.ts';

/** A name and the scores it claims: from, to, both counted. */
export interface NamedBox {
  readonly key: ClassicName;
  readonly recency: readonly [number, number];
  readonly frequency: readonly [number, number];
  readonly monetary: readonly [number, number];
}

export const classicNames = [
  'champions',
  'potential',
  'loyal',
  'promising',
  'new',
  'cant-lose',
  'at-risk',
  'attention',
  'sleeping',
  'lost',
] as const;
export type ClassicName = (typeof classicNames)[number];

/** The ten names that everybody copies, with the scores that the R package rfm gives them, in its order: the first that fits takes the customer. */
export const classicBoxes: readonly NamedBox[] = [
  { key: 'champions', recency: [5, 5], frequency: [5, 5], monetary: [5, 5] },
  { key: 'potential', recency: [3, 5], frequency: [3, 5], monetary: [2, 5] },
  { key: 'loyal', recency: [2, 4], frequency: [2, 4], monetary: [2, 4] },
  { key: 'promising', recency: [3, 4], frequency: [1, 3], monetary: [3, 5] },
  { key: 'new', recency: [4, 5], frequency: [1, 3], monetary: [1, 5] },
  { key: 'cant-lose', recency: [1, 2], frequency: [3, 4], monetary: [4, 5] },
  { key: 'at-risk', recency: [1, 2], frequency: [2, 5], monetary: [4, 5] },
  { key: 'attention', recency: [1, 3], frequency: [3, 5], monetary: [3, 5] },
  { key: 'sleeping', recency: [2, 3], frequency: [1, 3], monetary: [1, 4] },
  { key: 'lost', recency: [1, 1], frequency: [1, 5], monetary: [1, 5] },
];

/** What named boxes make of the grid: which cells no name claims and which several do. */
export interface BoxesOnGrid {
  /** For each cell, the places of the boxes that claim it. */
  readonly claims: readonly (readonly number[])[];
  readonly orphans: readonly number[];
  readonly disputed: readonly number[];
}

const within = (score: number, [from, to]: readonly [number, number]): boolean => score >= from && score <= to;

export function boxesOnGrid(boxes: readonly NamedBox[]): BoxesOnGrid {
  const claims: (readonly number[])[] = new Array<readonly number[]>(gridCells).fill([]);
  for (let r = 1; r <= gridSide; r++)
    for (let f = 1; f <= gridSide; f++)
      for (let m = 1; m <= gridSide; m++)
        claims[cellOf(r, f, m)] = boxes.flatMap((box, place) =>
          within(r, box.recency) && within(f, box.frequency) && within(m, box.monetary) ? [place] : [],
        );
  const where = (test: (count: number) => boolean): readonly number[] =>
    claims.flatMap((claimed, cell) => (test(claimed.length) ? [cell] : []));
  return { claims, orphans: where((count) => count === 0), disputed: where((count) => count > 1) };
}

/** The painted cells that the boxes come to: the first name takes what several claim, and what none claims gets a segment of its own, the last. */
export function paintedBoxes(boxes: readonly NamedBox[]): readonly number[] {
  return boxesOnGrid(boxes).claims.map((claimed) => claimed[0] ?? boxes.length);
}
