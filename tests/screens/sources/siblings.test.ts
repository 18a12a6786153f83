import { describe, expect, test } from 'vitest';
import type { ReadingQuestion } from '../../../src/model/reading.ts';
import type { Source } from '../../../src/project/project.ts';
import { orderElsewhere, sameQuestions } from '../../../src/screens/sources/siblings.ts';
import type { SourceState } from '../../../src/store/data-store.ts';
import { report, source } from './reading-facts.ts';

const asked = (column: string): ReadingQuestion => ({
  code: 'date-order',
  column,
  count: 12,
  example: '05/03/2024',
  dayFirst: '2024-03-05',
  monthFirst: '2024-05-03',
});
const file = (id: string, dates: string, format: string): Source => ({
  ...source({ id, file: { name: `${id}.csv`, bytes: 1, fingerprint: id } }),
  reading: {
    ...source().reading,
    columns: [
      { name: 'id_client', type: 'text', missing: [] },
      { name: dates, type: 'date', dateFormat: format, missing: [] },
      { name: 'montant', type: 'decimal', missing: [] },
    ],
  },
});
const ready = (...questions: readonly ReadingQuestion[]): SourceState => ({
  state: 'ready',
  dataset: 'd',
  report: report({ questions }),
  meaning: { kind: 'purchases', kindConfidence: 1, roles: [] },
});

const march = file('mars', 'date_achat', '%d/%m/%Y');
const april = file('avril', 'Date Achat', '%d/%m/%Y');
const other = file('autre', 'date_retour', '%m/%d/%Y');
const all = [march, april, other];

describe('files of one shape', () => {
  test('in which the same is asked are answered together; one of another shape is not', () => {
    const states = {
      mars: ready(asked('date_achat')),
      avril: ready(asked('Date Achat'), asked('x')),
      autre: ready(asked('date_retour')),
    };
    const found = sameQuestions(march, asked('date_achat'), all, states);
    expect(found.map((one) => [one.source.id, one.question.column, one.others])).toEqual([
      ['avril', 'Date Achat', ['x']],
    ]);
  });

  test('tell the order of day and month where one of them has no doubt', () => {
    const sure = { mars: ready(asked('date_achat')), avril: ready(), autre: ready() };
    expect(orderElsewhere(march, 'date_achat', all, sure)).toEqual({ file: 'avril.csv', order: 'day-first' });
    const american = [march, file('avril', 'Date Achat', '%m/%d/%Y')];
    expect(orderElsewhere(march, 'date_achat', american, sure)?.order).toBe('month-first');
    const written = [march, file('avril', 'Date Achat', '%d %B %Y')];
    expect(orderElsewhere(march, 'date_achat', written, sure)).toBe(null);
  });

  test('tell nothing while they are asked themselves, or not there', () => {
    const open = { mars: ready(asked('date_achat')), avril: ready(asked('Date Achat')) };
    expect(orderElsewhere(march, 'date_achat', all, open)).toBe(null);
    expect(orderElsewhere(march, 'date_achat', all, { mars: ready(), avril: { state: 'file-needed' } })).toBe(null);
  });
});
