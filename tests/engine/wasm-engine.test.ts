import { afterAll, expect, test } from 'vitest';
import { firstNumber } from '../../src/model/rows.ts';
import { query } from '../../src/sql/sql.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import '../support/valid-query.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

test('a registered file is readable under its name', async () => {
  await engine.registerFile('x.csv', new Blob(['a;b\n1;2\n3;4\n']));
  const rows = await engine.query(query`SELECT sum(a)::DOUBLE AS total FROM read_csv('in/x.csv')`);
  expect(firstNumber(rows, 'total')).toBe(4);
});

test('a query that names a missing column is no valid query', async () => {
  await expect(query`SELECT range FROM range(3)`).toBeValidQuery(engine);
  await expect(query`SELECT missing FROM range(3)`).not.toBeValidQuery(engine);
});
