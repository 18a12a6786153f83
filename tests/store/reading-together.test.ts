import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { Stopped } from '../../src/model/problem.ts';
import { sampleAndScan } from '../../src/preparation/reading/sample-file.ts';
import type { App } from '../../src/store/app.ts';
import type { Services } from '../../src/store/services.ts';
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

const rows = (month: string) => [
  'id_client;date_achat;montant',
  `C1;03/${month}/2024;10,50`,
  `C2;04/${month}/2024;20,00`,
];
/** Read by itself it asks which comes first, day or month; its siblings know. */
const may = csvFile('mai.csv', ['id_client;date_achat;montant', 'C1;03/05/2024;10,50', 'C2;04/05/2024;20,00']);
const april = csvFile('avril.csv', [...rows('04'), 'C3;25/04/2024;7,00']);
const clients = csvFile('clients.csv', ['id_client;nom', 'C1;Durand', 'C2;Petit', 'C3;Moreau']);
const empty = csvFile('vide.csv', []);
const all = [clients, april, may, empty];

/** Scans that tell how many run at a time, each of which ends when `mayEnd` says so. */
function watched(mayEnd: (name: string, scans: readonly string[]) => Promise<void> = () => Promise.resolve()) {
  const running: string[] = [];
  let most = 0;
  const scanner: Services['scanner'] = {
    async scan(file, request, hooks) {
      running.push(request.name);
      most = Math.max(most, running.length);
      try {
        const found = await sampleAndScan(file, request, hooks);
        await Promise.race([
          mayEnd(request.name, running),
          new Promise<never>((_, reject) => {
            hooks?.signal?.addEventListener('abort', () => {
              reject(new Stopped());
            });
          }),
        ]);
        return found;
      } finally {
        running.splice(running.indexOf(request.name), 1);
      }
    },
  };
  return { scanner, most: () => most };
}

async function anApp(part: Partial<Services>): Promise<App> {
  const { app } = await nodeApp(engine, part);
  open = app;
  return app;
}

const told = (app: App) => ({
  sources: app.document
    .getState()
    .history.present.sources.map(({ id, kind, reading, readAs }) => ({ id, kind, reading, readAs })),
  problems: app.data.getState().arriving.map(({ fileName, problem }) => [fileName, problem?.code]),
});

async function until(ok: () => boolean): Promise<void> {
  while (!ok()) await new Promise((resume) => setTimeout(resume, 5));
}

describe('files that are dropped together', () => {
  test('are read two at a time where the machine has four processors, one where it has two', async () => {
    for (const [processors, most] of [
      [2, 1],
      [4, 2],
    ] as const) {
      const scans = watched(() => new Promise((resume) => setTimeout(resume, 60)));
      const app = await anApp({ scanner: scans.scanner, processors });
      await app.pipeline.addFiles([april, may, clients]);
      expect(scans.most()).toBe(most);
      await app.wipe();
    }
  });

  test('end as if they were read one after the other, whichever is ready first', async () => {
    const one = await anApp({ processors: 1 });
    await one.pipeline.addFiles(all);
    await one.pipeline.settle();
    const alone = told(one);
    expect(alone.sources.map(({ id }) => id)).toEqual(['clients', 'avril', 'mai']);
    expect(alone.sources[2]?.readAs).toMatchObject({ file: 'avril.csv' });
    await one.wipe();
    for (const slow of all) {
      let done = 0;
      const { scanner } = watched((name) => {
        if (name !== slow.name) done += 1;
        return name === slow.name ? until(() => done >= 1) : Promise.resolve();
      });
      const app = await anApp({ scanner, processors: 4 });
      await app.pipeline.addFiles(all);
      await app.pipeline.settle();
      expect(told(app)).toEqual(alone);
      await app.wipe();
    }
  });

  test('are there once where two of them are the same', async () => {
    const { app, notices } = await nodeApp(engine, { processors: 4 });
    open = app;
    await app.pipeline.addFiles([april, csvFile('encore.csv', [...rows('04'), 'C3;25/04/2024;7,00'])]);
    expect(told(app).sources.map(({ id }) => id)).toEqual(['avril']);
    expect(notices).toEqual([{ kind: 'already-here', file: 'encore.csv' }]);
  });

  test('can be stopped while they wait for the place of the one before', async () => {
    let letApril: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letApril = resolve;
    });
    const scans = watched((name) => (name === april.name ? held : Promise.resolve()));
    const app = await anApp({ scanner: scans.scanner, processors: 4 });
    const adding = app.pipeline.addFiles([april, may]);
    const arriving = () => app.data.getState().arriving;
    await until(() => arriving().some(({ fileName, step }) => fileName === may.name && step === 'keeping'));
    app.pipeline.stop(arriving().find(({ fileName }) => fileName === may.name)?.key ?? '');
    await until(() => arriving().every(({ fileName }) => fileName !== may.name));
    expect(arriving().map(({ fileName }) => fileName)).toEqual([april.name]);
    letApril();
    await adding;
    await app.pipeline.settle();
    expect(told(app)).toMatchObject({ sources: [{ id: 'avril' }], problems: [] });
  });
});
