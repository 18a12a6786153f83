import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { build } from '../../sample-data/generator/build.ts';
import { DEFAULT_CUSTOMERS, DEFAULT_SEED } from '../../sample-data/generator/defaults.ts';
import { drawWorld } from '../../sample-data/generator/world.ts';

/** Room for a busy machine; about 3 s alone. */
const SLOW = 60_000;

const root = mkdtempSync(join(tmpdir(), 'alba-'));
const committed = fileURLToPath(new URL('../../sample-data/', import.meta.url));
afterAll(() => rmSync(root, { recursive: true }));

function written(name: string, customers: number, seed: number): Map<string, Buffer> {
  const out = join(root, name);
  build({ customers, seed, out });
  return new Map(readdirSync(out).map((file) => [file, readFileSync(join(out, file))]));
}

describe('the demo generator', () => {
  it('writes the same bytes for the same seed', { timeout: SLOW }, () => {
    const a = written('a', 1000, 5);
    const b = written('b', 1000, 5);
    expect([...a.keys()]).toHaveLength(7);
    for (const [file, bytes] of a) expect(bytes.equals(b.get(file) ?? Buffer.alloc(0)), file).toBe(true);
  });

  it('plants something else for another seed', () => {
    const planted = [1, 2, 3, 4, 5, 6].map((seed) => JSON.stringify(drawWorld(seed).contexts));
    expect(new Set(planted).size).toBe(6);
    expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => drawWorld(seed).reversal.kind)).size).toBeGreaterThan(1);
  });

  it('always plants two strong contexts of depth 2 that do not depend on the moment, and five of depth 2 to 4', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { contexts } = drawWorld(seed);
      expect(contexts).toHaveLength(5);
      for (const c of contexts) {
        expect(c.conditions.length).toBeGreaterThanOrEqual(2);
        expect(c.conditions.length).toBeLessThanOrEqual(4);
      }
      const strong = contexts.filter(
        (c) =>
          c.conditions.length === 2 &&
          c.multiplier >= 5.5 &&
          c.conditions.every((k) => !k.dimension.startsWith('anciennete')),
      );
      expect(strong.length, `seed ${seed}`).toBeGreaterThanOrEqual(2);
    }
  });

  it('writes what is committed in sample-data', { timeout: SLOW }, () => {
    const now = written('default', DEFAULT_CUSTOMERS, DEFAULT_SEED);
    let total = 0;
    for (const [file, bytes] of now) {
      expect(bytes.equals(readFileSync(join(committed, file))), file).toBe(true);
      total += bytes.length;
    }
    expect(total).toBeLessThanOrEqual(7_000_000);
  });
});
