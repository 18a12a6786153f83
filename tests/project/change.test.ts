import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, mergeKey, type Change } from '../../src/project/change.ts';
import { roleOf, type Project } from '../../src/project/project.ts';
import { everyone } from '../../src/model/rule.ts';
import { aChange, calls, clients, project } from './some-project.ts';

const after = (...changes: readonly Change[]): Project => changes.reduce(apply, project);
const source = (at: Project, id: string) => at.sources.find((one) => one.id === id);
const segment = (at: Project, id: string) => at.segments.find((one) => one.id === id);

describe('an act does what it says, and no more', () => {
  test('renaming', () => {
    expect(after({ type: 'project/renamed', name: 'Other' })).toEqual({ ...project, name: 'Other' });
  });

  test('adding, confirming and removing sources', () => {
    const till = { ...calls, id: 'till' };
    const added = after({ type: 'sources/added', sources: [till] });
    expect(added.sources).toEqual([clients, calls, till]);
    expect(
      apply(added, { type: 'sources/confirmed', ids: ['till', 'clients'] }).sources.map((one) => one.confirmed),
    ).toEqual([true, false, true]);
    const removed = apply(
      { ...added, distribution: { measure: { kind: 'field', field: 'till/x' }, split: null, view: 'histogram' } },
      { type: 'source/removed', id: 'till' },
    );
    expect([removed.sources, removed.distribution, removed.contexts]).toEqual([[clients, calls], null, null]);
  });

  test('reading a source again takes its file, reading and roles, and asks for a look', () => {
    const reading = { ...clients.reading, layout: { ...clients.reading.layout, delimiter: ',' } };
    const change: Change = {
      type: 'source/reread',
      id: 'clients',
      file: { ...clients.file, fingerprint: 'f9' },
      reading,
      roles: { id: 'email' },
    };
    const reread = apply(after({ type: 'sources/confirmed', ids: ['clients'] }), change);
    expect(source(reread, 'clients')).toEqual({
      ...clients,
      file: change.file,
      reading,
      roles: change.roles,
      confirmed: false,
    });
    expect(source(reread, 'calls')).toBe(calls);
  });

  test('choosing a kind makes it certain, also when the guess was right', () => {
    expect(source(after({ type: 'source/kind-set', id: 'calls', kind: 'contacts' }), 'calls')).toEqual({
      ...calls,
      kindConfidence: null,
    });
    expect(source(after({ type: 'source/kind-set', id: 'calls', kind: 'survey' }), 'calls')).toEqual({
      ...calls,
      kind: 'survey',
      kindConfidence: null,
    });
  });

  test('a role that one column holds is taken from the one that had it, others are shared', () => {
    expect(
      source(after({ type: 'source/role-set', id: 'clients', column: 'email', role: 'customer-id' }), 'clients')?.roles,
    ).toEqual({ ...clients.roles, id: 'attribute', email: 'customer-id' });
    expect(
      source(after({ type: 'source/role-set', id: 'clients', column: 'solde', role: 'email' }), 'clients')?.roles,
    ).toEqual({ ...clients.roles, solde: 'email' });
    expect(source(after({ type: 'source/role-set', id: 'clients', column: 'id', role: 'email' }), 'calls')).toBe(calls);
  });

  test('how rows become events is kept choice by choice, and the usual said again changes nothing', () => {
    const apart = apply(project, { type: 'source/events-made', id: 'calls', making: { returns: 'apart' } });
    const both = apply(apart, { type: 'source/events-made', id: 'calls', making: { grain: 'row' } });
    expect(both.sources.map((source) => source.making)).toEqual([undefined, { returns: 'apart', grain: 'row' }]);
    const usual = { grain: 'key', amount: 'built', discount: null, returns: 'net' } as const;
    expect(apply(project, { type: 'source/events-made', id: 'calls', making: usual })).toBe(project);
    expect(apply(both, { type: 'source/events-made', id: 'calls', making: { grain: 'row' } })).toBe(both);
  });

  test('the as-of date, the population and the currency', () => {
    const changed = after(
      { type: 'as-of/set', date: '2024-06-30' },
      { type: 'population/set', segment: 's1' },
      { type: 'currency/set', currency: 'EUR' },
    );
    expect(changed).toEqual({ ...project, asOf: '2024-06-30', population: 's1', currency: 'EUR' });
  });

  test('segments', () => {
    const changed = after(
      { type: 'segment/added', segment: { id: 's3', name: 'Three', rule: everyone } },
      { type: 'segment/renamed', id: 's3', name: 'Third' },
      { type: 'segment/rule-set', id: 's1', rule: everyone },
    );
    expect(segment(changed, 's3')).toEqual({ id: 's3', name: 'Third', rule: everyone });
    expect(segment(changed, 's1')).toEqual({ id: 's1', name: 'One', rule: everyone });
    expect(segment(changed, 's2')).toBe(segment(project, 's2'));
  });

  test('rules that pointed at a removed segment hold what it asked, and the population falls back to everybody', () => {
    const asked = segment(project, 's1')?.rule;
    const removed = after(
      { type: 'population/set', segment: 's1' },
      {
        type: 'segment/added',
        segment: { id: 's3', name: '', rule: { kind: 'segment', segment: 's1', negated: true } },
      },
      { type: 'segment/removed', id: 's1' },
    );
    expect(removed.population).toBe(null);
    expect(segment(removed, 's2')?.rule).toEqual({
      kind: 'group',
      join: 'and',
      negated: false,
      children: [
        { kind: 'group', join: 'and', negated: true, children: [asked] },
        { kind: 'field', field: 'clients/email', test: { op: 'present' } },
      ],
    });
    expect(segment(removed, 's3')?.rule).toEqual({ kind: 'group', join: 'and', negated: true, children: [asked] });
    expect(segment(removed, 's3')?.rule).not.toEqual(everyone);
    expect(after({ type: 'population/set', segment: 's2' }, { type: 'segment/removed', id: 's1' }).population).toBe(
      's2',
    );
  });

  test('specs of analyses', () => {
    const distribution = {
      measure: { kind: 'field', field: 'clients/solde' },
      split: null,
      view: 'cumulative',
    } as const;
    expect(after({ type: 'distribution/set', spec: distribution }).distribution).toBe(distribution);
    expect(after({ type: 'distribution/set', spec: distribution }, { type: 'distribution/set', spec: null })).toEqual(
      project,
    );
  });
});

describe('an act that changes nothing gives the same project', () => {
  test.each<Change>([
    { type: 'project/renamed', name: 'Shop' },
    { type: 'sources/added', sources: [] },
    { type: 'source/reread', id: 'gone', file: clients.file, reading: clients.reading, roles: {} },
    { type: 'source/removed', id: 'gone' },
    { type: 'source/kind-set', id: 'gone', kind: 'survey' },
    { type: 'source/role-set', id: 'clients', column: 'id', role: 'customer-id' },
    { type: 'source/role-set', id: 'gone', column: 'id', role: 'email' },
    { type: 'sources/confirmed', ids: [] },
    { type: 'sources/confirmed', ids: ['gone'] },
    { type: 'as-of/set', date: null },
    { type: 'population/set', segment: null },
    { type: 'segment/renamed', id: 's1', name: 'One' },
    { type: 'segment/rule-set', id: 'gone', rule: everyone },
    { type: 'segment/removed', id: 'gone' },
    { type: 'distribution/set', spec: null },
    { type: 'contexts/set', spec: null },
    { type: 'currency/set', currency: null },
  ])('$type', (change) => {
    expect(apply(project, change)).toBe(project);
  });

  test('nor does any act touch the project it was given', () => {
    const frozen = JSON.stringify(project);
    fc.assert(
      fc.property(fc.array(aChange, { maxLength: 20 }), (changes) => {
        const end = after(...changes);
        for (const change of changes.slice(-1))
          if (change.type === 'sources/confirmed') expect(apply(end, change)).toBe(end);
        expect(JSON.stringify(project)).toBe(frozen);
      }),
    );
  });
});

test('acts of one control have one key, others none', () => {
  expect(mergeKey({ type: 'segment/renamed', id: 's1', name: 'a' })).toBe(
    mergeKey({ type: 'segment/renamed', id: 's1', name: 'ab' }),
  );
  expect(mergeKey({ type: 'segment/renamed', id: 's1', name: 'a' })).not.toBe(
    mergeKey({ type: 'segment/renamed', id: 's2', name: 'a' }),
  );
  expect(mergeKey({ type: 'segment/rule-set', id: 's1', rule: everyone })).not.toBe(
    mergeKey({ type: 'segment/renamed', id: 's1', name: 'a' }),
  );
  expect(mergeKey({ type: 'source/removed', id: 'clients' })).toBe(null);
});

test('a column without a role is an attribute, whatever its name', () => {
  expect(roleOf(clients, 'id')).toBe('customer-id');
  for (const name of ['other', 'constructor', '__proto__', 'toString'])
    expect(roleOf(clients, name), name).toBe('attribute');
});
