import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { databaseOf, type Room } from '../../src/engine/engine.ts';
import { sampleAndScan } from '../../src/preparation/reading/sample-file.ts';
import { literal, query } from '../../src/sql/sql.ts';
import type { App } from '../../src/store/app.ts';
import { memoryWorkshop, startNodeEngine } from '../support/node-engine.ts';
import { csvFile, nodeApp } from './node-app.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

let open: App | null = null;
afterEach(async () => {
  await open?.wipe();
  await open?.pipeline.settle();
  open = null;
});

const april = csvFile('ventes_2024_04.csv', [
  'id_client;date_achat;montant;note',
  ...Array.from(
    { length: 30 },
    (_, i) => `C${i % 9};${String((i % 28) + 1).padStart(2, '0')}/04/2024;${i},50;mot ${i}`,
  ),
]);
const may = csvFile('ventes_2024_05.csv', [
  'id_client;date_achat;montant;note',
  ...Array.from(
    { length: 20 },
    (_, i) => `C${i % 9};${String((i % 28) + 1).padStart(2, '0')}/05/2024;${i},50;mot ${i}`,
  ),
]);

const sources = (app: App) => app.document.getState().history.present.sources;
const names = async (app: App, at: number) => {
  const source = sources(app)[at];
  const state = source === undefined ? undefined : app.data.getState().sources[source.id];
  if (state?.state !== 'ready') throw new Error('The source is there');
  const found = await engine.query(
    query`SELECT column_name AS "name" FROM duckdb_columns() WHERE database_name = ${literal(databaseOf(state.dataset))} AND table_name = 'rows' ORDER BY column_index`,
  );
  return found.texts('name');
};

/** An app whose storage has only so much room left. */
async function appWith(room: Room | null) {
  const workshop = memoryWorkshop(engine);
  const made = await nodeApp(engine, {
    workshop: {
      keeps: false,
      open: () => workshop.open(),
      room: () => Promise.resolve(room),
      find: (id) => workshop.find(id),
      drop: (id) => workshop.drop(id),
      sweep: (keep) => workshop.sweep(keep),
      wipe: () => workshop.wipe(),
    },
  });
  open = made.app;
  return made;
}

describe('a file for which there is no room', () => {
  test('is refused before it is read, with what it takes and what there is', async () => {
    const { app, notices } = await appWith({ bytes: 20, where: 'storage' });
    await app.pipeline.addFiles([april]);
    expect(app.data.getState().arriving.map((one) => one.problem)).toEqual([
      {
        code: 'file-too-large',
        file: 'ventes_2024_04.csv',
        bytes: april.size,
        needed: april.size * 0.15,
        room: 20,
        where: 'storage',
      },
    ]);
    expect([sources(app), notices]).toEqual([[], []]);
  });

  test('is read with fewer columns, and the recipe keeps them out next month too', async () => {
    const { app } = await appWith({ bytes: 20, where: 'storage' });
    await app.pipeline.addFiles([april]);
    const key = app.data.getState().arriving[0]?.key ?? '';
    expect(app.pipeline.refusedFile(key)).toBe(april);
    await app.pipeline.again(key, { leftOut: [{ name: 'note', at: 3 }] });
    await app.pipeline.settle();
    expect(app.data.getState().arriving).toEqual([]);
    expect(sources(app)[0]?.reading.leftOut).toEqual([{ name: 'note', at: 3 }]);
    expect(await names(app, 0)).toEqual(['id_client', 'date_achat', 'montant']);
  });

  test('is said to be so of the memory where nothing is kept', async () => {
    const { app } = await appWith({ bytes: 20, where: 'memory' });
    await app.pipeline.addFiles([april]);
    expect(app.data.getState().arriving[0]?.problem).toMatchObject({ code: 'file-too-large', where: 'memory' });
  });

  test('is tried where nobody tells how much there is', async () => {
    const { app } = await appWith(null);
    await app.pipeline.addFiles([april]);
    expect(sources(app)).toHaveLength(1);
  });

  test('a memory workshop tells what DuckDB has left', async () => {
    const room = await memoryWorkshop(engine).room();
    expect(room?.where).toBe('memory');
    expect(room?.bytes).toBeGreaterThan(2 ** 31);
  });
});

test('columns that a known file leaves out are left out of the next one of its kind', async () => {
  const { app } = await appWith(null);
  await app.pipeline.addFiles([april]);
  const [source] = sources(app);
  if (source === undefined) throw new Error('April was read');
  const { layout, columns } = source.reading;
  const kept = columns.filter(({ name }) => name !== 'note');
  await app.pipeline.reread(source.id, { layout, columns: kept, leftOut: [{ name: 'note', at: 3 }] });
  expect(await names(app, 0)).toEqual(['id_client', 'date_achat', 'montant']);
  await app.pipeline.addFiles([may]);
  await app.pipeline.settle();
  expect(sources(app).map((one) => one.reading.leftOut)).toEqual([
    [{ name: 'note', at: 3 }],
    [{ name: 'note', at: 3 }],
  ]);
  expect(await names(app, 1)).toEqual(['id_client', 'date_achat', 'montant']);
});

describe('a file that is gone', () => {
  const gone = (file: File): File => {
    const refuse = (): never => {
      throw new DOMException('The requested file could not be read', 'NotReadableError');
    };
    Object.defineProperty(file, 'slice', { value: () => ({ arrayBuffer: () => Promise.resolve().then(refuse) }) });
    return file;
  };

  test('before it is read is told of as such, and the others go on', async () => {
    const { app, notices } = await appWith(null);
    await app.pipeline.addFiles([gone(csvFile('parti.csv', ['a;b', '1;2'])), may]);
    expect(app.data.getState().arriving.map((one) => one.problem)).toEqual([{ code: 'file-gone', file: 'parti.csv' }]);
    expect([sources(app).length, notices]).toEqual([1, []]);
  });

  test('while it is read is told of as such, whatever failed first', async () => {
    const { app, notices } = await nodeApp(engine, {
      scanner: {
        async scan(file, ...rest) {
          await sampleAndScan(file, ...rest);
          gone(file as File);
          throw new Error('The scan stops in the middle');
        },
      },
    });
    open = app;
    await app.pipeline.addFiles([csvFile('en_route.csv', ['a;b', '1;2', '3;4'])]);
    expect(app.data.getState().arriving.map((one) => one.problem)).toEqual([
      { code: 'file-gone', file: 'en_route.csv' },
    ]);
    expect(notices).toEqual([]);
  });
});
