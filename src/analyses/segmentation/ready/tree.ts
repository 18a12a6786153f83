import { compileDimension } from '../../../model/compile-dimension.ts';
import { compileMeasures } from '../../../model/compile-measures.ts';
import type { Dimension } from '../../../model/dimension.ts';
import type { Measure } from '../../../model/measure.ts';
import { populationStages } from '../../../model/population.ts';
import type { CustomerRecord, SourceId } from '../../../model/record.ts';
import { allOf, type DimensionLevel, type Rule } from '../../../model/rule.ts';
import type { Rows } from '../../../model/rows.ts';
import { naming, type Scope } from '../../../model/scope.ts';
import {
  explainedOn,
  growTree,
  leavesOf,
  pruned,
  type TreeColumn,
  type TreeLeaf,
} from '../../../model/statistics/regression-tree.ts';
import { cutColumn, readableCut, type CutColumn } from '../../../model/statistics/tree-columns.ts';
import { chain, identifier, integer, join, literal, query, sql, type Sql } from '../../../sql/sql.ts';
import { sampleLimit } from '../sample.ts';

/** Cuts of ours: three questions at most, no leaf under 1 % of the customers or 30, no cut that the other half does not confirm. */
const TREE = { depth: 3, smallestShare: 0.01, smallestCount: 30, leastGain: 0.01 } as const;

/** What a tree may ask about, and what it is to foretell. */
export interface TreeQuestion {
  readonly outcome: Measure;
  readonly measures: readonly Measure[];
  readonly dimensions: readonly Dimension[];
}

/** Without what the outcome is made of: measures of the same events, or of events that were put together with them, say it again in other words. */
export function askable(question: TreeQuestion, record: CustomerRecord): TreeQuestion {
  const own = question.outcome.kind === 'events' ? basesOf(question.outcome.events, record) : [];
  const tells = (measure: Measure): boolean =>
    JSON.stringify(measure) !== JSON.stringify(question.outcome) &&
    !(measure.kind === 'events' && basesOf(measure.events, record).some((base) => own.includes(base)));
  const isOfOwn = (events: readonly SourceId[]): boolean =>
    events.some((id) => basesOf(id, record).some((base) => own.includes(base)));
  const dimensions = question.dimensions.filter((dimension) => {
    if (dimension.kind === 'used') return !isOfOwn(dimension.events);
    return dimension.kind !== 'main-value' || !isOfOwn([dimension.events]);
  });
  return { ...question, measures: question.measures.filter(tells), dimensions };
}

/** The sources that events come from. */
function basesOf(id: SourceId, record: CustomerRecord): readonly SourceId[] {
  const together = record.events.find((events) => events.id === id)?.combines ?? [id];
  return together.map((one) => one.split('.')[0] ?? one);
}

/** One row a drawn customer who has the outcome: `half`, `y`, `m_0` …, `d_0` … */
export function treeQuery(question: TreeQuestion, scope: Scope, limit: number = sampleLimit): Sql<'query'> {
  const names = naming();
  const measured = compileMeasures([question.outcome, ...question.measures], scope, names, 'population');
  const dimensions = question.dimensions.map((dimension) => compileDimension(dimension, scope, names, 'population'));
  const [y, ...rest] = measured.values;
  const outcome = y ?? literal(null);
  const columns = [
    sql`(hash("population"."customer_id" || ${literal('half')}) % 2)::DOUBLE AS "half"`,
    sql`(${outcome})::DOUBLE AS "y"`,
    ...rest.map((value, index) => sql`(${value})::DOUBLE AS ${identifier(`m_${index}`)}`),
    ...dimensions.map((one, index) => sql`(${one.value})::VARCHAR AS ${identifier(`d_${index}`)}`),
  ];
  const joins = [...measured.joins, ...dimensions.flatMap((one) => one.joins)];
  return chain(
    [...populationStages(scope, names), ...measured.stages, ...dimensions.flatMap((one) => one.stages)],
    query`SELECT ${join(columns)} FROM "population" ${join(joins, sql` `)} WHERE (${outcome}) IS NOT NULL
ORDER BY hash("population"."customer_id" || ${literal('draw')}), "population"."customer_id" LIMIT ${integer(limit)}`,
  );
}

export interface SuggestedLeaf {
  readonly rule: Rule;
  readonly n: number;
}

export interface SuggestedTree {
  readonly leaves: readonly SuggestedLeaf[];
  /** Share of the variance explained on the half that the tree was not grown on. */
  readonly explained: number;
  /** The outcome was taken by its logarithm, because a few customers hold most of it. */
  readonly logarithm: boolean;
}

/** A proposal of ours: beyond this many medians the largest value decides every cut. */
const LONG_TAIL = 20;

/** The tree, its leaves from the lowest outcome to the highest; null where no cut holds on the other half. */
export function suggestTree(rows: Rows, question: TreeQuestion): SuggestedTree | null {
  const raw = rows.numbers('y');
  const sorted = raw.toSorted();
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const logarithm = (sorted[0] ?? -1) >= 0 && (sorted.at(-1) ?? 0) > LONG_TAIL * Math.max(median, 1e-9);
  const y = logarithm ? raw.map((value) => Math.log1p(value)) : raw;
  const cuts = question.measures.map((_, index) => cutColumn(rows.numbers(`m_${index}`)));
  const kinds = question.dimensions.map((_, index) => categoryColumn(rows.texts(`d_${index}`)));
  const columns: readonly TreeColumn[] = [...cuts, ...kinds];
  const half = rows.numbers('half');
  const [grown, checked] = [0, 1].map((wanted) =>
    Int32Array.from(Array.from(half.keys()).filter((row) => half[row] === wanted)),
  );
  if (grown === undefined || checked === undefined || grown.length === 0 || checked.length === 0) return null;
  const smallest = Math.max(TREE.smallestCount, Math.ceil(TREE.smallestShare * grown.length));
  const limits = { depth: TREE.depth, smallestCut: 2 * smallest, smallestLeaf: smallest, leastGain: TREE.leastGain };
  const tree = pruned(growTree(columns, y, grown, limits), columns, y, checked, TREE.leastGain);
  const explained = explainedOn(tree, columns, y, checked);
  if (tree.split === null || explained === null) return null;
  const leaves = leavesOf(tree).toSorted((a, b) => a.node.mean - b.node.mean);
  return {
    leaves: leaves.map((leaf) => ({ rule: leafRule(leaf, question, cuts, kinds), n: leaf.node.n })),
    explained,
    logarithm,
  };
}

interface CategoryColumn extends TreeColumn {
  readonly levels: readonly DimensionLevel[];
}

/** A proposal of ours: kinds rarer than these are put together. */
const MOST_LEVELS = 20;

function categoryColumn(texts: readonly (string | null)[]): CategoryColumn {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  const order = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text);
  const named = order.slice(0, MOST_LEVELS);
  const levels: DimensionLevel[] = named.map((value) => ({ kind: 'value', value }));
  if (order.length > named.length) levels.push({ kind: 'other', except: named });
  const places = new Map(named.map((value, index) => [value, index]));
  const codes = Int16Array.from(texts, (text) => (text === null ? -1 : (places.get(text) ?? named.length)));
  return { kind: 'category', codes, size: levels.length, levels };
}

/** The way to a leaf as one condition a line; several cuts of one column become one line. */
function leafRule(
  { way }: TreeLeaf,
  question: TreeQuestion,
  cuts: readonly CutColumn[],
  kinds: readonly CategoryColumn[],
): Rule {
  const lines = way.flatMap(({ split, left }): readonly Rule[] => {
    const missing = split.missingLeft === left;
    const measure = question.measures[split.column];
    const cut = cuts[split.column];
    if (measure !== undefined && cut !== undefined) {
      const edge = cut.edges[split.left.size - 1];
      if (edge === undefined) return [];
      const at = readableCut(edge);
      const bounds: Rule = {
        kind: 'measure',
        measure,
        test: left ? { op: 'between', min: null, max: at, open: 'max' } : { op: 'between', min: at, max: null },
      };
      const mayMiss = missing && cut.codes.includes(-1);
      if (!mayMiss) return [bounds];
      const without: Rule = { kind: 'measure', measure, test: { op: 'missing' } };
      return [{ kind: 'group', join: 'or', negated: false, children: [bounds, without] }];
    }
    const kind = kinds[split.column - cuts.length];
    const dimension = question.dimensions[split.column - cuts.length];
    if (kind === undefined || dimension === undefined) return [];
    const chosen = kind.levels.filter((_, code) => split.left.has(code) === left);
    const mayMiss = missing && kind.codes.includes(-1);
    return [{ kind: 'dimension', dimension, levels: mayMiss ? [...chosen, { kind: 'missing' }] : chosen }];
  });
  return allOf(lines);
}
