import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { describe, expect, test } from 'vitest';
import { bubbles } from '../../src/charts/bubbles/bubbles.ts';
import { compileDrawing } from '../../src/charts/compile-drawing.ts';
import { concentration } from '../../src/charts/concentration/concentration.ts';
import type { Drawing } from '../../src/charts/drawing.ts';

const bubble = (id: string, volume: number, rate: number, stake: number) => ({
  id,
  volume,
  rate,
  stake,
  label: id,
  tip: `${id} ${String(volume)}`,
  tone: id === 'lead' ? ('light' as const) : ('strong' as const),
  chosen: id === '1',
});

const map = bubbles({
  bubbles: [bubble('1', 756, 1.8, 552), bubble('2', 887, 2.1, 685), bubble('lead', 90, 0.9, -4)],
  against: 0.49,
  words: {
    volumeAxis: 'contacts',
    rateAxis: 'per customer',
    against: 'everybody',
    volume: String,
    rate: String,
  },
});

const curve = concentration({
  points: [
    { exposure: 0.04, contacts: 0.16, label: '1', tip: 'one' },
    { exposure: 0.09, contacts: 0.4, label: '2', tip: 'two' },
  ],
  words: { share: String, exposureAxis: 'exposure', contactsAxis: 'contacts', equal: 'alike' },
});

async function drawn(drawing: Drawing): Promise<string> {
  const { spec, warnings } = compileDrawing(drawing, { scheme: 'light', language: 'en', width: 700 });
  expect(warnings).toEqual([]);
  const view = new View(parse(spec, undefined, { ast: true }), { renderer: 'none', expr: expressionInterpreter });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

describe('pictures of contexts', () => {
  test('a bubble has its stake as its area, however small or below nothing it is', async () => {
    const rows = map.data['bubbles'] ?? [];
    const [largest, second, least] = rows.map(({ area }) => Number(area));
    expect(rows.map(({ id }) => id)).toEqual(['2', '1', 'lead']);
    expect((second ?? 0) / (largest ?? 1)).toBeCloseTo(552 / 685, 9);
    expect(least).toBeGreaterThan(0);
    const svg = await drawn(map);
    for (const word of ['everybody', 'contacts', 'per customer']) expect(svg).toContain(word);
  });

  test('the curve goes from nothing to everything by way of each context', async () => {
    expect(curve.data['curve']).toEqual([
      { exposure: 0, contacts: 0 },
      { exposure: 0.04, contacts: 0.16 },
      { exposure: 0.09, contacts: 0.4 },
      { exposure: 1, contacts: 1 },
    ]);
    expect(await drawn(curve)).toContain('alike');
  });
});
