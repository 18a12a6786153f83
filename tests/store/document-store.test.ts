import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { History } from '../../src/project/history.ts';
import { createDocumentStore } from '../../src/store/document-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function desk() {
  const saved: History[] = [];
  let [clock, id, failing] = [0, 0, false];
  const store = createDocumentStore({
    now: () => clock,
    newId: () => `p${(id += 1)}`,
    save: (history) => {
      saved.push(history);
      return failing ? Promise.reject(new Error('full')) : Promise.resolve();
    },
  });
  return {
    store,
    saved,
    at: (time: number) => (clock = time),
    fail: (fails: boolean) => (failing = fails),
    rename: (name: string) => store.getState().dispatch({ type: 'project/renamed', name }),
    name: () => store.getState().history.present.name,
  };
}

describe('saving', () => {
  test('follows a pause, with the last state alone', async () => {
    const { store, saved, rename } = desk();
    expect([store.getState().saved, saved.length]).toEqual(['nothing', 0]);
    rename('a');
    await vi.advanceTimersByTimeAsync(200);
    rename('ab');
    await vi.advanceTimersByTimeAsync(200);
    expect([store.getState().saved, saved.length]).toEqual(['saving', 0]);
    await vi.advanceTimersByTimeAsync(60);
    expect([store.getState().saved, saved.map((history) => history.present.name)]).toEqual(['saved', ['ab']]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saved).toHaveLength(1);
  });

  test('that fails is said, and the next change tries again', async () => {
    const { store, rename, fail } = desk();
    fail(true);
    rename('a');
    await vi.advanceTimersByTimeAsync(300);
    expect(store.getState().saved).toBe('failed');
    fail(false);
    rename('b');
    await vi.advanceTimersByTimeAsync(300);
    expect(store.getState().saved).toBe('saved');
  });

  test('does not follow an act that changes nothing', async () => {
    const { store, saved, rename } = desk();
    rename('');
    store.getState().undo();
    await vi.advanceTimersByTimeAsync(300);
    expect([store.getState().saved, saved.length]).toEqual(['nothing', 0]);
  });

  test('of what was done last comes before another project is opened', async () => {
    const { store, saved, rename } = desk();
    rename('a');
    const before = store.getState().history;
    store.getState().startNew();
    expect(saved).toEqual([before]);
    store.getState().open(before);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([saved.length, store.getState().saved]).toEqual([1, 'saved']);
  });
});

test('undo, redo and the list of acts lead through the states', () => {
  const { store, at, rename, name } = desk();
  for (const [i, letter] of ['a', 'b', 'c'].entries()) {
    at(i * 10_000);
    rename(letter);
  }
  store.getState().undo();
  expect(name()).toBe('b');
  store.getState().undo();
  store.getState().redo();
  expect(name()).toBe('b');
  store.getState().goTo(3);
  expect(name()).toBe('c');
  store.getState().goTo(0);
  expect(name()).toBe('');
});

test('typing is undone at once', () => {
  const { store, at, rename, name } = desk();
  for (const [i, text] of ['S', 'Sh', 'Sho', 'Shop'].entries()) {
    at(i * 200);
    rename(text);
  }
  store.getState().undo();
  expect(name()).toBe('');
});

test('a new project is another one, without history', () => {
  const { store, rename } = desk();
  rename('a');
  const { id } = store.getState().history.present;
  store.getState().startNew();
  const { history } = store.getState();
  expect([history.past, history.present.name]).toEqual([[], '']);
  expect(history.present.id).not.toBe(id);
});
