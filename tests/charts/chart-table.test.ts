import { expect, it } from 'vitest';
import { axisPositions, axisTicks, logTicks, roundTicks } from '../../src/charts/axis-positions.ts';
import { chartCsv, type ChartTable } from '../../src/charts/chart-table.ts';

const table: ChartTable<readonly [string, number | null]> = {
  caption: 'Dépense',
  columns: [
    { label: 'Canal', value: ([name]) => name },
    { label: 'Part', value: ([, share]) => share },
  ],
  rows: [
    ['magasin', 0.5],
    ['web; "seul"', null],
    ['=1+1', 1e-7],
  ],
};

it('writes CSV that a French spreadsheet opens by itself', () => {
  expect(chartCsv(table, true)).toBe('\uFEFFCanal;Part\r\nmagasin;0,5\r\n"web; ""seul""";\r\n\'=1+1;1e-7\r\n');
});

it('writes CSV with commas and points elsewhere', () => {
  expect(chartCsv(table, false).split('\r\n')[1]).toBe('magasin,0.5');
});

it('puts round ticks inside the interval', () => {
  expect(roundTicks(0, 450, 5)).toEqual([0, 100, 200, 300, 400]);
  expect(roundTicks(0, 1, 4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(roundTicks(-30, 12, 4)).toEqual([-20, 0]);
  expect(roundTicks(5, 5, 4)).toEqual([5]);
  expect(logTicks(1, 10000, 5)).toEqual([1, 10, 100, 1000, 10000]);
});

it('an asinh axis has 0 and powers of ten on both sides, and gives back what stands where', () => {
  expect(axisTicks(-400, 30_000, { asinh: 10 }, 8)).toEqual([-100, 0, 100, 1000, 10_000]);
  expect(axisTicks(0, 30_000, { asinh: 1 }, 5)[0]).toBe(0);
  const { of, back } = axisPositions(-400, 30_000, { asinh: 10 });
  for (const value of [-400, -3, 0, 12, 999, 30_000]) expect(back(of(value))).toBeCloseTo(value, 6);
  expect([of(-400), of(30_000)]).toEqual([0, 1]);
});
