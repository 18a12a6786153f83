import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countAll, countAt, type Counts } from '../../../src/analyses/contexts/counts.ts';
import { layOut } from '../../../src/analyses/contexts/halves.ts';
import { numbersOf } from '../../../src/analyses/contexts/numbers.ts';
import { layOutEntries, sidesOf } from '../../../src/analyses/contexts/sides.ts';
import { contextOf, itemsAt } from '../../../src/analyses/contexts/world.ts';
import { expectClose, readGolden } from '../../support/golden.ts';
import { inputOf } from './exposed-rows.ts';

const folder = process.env['REAL_DATA'];
const there = folder !== undefined && existsSync(join(folder, '../golden/c09_compas_discretized.csv'));

interface Table {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function readTable(file: string): Table {
  const [header = '', ...lines] = readFileSync(join(folder ?? '', '../golden', file), 'utf8')
    .trim()
    .split(/\r?\n/);
  // `"[1,3]"` is one cell.
  const cells = (line: string): readonly string[] =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/gu)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  return { names: cells(header), rows: lines.map(cells) };
}

/** Every row a customer; contacts and exposure from a row; the contexts by name, `age=25-45` joined in alphabetical order. */
function countTable(
  { names, rows }: Table,
  dimensions: readonly string[],
  how: {
    readonly depth: number;
    readonly minimum: number;
    readonly contacts: (row: (name: string) => string) => number;
    readonly exposure: (row: (name: string) => string) => number;
  },
) {
  const cell = (row: readonly string[]) => (name: string) => row[names.indexOf(name)] ?? '';
  const levels = dimensions.map((name) => [...new Set(rows.map((row) => cell(row)(name)))].sort());
  const input = inputOf({
    sizes: levels.map((own) => own.length),
    codes: dimensions.map((name, place) => rows.map((row) => levels[place]?.indexOf(cell(row)(name)) ?? 0)),
    contacts: Float64Array.from(rows, (row) => how.contacts(cell(row))),
    exposure: Float64Array.from(rows, (row) => how.exposure(cell(row))),
  });
  const exposed = layOut(input);
  const counts = countAll(exposed, input.sizes, sidesOf([], how.depth, false), layOutEntries(input, exposed, 1), {
    depth: how.depth,
    minimum: how.minimum,
  });
  const nameAt = (context: number): readonly string[] =>
    itemsAt(counts.cube, context)
      .map(({ dimension, code }) => `${dimensions[dimension] ?? ''}=${levels[dimension]?.[code] ?? ''}`)
      .sort();
  return { counts, nameAt };
}

test.runIf(!there)('REAL_DATA is not set: COMPAS and Titanic were not counted', () => {
  expect(there).toBe(false);
});

describe.runIf(there)('against other tools', () => {
  interface Row {
    readonly context: readonly string[];
    readonly support: number;
    readonly n: number;
    readonly exposure: number;
    readonly events: number;
    readonly rate: number;
    readonly divergence: number;
    readonly t: number;
  }
  const c09 = readGolden<
    { readonly dims: readonly string[] },
    {
      readonly n_rows: number;
      readonly n_frequent_including_empty: number;
      readonly overall_rate: number;
      readonly top10: readonly Row[];
      readonly top10_non_redundant: readonly Pick<Row, 'context' | 'divergence' | 't'>[];
    },
    { readonly min_support: number; readonly eps: number }
  >('c09_divexplorer_compas');

  test('COMPAS: as many contexts, the same rates per exposed, divergences, t and non-redundant list as DivExplorer (c09)', () => {
    const table = readTable('c09_compas_discretized.csv');
    const exposure = (row: (name: string) => string): number => (row('class') === '0' ? 1 : 0);
    const { counts, nameAt } = countTable(table, c09.input.dims, {
      depth: 6,
      minimum: c09.params.min_support * table.rows.length,
      exposure,
      contacts: (row) => (exposure(row) === 1 && row('predicted') === '1' ? 1 : 0),
    });
    expect(table.rows).toHaveLength(c09.expected.n_rows);
    const found = Array.from({ length: counts.cube.length }, (_, context) => context)
      .map((context) => ({
        context,
        ...countAt(counts, 0, context),
        divergence: divergenceAt(counts, context),
        t: tAt(counts, context),
      }))
      .sort((a, b) => b.divergence - a.divergence);
    expect(found).toHaveLength(c09.expected.n_frequent_including_empty);
    const whole = countAt(counts, 0, 0);
    expectClose(whole.contacts / whole.exposure, c09.expected.overall_rate, 1e-9);
    c09.expected.top10.forEach((row, place) => {
      const got = found[place];
      expect(got === undefined ? [] : nameAt(got.context)).toEqual([...row.context].sort());
      expect(got).toMatchObject({ customers: row.n, exposure: row.exposure, contacts: row.events });
      expectClose((got?.customers ?? 0) / table.rows.length, row.support, c09.tolerance);
      expectClose((got?.contacts ?? 0) / (got?.exposure ?? 1), row.rate, c09.tolerance);
      expectClose(got?.divergence ?? null, row.divergence, c09.tolerance);
      expectClose(got?.t ?? null, row.t, c09.tolerance);
    });
    const { eps } = c09.params;
    const plain = found.filter(({ context, divergence }) => {
      const items = itemsAt(counts.cube, context);
      return items.every((item) => {
        const parent = contextOf(
          counts.cube,
          items.filter((one) => one !== item),
        );
        return Math.abs(divergence - divergenceAt(counts, parent)) > eps;
      });
    });
    c09.expected.top10_non_redundant.forEach((row, place) => {
      const got = plain[place];
      expect(got === undefined ? [] : nameAt(got.context)).toEqual([...row.context].sort());
      expectClose(got?.divergence ?? null, row.divergence, c09.tolerance);
      expectClose(got?.t ?? null, row.t, c09.tolerance);
    });
  });

  test('Titanic: excess over all customers is the WRAcc of pysubgroup, in its order (c10)', () => {
    const c10 = readGolden<
      unknown,
      readonly {
        readonly context: string;
        readonly quality: number;
        readonly n: number;
        readonly positives: number;
        readonly lift: number;
      }[]
    >('c10_pysubgroup_titanic');
    const table = readTable('c10_titanic156.csv');
    const { counts, nameAt } = countTable(table, ['Pclass', 'Sex', 'Embarked', 'SibSp', 'Parch'], {
      depth: 3,
      minimum: 1,
      exposure: () => 1,
      contacts: (row) => Number(row('Survived')),
    });
    const whole = countAt(counts, 0, 0);
    const found = Array.from({ length: counts.cube.length - 1 }, (_, before) => before + 1)
      .map((context) => ({
        name: nameAt(context),
        ...numbersOf({ ...countAt(counts, 0, context), contacting: 0 }, whole, 1),
      }))
      .sort((a, b) => b.excess - a.excess);
    c10.expected.forEach((row, place) => {
      const got = found[place];
      const named = row.context.replaceAll("'", '').replaceAll('==', '=').split(' AND ').sort();
      expect(got?.name).toEqual(named);
      expect(got).toMatchObject({ customers: row.n, contacts: row.positives });
      expectClose((got?.excess ?? 0) / whole.exposure, row.quality, c10.tolerance);
      expectClose(got?.lift ?? null, row.lift, c10.tolerance);
    });
  });
});

function rateAt(counts: Counts, context: number): number {
  const { contacts, exposure } = countAt(counts, 0, context);
  return contacts / exposure;
}

const divergenceAt = (counts: Counts, context: number): number => rateAt(counts, context) - rateAt(counts, 0);

/** Means and variances of Beta(1 + events, 1 + others), the context against the whole. */
function tAt(counts: Counts, context: number): number {
  const beta = (place: number) => {
    const { contacts, exposure } = countAt(counts, 0, place);
    const [a, b] = [1 + contacts, 1 + exposure - contacts];
    return { mean: a / (a + b), variance: (a * b) / ((a + b) ** 2 * (a + b + 1)) };
  };
  const [own, whole] = [beta(context), beta(0)];
  return Math.abs(own.mean - whole.mean) / Math.sqrt(own.variance + whole.variance);
}

test('lift and leverage of a basket rule are the lift and the excess of a context (c11)', () => {
  const c11 = readGolden<
    { readonly baskets: readonly (readonly string[])[] },
    Readonly<Record<'support' | 'confidence' | 'lift' | 'leverage' | 'conviction', number>>
  >('c11_rule_measures');
  const { baskets } = c11.input;
  const input = inputOf({
    sizes: [2],
    codes: [baskets.map((basket) => (basket.includes('a') ? 1 : 0))],
    contacts: Float64Array.from(baskets, (basket) => (basket.includes('b') ? 1 : 0)),
  });
  const exposed = layOut(input);
  const counts = countAll(exposed, [2], sidesOf([], 1, false), layOutEntries(input, exposed, 1), {
    depth: 1,
    minimum: 1,
  });
  const whole = countAt(counts, 0, 0);
  const own = countAt(counts, 0, contextOf(counts.cube, [{ dimension: 0, code: 1 }]));
  const numbers = numbersOf({ ...own, contacting: own.contacts }, whole, 1);
  expectClose(numbers.contacts / whole.customers, c11.expected.support, c11.tolerance);
  expectClose(numbers.rate, c11.expected.confidence, c11.tolerance);
  expectClose(numbers.lift, c11.expected.lift, c11.tolerance);
  expectClose(numbers.excess / whole.customers, c11.expected.leverage, c11.tolerance);
  expectClose((1 - whole.contacts / whole.exposure) / (1 - numbers.rate), c11.expected.conviction, c11.tolerance);
});
