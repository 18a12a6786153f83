import { expect, it, vi } from 'vitest';
import { gridSource, type GetRows } from '../../src/ui/grid-source.ts';

const columns = [{ id: 'n' }, { id: 'double', sortable: true }];
const rows: GetRows = (from, to, { order }) =>
  Promise.resolve(
    Array.from({ length: to - from }, (_, index) =>
      order?.descending === true ? 999 - from - index : from + index,
    ).map((n) => [n, 2 * n]),
  );

it('asks for whole pages, once', async () => {
  const getRows = vi.fn(rows);
  const source = gridSource({ columns, rowCount: 1000, getRows });
  await source.fetch?.({ rowStart: 190, rowEnd: 210, columns: ['n'] });
  await source.fetch?.({ rowStart: 195, rowEnd: 205, columns: ['n'] });
  expect(getRows.mock.calls.map(([from, to]) => [from, to])).toEqual([
    [0, 200],
    [200, 400],
  ]);
  expect(source.getCell({ row: 205, column: 'double' })).toEqual({ value: 410 });
});

it('never asks beyond the last row', async () => {
  const getRows = vi.fn(rows);
  const source = gridSource({ columns, rowCount: 250, getRows });
  await source.fetch?.({ rowStart: 240, rowEnd: 300, columns: ['n'] });
  expect(getRows.mock.calls.map(([from, to]) => [from, to])).toEqual([[200, 250]]);
});

it('keeps rows of another order apart', async () => {
  const source = gridSource({ columns, rowCount: 1000, getRows: rows });
  const orderBy = [{ column: 'double', direction: 'descending' as const }];
  await source.fetch?.({ rowStart: 0, rowEnd: 10, columns: ['n'], orderBy });
  expect(source.getCell({ row: 0, column: 'n', orderBy })).toEqual({ value: 999 });
  expect(source.getCell({ row: 0, column: 'n' })).toBeUndefined();
});
