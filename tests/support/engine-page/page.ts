import { databaseOf } from '../../../src/engine/engine.ts';
import { QueryHistory } from '../../../src/engine/query-log.ts';
import { openDuckDB } from '../../../src/engine/wasm/open-duckdb.ts';
import { literal, path, query, statement } from '../../../src/sql/sql.ts';

const history = new QueryHistory(Date.now);
const { engine, workshop } = await openDuckDB({ newId: () => crypto.randomUUID(), history });

/** What the journey of the engine works with, on a page under the policy of the app. */
const bench = { engine, workshop, databaseOf, literal, path, query, statement };

type Bench = typeof bench;

declare global {
  var bench: Bench;
}
globalThis.bench = bench;
