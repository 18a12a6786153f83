import { describe, expect, it } from 'vitest';
import { formatsOf } from '../../../src/locales/formats.ts';
import { wordsOf } from '../../support/words.ts';
import { changeLines } from '../../../src/screens/sources/change-lines.ts';
import { profile, report } from './reading-facts.ts';

const lines = (part: Parameters<typeof report>[0]) => changeLines(report(part), wordsOf('en').sources, formatsOf('en'));

describe('what we changed while reading', () => {
  it('puts what wants an eye first', () => {
    const found = lines({
      rejected: 2,
      rejects: [{ line: 61, reason: 'too-few-cells', text: 'a;b' }],
      columns: [profile('montant', { misfits: { type: 'decimal', count: 3, examples: ['x'] } })],
      changes: [{ code: 'decimal-comma', column: 'prix', count: 10 }],
    });
    expect(found.map((line) => [line.key, line.state])).toEqual([
      ['rejected', 'warn'],
      ['misfit montant', 'warn'],
      ['decimal', 'good'],
    ]);
    expect(found[0]?.detail).toBe('too few cells, line 61…');
  });

  it('says the same change of several columns once', () => {
    const found = lines({
      changes: [
        { code: 'decimal-comma', column: 'prix', count: 10 },
        { code: 'decimal-comma', column: 'remise', count: 4 },
        { code: 'missing-tokens', column: 'tel', tokens: ['?'], count: 7 },
        { code: 'missing-tokens', column: 'ville', tokens: ['?', 'NR'], count: 1 },
      ],
    });
    expect(found.map((line) => line.title)).toEqual(['“?” and “NR” read as missing', 'Decimal commas read']);
    expect(found[1]?.detail).toBe('prix, 10\u00A0times · remise, 4\u00A0times');
  });

  it('names some of the columns, and counts the others', () => {
    const changes = Array.from({ length: 40 }, (_, at) => ({
      code: 'decimal-comma' as const,
      column: `prix ${at}`,
      count: 2,
    }));
    const [line] = lines({ changes });
    expect(line?.detail).toMatch(/^prix 0, 2.times · prix 1, .* · prix 11, 2.times · and 28.other columns$/);
  });

  it('says nothing of a file that was taken as it is', () => {
    expect(lines({})).toEqual([]);
  });
});
