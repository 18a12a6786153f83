import { describe, expect, test } from 'vitest';
import type { ColumnType } from '../../../src/model/column.ts';
import type { ColumnProfile } from '../../../src/model/reading.ts';
import { combinedColumns, combinedProfile, commonType } from '../../../src/preparation/combining/combined-columns.ts';
import { driftOf, hasDrift, type SeenPart } from '../../../src/preparation/combining/drift.ts';

const profile = (name: string, part: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name,
  filled: 10,
  missing: 0,
  disguised: [],
  distinct: 10,
  misfits: null,
  min: null,
  max: null,
  top: [],
  longest: 5,
  ...part,
});

function part(value: string, columns: Readonly<Record<string, ColumnType>>, more: Partial<SeenPart> = {}): SeenPart {
  return {
    value,
    renamed: {},
    columns: Object.entries(columns).map(([name, type]) => ({ name, type, missing: [] })),
    profiles: Object.keys(columns).map((name) => profile(name)),
    ...more,
  };
}

const shape = (...parts: readonly SeenPart[]) =>
  combinedColumns(parts).map(({ name, type, from }) => [name, type, ...from.map((column) => column?.name ?? null)]);

describe('the columns of several files', () => {
  test('are those of the first, then what others add; text wins where types have nothing in common', () => {
    expect(
      shape(
        part('1', { id: 'text', n: 'integer', at: 'date', x: 'boolean' }),
        part('2', { at: 'datetime', ID: 'text', n: 'decimal', x: 'integer', added: 'date' }),
      ),
    ).toEqual([
      ['id', 'text', 'id', 'ID'],
      ['n', 'decimal', 'n', 'n'],
      ['at', 'datetime', 'at', 'at'],
      ['x', 'text', 'x', 'x'],
      ['added', 'date', null, 'added'],
    ]);
    expect(commonType([])).toBe('text');
  });

  test('lose none where one file has two that are called alike', () => {
    expect(shape(part('1', { Total: 'decimal', 'total ': 'text' }), part('2', { TOTAL: 'decimal' }))).toEqual([
      ['Total', 'decimal', 'Total', 'TOTAL'],
      ['total ', 'text', 'total ', null],
    ]);
  });

  test('follow a person who says that one is another, also where a name is then taken twice', () => {
    const first = part('1', { id: 'text', canal: 'text' });
    expect(shape(first, part('2', { id: 'text', source: 'text' }, { renamed: { source: 'canal' } }))).toEqual([
      ['id', 'text', 'id', 'id'],
      ['canal', 'text', 'canal', 'source'],
    ]);
    expect(
      shape(first, part('2', { id: 'text', canal: 'text', source: 'text' }, { renamed: { source: 'canal' } })),
    ).toEqual([
      ['id', 'text', 'id', 'id'],
      ['canal', 'text', 'canal', 'source'],
      ['canal (2)', 'text', null, 'canal'],
    ]);
  });

  test('are filled as far as the files that have them fill them', () => {
    const parts = [part('1', { n: 'integer', a: 'text' }), part('2', { a: 'text' })];
    const [n, a] = combinedColumns(parts);
    const seen = [
      {
        kept: 10,
        profiles: [profile('n', { min: '-5', max: '9' }), profile('a', { top: [{ value: 'x', count: 10 }] })],
      },
      {
        kept: 7,
        profiles: [
          profile('a', {
            filled: 5,
            missing: 2,
            top: [
              { value: 'y', count: 3 },
              { value: 'x', count: 2 },
            ],
          }),
        ],
      },
    ];
    if (n === undefined || a === undefined) throw new Error('two columns');
    expect(combinedProfile(n, seen, 8)).toMatchObject({ filled: 10, missing: 7, distinct: 8, min: '-5', max: '9' });
    expect(combinedProfile(a, seen, 2)).toMatchObject({
      filled: 15,
      missing: 2,
      top: [
        { value: 'x', count: 12 },
        { value: 'y', count: 3 },
      ],
    });
  });
});

describe('what moves between files', () => {
  test('is nothing for files of one shape', () => {
    expect(hasDrift(driftOf([part('1', { id: 'text' }), part('2', { Id: 'text' })]))).toBe(false);
  });

  test('is a column that is gone, one that is new, one of another type', () => {
    const rows = driftOf([
      part('1', { id: 'text', ville: 'text', n: 'integer' }),
      part('2', { id: 'text', n: 'text', score: 'decimal' }),
    ]);
    expect(rows.map((row) => [row.column, ...row.cells.map((cell) => cell.state)])).toEqual([
      ['id', 'there', 'there'],
      ['ville', 'there', 'gone'],
      ['n', 'other-type', 'there'],
      ['score', 'gone', 'there'],
    ]);
    expect(hasDrift(rows)).toBe(true);
  });

  test('a rename is suggested where the name resembles or the codes are the same, and only between columns of one type', () => {
    const codes = (name: string, ...values: readonly string[]) =>
      profile(name, { distinct: values.length, top: values.map((value) => ({ value, count: 3 })) });
    const rows = driftOf([
      part(
        '1',
        { id: 'text', montant_ttc: 'decimal', canal: 'text', ville: 'text' },
        { profiles: [profile('id'), profile('montant_ttc'), codes('canal', 'web', 'tel'), codes('ville', 'Lyon')] },
      ),
      part(
        '2',
        { id: 'text', montant: 'decimal', origine: 'text', canaux: 'integer', pays: 'text' },
        {
          profiles: [
            profile('id'),
            profile('montant'),
            codes('origine', 'tel', 'web'),
            profile('canaux'),
            codes('pays', 'FR'),
          ],
        },
      ),
    ]);
    const suggested = rows.flatMap((row) =>
      row.cells.flatMap((cell) =>
        cell.state === 'gone' && cell.suggestion !== null ? [[cell.suggestion.from, row.column]] : [],
      ),
    );
    expect(suggested).toEqual([
      ['montant', 'montant_ttc'],
      ['origine', 'canal'],
    ]);
  });

  test('a column that a person mapped is said to be renamed', () => {
    const rows = driftOf([
      part('1', { id: 'text', canal: 'text' }),
      part('2', { id: 'text', origine: 'text' }, { renamed: { origine: 'canal' } }),
    ]);
    expect(rows[1]?.cells).toEqual([
      { state: 'there', name: 'canal' },
      { state: 'renamed', name: 'origine' },
    ]);
  });
});
