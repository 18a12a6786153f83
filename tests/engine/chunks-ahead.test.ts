import { afterAll, expect, test } from 'vitest';
import { QueryHistory } from '../../src/engine/query-log.ts';
import { WasmEngine } from '../../src/engine/wasm/wasm-engine.ts';
import { Stopped } from '../../src/model/problem.ts';
import { firstNumber } from '../../src/model/rows.ts';
import { literal, query } from '../../src/sql/sql.ts';
import { startNodeInstance } from '../support/node-instance.ts';

const instance = await startNodeInstance();
const engine = await WasmEngine.open(instance, new QueryHistory(Date.now));
afterAll(() => engine.end());

const perChunk = 2_048;
const large = query`SELECT range::DOUBLE AS n, 'c' || range AS label FROM range(300000)`;

/** Sees every question for a chunk of the real engine, and is told before it is asked. */
function watchChunks(onAsked: (asked: number) => void) {
  const { db } = instance;
  const real = db.fetchQueryResults.bind(db);
  const seen = { asked: 0, answered: 0, mostOpen: 0 };
  db.fetchQueryResults = async (connection) => {
    seen.asked += 1;
    seen.mostOpen = Math.max(seen.mostOpen, seen.asked - seen.answered);
    onAsked(seen.asked);
    try {
      return await real(connection);
    } finally {
      seen.answered += 1;
    }
  };
  return {
    seen,
    end: () => {
      db.fetchQueryResults = real;
    },
  };
}

test('chunks are asked for ahead, a few at a time, and come in their order', async () => {
  const { seen, end } = watchChunks(() => undefined);
  const rows = await engine.query(large);
  end();
  expect(rows.count).toBe(300_000);
  expect(rows.numbers('n').every((value, row) => value === row)).toBe(true);
  expect(rows.texts('label').every((value, row) => value === `c${String(row)}`)).toBe(true);
  expect(seen.mostOpen).toBe(8);
  expect(seen.asked).toBeLessThanOrEqual(Math.ceil(300_000 / perChunk) + 8);
});

test.each([0, 1, perChunk - 1, perChunk, perChunk + 1, 2 * perChunk, 9 * perChunk])(
  '%i rows come whole, whatever was asked for beyond the end',
  async (count) => {
    const rows = await engine.query(query`SELECT range::DOUBLE AS n FROM range(${literal(count)}::BIGINT)`);
    expect(rows.count).toBe(count);
    expect([...rows.numbers('n')]).toEqual(Array.from({ length: count }, (_, row) => row));
  },
);

test('a stop while chunks are under way is heard at once, and none of them falls into a later result', async () => {
  const control = new AbortController();
  const { seen, end } = watchChunks((asked) => {
    if (asked === 20) control.abort();
  });
  await expect(engine.query(large, { signal: control.signal })).rejects.toBeInstanceOf(Stopped);
  end();
  expect(seen.asked).toBeLessThan(40);
  // More turns than there are connections: the stopped one takes its part.
  for (let turn = 0; turn < 10; turn += 1) {
    const rows = await engine.query(query`SELECT range + ${literal(turn)} AS n FROM range(5000)`);
    expect([rows.count, rows.numbers('n')[0], rows.numbers('n').at(-1)]).toEqual([5_000, turn, turn + 4_999]);
  }
});

test('an answer that fails among several under way is the error of its own query alone', async () => {
  const { db } = instance;
  const real = db.fetchQueryResults.bind(db);
  let asked = 0;
  db.fetchQueryResults = async (connection) => {
    asked += 1;
    const nth = asked;
    const chunk = await real(connection);
    if (nth === 5) throw new Error('Invalid Error: the fifth answer is lost');
    return chunk;
  };
  await expect(engine.query(large)).rejects.toThrow('the fifth answer is lost');
  db.fetchQueryResults = real;
  for (let turn = 0; turn < 10; turn += 1) {
    expect(firstNumber(await engine.query(query`SELECT sum(range) AS total FROM range(3000)`), 'total')).toBe(
      4_498_500,
    );
  }
});

test('an error that the engine meets half-way through the rows is told, and the connection serves the next query', async () => {
  const breaks = query`SELECT CASE WHEN range = 250000 THEN error('row 250000 is no number') ELSE 'x' END AS n FROM range(300000)`;
  await expect(engine.query(breaks)).rejects.toThrow('row 250000 is no number');
  for (let turn = 0; turn < 10; turn += 1) {
    expect((await engine.query(query`SELECT range AS n FROM range(5000)`)).count).toBe(5_000);
  }
});

test('progress goes to the query whose answer is next, also while another one has chunks under way', async () => {
  const heard = { large: 0, other: 0 };
  const say = (share: number): void => {
    instance.worker.dispatchEvent(
      new MessageEvent('message', { data: { type: 'PROGRESS_UPDATE', data: { percentage: share * 100 } } }),
    );
  };
  const { end } = watchChunks((asked) => {
    // All that is open belongs to the large query: the other one waits behind what was asked before it.
    if (asked === 12) {
      void engine.query(query`SELECT 1 AS one`, { onProgress: () => (heard.other += 1) });
      say(0.5);
    }
  });
  await engine.query(large, { onProgress: () => (heard.large += 1) });
  end();
  expect(heard.large).toBeGreaterThan(0);
  expect(heard.other).toBe(0);
});
