import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/project/change.ts';
import { begin, goTo, historyLength, record, redo, undo, type History } from '../../src/project/history.ts';
import { aChange, project } from './some-project.ts';

const rename = (name: string): Change => ({ type: 'project/renamed', name });
const asOf = (date: string | null): Change => ({ type: 'as-of/set', date });

/** The acts, each a second after the other. */
const acts = (changes: readonly Change[], from: History = begin(project)): History =>
  changes.reduce((history, change, i) => record(history, change, i * 1_000), from);

describe('undo and redo', () => {
  test('200 acts undone are the start, redone the end', () => {
    fc.assert(
      fc.property(fc.array(aChange, { minLength: historyLength, maxLength: historyLength }), (changes) => {
        const end = acts(changes);
        let at = end;
        while (at.past.length > 0) at = undo(at);
        expect(at.present).toBe(project);
        expect(at.future).toHaveLength(end.past.length);
        while (at.future.length > 0) at = redo(at);
        expect(at.present).toBe(end.present);
        expect(at.past).toEqual(end.past);
      }),
      { numRuns: 20 },
    );
  });

  test('every state on the way comes back, also when one jumps', () => {
    fc.assert(
      fc.property(
        fc.array(aChange, { minLength: 1, maxLength: 30 }),
        fc.array(fc.nat(), { maxLength: 10 }),
        (changes, jumps) => {
          const states = [project];
          let history = begin(project);
          changes.forEach((change, i) => {
            const next = record(history, change, i * 1_000);
            if (next !== history) states.push(next.present);
            history = next;
          });
          for (const jump of jumps) {
            const count = jump % states.length;
            history = goTo(history, count);
            expect(history.present).toBe(states[count]);
            expect(history.past.length + history.future.length).toBe(states.length - 1);
          }
        },
      ),
    );
  });

  test('at the ends they change nothing', () => {
    const history = acts([rename('A')]);
    expect(redo(history)).toBe(history);
    expect(undo(begin(project)).present).toBe(project);
    expect(() => goTo(history, 2)).toThrow(RangeError);
    expect(() => goTo(history, -1)).toThrow(RangeError);
    expect(() => goTo(history, 0.5)).toThrow(RangeError);
  });

  test('an act after an undo drops what was undone', () => {
    const history = record(undo(acts([rename('A'), asOf('2024-01-01')])), rename('B'), 10_000);
    expect([history.present.name, history.present.asOf, history.future.length, history.past.length]).toEqual([
      'B',
      null,
      0,
      2,
    ]);
  });

  test('an act that changes nothing is none', () => {
    const history = acts([rename('A')]);
    expect(record(history, rename('A'), 9_000)).toBe(history);
    const undone = undo(history);
    expect(record(undone, asOf(null), 9_000)).toBe(undone);
  });

  test('only the last 200 acts are kept', () => {
    const history = acts(Array.from({ length: historyLength + 5 }, (_, i) => rename(String(i))));
    expect(history.past).toHaveLength(historyLength);
    expect(goTo(history, 0).present.name).toBe('4');
  });
});

describe('typing is one act', () => {
  const typed = (
    times: readonly number[],
    changes: readonly Change[] = times.map((_, i) => rename('abcdef'.slice(0, i + 1))),
  ): History => changes.reduce((history, change, i) => record(history, change, times[i] ?? 0), begin(project));

  test('as long as the letters follow closely', () => {
    const history = typed([0, 300, 900, 1_600]);
    expect([history.past.length, history.present.name]).toEqual([1, 'abcd']);
    expect(undo(history).present).toBe(project);
    expect(redo(undo(history)).present.name).toBe('abcd');
    expect(typed([0, 300, 1_100]).past).toHaveLength(2);
  });

  test('of one control alone, and not over an undo', () => {
    const other: Change = { type: 'segment/renamed', id: 's1', name: 'x' };
    expect(typed([0, 100, 200], [rename('a'), other, rename('ab')]).past).toHaveLength(3);
    const undone = undo(typed([0, 5_000], [rename('a'), asOf('2024-01-01')]));
    expect(record(undone, rename('ab'), 100).past).toHaveLength(2);
  });

  test('acts that are each an act of their own are never put together', () => {
    expect(typed([0, 1, 2], [asOf('2024-01-01'), asOf('2024-01-02'), asOf('2024-01-03')]).past).toHaveLength(3);
  });
});
