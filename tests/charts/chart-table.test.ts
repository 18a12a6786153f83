import { expect, it } from 'vitest';
import { logTicks, roundTicks } from '../../src/charts/axis-positions.ts';
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
