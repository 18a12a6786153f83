import { expect, test } from 'vitest';
import { personalValues, projectFileText } from '../../src/exports/project-file/project-file.ts';
import type { RowFilter, Rule } from '../../src/model/rule.ts';
import type { Project } from '../../src/project/project.ts';
import { parseProjectFile } from '../../src/project/schema.ts';
import { project } from '../project/some-project.ts';

const withRule = (rule: Rule): Project => ({ ...project, segments: [{ id: 's', name: 'VIP', rule }] });
const found = (rule: Rule) => personalValues(withRule(rule)).map(({ column, values }) => [column, ...values]);
const email = (test: Extract<Rule, { kind: 'field' }>['test']): Rule => ({
  kind: 'field',
  field: 'clients/email',
  test,
});

test('the file is the recipe, laid out, and reads back as it was', () => {
  const text = projectFileText(project);
  expect(text.endsWith('}\n')).toBe(true);
  expect(text.split('\n').length).toBeGreaterThan(20);
  expect(parseProjectFile(text, 'x')).toEqual(project);
});

test('values of columns that identify a person are listed with their segment, however deep they stand', () => {
  const rule: Rule = {
    kind: 'group',
    join: 'or',
    negated: true,
    children: [
      { kind: 'group', join: 'and', negated: false, children: [email({ op: 'is', values: ['a@b.fr', 'c@d.fr'] })] },
    ],
  };
  expect(personalValues(withRule(rule))).toEqual([{ segment: 'VIP', column: 'email', values: ['a@b.fr', 'c@d.fr'] }]);
  expect(found(email({ op: 'not-contains', text: 'dupont' }))).toEqual([['email', 'dupont']]);
});

test('those in filters of events and in levels of dimensions too', () => {
  const filter: RowFilter = {
    kind: 'group',
    join: 'and',
    negated: false,
    children: [{ kind: 'column', column: 'email', test: { op: 'starts', text: 'dup' } }],
  };
  const measure = {
    kind: 'events',
    events: 'calls',
    aggregate: 'count',
    amount: null,
    window: { kind: 'all' },
    filter,
    absent: 'zero',
  } as const;
  expect(found({ kind: 'measure', measure, test: { op: 'between', min: 1, max: null } })).toEqual([['email', 'dup']]);
  const levels = [{ kind: 'value', value: 'a@b.fr' }, { kind: 'missing' }] as const;
  expect(found({ kind: 'dimension', dimension: { kind: 'field', field: 'clients/email' }, levels })).toEqual([
    ['email', 'a@b.fr'],
  ]);
  expect(
    found({
      kind: 'dimension',
      dimension: { kind: 'main-value', events: 'calls', column: 'email', window: { kind: 'all' } },
      levels,
    }),
  ).toEqual([['email', 'a@b.fr']]);
  expect(found({ kind: 'dimension', dimension: { kind: 'banded', measure, cuts: [1] }, levels: [] })).toEqual([
    ['email', 'dup'],
  ]);
});

test('what names nobody is not listed', () => {
  expect(found(email({ op: 'present' }))).toEqual([]);
  expect(found(email({ op: 'is', values: [] }))).toEqual([]);
  expect(found({ kind: 'field', field: 'clients/solde', test: { op: 'is', values: [12] } })).toEqual([]);
  expect(found({ kind: 'field', field: 'gone/email', test: { op: 'is', values: ['x'] } })).toEqual([]);
  expect(found({ kind: 'segment', segment: 's1', negated: false })).toEqual([]);
});
