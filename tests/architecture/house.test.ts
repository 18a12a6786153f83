/** That the plan of the house bites: small houses that break it, and the built page's policy said twice the same. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** What dependency-cruiser says of a house made of these files. */
function cruise(files: Readonly<Record<string, string>>): string[] {
  const house = mkdtempSync(join(tmpdir(), 'house-'));
  try {
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
    for (const name of ['package.json', 'tsconfig.json']) {
      writeFileSync(join(house, name), readFileSync(join(root, name)));
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), text);
    }
    const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const config = join(root, 'tests/architecture/dependency-cruiser.cjs');
    const output = execFileSync(process.execPath, [program, '--config', config, '--output-type', 'json', 'src'], {
      cwd: house,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    const { summary } = JSON.parse(output) as { summary: { violations: readonly Violation[] } };
    return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))].sort();
  } finally {
    rmSync(house, { recursive: true });
  }
}

const imports = (...paths: string[]) => paths.map((path) => `import '${path}';`).join('\n');

describe('the rooms', () => {
  test('a house in order has no violation', () => {
    const found = cruise({
      'src/sql/sql.ts': 'export const sql = 1;',
      'src/model/filter.ts': imports('../sql/sql.ts'),
      'src/engine/engine.ts': imports('../model/filter.ts'),
      'src/engine/wasm/wasm-engine.ts': imports('../engine.ts', '@duckdb/duckdb-wasm', 'apache-arrow'),
      'src/formats/csv/read.ts': imports('../../model/filter.ts', 'papaparse'),
      'src/charts/bars/bars.ts': `import type { TopLevelSpec } from 'vega-lite';\nexport type Bars = TopLevelSpec;`,
      'src/charts/VegaChart.tsx': imports('react', './bars/bars.ts'),
      'src/analyses/contexts/spec.ts': imports('../../model/filter.ts', '../../engine/engine.ts'),
      'src/analyses/contexts/panel/Contexts.tsx': imports('react', '../spec.ts', '../../../charts/VegaChart.tsx'),
      'src/analyses/kinds.ts': imports('./contexts/spec.ts'),
      'src/project/project.ts': imports('../analyses/kinds.ts'),
      'src/storage/projects.ts': imports('../project/project.ts'),
      'src/storage/indexeddb/indexeddb.ts': imports('../projects.ts', 'idb'),
      'src/exports/list/list.ts': `export interface List { readonly rows: number }`,
      'src/workers/contexts.worker.ts': imports('../analyses/kinds.ts'),
      'src/store/store.ts': imports('../storage/projects.ts', '../formats/csv/read.ts', 'zustand'),
      'src/screens/home/Home.tsx': `import type { List } from '../../exports/list/list.ts';
        import '../../store/store.ts';
        import '../../analyses/contexts/panel/Contexts.tsx';
        export type Shown = List;`,
      'src/app/App.tsx': imports('../screens/home/Home.tsx'),
      'src/main.tsx': imports(
        './app/App.tsx',
        './engine/wasm/wasm-engine.ts',
        './storage/indexeddb/indexeddb.ts',
        './workers/contexts.worker.ts',
      ),
    });
    expect(found).toEqual([]);
  });

  test('each way of breaking the plan is found', () => {
    const found = cruise({
      'src/screens/home/Home.tsx': imports('../../exports/list/list.ts', '../../app/App.tsx'),
      'src/screens/segments/Segments.tsx': imports('../home/Home.tsx'),
      'src/exports/list/list.ts': 'export const list = 1;',
      'src/model/filter.ts': imports('../screens/home/Home.tsx'),
      'src/model/period.ts': imports('./as-of.ts'),
      'src/model/as-of.ts': imports('./period.ts'),
      'src/model/alone.ts': 'export const alone = 1;',
      'src/engine/wasm/wasm-engine.ts': imports('apache-arrow'),
      'src/store/store.ts': imports(
        '../engine/wasm/wasm-engine.ts',
        '../storage/opfs/opfs.ts',
        '../workers/a.worker.ts',
      ),
      'src/storage/opfs/opfs.ts': imports('idb'),
      'src/workers/a.worker.ts': imports('../model/filter.ts'),
      'src/analyses/contexts/spec.ts': imports('react', './panel/Contexts.tsx', '../migration/spec.ts'),
      'src/analyses/contexts/panel/Contexts.tsx': imports('react', '../../../engine/wasm/wasm-engine.ts'),
      'src/analyses/migration/spec.ts': imports('apache-arrow', 'node:fs', './not-there.ts'),
      'src/project/project.ts': imports('../analyses/contexts/panel/Contexts.tsx'),
      'src/utils/text.ts': imports('vitest', '../../tests/golden.ts'),
      'tests/golden.ts': '',
      'src/app/App.tsx': imports('../utils/text.ts', '../main.tsx', 'papaparse'),
      'src/main.tsx': imports('react'),
    });
    const expected = [
      'adapters-only-from-main: src/analyses/contexts/panel/Contexts.tsx',
      'adapters-only-from-main: src/store/store.ts',
      'engine-libraries-in-the-adapter: src/analyses/migration/spec.ts',
      'main-is-imported-by-nobody: src/app/App.tsx',
      'no-cycle: src/model/as-of.ts',
      'only-declared-dependencies: src/utils/text.ts',
      'no-node-in-the-page: src/analyses/migration/spec.ts',
      'no-orphan: src/model/alone.ts',
      'no-sideways: src/analyses/contexts/spec.ts',
      'no-sideways: src/screens/segments/Segments.tsx',
      'page-does-not-import-tests: src/utils/text.ts',
      'papaparse-where-csv-is: src/app/App.tsx',
      'pure-files-import-no-panel: src/analyses/contexts/spec.ts',
      'pure-files: src/analyses/contexts/spec.ts',
      'react-in-its-place: src/analyses/contexts/spec.ts',
      'resolvable: src/analyses/migration/spec.ts',
      'room-analyses: src/analyses/contexts/panel/Contexts.tsx',
      'room-model: src/model/filter.ts',
      'room-project: src/project/project.ts',
      'room-screens: src/screens/home/Home.tsx',
      'room-store: src/store/store.ts',
      'unknown-room: src/app/App.tsx',
      'unknown-room-inside: src/utils/text.ts',
    ];
    expect(expected.filter((violation) => !found.includes(violation))).toEqual([]);
  });
});

describe('the laws of the text', () => {
  let eslint: ESLint;
  beforeAll(() => {
    eslint = new ESLint({
      cwd: root,
      overrideConfigFile: join(root, 'tests/architecture/eslint.config.js'),
      // The files judged here do not exist, so nothing is known of their types.
      overrideConfig: [tseslint.configs.disableTypeChecked],
    });
  });

  async function broken(path: string, code: string): Promise<string[]> {
    const [result] = await eslint.lintText(code, { filePath: join(root, path) });
    return [...new Set((result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message))].sort();
  }

  test.each([
    ['src/model/a.ts', 'export default 1;', 'house/named-exports'],
    ['src/model/a.ts', 'export const today = new Date();', 'house/no-clock'],
    ['src/analyses/x/a.ts', 'export const now = Date.now();', 'house/no-clock'],
    ['src/charts/x/a.ts', 'export const now = performance.now();', 'house/no-clock'],
    ['src/formats/x/a.ts', 'export const dice = Math.random();', 'house/no-dice'],
    ['src/project/a.ts', 'export const id = crypto.randomUUID();', 'house/no-dice'],
    ['src/exports/x/a.ts', "localStorage.setItem('a', 'b');", 'house/no-window'],
    ['src/store/a.ts', "void fetch('./a');", 'house/no-network'],
    ['src/store/a.ts', 'const ask = fetch; export { ask };', 'house/no-network'],
    ['src/store/a.ts', "void window.fetch('./a');", 'house/no-network'],
    ['src/screens/a.ts', "navigator.sendBeacon('./a');", 'house/no-network'],
    ['src/screens/a.ts', "export const socket = new WebSocket('ws://a');", 'house/no-network'],
    ['src/screens/a.ts', "export const q = 'SELECT 1';", 'house/no-sql'],
    ['src/store/a.ts', 'export const q = (t: string) => `COPY ${t} TO x`;', 'house/no-sql'],
    ['src/ui/Panel.tsx', 'export const Panel = () => <p>Hello</p>;', 'i18next/no-literal-string'],
    ['src/ui/Panel.tsx', 'export const Panel = () => <p>É</p>;', 'i18next/no-literal-string'],
    ['src/ui/Panel.tsx', "export const Panel = () => <p>{'Hello'}</p>;", 'house/words-in-locales'],
    [
      'src/ui/Panel.tsx',
      "export const Panel = (p: { b: boolean }) => <p>{p.b ? 'Yes' : 'No'}</p>;",
      'house/words-in-locales',
    ],
    ['src/ui/Panel.tsx', 'export const Panel = () => <input placeholder="Name" />;', 'house/words-in-locales'],
    [
      'src/ui/Panel.tsx',
      "export const Panel = (p: { b: boolean }) => <input aria-label={p.b ? 'On' : ''} />;",
      'house/words-in-locales',
    ],
    ['src/engine/wasm/a.ts', "export { vectorFromArray as a } from 'apache-arrow';", 'house/no-csp-breaker'],
    [
      'src/engine/wasm/a.ts',
      "import { tableFromJSON } from 'apache-arrow'; tableFromJSON([]);",
      'house/no-csp-breaker',
    ],
    ['src/store/a.ts', "console.log('a');", 'house/no-console'],
    ['src/store/a.ts', "eval('1');", 'house/no-eval'],
    ['src/store/a.ts', 'export const a: any = 1;', '@typescript-eslint/no-explicit-any'],
  ])('%s: %s', async (path, code, rule) => {
    expect(await broken(path, code)).toContain(rule);
  });

  test.each([
    ['src/model/a.ts', "export const day = new Date('2026-01-31');"],
    ['src/model/a.ts', "export const q = 'SELECT 1';"],
    ['src/store/a.ts', 'export const today = () => new Date();'],
    ['src/store/a.ts', 'export const run = (port: { fetch: () => void }) => { port.fetch(); };'],
    ['src/browser/demo.ts', "export const demo = () => fetch('./sample-data/a.csv');"],
    ['src/locales/en/a.ts', "export const words = { hint: 'Write one SELECT.' };"],
    [
      'src/ui/Panel.tsx',
      'export const Panel = (p: { label: string; n: number }) => <p className="wide" title={p.label}>{p.n} · {p.label}</p>;',
    ],
  ])('%s may say: %s', async (path, code) => {
    expect(await broken(path, code)).toEqual([]);
  });
});

test('the policy of the page and the one of the headers are the same', () => {
  const config = readFileSync(join(root, 'vite.config.ts'), 'utf8');
  const list = /const contentSecurityPolicy = \[([^\]]+)\]/.exec(config)?.[1] ?? '';
  const policy = [...list.matchAll(/"([^"]+)"/g)].map(([, directive]) => directive);
  const headers = readFileSync(join(root, 'public/_headers'), 'utf8');
  const sent = /Content-Security-Policy: (.+)/.exec(headers)?.[1]?.split('; ') ?? [];
  expect(policy.length).toBeGreaterThan(5);
  expect(sent).toEqual([...policy, "frame-ancestors 'none'"]);
});
