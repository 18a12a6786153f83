/** Writes `src/analyses/distribution/CALIBRATION.md`: what the card says of named shapes, of fair columns and of planted ones. Fails where it is not what it must be. */
import { writeFileSync } from 'node:fs';
import { falseAlarms, flagged, PLANTED, tell } from './calibration.ts';
import { drawShape, NAMED_SHAPES, SIZES } from './named-shapes.ts';

const FAIR_COLUMNS = 1000;
const PLANTED_COLUMNS = 100;

const wrong: string[] = [];
const expected = (holds: boolean, what: string): void => {
  if (!holds) wrong.push(what);
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const rows = NAMED_SHAPES.flatMap((shape) =>
  SIZES.map((n) => {
    const told = tell(drawShape(shape, n, 2026));
    const missed = shape.must.filter((code) => !told.fired.includes(code));
    const unwanted = shape.mustNot.filter((code) => told.fired.includes(code));
    const right = missed.length + unwanted.length === 0 ? 'yes' : `no: ${[...missed, ...unwanted].join(', ')}`;
    expected(right === 'yes', `${shape.name}, ${String(n)} values: ${right}`);
    const [t, h] = n === 50_000 ? (shape.reference ?? []) : [];
    const beside = (own: number | null, other: number | undefined): string =>
      `${own?.toFixed(2) ?? ''}${other === undefined ? '' : ` (${other.toFixed(2)})`}`;
    const probability = told.probability === null ? '' : told.probability.toFixed(3);
    return `| ${shape.name} | ${String(n)} | ${beside(told.typicalShare, t)} | ${beside(told.hoover, h)} | ${told.verdict} | ${probability} | ${told.fired.join(', ')} | ${right} |`;
  }),
);
const planted = PLANTED.map((shape) => {
  const shares = SIZES.slice(0, 2).map((n) => flagged(shape, n, PLANTED_COLUMNS));
  expected(Math.min(...shares) >= 0.95, `${shape.name} is missed too often`);
  return `| ${shape.name} | ${shape.must.join(', ')} | ${shares.map(percent).join(' | ')} |`;
});
const alarms = falseAlarms(FAIR_COLUMNS);
expected(alarms <= 0.02, `false alarms on ${percent(alarms)} of fair columns`);

writeFileSync(
  new URL('../../../src/analyses/distribution/CALIBRATION.md', import.meta.url),
  `# What the card says, and how often it is wrong

Made by \`npm run calibration\`, which fails where a line is not as it must be; a smaller version is a test. Shapes and what they must fire stand in
\`tests/model/statistics/named-shapes.ts\`. Rules that compare groups or dates have their own tests.

- **Fair columns** (normal of CV 5 to 25 %, uniform of at most ± 40 %; 200, 500 or 2,000 values): a severe rule (few, whale,
  concentration, clumps) fires on ${percent(alarms)} of ${String(FAIR_COLUMNS)}; at most 2 % are allowed.

| planted | must fire | flagged at ${SIZES.slice(0, 2).map(String).join(' | at ')} |
|---|---|---|---|
${planted.join('\n')}

Share of ${String(PLANTED_COLUMNS)} draws each; 95 % are asked. In brackets what other software (R) found for 50,000 values of the same shape.

| shape | n | typical share | Hoover | verdict | p of the dip | rules that fire | as it must |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`,
);

if (wrong.length > 0) throw new Error(`Not as it must be:\n${wrong.join('\n')}`);
