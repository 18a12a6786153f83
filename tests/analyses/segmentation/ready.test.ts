import { afterAll, describe, expect, test } from 'vitest';
import { assignedQuery, readSizes, sizesQuery } from '../../../src/analyses/segmentation/assigned.ts';
import {
  boxesOnGrid,
  classicBoxes,
  classicNames,
  paintedBoxes,
} from '../../../src/analyses/segmentation/classic-names.ts';
import { bandsAt, bandsFrom, sharesQuery } from '../../../src/analyses/segmentation/ready/bands.ts';
import {
  boughtTwice,
  channelChoices,
  channelsPlan,
  channelValuesQuery,
  readChannelValues,
} from '../../../src/analyses/segmentation/ready/channels.ts';
import {
  noticeScale,
  npsPlan,
  readAnswers,
  answersQuery,
  scoreMeasures,
} from '../../../src/analyses/segmentation/ready/nps.ts';
import {
  cellsQuery,
  paintedByDefault,
  quintilesQuery,
  readCells,
  rfmMeasures,
  rfmNames,
  scoreCounts,
  valueAfter,
} from '../../../src/analyses/segmentation/ready/rfm.ts';
import type { Measure } from '../../../src/model/measure.ts';
import { always } from '../../../src/model/period.ts';
import { gridCells, type Axis, type Plan } from '../../../src/model/segmentation.ts';
import type { Scope } from '../../../src/model/scope.ts';
import { readGolden } from '../../support/golden.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { sinceEver, smallRecord, type SmallData } from '../../support/small-record.ts';
import '../../support/valid-query.ts';
import { rfmOrders } from './orders.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const scopeOf = async (data: SmallData, asOf: string): Promise<Scope> => ({
  record: await smallRecord(engine, data),
  asOf,
  population: null,
  segments: new Map(),
});

const partOf = async (plan: Plan, scope: Scope): Promise<readonly number[]> => {
  const rows = await engine.query(assignedQuery(plan, scope));
  const [no, part] = [rows.numbers('customer_no'), rows.numbers('part')];
  const parts: number[] = [];
  no.forEach((customer, row) => (parts[customer] = part[row] ?? -1));
  return parts;
};

describe('s04: RFM of the reference package', () => {
  interface Threshold {
    readonly recency_lower: number;
    readonly frequency_lower: number;
    readonly monetary_lower: number;
  }
  const golden = readGolden<
    { readonly analysis_date: string; readonly customers: number },
    {
      readonly thresholds: readonly Threshold[];
      readonly score_counts: Readonly<Record<'recency' | 'frequency' | 'monetary', Readonly<Record<string, number>>>>;
      readonly first10: readonly {
        readonly customer: number;
        readonly recency_days: number;
        readonly transaction_count: number;
        readonly amount: number;
        readonly rfm_score: number;
      }[];
      readonly segments: Readonly<Record<string, number>>;
    }
  >('s04_rfm_package');

  test('quintiles, counts a score, the first customers and the ten names are the same', async () => {
    const scope = await scopeOf(rfmOrders(), golden.input.analysis_date);
    const measures = rfmMeasures(scope.record);
    if (measures === null) throw new Error('purchases');
    const query = quintilesQuery(measures, scope);
    await expect(query).toBeValidQuery(engine);
    const rows = await engine.query(query);
    const key = ['recency', 'frequency', 'monetary'] as const;
    // The package adds 1 to each quintile and counts its lower bound in.
    const axes = key.map((name, index): Axis => {
      const [measure] = measures.slice(index, index + 1);
      if (measure === undefined) throw new Error(name);
      const cuts = [0, 1, 2, 3].map((step) => (rows.numbers(`q_${index}_${step}`)[0] ?? Number.NaN) + 1);
      expect(cuts.map((cut) => Number(cut.toFixed(9)))).toEqual(
        golden.expected.thresholds.slice(1).map((threshold) => threshold[`${name}_lower`]),
      );
      return { measure, cuts, best: name === 'recency' ? 'low' : 'high' };
    });
    const [r, f, m] = axes;
    if (r === undefined || f === undefined || m === undefined) throw new Error('axes');
    await expect(cellsQuery([r, f, m], scope)).toBeValidQuery(engine);
    const cells = readCells(await engine.query(cellsQuery([r, f, m], scope)));
    expect(cells.outside).toBe(0);
    expect(cells.cells.reduce((sum, n) => sum + n, 0)).toBe(golden.input.customers);
    key.forEach((name, index) => {
      expect(scoreCounts(cells, index as 0 | 1 | 2)).toEqual(
        [1, 2, 3, 4, 5].map((score) => golden.expected.score_counts[name][String(score)]),
      );
    });
    const each: Plan = {
      kind: 'grid',
      axes: [r, f, m],
      parts: Array.from({ length: gridCells }, (_, cell) => ({ id: String(cell), name: String(cell) })),
      cells: Array.from({ length: gridCells }, (_, cell) => cell),
    };
    const where = await engine.query(assignedQuery(each, scope, measures));
    const at = new Map(Array.from(where.numbers('customer_no'), (customer, row) => [customer, row]));
    for (const one of golden.expected.first10) {
      const row = at.get(one.customer) ?? -1;
      const cell = where.numbers('part')[row] ?? -1;
      const score = (Math.floor(cell / 25) + 1) * 100 + ((Math.floor(cell / 5) % 5) + 1) * 10 + (cell % 5) + 1;
      expect([score, where.numbers('m_0')[row], where.numbers('m_1')[row], where.numbers('m_2')[row]]).toEqual([
        one.rfm_score,
        one.recency_days,
        one.transaction_count,
        one.amount,
      ]);
    }
    const classic: Plan = {
      ...each,
      parts: [...classicNames, 'none'].map((name) => ({ id: name, name })),
      cells: paintedBoxes(classicBoxes),
    };
    const sizes = readSizes(await engine.query(sizesQuery(classic, scope)), 11);
    const english: Readonly<Record<string, string>> = {
      champions: 'Champions',
      potential: 'Potential Loyalist',
      loyal: 'Loyal Customers',
      promising: 'Promising',
      new: 'New Customers',
      'cant-lose': "Can't Lose Them",
      'at-risk': 'At Risk',
      attention: 'Need Attention',
      sleeping: 'About To Sleep',
      lost: 'Lost',
    };
    classicNames.forEach((name, place) => {
      expect([name, sizes.counts[place]]).toEqual([name, golden.expected.segments[english[name] ?? '']]);
    });
    expect(sizes.counts.slice(10)).toEqual([0, 0]);
  });
});

describe('s11: value cut-points', () => {
  const golden = readGolden<
    readonly {
      readonly customer: number;
      readonly recency: number;
      readonly frequency: number;
      readonly monetary: number;
    }[],
    { readonly rows: readonly Readonly<Record<'R_cut' | 'F_cut' | 'M_cut', number>>[] }
  >('s11_rfm_variants');

  test('keep ties together, as the reference scores them', async () => {
    const field = (column: string) => ({ column, type: 'decimal' as const });
    const scope = await scopeOf(
      {
        origins: [{ source: 'crm', dated: false }],
        fields: ['recency', 'frequency', 'monetary'].map(field),
        customers: golden.input.map((row) => ({
          id: String(row.customer),
          seen: [sinceEver],
          fields: [row.recency, row.frequency, row.monetary],
        })),
        events: [],
      },
      '2026-01-01',
    );
    const plans = await Promise.all(
      ['recency', 'frequency', 'monetary'].map(async (name) => {
        const measure: Measure = { kind: 'field', field: `crm/${name}` };
        await expect(sharesQuery(measure, 5, scope)).toBeValidQuery(engine);
        const rows = await engine.query(sharesQuery(measure, 5, scope));
        const cuts = [1, 2, 3, 4].map((step) => valueAfter(rows.numbers(`q_${step}`)[0] ?? Number.NaN, true));
        return { measure, cuts, bands: bandsFrom(rows, measure, 5) };
      }),
    );
    const [r, f, m] = plans;
    if (r === undefined || f === undefined || m === undefined) throw new Error('three');
    // Scores 2 and 3 come out empty, so that there are three bands, and the three values of 1, 1 and 1.4 are one cut.
    expect(f.bands?.parts).toHaveLength(3);
    const cells: Plan = {
      kind: 'grid',
      axes: [
        { ...r, best: 'low' },
        { ...f, best: 'high' },
        { ...m, best: 'high' },
      ],
      parts: Array.from({ length: gridCells }, (_, cell) => ({ id: String(cell), name: '' })),
      cells: Array.from({ length: gridCells }, (_, cell) => cell),
    };
    const found = (await partOf(cells, scope)).map((cell) => [
      Math.floor(cell / 25) + 1,
      (Math.floor(cell / 5) % 5) + 1,
      (cell % 5) + 1,
    ]);
    expect(found).toEqual(golden.expected.rows.map((row) => [row.R_cut, row.F_cut, row.M_cut]));
  });

  test('the value after a quintile is the next that one would write', () => {
    expect([valueAfter(3, true), valueAfter(3.4, true), valueAfter(255.8, false), valueAfter(14, false)]).toEqual([
      4, 4, 255.81, 14.01,
    ]);
    expect(valueAfter(0.29, false)).toBe(0.3);
  });
});

describe('the ten classic names', () => {
  test('leave 10 of 125 cells to nobody and claim 58 several times', () => {
    const { orphans, disputed, claims } = boxesOnGrid(classicBoxes);
    expect([claims.length, orphans.length, disputed.length]).toEqual([125, 10, 58]);
    // Recent and very frequent buyers of small baskets are among those left out.
    expect(orphans).toContain(4 * 25 + 4 * 5 + 0);
  });

  test('painted, every cell has one segment, those of nobody a segment of their own', () => {
    const cells = paintedBoxes(classicBoxes);
    expect(cells).toHaveLength(gridCells);
    expect(cells.every((place) => Number.isInteger(place) && place >= 0 && place <= 10)).toBe(true);
    expect(cells.filter((place) => place === 10)).toHaveLength(10);
    expect(new Set(paintedByDefault())).toEqual(new Set(rfmNames.keys()));
    expect(paintedByDefault()).toHaveLength(gridCells);
  });
});

describe('s08: channels', () => {
  const golden = readGolden<
    readonly { readonly customer: number; readonly channel: string | null }[],
    {
      readonly web_only: readonly number[];
      readonly store_only: readonly number[];
      readonly multi: readonly number[];
      readonly unknown: readonly number[];
      readonly among_2plus: { readonly n: number; readonly multi: number };
    }
  >('s08_channel_mix');
  const data: SmallData = {
    origins: [{ source: null, dated: false }],
    fields: [],
    customers: [1, 2, 3, 4, 5, 6, 7].map((id) => ({ id: String(id), seen: [sinceEver], fields: [] })),
    events: [
      {
        id: 'orders',
        kind: 'purchases',
        columns: [{ column: 'channel', type: 'text', role: 'channel' }],
        rows: golden.input.map((row) => ({ customer: String(row.customer), at: '2026-01-05', cells: [row.channel] })),
      },
    ],
  };
  const names = { only: (channel: string) => `${channel} only`, several: 'several', unknown: 'unknown' };

  test('one channel alone, several, and unknown as a class of its own; the same among those who bought twice', async () => {
    const scope = await scopeOf(data, '2026-02-01');
    const [channels] = channelChoices(scope.record);
    if (channels?.kind !== 'column') throw new Error('a column of channels');
    const values = channelValuesQuery(channels, always, scope);
    await expect(values).toBeValidQuery(engine);
    const plan = channelsPlan(channels, readChannelValues(await engine.query(values)), always, names);
    const parts = await partOf(plan, scope);
    const customers = (name: string): readonly number[] =>
      parts.flatMap((place, customer) => (plan.parts[place]?.name === name ? [customer + 1] : []));
    expect(customers('web only')).toEqual(golden.expected.web_only);
    expect(customers('store only')).toEqual(golden.expected.store_only);
    expect(customers('several')).toEqual(golden.expected.multi);
    expect(customers('unknown')).toEqual(golden.expected.unknown);
    const twice = { ...scope, population: boughtTwice(scope.record) };
    const sizes = readSizes(await engine.query(sizesQuery(plan, twice)), plan.parts.length);
    expect(sizes.all).toBe(golden.expected.among_2plus.n);
    expect(sizes.counts[plan.parts.findIndex((part) => part.name === 'several')]).toBe(
      golden.expected.among_2plus.multi,
    );
  });

  test('files of purchases are channels where no column tells one, and without either there is nothing to offer', async () => {
    const till = { ...data.events[0], id: 'till', columns: [], rows: [{ customer: '1', at: '2026-01-05', cells: [] }] };
    const web = {
      ...till,
      id: 'web',
      rows: [1, 2].map((id) => ({ customer: String(id), at: '2026-01-06', cells: [] })),
    };
    const scope = await scopeOf(
      {
        ...data,
        events: [
          { ...till, kind: 'purchases' },
          { ...web, kind: 'purchases' },
        ],
      },
      '2026-02-01',
    );
    const [channels] = channelChoices(scope.record);
    if (channels?.kind !== 'sources') throw new Error('two files');
    const plan = channelsPlan(channels, [], always, names);
    expect(plan.parts.map((part) => part.name)).toEqual(['till only', 'web only', 'several']);
    expect(await partOf(plan, scope)).toEqual([2, 1, 3, 3, 3, 3, 3]);
    expect(channelChoices({ ...scope.record, events: [] })).toEqual([]);
  });
});

describe('NPS', () => {
  const names = { promoters: 'P', passives: 'N', detractors: 'D' };
  const survey = (answers: readonly (readonly [string, string, number | null])[]): SmallData => ({
    origins: [{ source: null, dated: false }],
    fields: [],
    customers: ['a', 'b', 'c', 'd'].map((id) => ({ id, seen: [sinceEver], fields: [] })),
    events: [
      {
        id: 'survey',
        kind: 'survey',
        columns: [{ column: 'note', type: 'integer', role: 'score' }],
        rows: answers.map(([customer, at, note]) => ({ customer, at, cells: [note] })),
      },
    ],
  });

  test('goes by the last answer on the scale: a code for a blank neither counts nor hides the one before', async () => {
    const scope = await scopeOf(
      survey([
        ['a', '2026-01-01', 9],
        ['a', '2026-02-01', 11],
        ['b', '2026-01-01', 10],
        ['b', '2026-02-01', 0],
        ['c', '2026-01-01', 11],
        ['d', '2026-01-01', 7],
        ['d', '2026-03-05', 10],
      ]),
      '2026-03-01',
    );
    const [measure] = scoreMeasures(scope.record);
    if (measure === undefined) throw new Error('a score');
    await expect(answersQuery(measure, scope)).toBeValidQuery(engine);
    const noticed = noticeScale(readAnswers(await engine.query(answersQuery(measure, scope))));
    expect(noticed).toMatchObject({ scale: 'zero-to-ten', sure: true, outside: [{ value: 11, n: 2 }] });
    expect(await partOf(npsPlan(measure, 'zero-to-ten', names), scope)).toEqual([0, 2, 3, 1]);
  });

  test('the scale is noticed, and asked about where nothing tells', () => {
    const given = (...values: readonly number[]) => values.map((value) => ({ value, n: 1 }));
    expect(noticeScale(given(0, 5, 10))).toMatchObject({ scale: 'zero-to-ten', sure: true });
    expect(noticeScale(given(1, 5, 10))).toMatchObject({ scale: 'one-to-ten', sure: false });
    expect(noticeScale(given(1, 2, 5))).toMatchObject({ scale: 'one-to-five', sure: false });
    expect(noticeScale(given(2, 5, 99))).toMatchObject({ scale: 'one-to-five', outside: [{ value: 99, n: 1 }] });
    expect(noticeScale([])).toBeNull();
  });
});

describe('bands', () => {
  test('have one part more than cuts', () => {
    const measure: Measure = { kind: 'field', field: 'crm/spend' };
    expect(bandsAt(measure, [10, 20]).parts).toHaveLength(3);
    expect(bandsAt(measure, []).parts).toHaveLength(1);
  });
});
