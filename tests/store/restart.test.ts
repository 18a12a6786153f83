import { afterAll, expect, test } from 'vitest';
import { QueryHistory } from '../../src/engine/query-log.ts';
import type { Instance } from '../../src/engine/wasm/instance.ts';
import { MemoryWorkshop } from '../../src/engine/wasm/memory-workshop.ts';
import { RestartingEngine } from '../../src/engine/wasm/restarting-engine.ts';
import { WasmEngine } from '../../src/engine/wasm/wasm-engine.ts';
import { path, query } from '../../src/sql/sql.ts';
import { currentRecord } from '../../src/store/data-store.ts';
import { startNodeInstance } from '../support/node-instance.ts';
import { csvFile, nodeApp } from './node-app.ts';

const history = new QueryHistory(Date.now);
let instance: Instance | null = null;
let [lastId, restarted]: [number, () => void] = [0, () => undefined];
const engine = await RestartingEngine.open({
  open: async () => {
    instance = await startNodeInstance();
    return WasmEngine.open(instance, history);
  },
  log: history,
  delays: [0],
  calm: 60_000,
  onRestart: () => {
    restarted();
  },
});
afterAll(() => engine.end());

test('where nothing is kept, a crash of the engine has the files that are at hand read again', async () => {
  const workshop = new MemoryWorkshop(
    async () => (await engine.current()).database,
    () => String((lastId += 1)),
  );
  const { app, notices } = await nodeApp(await engine.current(), { engine, workshop });
  await app.pipeline.addFiles([
    csvFile('clients.csv', ['id_client;nom;ville', 'C1;Durand;Lyon', 'C2;Petit;Nice', 'C3;Martin;Lyon']),
  ]);
  await app.pipeline.settle();
  const before = currentRecord(app.data.getState().record);
  expect(before?.record.customers).toBe(3);

  const again = new Promise<void>((resolve) => {
    restarted = () => {
      workshop.forget();
      void app.readAgain().then(resolve);
    };
  });
  instance?.worker.dispatchEvent(new Event('error'));
  await again;
  await expect.poll(() => app.data.getState().record.state, { timeout: 60_000 }).toBe('ready');
  const after = currentRecord(app.data.getState().record);
  expect(after).toEqual(before);
  const customers = path(after?.record.database ?? '', 'main', 'customers');
  expect((await engine.query(query`SELECT "customer_id" FROM ${customers} ORDER BY 1`)).texts('customer_id')).toEqual([
    'C1',
    'C2',
    'C3',
  ]);
  expect(app.document.getState().history.present.sources).toHaveLength(1);
  expect(notices).toEqual([]);
}, 120_000);
