import { afterAll, afterEach, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import type { App } from '../../src/store/app.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import { csvFile, nodeApp } from './node-app.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());
let open: App | null = null;
afterEach(async () => {
  await open?.wipe();
  await open?.pipeline.settle();
  open = null;
});

const ids = Array.from({ length: 12 }, (_, index) => `CL${String(index + 1).padStart(3, '0')}`);
const clients = csvFile('clients.csv', ['id_client;nom', ...ids.map((id) => `${id};Nom de ${id}`)]);
const calls = csvFile('appels.csv', ['id_client;date_appel;motif', ...ids.map((id) => `${id};01/02/2024;retour`)]);
const foundIn = (app: App): readonly string[] => app.data.getState().keys.found.map(({ column }) => column);

test('keys are looked for from when somebody looks at them, and the answer is kept', async () => {
  const { app } = await nodeApp(engine);
  open = app;
  await app.pipeline.addFiles([clients, calls]);
  await app.pipeline.settle();
  expect(app.data.getState().record.state).toBe('ready');
  expect(foundIn(app)).toEqual([]);
  const leave = app.pipeline.lookForKeys();
  await app.pipeline.settle();
  expect(foundIn(app)).toContain('id_client');
  leave();
  expect(foundIn(app)).toContain('id_client');
});

test('leaving ends the search and nothing else, and coming back takes it up', async () => {
  const asked: (AbortSignal | undefined)[] = [];
  let leave: (() => void) | null = null;
  const held: Engine = new Proxy(engine, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (name === 'query')
        return async (...rest: Parameters<Engine['query']>) => {
          if (leave !== null) {
            asked.push(rest[1]?.signal);
            leave();
            leave = null;
          }
          return target.query(...rest);
        };
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  const { app, notices } = await nodeApp(engine, { engine: held });
  open = app;
  await app.pipeline.addFiles([clients, calls]);
  await app.pipeline.settle();
  leave = app.pipeline.lookForKeys();
  await app.pipeline.settle();
  expect(asked.map((signal) => signal?.aborted)).toEqual([true]);
  expect(foundIn(app)).toEqual([]);
  expect(app.data.getState().record.state).toBe('ready');
  expect(notices).toEqual([]);
  app.pipeline.lookForKeys();
  await app.pipeline.settle();
  expect(foundIn(app)).toContain('id_client');
});
