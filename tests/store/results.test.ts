import { describe, expect, test } from 'vitest';
import { Stopped, UserError } from '../../src/model/problem.ts';
import { createResultsStore, nothingYet, type RunOptions } from '../../src/store/results.ts';

/** A computation that ends when it is told to. */
function work() {
  let [resolve, reject] = [(_: unknown): void => undefined, (_: unknown): void => undefined];
  let options: RunOptions | null = null;
  let runs = 0;
  const run = (given: RunOptions) => {
    options = given;
    runs += 1;
    return new Promise<unknown>((done, failed) => {
      [resolve, reject] = [done, failed];
    });
  };
  const later = () => new Promise((next) => setTimeout(next));
  return {
    run,
    done: (value: unknown) => (resolve(value), later()),
    fail: (error: unknown) => (reject(error), later()),
    options: () => options,
    runs: () => runs,
  };
}

function desk() {
  const results = createResultsStore();
  return { results, at: (place: string) => results.store.getState().places[place] ?? nothingYet };
}

describe('a place', () => {
  test('shows its result when it is there, and the share until then', async () => {
    const { results, at } = desk();
    const one = work();
    results.want('card', 'k1', one.run);
    expect(at('card')).toMatchObject({ key: 'k1', running: true, value: null });
    one.options()?.onProgress(0.5);
    expect(results.shareOf('card').now()).toBe(0.5);
    await one.done(7);
    expect(at('card')).toEqual({ ...nothingYet, key: 'k1', value: 7, valueKey: 'k1' });
  });

  test('keeps the old result until the newer one is there, and a newer wish stops the older', async () => {
    const { results, at } = desk();
    const [one, two, three] = [work(), work(), work()];
    results.want('card', 'k1', one.run);
    await one.done(1);
    results.want('card', 'k2', two.run);
    results.want('card', 'k3', three.run);
    expect([two.options()?.signal.aborted, three.options()?.signal.aborted]).toEqual([true, false]);
    expect(at('card')).toMatchObject({ key: 'k3', running: true, value: 1, valueKey: 'k1' });
    await two.done(2);
    two.options()?.onProgress(0.9);
    expect(at('card')).toMatchObject({ running: true, value: 1 });
    expect(results.shareOf('card').now()).toBeNull();
    await three.done(3);
    expect(at('card')).toMatchObject({ running: false, value: 3, valueKey: 'k3' });
  });

  test('that is asked for the same again does not run again', async () => {
    const { results } = desk();
    const one = work();
    results.want('card', 'k1', one.run);
    results.want('card', 'k1', one.run);
    await one.done(1);
    results.want('card', 'k1', one.run);
    expect(one.runs()).toBe(1);
  });

  test('does not disturb another place', async () => {
    const { results, at } = desk();
    const [one, two] = [work(), work()];
    results.want('card', 'k1', one.run);
    results.want('map', 'k1', two.run);
    await two.done('map');
    expect([at('card').running, one.options()?.signal.aborted, at('map').value]).toEqual([true, false, 'map']);
  });
});

describe('memory', () => {
  test('gives what was computed before at once, for undo', async () => {
    const { results, at } = desk();
    const [one, two, never] = [work(), work(), work()];
    results.want('card', 'k1', one.run);
    await one.done(1);
    results.want('card', 'k2', two.run);
    await two.done(2);
    results.want('card', 'k1', never.run);
    expect([at('card').value, at('card').valueKey, at('card').running, never.runs()]).toEqual([1, 'k1', false, 0]);
  });

  test('is of a place, and holds the last forty', async () => {
    const { results } = desk();
    const other = work();
    for (let i = 0; i <= 40; i += 1) {
      const one = work();
      results.want('card', `k${i}`, one.run);
      await one.done(i);
    }
    results.want('map', 'k40', other.run);
    expect(other.runs()).toBe(1);
    const [first, last] = [work(), work()];
    results.want('card', 'k0', first.run);
    results.want('card', 'k39', last.run);
    expect([first.runs(), last.runs()]).toEqual([1, 0]);
  });

  test('is gone with the project', async () => {
    const { results, at } = desk();
    const [one, two] = [work(), work()];
    results.want('card', 'k1', one.run);
    await one.done(1);
    results.want('map', 'k1', two.run);
    results.clear();
    expect([at('card'), at('map'), two.options()?.signal.aborted]).toEqual([nothingYet, nothingYet, true]);
    await two.done(2);
    expect(at('map')).toEqual(nothingYet);
  });
});

describe('what does not end well', () => {
  test('is a problem of the person, a stop, or a failure of ours, and runs again when asked', async () => {
    const { results, at } = desk();
    const one = work();
    results.want('card', 'k1', one.run);
    await one.fail(new UserError({ code: 'measure-empty' }));
    expect(at('card')).toMatchObject({
      running: false,
      problem: { code: 'measure-empty' },
      failure: null,
      stopped: false,
    });
    results.want('card', 'k1', one.run);
    expect(one.runs()).toBe(1);
    results.again('card', 'k1', one.run);
    expect(at('card')).toMatchObject({ running: true, problem: null });
    await one.fail(new Error('bug'));
    expect(at('card').failure?.message).toBe('bug');
    results.again('card', 'k1', one.run);
    await one.fail('odd');
    expect(at('card').failure?.message).toBe('odd');
    results.again('card', 'k1', one.run);
    await one.fail(new Stopped());
    expect(at('card')).toMatchObject({ running: false, stopped: true, failure: null, problem: null });
    results.again('card', 'k1', one.run);
    await one.done(1);
    expect(at('card')).toEqual({ ...nothingYet, key: 'k1', value: 1, valueKey: 'k1' });
  });

  test('a stop ends the work, keeps the old value, and lasts until asked again', async () => {
    const { results, at } = desk();
    const [one, two] = [work(), work()];
    results.want('card', 'k1', one.run);
    await one.done(1);
    results.want('card', 'k2', two.run);
    results.stop('card');
    expect(two.options()?.signal.aborted).toBe(true);
    expect(at('card')).toMatchObject({ running: false, stopped: true, value: 1, valueKey: 'k1' });
    await two.done(2);
    results.want('card', 'k2', two.run);
    expect([at('card').value, two.runs()]).toEqual([1, 1]);
    results.again('card', 'k2', two.run);
    await two.done(2);
    expect(at('card')).toMatchObject({ value: 2, stopped: false });
  });

  test('what nobody waits for any more ends, keeps what is shown, and is done when it is wanted again', async () => {
    const { results, at } = desk();
    const one = work();
    results.want('card', 'k1', one.run);
    await one.done(1);
    results.want('card', 'k2', one.run);
    const { signal } = one.options() ?? {};
    results.release('card');
    expect(signal?.aborted).toBe(true);
    expect(at('card')).toMatchObject({ running: false, stopped: false, value: 1, valueKey: 'k1' });
    results.release('card');
    results.want('card', 'k2', one.run);
    expect(one.runs()).toBe(3);
    await one.done(2);
    expect(at('card')).toMatchObject({ key: 'k2', value: 2, valueKey: 'k2' });
    results.release('card');
    expect(at('card')).toMatchObject({ key: 'k2', value: 2 });
  });

  test('a stop of all leaves finished places alone', async () => {
    const { results, at } = desk();
    const [one, two] = [work(), work()];
    results.want('card', 'k1', one.run);
    await one.done(1);
    results.want('map', 'k1', two.run);
    results.stopAll();
    expect([at('card').stopped, at('map').stopped]).toEqual([false, true]);
  });
});
