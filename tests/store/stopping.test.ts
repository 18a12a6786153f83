import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { BuildSession, Engine } from '../../src/engine/engine.ts';
import { query } from '../../src/sql/sql.ts';
import type { App } from '../../src/store/app.ts';
import { byPerson } from '../../src/store/record-dataset.ts';
import type { Services } from '../../src/store/services.ts';
import { sampleAndScan } from '../../src/preparation/reading/sample-file.ts';
import { memoryWorkshop, startNodeEngine } from '../support/node-engine.ts';
import { openHere } from '../support/open-here.ts';
import { csvFile, nodeApp } from './node-app.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());
let open: App | null = null;
afterEach(async () => {
  await open?.wipe();
  await open?.pipeline.settle();
  open = null;
});

async function databases(): Promise<readonly (string | null)[]> {
  const found = await engine.query(
    query`SELECT database_name AS "name" FROM duckdb_databases() WHERE NOT internal ORDER BY 1`,
  );
  return [...found.texts('name')];
}

const ids = Array.from({ length: 12 }, (_, index) => `CL${String(index + 1).padStart(3, '0')}`);
const clients = csvFile('clients.csv', ['id_client;nom', ...ids.map((id) => `${id};Nom de ${id}`)]);
const calls = csvFile('appels.csv', ['id_client;date_appel;motif', ...ids.map((id) => `${id};01/02/2024;retour`)]);

/** A session that says what it is about to do. */
function watched(session: BuildSession, tell: (step: string) => void): BuildSession {
  return {
    target: session.target,
    attach: (dataset) => session.attach(dataset),
    query: (...asked) => {
      tell('build');
      return session.query(...asked);
    },
    run: (...asked) => {
      tell('build');
      return session.run(...asked);
    },
    registerFile: (...asked) => session.registerFile(...asked),
    dropFile: (name) => session.dropFile(name),
    finish: (id) => {
      tell('keep');
      return session.finish(id);
    },
    abandon: () => session.abandon(),
  };
}

/** Services that call `tell` at each step of a reading. */
function watching(tell: (step: string) => void): Partial<Services> {
  const workshop = memoryWorkshop(engine);
  return {
    opener: {
      open: (...asked) => {
        tell('open');
        return openHere.open(...asked);
      },
    },
    scanner: {
      scan: (...asked) => {
        tell('scan');
        return sampleAndScan(...asked);
      },
    },
    workshop: {
      keeps: workshop.keeps,
      open: async () => watched(await workshop.open(), tell),
      room: () => workshop.room(),
      find: (id) => workshop.find(id),
      drop: (id) => workshop.drop(id),
      sweep: (keep) => workshop.sweep(keep),
      wipe: () => workshop.wipe(),
    },
  };
}

describe('a file that is stopped', () => {
  test.each(['open', 'scan', 'build', 'keep'])('at the step “%s” leaves no trace', async (step) => {
    const before = await databases();
    let key = '';
    const met: string[] = [];
    const { app, notices } = await nodeApp(
      engine,
      watching((one) => {
        met.push(one);
        if (one === step) app.pipeline.stop(key);
      }),
    );
    open = app;
    const adding = app.pipeline.addFiles([clients]);
    key = app.data.getState().arriving[0]?.key ?? '';
    await adding;
    await app.pipeline.settle();
    expect(met).toContain(step);
    const { arriving, sources, record } = app.data.getState();
    expect({ arriving, sources, record, notices }).toEqual({
      arriving: [],
      sources: {},
      record: { state: 'none' },
      notices: [],
    });
    expect(app.document.getState().history.past).toEqual([]);
    expect(await databases()).toEqual(before);
  });

  test('can be dropped again, and is read', async () => {
    let stopping = true;
    let key = '';
    const { app } = await nodeApp(
      engine,
      watching((step) => {
        if (step === 'build' && stopping) app.pipeline.stop(key);
      }),
    );
    open = app;
    const adding = app.pipeline.addFiles([clients]);
    key = app.data.getState().arriving[0]?.key ?? '';
    await adding;
    stopping = false;
    await app.pipeline.addFiles([clients]);
    await app.pipeline.settle();
    expect(app.data.getState().record.state).toBe('ready');
  });
});

describe('a customer record that is stopped', () => {
  /** Stops at the first statement of the second record: that after a change of a role. */
  async function stopped(reason: 'person' | 'newer'): Promise<{ readonly app: App; readonly before: number }> {
    let armed = false;
    const { app } = await nodeApp(
      engine,
      watching((step) => {
        if (!armed || step !== 'build' || app.data.getState().record.state !== 'building') return;
        armed = false;
        if (reason === 'person') app.pipeline.stopBuilding();
        else app.document.getState().undo();
      }),
    );
    open = app;
    await app.pipeline.addFiles([clients, calls]);
    await app.pipeline.settle();
    const before = (await databases()).length;
    armed = true;
    app.document.getState().dispatch({ type: 'source/role-set', id: 'appels', column: 'motif', role: 'ignored' });
    await app.pipeline.settle();
    expect(armed).toBe(false);
    return { app, before };
  }

  test('by a person stays stopped, with the one before it, until it is wanted', async () => {
    const { app, before } = await stopped('person');
    const { record } = app.data.getState();
    expect(record.state).toBe('stopped');
    expect(record.state === 'stopped' && record.previous?.record.customers).toBe(12);
    expect(await databases()).toHaveLength(before);
    await app.pipeline.settle();
    expect(app.data.getState().record.state).toBe('stopped');
    await app.pipeline.build();
    expect(app.data.getState().record.state).toBe('ready');
  });

  test('by a newer recipe makes way for it', async () => {
    const { app } = await stopped('newer');
    const { record } = app.data.getState();
    expect(record.state).toBe('ready');
    const [events] = record.state === 'ready' ? record.record.events : [];
    expect(events?.columns.map((one) => one.column)).toContain('motif');
  });

  test('by another project is none of it, nor are keys looked for any more', async () => {
    const asked: (AbortSignal | undefined)[] = [];
    const held: Engine = new Proxy(engine, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (name === 'query')
          return async (...rest: Parameters<Engine['query']>) => {
            if (app.data.getState().record.state === 'ready') {
              asked.push(rest[1]?.signal);
              if (asked.length === 1) app.startNew();
            }
            return target.query(...rest);
          };
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const { app } = await nodeApp(engine, { engine: held });
    open = app;
    app.pipeline.lookForKeys();
    await app.pipeline.addFiles([clients, calls]);
    await app.pipeline.settle();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.aborted).toBe(true);
    expect(asked[0]?.reason).not.toBe(byPerson);
    expect(app.data.getState()).toMatchObject({ sources: {}, record: { state: 'none' }, keys: { found: [] } });
  });
});
