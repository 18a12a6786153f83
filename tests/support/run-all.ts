/**
 * `npm test` and `npm run check`: every stage runs, whatever became of the one before, and the last line counts.
 * With names of stages as arguments, only these run.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

interface Count {
  readonly passed: number;
  readonly failed: number;
  /** What failed, by name. */
  readonly names: readonly string[];
}

interface Stage {
  readonly name: string;
  readonly command: string;
  /** Where a test runner leaves its counts; a stage without one counts as one. */
  readonly report?: string;
}

const root = join(import.meta.dirname, '../..');
const results = join(root, 'test-results');

const checks: readonly Stage[] = [
  { name: 'types', command: 'tsc --noEmit' },
  {
    name: 'lint',
    command:
      'eslint --config tests/architecture/eslint.config.js --max-warnings 0 src tests sample-data vite.config.ts',
  },
  { name: 'rooms', command: 'depcruise --config tests/architecture/dependency-cruiser.cjs src tests' },
  { name: 'unused', command: 'knip' },
  { name: 'format', command: 'prettier --check --log-level warn .' },
];

const tests = (project: string): Stage => ({
  name: project,
  command: `vitest run --project ${project} --reporter=default --reporter=json --outputFile.json=test-results/${project}.json`,
  report: join(results, `${project}.json`),
});

const all: readonly Stage[] = [
  ...checks,
  tests('unit'),
  { name: 'build', command: 'vite build' },
  { name: 'budget', command: 'tsx tests/architecture/bundle-budget.ts' },
  tests('browser'),
];

function chosen(names: readonly string[]): readonly Stage[] {
  if (names.length === 0) return all;
  if (names.length === 1 && names[0] === 'check') return checks;
  return names.map((name) => {
    const stage = all.find((candidate) => candidate.name === name);
    if (stage === undefined) throw new Error(`no stage is called ${name}: ${all.map((each) => each.name).join(', ')}`);
    return stage;
  });
}

function run(stage: Stage): Count {
  console.log(`\n── ${stage.name}: ${stage.command}`);
  if (stage.report !== undefined) rmSync(stage.report, { force: true });
  const started = performance.now();
  const { status } = spawnSync(stage.command, {
    cwd: root,
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` },
  });
  const count = countOf(stage, status === 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`── ${stage.name}: ${count.passed} passed, ${count.failed} failed, ${seconds} s`);
  return count;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function countOf(stage: Stage, succeeded: boolean): Count {
  if (stage.report === undefined) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, names: [] };
  let report: VitestReport;
  try {
    report = JSON.parse(readFileSync(stage.report, 'utf8')) as VitestReport;
  } catch {
    return { passed: 0, failed: 1, names: ['no report was written'] };
  }
  // A file that could not be loaded, or whose hook failed, has no failed test of its own.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = report.numFailedTests + brokenFiles.length;
  const names = [
    ...brokenFiles.map((file) => relative(root, file.name)),
    ...report.testResults.flatMap((file) =>
      file.assertionResults
        .filter((test) => test.status === 'failed')
        .map((test) => `${relative(root, file.name)}: ${test.fullName}`),
    ),
  ];
  // The runner may also fail for an error outside every test.
  return { passed: report.numPassedTests, failed: failed === 0 && !succeeded ? 1 : failed, names };
}

mkdirSync(results, { recursive: true });
const stages = chosen(process.argv.slice(2));
const counts = stages.map((stage) => ({ stage, count: run(stage) }));
const passed = counts.reduce((sum, { count }) => sum + count.passed, 0);
const failed = counts.reduce((sum, { count }) => sum + count.failed, 0);

console.log('');
for (const { stage, count } of counts) {
  if (count.failed === 0) continue;
  console.log(`failed: ${stage.name} (${count.failed})`);
  for (const name of count.names) console.log(`  ${name}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
