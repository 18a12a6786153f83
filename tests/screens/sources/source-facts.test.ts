import { describe, expect, it } from 'vitest';
import { confirmable, markOf, totalsOf } from '../../../src/screens/sources/source-facts.ts';
import { report, source } from './reading-facts.ts';

const question = {
  code: 'date-order',
  column: 'jour',
  count: 3,
  example: '03/04/2026',
  dayFirst: '2026-04-03',
  monthFirst: '2026-03-04',
} as const;
const ready = (part: Parameters<typeof report>[0] = {}) => ({
  state: 'ready' as const,
  dataset: 'd',
  report: report(part),
  meaning: { kind: 'purchases' as const, kindConfidence: 1, roles: [] },
});

describe('what is said of a source', () => {
  it('adds rows, rejects and questions over all files', () => {
    expect(totalsOf([report(), report({ rows: 10, kept: 8, rejected: 2, questions: [question] })])).toEqual({
      files: 2,
      rows: 110,
      rejected: 2,
      questions: 1,
    });
  });

  it('asks before it says that a file was read right', () => {
    expect(markOf(source({ confirmed: true }), report({ questions: [question] }))).toBe('question');
  });

  it('wants an eye from one rejected row in a hundred', () => {
    expect(markOf(source(), report({ rows: 1000, kept: 991, rejected: 9 }))).toBe('good');
    expect(markOf(source(), report({ rows: 1000, kept: 990, rejected: 10 }))).toBe('check');
    expect(markOf(source({ confirmed: true }), report({ rows: 1000, kept: 500, rejected: 500 }))).toBe('confirmed');
  });

  it('lets a person confirm what was read and asks nothing', () => {
    const states = {
      a: ready(),
      b: ready({ questions: [question] }),
      c: { state: 'file-needed' as const },
      d: ready(),
    };
    const sources = [
      source({ id: 'a' }),
      source({ id: 'b' }),
      source({ id: 'c' }),
      source({ id: 'd', confirmed: true }),
    ];
    expect(confirmable(sources, states)).toEqual(['a']);
  });
});
