import { afterAll, expect, test } from 'vitest';
import { contrasts, isClear } from '../../../src/analyses/segmentation/made-of/compare.ts';
import {
  comparedSegments,
  membersQuery,
  readMembers,
} from '../../../src/analyses/segmentation/made-of/members-query.ts';
import { allOf, everyone, type Rule, type Segment } from '../../../src/model/rule.ts';
import type { Scope } from '../../../src/model/scope.ts';
import type { Plan } from '../../../src/model/segmentation.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { sinceEver, smallRecord } from '../../support/small-record.ts';
import '../../support/valid-query.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

/** 120 customers: every second in Lyon; of those of Lyon two in three are members, of the others one in six. */
const customers = Array.from({ length: 120 }, (_, index) => ({
  city: index % 2 === 0 ? 'Lyon' : 'Nice',
  member: index % 2 === 0 ? index % 3 !== 0 : index % 6 === 1,
}));
const is = (column: string, value: string | boolean): Rule =>
  allOf([{ kind: 'field', field: `crm/${column}`, test: { op: 'is', values: [value] } }]);
const segments: readonly Segment[] = [
  { id: 'members', name: 'Members', rule: is('member', true) },
  { id: 'lyon', name: 'Lyon', rule: is('city', 'Lyon') },
  { id: 'all', name: 'Everybody', rule: everyone },
  { id: 'gone', name: 'Gone', rule: allOf([{ kind: 'field', field: 'crm/gone', test: { op: 'present' } }]) },
  { id: 'ring', name: 'Ring', rule: allOf([{ kind: 'segment', segment: 'ring', negated: false }]) },
];
const scope: Scope = {
  record: await smallRecord(engine, {
    origins: [{ source: 'crm', dated: false }],
    fields: [
      { column: 'city', type: 'text' },
      { column: 'member', type: 'boolean' },
    ],
    customers: customers.map(({ city, member }, index) => ({
      id: `c${String(index)}`,
      seen: [sinceEver],
      fields: [city, member],
    })),
    events: [],
  }),
  asOf: '2026-01-01',
  population: null,
  segments: new Map(segments.map((one) => [one.id, one])),
};
const plan: Plan = { kind: 'rules', parts: [{ id: 'lyon', name: 'Lyon', rule: is('city', 'Lyon') }] };

test('the segments that tell a part apart are counted in it and outside of it; those that cannot be asked, and its own rule, are left out', async () => {
  const compared = comparedSegments(segments, plan, scope);
  expect(compared.map(({ id }) => id)).toEqual(['members', 'all']);
  const query = membersQuery(plan, compared, scope);
  await expect(query).toBeValidQuery(engine);
  const found = readMembers(await engine.query(query), compared, 1);
  const inLyon = customers.filter(({ city }) => city === 'Lyon');
  const count = (some: typeof customers): number => some.filter(({ member }) => member).length;
  const outside = customers.filter(({ city }) => city !== 'Lyon');
  expect(found.map(({ counts }) => counts)).toEqual([
    [count(inLyon), count(outside)],
    [inLyon.length, outside.length],
  ]);
  expect(found[0]?.sizes).toEqual([inLyon.length, outside.length]);
  const sample = { part: new Float64Array(0), half: new Float64Array(0), values: [], all: 0 };
  const told = contrasts({ part: 0, against: 'others' }, { sample, measures: [] }, [], found);
  expect(told.filter(isClear).map((one) => (one.kind === 'segment' ? one.segment.id : one.kind))).toEqual(['members']);
  const [first] = told;
  expect(first?.dominance.delta).toBeCloseTo(count(inLyon) / inLyon.length - count(outside) / outside.length, 9);
});
