/** A column that a tree may cut, in small codes; a missing value is -1. */
export interface TreeColumn {
  /** `ordered`: codes follow the values, and a cut divides lower from higher. `category`: any set of codes may go together. */
  readonly kind: 'ordered' | 'category';
  readonly codes: Int16Array;
  /** How many codes there are. */
  readonly size: number;
}

export interface TreeSplit {
  readonly column: number;
  /** Codes that go left. Those of an ordered column are 0 … `cut` - 1. */
  readonly left: ReadonlySet<number>;
  /** Where the missing values go. */
  readonly missingLeft: boolean;
}

export interface TreeNode {
  readonly n: number;
  readonly mean: number;
  /** Sum of squares about the mean. */
  readonly deviance: number;
  readonly split: (TreeSplit & { readonly low: TreeNode; readonly high: TreeNode }) | null;
}

export interface TreeLimits {
  readonly depth: number;
  /** A node smaller than this is not cut. */
  readonly smallestCut: number;
  /** No leaf is smaller. */
  readonly smallestLeaf: number;
  /** A cut that takes off less of the deviance of the whole is not made. */
  readonly leastGain: number;
}

/**
 * Least-squares regression tree (Breiman et al. 1984): each cut takes off the most deviance. The best cut of a category orders its
 * levels by their mean and tries the cuts between them (Fisher 1958). Missing values go where they lose least.
 */
export function growTree(
  columns: readonly TreeColumn[],
  y: Float64Array,
  rows: Int32Array,
  limits: TreeLimits,
): TreeNode {
  const whole = momentsOf(y, rows);
  return grow(columns, y, rows, limits, limits.leastGain * devianceOf(whole), 0);
}

function grow(
  columns: readonly TreeColumn[],
  y: Float64Array,
  rows: Int32Array,
  limits: TreeLimits,
  least: number,
  depth: number,
): TreeNode {
  const moments = momentsOf(y, rows);
  const leaf: TreeNode = {
    n: moments.n,
    mean: moments.n === 0 ? Number.NaN : moments.sum / moments.n,
    deviance: devianceOf(moments),
    split: null,
  };
  if (depth >= limits.depth || moments.n < limits.smallestCut) return leaf;
  const best = columns
    .map((column, index) => bestSplit(column, index, y, rows, limits.smallestLeaf))
    .reduce<Found | null>(
      (chosen, found) => (found !== null && found.gain > (chosen?.gain ?? 0) ? found : chosen),
      null,
    );
  if (best === null || best.gain < least || best.gain <= 0) return leaf;
  const goesLeft = sideOf(columns, best.split);
  const low = grow(columns, y, rows.filter(goesLeft), limits, least, depth + 1);
  const high = grow(
    columns,
    y,
    rows.filter((row) => !goesLeft(row)),
    limits,
    least,
    depth + 1,
  );
  return { ...leaf, split: { ...best.split, low, high } };
}

/** Whether a row goes left. */
function sideOf(columns: readonly TreeColumn[], split: TreeSplit): (row: number) => boolean {
  const codes = columns[split.column]?.codes ?? new Int16Array();
  return (row) => {
    const code = codes[row] ?? -1;
    return code < 0 ? split.missingLeft : split.left.has(code);
  };
}

interface Moments {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

const none: Moments = { n: 0, sum: 0, squares: 0 };
const plus = (a: Moments, b: Moments): Moments => ({
  n: a.n + b.n,
  sum: a.sum + b.sum,
  squares: a.squares + b.squares,
});
/** What deviance a group keeps hidden in its mean: sum² / n. */
const held = ({ n, sum }: Moments): number => (n === 0 ? 0 : sum ** 2 / n);
const devianceOf = (moments: Moments): number => Math.max(0, moments.squares - held(moments));

function momentsOf(y: Float64Array, rows: Int32Array): Moments {
  let [sum, squares] = [0, 0];
  for (const row of rows) {
    const value = y[row] ?? 0;
    sum += value;
    squares += value * value;
  }
  return { n: rows.length, sum, squares };
}

interface Found {
  readonly gain: number;
  readonly split: TreeSplit;
}

function bestSplit(
  column: TreeColumn,
  index: number,
  y: Float64Array,
  rows: Int32Array,
  smallest: number,
): Found | null {
  const [n, sum] = [new Float64Array(column.size + 1), new Float64Array(column.size + 1)];
  for (const row of rows) {
    const code = (column.codes[row] ?? -1) + 1;
    n[code] = (n[code] ?? 0) + 1;
    sum[code] = (sum[code] ?? 0) + (y[row] ?? 0);
  }
  const at = (code: number): Moments => ({ n: n[code + 1] ?? 0, sum: sum[code + 1] ?? 0, squares: 0 });
  const missing = at(-1);
  const filled = Array.from({ length: column.size }, (_, code) => code).filter((code) => at(code).n > 0);
  const order =
    column.kind === 'ordered' ? filled : filled.toSorted((a, b) => at(a).sum / at(a).n - at(b).sum / at(b).n);
  const present = order.reduce((all, code) => plus(all, at(code)), none);
  const whole = held(plus(present, missing));
  let best: { gain: number; upTo: number; missingLeft: boolean } | null = null;
  let left = none;
  for (const [place, code] of order.slice(0, -1).entries()) {
    left = plus(left, at(code));
    const right: Moments = { n: present.n - left.n, sum: present.sum - left.sum, squares: 0 };
    for (const missingLeft of missing.n > 0 ? [true, false] : [false]) {
      const [a, b] = missingLeft ? [plus(left, missing), right] : [left, plus(right, missing)];
      if (a.n < smallest || b.n < smallest) continue;
      const gain = held(a) + held(b) - whole;
      if (gain > (best?.gain ?? 0)) best = { gain, upTo: place, missingLeft };
    }
  }
  if (best === null) return null;
  const chosen = order.slice(0, best.upTo + 1);
  // Of an ordered column, codes that nobody here has lie on the side of their neighbours.
  const codes =
    column.kind === 'ordered' ? Array.from({ length: (chosen.at(-1) ?? -1) + 1 }, (_, code) => code) : chosen;
  return { gain: best.gain, split: { column: index, left: new Set(codes), missingLeft: best.missingLeft } };
}

/** The leaves from left to right, with the way to each: every cut, and whether it went left. */
export interface TreeLeaf {
  readonly node: TreeNode;
  readonly way: readonly { readonly split: TreeSplit; readonly left: boolean }[];
}

export function leavesOf(node: TreeNode, way: TreeLeaf['way'] = []): readonly TreeLeaf[] {
  const { split } = node;
  if (split === null) return [{ node, way }];
  return [
    ...leavesOf(split.low, [...way, { split, left: true }]),
    ...leavesOf(split.high, [...way, { split, left: false }]),
  ];
}

/** Sum of squared errors on other rows, each foretold by the mean of the leaf it falls in. */
function errorOn(node: TreeNode, columns: readonly TreeColumn[], y: Float64Array, rows: Int32Array): number {
  if (node.split === null) return rows.reduce((sum, row) => sum + ((y[row] ?? 0) - node.mean) ** 2, 0);
  const goesLeft = sideOf(columns, node.split);
  return (
    errorOn(node.split.low, columns, y, rows.filter(goesLeft)) +
    errorOn(
      node.split.high,
      columns,
      y,
      rows.filter((row) => !goesLeft(row)),
    )
  );
}

/** The same tree without the cuts that take off less than `leastGain` of the deviance of other rows, from the leaves up. */
export function pruned(
  tree: TreeNode,
  columns: readonly TreeColumn[],
  y: Float64Array,
  rows: Int32Array,
  leastGain: number,
): TreeNode {
  const whole = devianceOf(momentsOf(y, rows));
  const prune = (node: TreeNode, inside: Int32Array): TreeNode => {
    if (node.split === null) return node;
    const goesLeft = sideOf(columns, node.split);
    const low = prune(node.split.low, inside.filter(goesLeft));
    const high = prune(
      node.split.high,
      inside.filter((row) => !goesLeft(row)),
    );
    const kept: TreeNode = { ...node, split: { ...node.split, low, high } };
    const bare: TreeNode = { ...node, split: null };
    const gain = errorOn(bare, columns, y, inside) - errorOn(kept, columns, y, inside);
    return gain < leastGain * whole ? bare : kept;
  };
  return prune(tree, rows);
}

/** Share of the deviance of some rows that a tree explains; null where they do not vary. May be negative on rows it did not see. */
export function explainedOn(
  tree: TreeNode,
  columns: readonly TreeColumn[],
  y: Float64Array,
  rows: Int32Array,
): number | null {
  const whole = devianceOf(momentsOf(y, rows));
  return whole > 0 ? 1 - errorOn(tree, columns, y, rows) / whole : null;
}
