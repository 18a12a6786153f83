/**
 * How well contexts are found where the truth is known: simulated bases with planted contexts, weak and sparse ones, and
 * bases without any. `npm run bench:contexts` writes the table to src/analyses/contexts/SIMULATIONS.md; the dice are seeded.
 */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { dice, worldWithTruth, type Planted, type WorldPlan } from '../analyses/contexts/worlds.ts';
import { listsOf } from './context-lists.ts';
import type { MinedItem } from '../../src/analyses/contexts/mined.ts';

const sizes = [2, 3, 3, 4, 4, 5, 6, 6, 7, 8];
/** Values that make customers contact more or less by themselves, whatever the context. */
const effects = { 1: [1, 1.3, 0.8], 4: [1, 0.9, 1.2, 1.1], 6: [1, 1.25, 1, 0.85, 1, 1.1] };
const depths = [2, 2, 3, 3, 4, 4];

interface Kind {
  readonly title: string;
  readonly customers: number;
  readonly base: number;
  readonly shape: number;
  readonly times: readonly number[];
  /** Of all customers, at least this share is in each planted context. */
  readonly share: number;
}

const kinds: readonly Kind[] = [
  { title: 'Strong', customers: 200_000, base: 0.12, shape: 0.1, times: [2, 2.6, 3.2, 3.8, 4.4, 5], share: 0.004 },
  { title: 'Weak', customers: 200_000, base: 0.12, shape: 0.1, times: [1.4, 1.6, 1.8, 2, 2.2, 2.5], share: 0.004 },
  { title: 'Sparse', customers: 200_000, base: 0.05, shape: 0.25, times: [2, 2.6, 3.2, 3.8, 4.4, 5], share: 0.004 },
  { title: 'Small', customers: 50_000, base: 0.12, shape: 0.1, times: [2, 2.6, 3.2, 3.8, 4.4, 5], share: 0.004 },
  { title: 'Empty', customers: 200_000, base: 0.12, shape: 0.1, times: [], share: 0 },
];

const seeds = Number(process.argv[2] ?? 10);
/** Only worlds whose title is one of these; the table is then printed, not kept. */
const only = process.argv.slice(3);

/** Uneven levels, as the worlds roll them. */
const shareOf = ({ dimension, code }: MinedItem): number => {
  const size = sizes[dimension] ?? 1;
  return ((code + 1) / size) ** (1 / 1.5) - (code / size) ** (1 / 1.5);
};

function plant(seed: number, { times, share }: Kind): readonly Planted[] {
  const roll = dice(seed * 7919 + 17);
  const planted: Planted[] = [];
  while (planted.length < times.length) {
    const depth = depths[planted.length] ?? 2;
    const dimensions = new Set<number>();
    while (dimensions.size < depth) dimensions.add(Math.floor(roll() * sizes.length));
    const items = [...dimensions]
      .sort((a, b) => a - b)
      .map((dimension) => ({ dimension, code: Math.floor(roll() * (sizes[dimension] ?? 1)) }));
    if (items.reduce((product, item) => product * shareOf(item), 1) < share) continue;
    planted.push({ items, times: times[(planted.length * 5 + seed) % times.length] ?? 2 });
  }
  return planted;
}

interface Score {
  lines: number;
  found: number;
  redundant: number;
  noise: number;
  inflation: number;
  inflated: number;
}

const nameOf = (items: readonly MinedItem[]): string =>
  [...items]
    .sort((a, b) => a.dimension - b.dimension)
    .map(({ dimension, code }) => `${dimension}=${code}`)
    .join(' ');

const tables: string[] = [];
for (const kind of kinds.filter(({ title }) => only.length === 0 || only.includes(title))) {
  const scores = new Map<string, Score>();
  for (let seed = 1; seed <= seeds; seed++) {
    const planted = plant(seed, kind);
    const plan: WorldPlan = {
      seed,
      sizes,
      ...kind,
      planted,
      depth: 4,
      minimum: 150,
      ...(kind.times.length === 0 ? {} : { effects }),
    };
    const { input, rates } = worldWithTruth(plan);
    const codes = sizes.map((_, dimension) => codesOf(input.cell[0] ?? rates, dimension));
    const [everybody] = measure(codes, rates, input.contacts, []);
    const truth = new Set(planted.map(({ items }) => nameOf(items)));
    for (const { method, lines } of listsOf(input)) {
      const score = scores.get(method) ?? { lines: 0, found: 0, redundant: 0, noise: 0, inflation: 0, inflated: 0 };
      scores.set(method, score);
      score.lines += lines.length;
      if (lines.length > 100) continue;
      for (const items of lines) {
        if (truth.has(nameOf(items))) score.found += 1;
        const [own, seen] = measure(codes, rates, input.contacts, items);
        if ((own?.rate ?? 0) / (everybody?.rate ?? 1) < 1.15) score.noise += 1;
        if (seen !== undefined && own !== undefined && seen.rate > 0) {
          score.inflation += Math.log(seen.rate / own.rate);
          score.inflated += 1;
        }
        if (!truth.has(nameOf(items)) && !beatsParents(codes, rates, input.contacts, items)) score.redundant += 1;
      }
    }
    process.stderr.write(`${kind.title} ${String(seed)}\n`);
  }
  tables.push(tableOf(kind, scores));
}

function codesOf(packed: Float64Array, dimension: number): Uint8Array {
  const after = sizes.slice(dimension + 1).reduce((product, size) => product * size, 1);
  return Uint8Array.from(packed, (cell) => Math.floor(cell / after) % (sizes[dimension] ?? 1));
}

/** The true rate of the members and the one that was seen. */
function measure(
  codes: readonly Uint8Array[],
  rates: Float64Array,
  contacts: Float64Array,
  items: readonly MinedItem[],
  without: readonly MinedItem[] | null = null,
): readonly { readonly rate: number }[] {
  let [members, truly, seen] = [0, 0, 0];
  for (let row = 0; row < rates.length; row++) {
    if (!items.every(({ dimension, code }) => codes[dimension]?.[row] === code)) continue;
    if (without?.every(({ dimension, code }) => codes[dimension]?.[row] === code) === true) continue;
    members += 1;
    truly += rates[row] ?? 0;
    seen += contacts[row] ?? 0;
  }
  return [{ rate: truly / members }, { rate: seen / members }];
}

/** In truth, by a twentieth at least, what each parent is without it. */
function beatsParents(
  codes: readonly Uint8Array[],
  rates: Float64Array,
  contacts: Float64Array,
  items: readonly MinedItem[],
): boolean {
  const [own] = measure(codes, rates, contacts, items);
  return items.every((item) => {
    const parent = items.filter((one) => one !== item);
    const [rest] = measure(codes, rates, contacts, parent, items);
    return (own?.rate ?? 0) > 1.05 * (rest?.rate ?? 0);
  });
}

function tableOf({ title, times, base, customers, shape }: Kind, scores: ReadonlyMap<string, Score>): string {
  const mean = (total: number): string => (total / seeds).toFixed(1);
  const rows = [...scores].map(([method, own]) => {
    const long = own.lines / seeds > 100;
    const cells = long
      ? ['', '', '', '']
      : [
          times.length === 0 ? '' : mean(own.found),
          mean(own.redundant),
          mean(own.noise),
          own.inflated === 0 ? '' : Math.exp(own.inflation / own.inflated).toFixed(2),
        ];
    return `| ${[method, mean(own.lines), ...cells].join(' | ')} |`;
  });
  const about =
    times.length === 0
      ? 'nothing planted, no effects'
      : `${String(times.length)} planted contexts of 2 to 4 values, × ${String(times[0])} to ${String(times.at(-1))}`;
  const phi = 1 + base / shape;
  return [
    `## ${title}: ${about}`,
    `${customers.toLocaleString('en')} customers, ${String(base)} contacts each, dispersion about ${phi.toFixed(1)}; mean of ${String(seeds)} bases.`,
    '',
    '| method | lines | planted found exactly | redundant | truly near everybody | lift seen / true |',
    '|---|---:|---:|---:|---:|---:|',
    ...rows,
    '',
  ].join('\n');
}

const target = new URL('../../src/analyses/contexts/SIMULATIONS.md', import.meta.url);
const text = `# Contexts found where the truth is known

Made by \`npm run bench:contexts\` (seeded). ${String(sizes.length)} dimensions of 2 to 8 uneven levels, three of which move the rate by themselves; customers call by a
gamma, so that a few call a lot; contexts of at most 4 values and at least 150 customers. **Redundant**: not planted, and in truth not above what one of its parents is without it
(by a twentieth). **Truly near everybody**: a true rate below 1.15 of the whole.

${tables.join('\n')}`;
if (only.length === 0)
  writeFileSync(target, await format(text, { ...(await resolveConfig(target.pathname)), parser: 'markdown' }));
process.stdout.write(text);
