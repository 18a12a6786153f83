import { expect, test } from 'vitest';
import { QueryHistory } from '../../src/engine/query-log.ts';
import { QueryQueue } from '../../src/engine/query-queue.ts';
import { Stopped, UserError } from '../../src/model/problem.ts';

function desk() {
  let clock = 0;
  const history = new QueryHistory(() => (clock += 5), 3);
  const queue = new QueryQueue(history);
  const ask = (
    work: (signal: AbortSignal) => Promise<number>,
    options: { place?: string; signal?: AbortSignal } = {},
  ) => queue.run({ text: 'SELECT 1', options, work, rowsOf: (rows) => rows });
  return { history, queue, ask };
}

const forever = () => new Promise<number>(() => undefined);

test('a newer request for a place stops the older one and tells its work', async () => {
  const { ask } = desk();
  let told = false;
  const older = ask(
    (signal) => {
      signal.addEventListener('abort', () => (told = true));
      return forever();
    },
    { place: 'map' },
  );
  const newer = ask(() => Promise.resolve(7), { place: 'map' });
  await expect(older).rejects.toBeInstanceOf(Stopped);
  await expect(newer).resolves.toBe(7);
  expect(told).toBe(true);
});

test('requests for different places leave each other alone', async () => {
  const { ask } = desk();
  await expect(
    Promise.all([ask(() => Promise.resolve(1), { place: 'a' }), ask(() => Promise.resolve(2), { place: 'b' })]),
  ).resolves.toEqual([1, 2]);
});

test('a signal stops the wait at once, and before the start as well', async () => {
  const { ask } = desk();
  const control = new AbortController();
  const waiting = ask(forever, { signal: control.signal });
  control.abort();
  await expect(waiting).rejects.toBeInstanceOf(Stopped);
  await expect(ask(() => Promise.resolve(1), { signal: control.signal })).rejects.toBeInstanceOf(Stopped);
});

test('an ended queue rejects what waits and what comes later, with its reason', async () => {
  const { queue, ask } = desk();
  const reason = new UserError({ code: 'engine-ended' });
  const waiting = ask(forever);
  const guarded = queue.guard(forever);
  queue.end(reason);
  await expect(waiting).rejects.toBe(reason);
  await expect(guarded).rejects.toBe(reason);
  await expect(ask(() => Promise.resolve(1))).rejects.toBe(reason);
});

test('the log keeps the last queries with what became of them', async () => {
  const { history, ask } = desk();
  let changes = 0;
  const unsubscribe = history.subscribe(() => (changes += 1));
  await ask(() => Promise.resolve(42), { place: 'map' });
  await ask(() => Promise.reject(new Error('no'))).catch(() => undefined);
  const control = new AbortController();
  const stopped = ask(forever, { signal: control.signal }).catch(() => undefined);
  expect(history.entries().at(-1)?.state).toBe('running');
  control.abort();
  await stopped;
  expect(history.entries().map(({ state, rows, duration, place }) => ({ state, rows, duration, place }))).toEqual([
    { state: 'done', rows: 42, duration: 5, place: 'map' },
    { state: 'failed', rows: null, duration: 5, place: null },
    { state: 'stopped', rows: null, duration: 5, place: null },
  ]);
  expect(changes).toBe(6);
  unsubscribe();
  await ask(() => Promise.resolve(1));
  expect(history.entries()).toHaveLength(3);
  expect(changes).toBe(6);
});
