/** Writes `src/analyses/distribution/CALIBRATION.md`: what the card says of named shapes, of fair columns and of planted ones. */
import { writeFileSync } from 'node:fs';
import { falseAlarms, flagged, PLANTED, tell } from './calibration.ts';
import { drawShape, NAMED_SHAPES, SIZES } from './named-shapes.ts';

const FAIR_COLUMNS = 1000;
const PLANTED_COLUMNS = 100;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const rows = NAMED_SHAPES.flatMap((shape) =>
  SIZES.map((n) => {
    const told = tell(drawShape(shape, n, 2026));
    const missed = shape.must.filter((code) => !told.fired.includes(code));
    const wrong = shape.mustNot.filter((code) => told.fired.includes(code));
    const right = missed.length + wrong.length === 0 ? 'yes' : `no: ${[...missed, ...wrong].join(', ')}`;
    const probability = told.probability === null ? '' : told.probability.toFixed(3);
    return `| ${shape.name} | ${String(n)} | ${told.typicalShare.toFixed(2)} | ${told.hoover?.toFixed(2) ?? ''} | ${told.verdict} | ${probability} | ${told.fired.join(', ')} | ${right} |`;
  }),
);
const planted = PLANTED.map(
  (shape) =>
    `| ${shape.name} | ${shape.must.join(', ')} | ${SIZES.slice(0, 2)
      .map((n) => percent(flagged(shape, n, PLANTED_COLUMNS)))
      .join(' | ')} |`,
);

writeFileSync(
  new URL('../../../src/analyses/distribution/CALIBRATION.md', import.meta.url),
  `# What the card says, and how often it is wrong

Made by \`npx tsx tests/model/statistics/write-calibration.ts\`; a smaller version is a test. Shapes and what they must fire stand in
\`tests/model/statistics/named-shapes.ts\`. Rules that compare groups or dates have their own tests.

- **Fair columns** (normal of CV 5 to 25 %, uniform of at most ± 40 %; 200, 500 or 2,000 values): a severe rule (few, whale,
  concentration, clumps) fires on ${percent(falseAlarms(FAIR_COLUMNS))} of ${String(FAIR_COLUMNS)}.

| planted | must fire | flagged at ${SIZES.slice(0, 2).map(String).join(' | at ')} |
|---|---|---|---|
${planted.join('\n')}

Share of ${String(PLANTED_COLUMNS)} draws each.

| shape | n | typical share | Hoover | verdict | p of the dip | rules that fire | as it must |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`,
);
