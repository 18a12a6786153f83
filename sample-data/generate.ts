import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './generator/build.ts';
import { DEFAULT_CUSTOMERS, DEFAULT_SEED } from './generator/defaults.ts';

const { values } = parseArgs({
  options: { customers: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' } },
});

const customers = Number(values.customers ?? DEFAULT_CUSTOMERS);
const seed = Number(values.seed ?? DEFAULT_SEED);
const out = values.out ?? dirname(fileURLToPath(import.meta.url));

if (!Number.isInteger(customers) || customers < 1_000 || customers > 1_000_000) {
  throw new Error('--customers: a whole number from 1000 to 1000000');
}
if (!Number.isInteger(seed) || seed < 0 || seed > 2_147_483_647) {
  throw new Error('--seed: a whole number from 0 to 2147483647');
}

const key = build({ customers, seed, out });
for (const [name, file] of Object.entries(key.files)) console.log(`${name}: ${file.rows} rows`);
