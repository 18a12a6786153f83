import { describe, expect, test } from 'vitest';
import { measureTitle, measureWords } from '../../src/analyses/measure-words.ts';
import { valueWriter } from '../../src/analyses/distribution/written-values.ts';
import { en as formats } from '../../src/locales/formats.ts';
import { words } from '../../src/locales/en/words.ts';
import type { KeptMeasure } from '../../src/model/measure.ts';
import type { CustomerRecord } from '../../src/model/record.ts';
import { apply } from '../../src/project/change.ts';
import { emptyProject } from '../../src/project/project.ts';
import { parseProject } from '../../src/project/schema.ts';

const record: CustomerRecord = {
  database: 'memory',
  customers: 0,
  origins: [],
  fields: [],
  events: [],
  repeated: [],
  lastDate: null,
};
const gap: KeptMeasure = {
  id: 'm1',
  name: 'Rhythm',
  measure: {
    kind: 'events',
    events: 'till',
    aggregate: 'gap',
    amount: null,
    window: { kind: 'all' },
    filter: null,
    absent: 'left-out',
  },
  format: null,
};

describe('a measure that is kept', () => {
  const project = apply(emptyProject('p'), { type: 'measure/kept', measure: gap });

  test('is in the project once, under its last name, until it is removed', () => {
    expect(project.measures).toEqual([gap]);
    expect(apply(project, { type: 'measure/kept', measure: { ...gap } })).toBe(project);
    const renamed = apply(project, { type: 'measure/kept', measure: { ...gap, name: 'Pace' } });
    expect(renamed.measures.map(({ name }) => name)).toEqual(['Pace']);
    expect(apply(renamed, { type: 'measure/removed', id: 'm1' }).measures).toEqual([]);
    expect(apply(project, { type: 'measure/removed', id: 'other' })).toBe(project);
  });
  test('comes back from a project file; an older file has none', () => {
    expect(parseProject(JSON.parse(JSON.stringify(project)), 'p.json').measures).toEqual([gap]);
    const { measures, ...older } = project;
    expect([measures.length, parseProject(JSON.parse(JSON.stringify(older)), 'p.json').measures]).toEqual([1, []]);
  });
  test('is called by its name wherever the same measure stands', () => {
    const speech = { words, formats, record, kept: [gap] };
    expect([measureWords(gap.measure, speech), measureTitle(gap.measure, speech)]).toEqual(['Rhythm', 'Rhythm']);
    expect(measureWords(gap.measure, { ...speech, kept: [] })).toBe('days between two events (till) ever');
  });
  test('is written in the format that was chosen for it, else in that of what it measures', () => {
    const write = (format: KeptMeasure['format'], value: number): string =>
      valueWriter({ measure: gap.measure, record, currency: 'EUR', words, formats, kept: [{ ...gap, format }] })
        .value(value)
        .replaceAll('\u00A0', ' ');
    expect([write(null, 31), write('count', 31), write('currency', 31), write('share', 0.31)]).toEqual([
      '31 days',
      '31',
      '€31',
      '31%',
    ]);
  });
});
