import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { directMiner } from '../../src/analyses/contexts/direct-miner.ts';
import { runContexts } from '../../src/analyses/contexts/run.ts';
import { suggest } from '../../src/analyses/contexts/suggest.ts';
import { firstNumber } from '../../src/model/rows.ts';
import { and, identifier, join, literal, query, sql } from '../../src/sql/sql.ts';
import { scopeOf } from '../../src/store/scope.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import { nodeApp } from './node-app.ts';

const folder = process.env['REAL_DATA'];

describe.runIf(folder !== undefined)('complaints of people nobody knows (CFPB), dropped as they are', () => {
  let engine: Awaited<ReturnType<typeof startNodeEngine>> | null = null;
  afterAll(() => engine?.end());

  test('are all read, and counted by channel, product and issue as other tools do', { timeout: 120_000 }, async () => {
    engine = await startNodeEngine();
    const file = readFileSync(joinPath(folder ?? '', 'cfpb/ConsumerComplaints.csv'));
    const { app } = await nodeApp(engine);
    await app.pipeline.addFiles([new File([new Uint8Array(file)], 'ConsumerComplaints.csv')]);
    await app.pipeline.settle();
    const { record: state } = app.data.getState();
    if (state.state !== 'ready') throw new Error(`The record is ${state.state}`);
    expect(state.record).toMatchObject({ customers: 0, events: [{ kind: 'contacts', rows: 9_224, linked: 0 }] });

    const { scope } = scopeOf(app.document.getState().history.present, state, '2024-06-30');
    const suggested = suggest(scope.record);
    if (suggested === null) throw new Error('no contacts');
    const asked = (columns: readonly string[]) => ({
      ...suggested,
      window: { kind: 'all' as const },
      contactDimensions: suggested.contactDimensions.map(({ excluded: _, ...choice }) =>
        choice.dimension.kind === 'contact-column' && columns.includes(choice.dimension.column)
          ? choice
          : { ...choice, excluded: true },
      ),
    });
    const countsOf = async (...columns: readonly string[]) => {
      const result = await runContexts(engine!, directMiner, asked(columns), scope);
      if (result.kind !== 'counts') throw new Error('A rate of nobody');
      expect(result.seen).toMatchObject({ contacts: 9_224, unknown: 9_224, inside: 0 });
      return result.counts;
    };
    const named = (counts: Awaited<ReturnType<typeof countsOf>>) =>
      counts.map(({ sides, contacts }) => [
        ...sides.map(({ level }) => (level.kind === 'value' ? level.value : level.kind)),
        contacts,
      ]);
    // The numbers of the fixture's own description.
    expect(named(await countsOf('SubmittedVia'))).toEqual([
      ['Web', 6_232],
      ['Referral', 1_683],
      ['Postal mail', 594],
      ['Phone', 574],
      ['Fax', 138],
      ['Email', 3],
    ]);
    const counts = await countsOf('SubmittedVia', 'Issue', 'Product');
    expect(counts[0]).toMatchObject({ contacts: 833, unknown: 833 });
    expect(new Set(named(counts)[0])).toEqual(
      new Set(['Web', 'Loan modification,collection,foreclosure', 'Mortgage', 833]),
    );

    await engine.registerFile('complaints.csv', new Blob([file.toString('utf8').replaceAll("\\'", "'")]));
    const source = sql`read_csv(${literal('in/complaints.csv')}, all_varchar = TRUE, header = TRUE)`;
    for (const { sides, contacts } of counts) {
      const where = sides.map(({ choice: { dimension }, level }) => {
        if (dimension.kind !== 'contact-column') throw new TypeError('of complaints only');
        const column = identifier(dimension.column);
        switch (level.kind) {
          case 'value':
            return sql`${column} = ${literal(level.value)}`;
          case 'missing':
            return sql`${column} IS NULL`;
          case 'other':
            return sql`${column} NOT IN (${join(level.except.map(literal))})`;
        }
      });
      const counted = await engine.query(query`SELECT count(*)::DOUBLE AS "n" FROM ${source} WHERE ${and(where)}`);
      expect(firstNumber(counted, 'n')).toBe(contacts);
    }
  });
});

test.runIf(folder === undefined)('REAL_DATA is not set: the complaints were not read', () => {
  expect(folder).toBeUndefined();
});
