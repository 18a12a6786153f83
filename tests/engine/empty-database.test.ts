import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase } from '../../src/engine/wasm/empty-database.ts';
import type { Instance } from '../../src/engine/wasm/instance.ts';
import { rowsFromArrow } from '../../src/engine/wasm/arrow-rows.ts';
import { startNodeInstance } from '../support/node-instance.ts';

let instance: Instance;
let connection: number;
const folder = mkdtempSync(join(tmpdir(), 'ecart-empty-'));

beforeAll(async () => {
  instance = await startNodeInstance();
  await instance.db.open({});
  connection = await instance.db.connectInternal();
});

afterAll(async () => {
  await instance.db.terminate();
  rmSync(folder, { recursive: true });
});

const ask = (text: string): Promise<Uint8Array> => instance.db.runQuery(connection, text);

async function texts(text: string, column: string): Promise<readonly (string | null)[]> {
  return rowsFromArrow([await ask(text)]).texts(column);
}

test('is a database of storage version 1.4, and two of them stand side by side', async () => {
  for (const name of ['one', 'two']) {
    const file = join(folder, `${name}.duckdb`);
    writeFileSync(file, emptyDatabase());
    await ask(`ATTACH '${file}' AS ${name}`);
    await ask(`CREATE TABLE ${name}.t AS SELECT '${name}' AS value FROM range(200000)`);
    await ask(`CHECKPOINT ${name}`);
  }
  const versions = await texts(
    `SELECT tags['storage_version'] AS v FROM duckdb_databases() WHERE database_name IN ('one', 'two')`,
    'v',
  );
  expect(versions).toEqual(['v1.4.0+', 'v1.4.0+']);
  expect(
    await texts(
      `SELECT value || ' ' || count(*) AS v FROM (FROM one.t UNION ALL FROM two.t) GROUP BY value ORDER BY 1`,
      'v',
    ),
  ).toEqual(['one 200000', 'two 200000']);
});

test('is what this engine makes itself, but for the identifier', async () => {
  const made = join(folder, 'made.duckdb');
  await ask(`ATTACH '${made}' AS made (STORAGE_VERSION 'v1.4.0')`);
  await ask('DETACH made');
  const bytes = new Uint8Array(readFileSync(made));
  const ours = emptyDatabase();
  expect(bytes.length).toBe(ours.length);
  // Each header starts with its checksum and holds a random identifier of 16 bytes.
  for (let header = 0; header < bytes.length; header += 4_096)
    for (const [from, to] of [
      [0, 8],
      [124, 140],
    ] as const) {
      bytes.fill(0, header + from, header + to);
      ours.fill(0, header + from, header + to);
    }
  expect(bytes).toEqual(ours);
});
