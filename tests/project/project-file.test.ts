import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError, type Problem } from '../../src/model/problem.ts';
import { apply } from '../../src/project/change.ts';
import { recordDatasetId, signatureOf, sourceDatasetId, sourceIdFor } from '../../src/project/identity.ts';
import { emptyProject, projectVersion, type Source } from '../../src/project/project.ts';
import { parseProject, parseProjectFile } from '../../src/project/schema.ts';
import { datasetIdsOf } from '../../src/project/tables.ts';
import { aChange, calls, clients, project } from './some-project.ts';

function problemOf(text: string): Problem {
  try {
    parseProjectFile(text, 'mine.ecart.json');
  } catch (error) {
    if (error instanceof UserError) return error.problem;
    throw error;
  }
  throw new Error(`taken: ${text}`);
}

describe('a project file', () => {
  test('whatever was done comes back from JSON as it was, with the same datasets', () => {
    fc.assert(
      fc.property(fc.array(aChange, { maxLength: 25 }), (changes) => {
        const at = changes.reduce(apply, project);
        const back = parseProjectFile(JSON.stringify(at, null, 2), 'x');
        expect(back).toEqual(at);
        expect(datasetIdsOf(back)).toEqual(datasetIdsOf(at));
      }),
      { numRuns: 60 },
    );
    expect(parseProject(emptyProject('p'), 'x')).toEqual(emptyProject('p'));
  });

  test('of a later version says so', () => {
    const later = { ...project, version: projectVersion + 1, unheardOf: true };
    expect(problemOf(JSON.stringify(later))).toEqual({
      code: 'project-newer',
      file: 'mine.ecart.json',
      version: projectVersion + 1,
    });
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{"version": 1,'],
    ['a table', 'id;name\n1;a'],
    ['something else', '[1, 2]'],
    ['null', 'null'],
    ['a version that is none', JSON.stringify({ ...project, version: 'new' })],
    ['an earlier version that never was', JSON.stringify({ ...project, version: 0 })],
    ['no sources', JSON.stringify({ ...project, sources: undefined })],
    ['a source id that is SQL', JSON.stringify({ ...project, sources: [{ ...clients, id: 'x"; DROP' }] })],
    ['a role that is none', JSON.stringify({ ...project, sources: [{ ...clients, roles: { id: 'king' } }] })],
    [
      'a rule that is none',
      JSON.stringify({ ...project, segments: [{ id: 's', name: 's', rule: { kind: 'sql', text: '1' } }] }),
    ],
    ['a day that is none', JSON.stringify({ ...project, asOf: '2023-02-29' })],
  ])('that is %s is the person’s problem', (_, text) => {
    expect(problemOf(text)).toEqual({ code: 'project-invalid', file: 'mine.ecart.json' });
  });
});

describe('the name of a dataset', () => {
  const [column, ...others] = clients.reading.columns;
  if (column === undefined) throw new Error('no column');
  const reread = (part: Partial<Source['reading']>): Source => ({
    ...clients,
    reading: { ...clients.reading, ...part },
  });

  test('of a source depends on its bytes and its reading', () => {
    const layout = clients.reading.layout;
    if (layout.format !== 'csv') throw new Error('The file is delimited text');
    const variants: readonly Source[] = [
      clients,
      { ...clients, file: { ...clients.file, fingerprint: 'f9' } },
      { ...clients, file: { ...clients.file, bytes: 121 } },
      reread({ layout: { ...layout, delimiter: ',' } }),
      reread({ layout: { ...layout, encoding: 'windows-1252' } }),
      reread({ layout: { ...layout, quote: '' } }),
      reread({ layout: { ...layout, skippedLines: 1 } }),
      reread({ layout: { ...layout, header: false } }),
      reread({ columns: [{ ...column, name: 'key' }, ...others] }),
      reread({ columns: [{ ...column, type: 'integer' }, ...others] }),
      reread({ columns: [{ ...column, decimal: ',' }, ...others] }),
      reread({ columns: [{ ...column, thousands: ',' }, ...others] }),
      reread({ columns: [{ ...column, dateFormat: '%Y' }, ...others] }),
      reread({ columns: [{ ...column, missing: ['-'] }, ...others] }),
      reread({ columns: others }),
    ];
    expect(new Set(variants.map(sourceDatasetId)).size).toBe(variants.length);
    expect(sourceDatasetId(clients)).toMatch(/^s[0-9a-f]{16}$/);
  });

  test('of a source does not depend on anything else, nor on the order of keys', () => {
    const same: readonly Source[] = [
      {
        ...clients,
        id: 'other',
        kind: 'other',
        kindConfidence: null,
        roles: {},
        confirmed: true,
        file: { ...clients.file, name: 'other.csv' },
      },
      reread({ columns: [{ missing: [], type: 'text', name: 'id' }, ...others] }),
      { ...clients, reading: { columns: clients.reading.columns, layout: clients.reading.layout } },
    ];
    for (const one of same) expect(sourceDatasetId(one)).toBe(sourceDatasetId(clients));
  });

  test('of the record depends on its sources, their kinds, roles and names, not on what was confirmed', () => {
    const idOf = (sources: readonly Source[]): string =>
      recordDatasetId(sources.map((source) => ({ source, dataset: sourceDatasetId(source) })));
    const id = idOf([clients, calls]);
    const others: readonly (readonly Source[])[] = [
      [clients],
      [{ ...clients, kind: 'other' }, calls],
      [{ ...clients, id: 'c' }, calls],
      [{ ...clients, roles: { ...clients.roles, email: 'ignored' } }, calls],
      [{ ...clients, file: { ...clients.file, fingerprint: 'f9' } }, calls],
      [{ ...clients, file: { ...clients.file, name: 'renamed.csv' } }, calls],
      [],
    ];
    expect(new Set([id, ...others.map(idOf)]).size).toBe(others.length + 1);
    const { id: key, ...rest } = clients.roles;
    expect(
      idOf([{ ...clients, confirmed: true, kindConfidence: null, roles: { ...rest, id: key ?? 'attribute' } }, calls]),
    ).toBe(id);
    expect(datasetIdsOf(project)).toEqual([sourceDatasetId(clients), sourceDatasetId(calls), id]);
  });
});

describe('the short name of a file', () => {
  test.each([
    ['Clients 2024-06.csv', 'clients_2024_06'],
    ['Réclamations été.CSV', 'reclamations_ete'],
    ['  --weird..name--.tar.csv', 'weird_name_tar'],
    ['клиенты.csv', 'source'],
    ['"; DROP TABLE x; --.csv', 'drop_table_x'],
    ['', 'source'],
  ])('%s is %s', (file, id) => {
    expect(sourceIdFor(file, [])).toBe(id);
  });

  test('is free, and one that a project file may hold', () => {
    expect(sourceIdFor('calls.csv', ['calls', 'calls_2'])).toBe('calls_3');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.nat({ max: 5 }), (name, times) => {
        const taken: string[] = [];
        for (let i = 0; i <= times; i += 1) taken.push(sourceIdFor(name, taken));
        expect(new Set(taken).size).toBe(times + 1);
        for (const id of taken)
          expect(parseProject({ ...project, sources: [{ ...clients, id }] }, 'x').sources[0]?.id).toBe(id);
      }),
    );
  });
});

test('two files have one signature when their columns are called the same, in order', () => {
  expect(signatureOf([' ID', 'Name'])).toBe(signatureOf(['id', 'name ']));
  expect(signatureOf(['id', 'name'])).not.toBe(signatureOf(['name', 'id']));
  expect(signatureOf(['a', 'b'])).not.toBe(signatureOf(['a b']));
});
