/**
 * What each view of "Behind the average" and of the lifecycle costs beside its queries, at one million events and at ten, in the browser.
 * `npm run bench -- average` measures all; named parts are measured alone and stand in the table beside the others.
 */
import { openBase, type OpenBase } from './base.ts';
import { sizes, type BaseSize } from './base-files.ts';
import { averageScreen } from './average-screen.ts';
import { measureParts, type MeasuredPart } from './parts.ts';
import { median, ms, times, type Line } from './results.ts';
import { ratio, ratiosOf } from './setup.ts';

const views: Readonly<Record<string, string>> = {
  histogram: 'Histogram, curve and card',
  groups: 'The same split by an offer of five',
  lorenz: 'Lorenz curve',
  letters: 'Letter values',
  comparison: 'Against a year before: deciles, mix and behaviour',
  separation: 'Which dimension separates best',
  cohorts: 'Cohorts',
  fan: 'Fan by months of age',
  survival: 'Survival and hazard',
  stages: 'Stages, stock and flow',
  repeat: 'First, second, third purchase',
};

/** A change of split or window is drawn within so long at one million events. */
const paintBudget = 1_000;

async function lineOf(base: OpenBase, size: BaseSize, name: string, turns: number): Promise<readonly Line[]> {
  const page = await base.openKept();
  const found = await page.evaluate(([piece, count]) => globalThis.ecartKept?.measure(piece, count), [
    name,
    turns,
  ] as const);
  await page.close();
  if (found === undefined) throw new Error('The page has no app');
  const byHand = found.bare.length > 0;
  const events = size === sizes.million ? '1 million' : '10 million';
  const what = `${views[name] ?? name}, ${events} events`;
  const line = (reference: readonly number[], of: string): Line => {
    const allowed = 1.3 * median(reference) + 50;
    return {
      what: `${what}: beside ${of}`,
      ours: times(found.ours),
      bare: times(reference),
      ratio: ratio(median(ratiosOf(found.ours, reference))),
      budget: `1.3 × + 50 ms = ${ms(allowed)} ms`,
      kept: median(found.ours) <= allowed,
    };
  };
  const lines = [line(found.own, 'its own queries, bare'), ...(byHand ? [line(found.bare, 'queries by hand')] : [])];
  if (size !== sizes.million || !['histogram', 'groups'].includes(name)) return lines;
  return [
    ...lines,
    {
      what: `${what}: all that a change of split or window waits for`,
      ours: times(found.ours),
      bare: '',
      ratio: '',
      budget: `${ms(paintBudget)} ms`,
      kept: median(found.ours) <= paintBudget,
    },
  ];
}

/** Views that take a minute at ten million events are asked once. */
const slow: ReadonlySet<string> = new Set(['fan', 'stages', 'survival']);

const turnsOf = (size: BaseSize, name: string): number => (size === sizes.million ? 5 : slow.has(name) ? 1 : 3);

const ofViews: Readonly<Record<string, MeasuredPart>> = Object.fromEntries(
  Object.values(sizes).flatMap((size) =>
    Object.keys(views).map((name): readonly [string, MeasuredPart] => [
      `${name}-${size.name}`,
      { size, measure: (base) => lineOf(base, size, name, turnsOf(size, name)) },
    ]),
  ),
);

const parts: Readonly<Record<string, MeasuredPart>> = {
  'screen-million': { size: sizes.million, measure: (base) => averageScreen(base, '1 million events', paintBudget) },
  'screen-ten-million': {
    size: sizes['ten-million'],
    measure: (base) => averageScreen(base, '10 million events', null),
  },
  ...ofViews,
};

await measureParts({
  name: 'average',
  file: 'AVERAGE.md',
  title: 'What the views of a distribution and of lives cost on a large base',
  parts,
  open: openBase,
  notes: [
    'Own queries: those that the view asked, once more on a connection to the same engine with nothing around them. By hand: the shortest that give the same picture, without what the card needs to be judged (fractions, near-edge places, values beyond measure).',
    'On the screen: in the built app, from the press on another window or another dimension until the picture has changed, each never asked before; and frames while the pointer drags over the picture. By hand: one query on the same engine and a plain Vega-Lite specification, without card, quantiles, bins chosen by the data or words.',
    'Mosaic is not part of the project and was not run.',
  ],
});
