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

/** Rows that come when they are let come, and who was told that nobody waits any more. */
function slowRows() {
  const asked: { readonly from: number; readonly signal: AbortSignal | undefined; readonly come: () => void }[] = [];
  const getRows: GetRows = (from, to, { signal }) =>
    new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => {
        reject(new Error('stopped'));
      });
      asked.push({
        from,
        signal,
        come: () => {
          resolve(Array.from({ length: to - from }, (_, index) => [from + index, 2 * (from + index)]));
        },
      });
    });
  return { asked, getRows };
}

/** As the table does at each step of a scroll: the wish before is taken back, then the next one is told. */
function scrolling(source: ReturnType<typeof gridSource>) {
  let control = new AbortController();
  return (rowStart: number, rowEnd: number): Promise<unknown> => {
    control.abort();
    control = new AbortController();
    const wish = source.fetch?.({ rowStart, rowEnd, columns: ['n'], signal: control.signal });
    return Promise.resolve(wish).then(
      () => 'come',
      (error: unknown) => (error instanceof Error ? error.name : error),
    );
  };
}

it('goes on asking for a page that stays in sight while the list is scrolled, and asks for it once', async () => {
  const { asked, getRows } = slowRows();
  const scroll = scrolling(gridSource({ columns, rowCount: 1000, getRows }));
  void scroll(0, 30);
  void scroll(12, 42);
  const last = scroll(24, 54);
  await Promise.resolve();
  expect(asked.map(({ from, signal }) => [from, signal?.aborted])).toEqual([[0, false]]);
  asked[0]?.come();
  expect(await last).toBe('come');
});

it('stops asking for a page that went out of sight, and asks anew when it is back', async () => {
  const { asked, getRows } = slowRows();
  const source = gridSource({ columns, rowCount: 1_000_000, getRows });
  const scroll = scrolling(source);
  const first = scroll(0, 30);
  void scroll(500_000, 500_030);
  expect(await first).toBe('AbortError');
  const back = scroll(0, 30);
  expect(asked.map(({ from, signal }) => [from, signal?.aborted])).toEqual([
    [0, true],
    [500_000, true],
    [0, false],
  ]);
  asked[2]?.come();
  expect(await back).toBe('come');
  expect(source.getCell({ row: 29, column: 'double' })).toEqual({ value: 58 });
});

it('stops everything when the table goes away', async () => {
  const { asked, getRows } = slowRows();
  const control = new AbortController();
  const wish = gridSource({ columns, rowCount: 1000, getRows }).fetch?.({
    rowStart: 190,
    rowEnd: 210,
    columns: ['n'],
    signal: control.signal,
  });
  control.abort();
  await expect(wish).rejects.toMatchObject({ name: 'AbortError' });
  expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
});

it('tells of an error, and asks again for what did not come', async () => {
  const getRows = vi.fn(rows).mockRejectedValueOnce(new Error('the engine is away'));
  const source = gridSource({ columns, rowCount: 1000, getRows });
  await expect(source.fetch?.({ rowStart: 0, rowEnd: 10, columns: ['n'] })).rejects.toThrow('the engine is away');
  await source.fetch?.({ rowStart: 0, rowEnd: 10, columns: ['n'] });
  expect(source.getCell({ row: 9, column: 'n' })).toEqual({ value: 9 });
});
