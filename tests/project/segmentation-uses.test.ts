/** What segmentations are built on: told when it no longer holds, and what of it names people. */
import { expect, test } from 'vitest';
import { personalValues } from '../../src/exports/project-file/project-file.ts';
import type { EventMeasure } from '../../src/model/measure.ts';
import type { RowFilter } from '../../src/model/test.ts';
import { allOf, type Rule } from '../../src/model/rule.ts';
import type { Plan } from '../../src/model/segmentation.ts';
import { brokenUses } from '../../src/project/broken-uses.ts';
import { apply } from '../../src/project/change.ts';
import type { Project } from '../../src/project/project.ts';
import { calls, clients, project } from './some-project.ts';

const email = (value: string): RowFilter => ({ kind: 'column', column: 'email', test: { op: 'is', values: [value] } });
const share: EventMeasure = {
  kind: 'events',
  events: 'calls',
  aggregate: 'share',
  amount: null,
  window: { kind: 'all' },
  filter: null,
  part: email('share@b.fr'),
  absent: 'left-out',
};
const count: EventMeasure = { ...share, aggregate: 'count', filter: email('count@b.fr'), part: email('idle@b.fr') };
const withPlan = (plan: Plan, of: Project = { ...project, segments: [] }): Project =>
  apply(of, { type: 'segmentation/added', segmentation: { id: 'm', name: 'Mine', plan, rest: '' } });
const rules = (...parts: readonly Rule[]): Plan => ({
  kind: 'rules',
  parts: parts.map((rule, index) => ({ id: String(index), name: `Part ${String(index)}`, rule: allOf([rule]) })),
});
const line = (measure: EventMeasure): Rule => ({
  kind: 'measure',
  measure,
  test: { op: 'between', min: 0.5, max: null },
});
const bands: Plan = { kind: 'bands', measure: share, cuts: [0.5], parts: ['a', 'b'].map((id) => ({ id, name: id })) };
const grid: Plan = {
  kind: 'grid',
  axes: [
    { measure: count, cuts: [1, 2, 3, 4], best: 'low' },
    { measure: share, cuts: [1, 2, 3, 4], best: 'high' },
    { measure: share, cuts: [1, 2, 3, 4], best: 'high' },
  ],
  parts: [{ id: 'a', name: 'a' }],
  cells: Array.from({ length: 125 }, () => 0),
};

test('the emails that a part, a share, a band or an axis of a grid asks for are told before a project leaves', () => {
  const values = (plan: Plan): readonly string[] => [
    ...new Set(personalValues(withPlan(plan)).flatMap((found) => found.values)),
  ];
  expect(values(rules({ kind: 'field', field: 'clients/email', test: { op: 'contains', text: 'dupont' } }))).toEqual([
    'dupont',
  ]);
  expect(values(rules(line(share)))).toEqual(['share@b.fr']);
  expect(values(bands)).toEqual(['share@b.fr']);
  expect(values(grid)).toEqual(expect.arrayContaining(['count@b.fr', 'share@b.fr']));
  expect(personalValues(withPlan(rules({ kind: 'id', test: { op: 'is', values: ['7', '8'] } })))).toEqual([
    { segment: 'Mine · Part 0', column: 'id', values: ['7', '8'] },
  ]);
});

test('a column that is gone, or that is of another type now, is told with the part that asks for it', () => {
  const without = (name: string, source = calls): Project => ({
    ...project,
    segments: [],
    sources: project.sources.map((one) =>
      one.id === source.id
        ? { ...one, reading: { ...one.reading, columns: one.reading.columns.filter((column) => column.name !== name) } }
        : one,
    ),
  });
  const gone = (plan: Plan, of: Project, source: string) =>
    brokenUses(withPlan(plan, of), source).map(({ column, type, segments }) => [column, type, ...segments]);
  expect(gone(rules(line(share)), without('email'), 'calls')).toEqual([['email', null, 'Mine · Part 0']]);
  expect(gone(bands, without('email'), 'calls')).toEqual([['email', null, 'Mine']]);
  expect(gone(grid, without('email'), 'calls')).toEqual([['email', null, 'Mine']]);
  expect(gone(rules(line(share)), without('solde'), 'calls')).toEqual([]);
  const asText: Project = {
    ...project,
    segments: [],
    sources: [
      {
        ...clients,
        reading: {
          ...clients.reading,
          columns: clients.reading.columns.map(({ name, missing }) => ({ name, type: 'text' as const, missing })),
        },
      },
      calls,
    ],
  };
  const rich: Rule = { kind: 'field', field: 'clients/solde', test: { op: 'between', min: 10, max: null } };
  const known: Rule = { kind: 'field', field: 'clients/solde', test: { op: 'present' } };
  expect(gone(rules(known, rich), asText, 'clients')).toEqual([['solde', 'text', 'Mine · Part 1']]);
});
