/** What is measured on a large base. */
import { describingMeasures, purchasesOf, valueMeasure } from '../../../src/analyses/segmentation/described.ts';
import { homogeneity } from '../../../src/analyses/segmentation/holds/homogeneity.ts';
import { propose } from '../../../src/analyses/segmentation/holds/proposals.ts';
import { datesBefore, runMoves } from '../../../src/analyses/segmentation/moves/run.ts';
import { readSample, sampleQuery } from '../../../src/analyses/segmentation/sample.ts';
import { averagePieces } from './average-pieces.ts';
import type { Piece, PiecesNeeds } from './piece.ts';
import type { EventMeasure, Measure } from '../../../src/model/measure.ts';
import { fieldId } from '../../../src/model/record.ts';
import { askRule } from '../../../src/model/rule-lines.ts';
import { allOf, type Rule } from '../../../src/model/rule.ts';
import type { Plan } from '../../../src/model/segmentation.ts';
import { countCustomers } from '../../../src/store/tables.ts';

const customers = 'clients';

export function piecesOf(needs: PiecesNeeds): Readonly<Record<string, Piece>> {
  return { ...segmentPieces(needs), ...averagePieces(needs) };
}

function segmentPieces({ engine, scope }: PiecesNeeds): Readonly<Record<string, Piece>> {
  const { record, asOf } = scope;
  const purchases = purchasesOf(record)[0];
  if (purchases === undefined) throw new Error('The base has purchases');
  const own = `"${record.database}"."main"`;
  const counted: EventMeasure = {
    kind: 'events',
    events: purchases.id,
    aggregate: 'count',
    amount: null,
    window: { kind: 'days', days: 90 },
    filter: null,
    absent: 'zero',
  };
  const rule: Rule = allOf([
    { kind: 'field', field: fieldId(customers, 'carte_club'), test: { op: 'is', values: [true] } },
    { kind: 'field', field: fieldId(customers, 'offre'), test: { op: 'is', values: ['Premium', 'Confort'] } },
    { kind: 'measure', measure: counted, test: { op: 'between', min: 3, max: null } },
  ]);
  const inWindow = `"event_at" >= DATE '2025-10-03' AND "event_at" < DATE '2026-01-01'`;
  const perCustomer = `SELECT "customer_no", count(*) AS n FROM ${own}."${purchases.table}" WHERE "customer_no" IS NOT NULL AND ${inWindow} GROUP BY 1`;
  const line = `"carte_club" AND "offre" IN ('Premium', 'Confort') AND e.n >= 3`;
  const seen = `c."seen_0" <= DATE '${asOf}'`;
  const eight = plan(counted, [1, 2, 3, 4, 6, 8, 12]);
  const measures: readonly Measure[] = [
    ...describingMeasures(record),
    {
      ...counted,
      aggregate: 'max',
      amount: { kind: 'column', column: 'montant' },
      absent: 'left-out',
    } satisfies Measure,
  ].slice(0, 10);
  const value = valueMeasure(record);
  return {
    count: {
      ours: async () => (await countCustomers(engine, rule, scope, {})).kept,
      bare: [
        `SELECT count(*), count(*) FILTER (${line}) FROM ${own}."customers" c LEFT JOIN (${perCustomer}) e ON e."customer_no" = c."customer_no" WHERE ${seen}`,
      ],
    },
    lines: {
      ours: async () => {
        const { query, read } = askRule(rule, scope);
        return read(await engine.query(query, {})).kept ?? -1;
      },
      bare: [
        `SELECT count(*), count(*) FILTER (${line}), count(*) FILTER ("carte_club"), count(*) FILTER ("offre" IN ('Premium', 'Confort')), count(*) FILTER (e.n >= 3), count(*) FILTER ("carte_club" AND "offre" IN ('Premium', 'Confort')), count(*) FILTER ("carte_club" AND e.n >= 3), count(*) FILTER ("offre" IN ('Premium', 'Confort') AND e.n >= 3) FROM ${own}."customers" c LEFT JOIN (${perCustomer}) e ON e."customer_no" = c."customer_no" WHERE ${seen}`,
      ],
    },
    holds: {
      ours: async () => {
        const sample = readSample(await engine.query(sampleQuery(eight, scope, measures), {}), measures.length);
        const parts = eight.parts.length;
        const found = homogeneity(sample, parts);
        const sizes = Array.from({ length: parts + 1 }, () => sample.all / parts);
        const { curve } = propose(sample, parts, sizes);
        return `${String(measures.length)} measures, ${String(found.length)} found, ${String(curve.length)} points`;
      },
      bare: [],
    },
    'holds-query': {
      ours: async () => readSample(await engine.query(sampleQuery(eight, scope, measures), {}), measures.length).all,
      bare: [],
    },
    moves: {
      ours: async () => {
        const dates = datesBefore(asOf, 12, 1);
        return (await runMoves(engine, { dates, plan: eight, earlier: null, value }, scope)).steps.length;
      },
      bare: [],
    },
  };
}

/** Bands of a measure: one segment more than there are cuts. */
function plan(measure: Measure, cuts: readonly number[]): Plan {
  return {
    kind: 'bands',
    measure,
    cuts,
    parts: [...cuts, 0].map((_, index) => ({ id: `p${String(index)}`, name: `S${String(index)}` })),
  };
}
