/** Behind the average and the lifecycle, view by view, as measured on a large base. */
import { runComparison } from '../../../src/analyses/distribution/run-compare.ts';
import { runLetters, runLorenz } from '../../../src/analyses/distribution/run-shape.ts';
import { runDistribution } from '../../../src/analyses/distribution/run.ts';
import { runSeparation } from '../../../src/analyses/distribution/separation.ts';
import { runLifecycle } from '../../../src/analyses/lifecycle/run.ts';
import type { LifecycleView } from '../../../src/analyses/lifecycle/spec.ts';
import { suggest } from '../../../src/analyses/lifecycle/suggest.ts';
import { valueMeasure } from '../../../src/analyses/segmentation/described.ts';
import type { Dimension } from '../../../src/model/dimension.ts';
import { fieldId } from '../../../src/model/record.ts';
import type { Piece, PiecesNeeds } from './piece.ts';

const list = (count: number): string => Array.from({ length: count + 1 }, (_, step) => String(step / count)).join(', ');

export function averagePieces({ engine, scope }: PiecesNeeds): Readonly<Record<string, Piece>> {
  const { record, asOf } = scope;
  const measure = valueMeasure(record);
  const life = suggest(record);
  if (measure === null || life === null) throw new Error('The base has purchases with amounts');
  const offer: Dimension = { kind: 'field', field: fieldId('clients', 'offre') };
  const own = `"${record.database}"."main"`;
  const window = `"event_at" >= DATE '2025-01-01' AND "event_at" < DATE '2026-01-01'`;
  const spent = `SELECT "customer_no", sum("montant") AS s FROM ${own}."events_achats" WHERE "customer_no" IS NOT NULL AND ${window} GROUP BY 1`;
  const values = `WITH v AS (SELECT "offre" AS o, coalesce(s, 0)::DOUBLE AS v FROM ${own}."customers" c LEFT JOIN (${spent}) e ON e."customer_no" = c."customer_no" WHERE c."seen_0" <= DATE '${asOf}')`;
  const shape = [
    `${values}, r AS (SELECT v, row_number() OVER (ORDER BY v) AS k, count(*) OVER () AS n FROM v) SELECT count(*), avg(v), stddev_samp(v), min(v), max(v), sum(v), sum(k * v), sum(v) FILTER (k > 0.9 * n), sum(v) FILTER (k > 0.8 * n), quantile_cont(v, [${list(200)}]) FROM r`,
    `${values} SELECT floor(v / 20), count(*), sum(v) FROM v GROUP BY 1`,
  ];
  const spec = { measure, split: null, view: 'histogram' } as const;
  const lived = (view: LifecycleView, bare: readonly string[] = []): Piece => ({
    ours: async () => (await runLifecycle(engine, { ...life, view }, scope)).kind,
    bare,
  });
  return {
    histogram: { ours: async () => (await runDistribution(engine, spec, scope)).kind, bare: shape },
    groups: {
      ours: async () => (await runDistribution(engine, { ...spec, split: offer }, scope)).kind,
      bare: [
        shape[0] ?? '',
        `${values} SELECT o, count(*), avg(v), var_pop(v), sum(v), quantile_cont(v, [0.1, 0.5, 0.9]) FROM v GROUP BY o`,
        `${values} SELECT o, floor(v / 20), count(*), sum(v) FROM v GROUP BY 1, 2`,
      ],
    },
    lorenz: {
      ours: async () => (await runLorenz(engine, measure, scope)).length,
      bare: [
        `${values}, r AS (SELECT v, ntile(100) OVER (ORDER BY v) AS t FROM v) SELECT t, sum(v), count(*) FROM r GROUP BY t ORDER BY t`,
      ],
    },
    letters: {
      ours: async () => (await runLetters(engine, measure, scope, record.customers)).length,
      bare: [`${values} SELECT quantile_cont(v, [${list(32)}]) FROM v`],
    },
    comparison: {
      ours: async () => {
        const comparison = { kind: 'before', months: 12 } as const;
        return (await runComparison(engine, { measure, comparison }, scope))?.mixes.length ?? -1;
      },
      bare: [],
    },
    separation: { ours: async () => (await runSeparation(engine, measure, scope)).length, bare: [] },
    // Active in a month, and those who are active in it for the last time: the table switches between both.
    cohorts: lived('cohorts', [
      `WITH b AS (SELECT "customer_no", min("month") AS b FROM ${own}."months_achats" WHERE n > 0 GROUP BY 1), m AS (SELECT m."customer_no", date_trunc('quarter', b) AS c, datediff('month', b, "month") AS k FROM ${own}."months_achats" m JOIN b ON b."customer_no" = m."customer_no" WHERE n > 0), l AS (SELECT "customer_no", any_value(c) AS c, max(k) AS k FROM m GROUP BY 1) SELECT c, k, count(*), 0 FROM m GROUP BY 1, 2 UNION ALL SELECT c, k, 0, count(*) FROM l GROUP BY 1, 2`,
    ]),
    fan: lived('fan'),
    survival: lived('survival'),
    stages: lived('stages'),
    repeat: lived('repeat'),
  };
}
