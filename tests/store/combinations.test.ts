import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { databaseOf } from '../../src/engine/engine.ts';
import { compareExports } from '../../src/preparation/combining/compare.ts';
import { pairsOf } from '../../src/preparation/combining/differences.ts';
import { offersOf } from '../../src/project/alike.ts';
import type { Change } from '../../src/project/change.ts';
import { appending, combining, replacing } from '../../src/project/combining-acts.ts';
import { begin } from '../../src/project/history.ts';
import { roleOf, type Project } from '../../src/project/project.ts';
import { parseProjectFile } from '../../src/project/schema.ts';
import { datasetIdsOf } from '../../src/project/tables.ts';
import { firstNumber } from '../../src/model/rows.ts';
import { ownEvents } from '../../src/model/record.ts';
import { identifier, path, query } from '../../src/sql/sql.ts';
import type { App } from '../../src/store/app.ts';
import { scopeOf } from '../../src/store/scope.ts';
import { countCustomers } from '../../src/store/tables.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import { csvFile, nodeApp } from './node-app.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

let open: App | null = null;
async function anApp(...files: readonly File[]): Promise<App> {
  const { app } = await nodeApp(engine);
  open = app;
  await app.pipeline.addFiles(files);
  await app.pipeline.settle();
  return app;
}
afterEach(async () => {
  await open?.wipe();
  await open?.pipeline.settle();
  open = null;
});

const present = (app: App): Project => app.document.getState().history.present;
const sourceOf = (app: App, id: string) => present(app).sources.find((one) => one.id === id);
function act(app: App, change: Change | null): void {
  if (change === null) throw new Error('There is no such act');
  app.document.getState().dispatch(change);
}
async function settled(app: App) {
  await app.pipeline.settle();
  const { record } = app.data.getState();
  if (record.state !== 'ready') throw new Error(`The record is ${record.state}: ${JSON.stringify(record)}`);
  return record;
}
async function only(app: App) {
  const { record } = await settled(app);
  const [events, ...more] = ownEvents(record);
  if (events === undefined || more.length > 0) throw new Error('There should be one table of events');
  return { record, events };
}

const header = 'id_ticket;id_client;date_achat;montant;canal';
const month = (name: string, ...lines: readonly string[]): File => csvFile(name, [header, ...lines]);
const january = month(
  'ventes_2024-01.csv',
  'T1;C1;15/01/2024;10,50;web',
  'T2;C2;16/01/2024;20,00;caisse',
  'T3;C1;20/01/2024;5,25;web',
);
const february = month('ventes_2024-02.csv', 'T4;C3;15/02/2024;7,00;web', 'T5;C1;16/02/2024;9,90;caisse');
const march = month('ventes_2024-03.csv', 'T6;C2;05/03/2024;1,00;web', 'T7;C4;06/03/2024;2,50;tel');
const clients = csvFile('clients.csv', [
  'id_client;nom;ville',
  'C1;Durand;Lyon',
  'C2;Petit;Nice',
  'C3;Martin;Lyon',
  'C4;Roux;Brest',
]);

describe('files of one shape', () => {
  test('are offered as one source, never made one unasked; others are not', async () => {
    const app = await anApp(clients, february, january);
    expect(offersOf(present(app))).toEqual([{ kind: 'together', sources: ['ventes_2024_01', 'ventes_2024_02'] }]);
    expect(ownEvents((await settled(app)).record)).toHaveLength(2);
    act(app, { type: 'sources/kept-apart', ids: ['ventes_2024_01', 'ventes_2024_02'] });
    expect(offersOf(present(app))).toEqual([]);
  });

  test('become one table with the file as a column; undo brings the separate ones back at once', async () => {
    const app = await anApp(clients, january, february);
    const before = await settled(app);
    act(app, combining(present(app), ['ventes_2024_01', 'ventes_2024_02'], 'Fichier'));
    expect(present(app).combinations).toEqual([
      {
        id: 'ventes_2024_01',
        name: 'ventes',
        column: 'Fichier',
        members: [
          { source: 'ventes_2024_01', value: '2024-01', columns: {} },
          { source: 'ventes_2024_02', value: '2024-02', columns: {} },
        ],
      },
    ]);
    const { events, record } = await only(app);
    expect(events).toMatchObject({ id: 'ventes_2024_01', label: 'ventes', rows: 5, linked: 5, lastDate: '2024-02-16' });
    const rows = await engine.query(
      query`SELECT "Fichier" AS "file", count(*)::DOUBLE AS "n", sum("montant") AS "sum" FROM ${path(record.database, 'main', events.table)} GROUP BY 1 ORDER BY 1`,
    );
    expect([rows.texts('file'), [...rows.numbers('n')], [...rows.numbers('sum')]]).toEqual([
      ['2024-01', '2024-02'],
      [3, 2],
      [35.75, 16.9],
    ]);
    app.document.getState().undo();
    expect(await settled(app)).toEqual(before);
    expect(app.data.getState().combinations).toEqual({});
  });

  test('in one source are set once: its kind and roles are those of the whole', async () => {
    const app = await anApp(clients, january, february);
    act(app, combining(present(app), ['ventes_2024_01', 'ventes_2024_02'], 'Fichier'));
    await settled(app);
    act(app, { type: 'source/role-set', id: 'ventes_2024_01', column: 'canal', role: 'ignored' });
    expect((await only(app)).events.columns.map((column) => column.column)).not.toContain('canal');
    act(app, { type: 'source/role-set', id: 'ventes_2024_01', column: 'Fichier', role: 'channel' });
    expect((await only(app)).events.columns.find((column) => column.column === 'Fichier')?.role).toBe('channel');
    act(app, { type: 'source/kind-set', id: 'ventes_2024_01', kind: 'contacts' });
    expect((await only(app)).events.kind).toBe('contacts');
  });

  test('whose first one is removed keep their name in the project, their kind and their roles', async () => {
    const app = await anApp(clients, january, february, march);
    act(app, combining(present(app), ['ventes_2024_01', 'ventes_2024_02', 'ventes_2024_03'], 'Fichier'));
    act(app, { type: 'source/role-set', id: 'ventes_2024_01', column: 'canal', role: 'ignored' });
    act(app, { type: 'source/removed', id: 'ventes_2024_01' });
    const { events } = await only(app);
    expect(events).toMatchObject({ id: 'ventes_2024_01', rows: 4 });
    expect(events.columns.map((column) => column.column)).not.toContain('canal');
    act(app, { type: 'source/role-set', id: 'ventes_2024_01', column: 'montant', role: 'ignored' });
    expect((await only(app)).events.columns.map((column) => column.column)).not.toContain('montant');
    await app.pipeline.addFiles([january]);
    expect(present(app).sources.map((one) => one.id)).toContain('ventes_2024_01_2');
  });

  test('come back after the page and the recipe were closed, from what is kept', async () => {
    const app = await anApp(clients, january, february);
    act(app, combining(present(app), ['ventes_2024_01', 'ventes_2024_02'], 'Fichier'));
    const before = await settled(app);
    const project = parseProjectFile(JSON.stringify(present(app)), 'x');
    await app.services.workshop.sweep(datasetIdsOf(project));
    app.startNew();
    await app.pipeline.settle();
    app.pipeline.forgetFiles();
    await app.openProject(begin(project));
    expect(await settled(app)).toEqual(before);
  });

  test('of which one is missing are the others, until it is there again', async () => {
    const app = await anApp(clients, january, february);
    act(app, combining(present(app), ['ventes_2024_01', 'ventes_2024_02'], 'Fichier'));
    await settled(app);
    const project = present(app);
    await app.wipe();
    await app.openProject(begin(project));
    await app.pipeline.addFiles([clients, february]);
    expect((await only(app)).events.rows).toBe(2);
    await app.pipeline.addFiles([january]);
    expect((await only(app)).events.rows).toBe(5);
    expect(present(app).sources.map((one) => one.id)).toEqual(['clients', 'ventes_2024_01', 'ventes_2024_02']);
  });
});

describe('columns that move', () => {
  const other = csvFile('ventes_2024-04.csv', [
    'id_ticket;id_client;date_achat;montant_ttc;canal;remise',
    'T8;C1;15/04/2024;12,00;web;oui',
    'T9;C2;17/04/2024;nc3;web;non',
  ]);

  test('are kept beside each other, and one when a person says so; the wider type wins', async () => {
    const app = await anApp(clients, january, other);
    act(app, combining(present(app), ['ventes_2024_01', 'ventes_2024_04'], 'Fichier'));
    const columns = async () =>
      Object.fromEntries((await only(app)).events.columns.map((column) => [column.column, column.type]));
    expect(await columns()).toMatchObject({ montant: 'decimal', montant_ttc: 'text', remise: 'boolean' });
    act(app, {
      type: 'combination/column-mapped',
      id: 'ventes_2024_01',
      source: 'ventes_2024_04',
      column: 'montant_ttc',
      to: 'montant',
    });
    expect(await columns()).toEqual({
      Fichier: 'text',
      id_ticket: 'text',
      id_client: 'text',
      date_achat: 'date',
      montant: 'text',
      canal: 'text',
      remise: 'boolean',
    });
    const { record, events } = await only(app);
    const rows = await engine.query(
      query`SELECT ${identifier('montant')} AS "v" FROM ${path(record.database, 'main', events.table)} ORDER BY "id_ticket"`,
    );
    expect(rows.texts('v')).toEqual(['10.5', '20', '5.25', '12,00', 'nc3']);
    app.document.getState().undo();
    expect(await columns()).toMatchObject({ montant_ttc: 'text' });
  });
});

describe('the next export of a source', () => {
  const recipe = async () => {
    const app = await anApp(clients, january);
    act(app, { type: 'source/role-set', id: 'ventes_2024_01', column: 'canal', role: 'channel' });
    act(app, { type: 'source/role-set', id: 'ventes_2024_01', column: 'montant', role: 'ignored' });
    act(app, { type: 'sources/confirmed', ids: ['clients', 'ventes_2024_01'] });
    await settled(app);
    return app;
  };

  test('is recognised by its columns, also when one is new, and asks what to do with it', async () => {
    const app = await recipe();
    await app.pipeline.addFiles([march, csvFile('clients_mars.csv', ['id_client;nom;ville;age', 'C1;Durand;Lyon;4'])]);
    expect(offersOf(present(app))).toEqual([
      { kind: 'next', source: 'ventes_2024_03', of: 'ventes_2024_01' },
      { kind: 'next', source: 'clients_mars', of: 'clients' },
    ]);
  });

  test('is read in the order of days and months that the known one has', async () => {
    const app = await recipe();
    await app.pipeline.addFiles([march]);
    expect(sourceOf(app, 'ventes_2024_03')?.readAs).toEqual({ file: 'ventes_2024-01.csv', columns: ['date_achat'] });
    const state = app.data.getState().sources['ventes_2024_03'];
    expect(state?.state === 'ready' && state.report.questions).toEqual([]);
    expect(state?.state === 'ready' && state.report.columns.find((one) => one.name === 'date_achat')?.max).toBe(
      '2024-03-06',
    );
  });

  test('in its place takes its roles, and what was built on it holds; undo brings the old one back', async () => {
    const app = await recipe();
    const rule = {
      kind: 'measure' as const,
      measure: {
        kind: 'events' as const,
        events: 'ventes_2024_01',
        aggregate: 'count' as const,
        amount: null,
        window: { kind: 'all' as const },
        filter: null,
        absent: 'zero' as const,
      },
      test: { op: 'between' as const, min: 1, max: null },
    };
    act(app, { type: 'segment/added', segment: { id: 's', name: 'Buyers', rule } });
    const before = await settled(app);
    await app.pipeline.addFiles([march]);
    act(app, replacing(present(app), 'ventes_2024_01', 'ventes_2024_03'));
    const { events } = await only(app);
    expect(events).toMatchObject({
      id: 'ventes_2024_01',
      label: 'ventes_2024-03.csv',
      rows: 2,
      lastDate: '2024-03-06',
    });
    expect(events.columns.map((column) => column.column)).not.toContain('montant');
    const source = sourceOf(app, 'ventes_2024_01');
    expect([source?.confirmed, source?.before?.file.name]).toEqual([false, 'ventes_2024-01.csv']);
    expect(present(app).segments[0]?.rule).toEqual(rule);
    expect(offersOf(present(app))).toEqual([]);
    app.document.getState().undo();
    app.document.getState().undo();
    expect(await settled(app)).toEqual(before);
  });

  test('added to it makes them one source, under the name that everything else knows', async () => {
    const app = await recipe();
    await app.pipeline.addFiles([march]);
    act(app, appending(present(app), 'ventes_2024_01', 'ventes_2024_03', 'Fichier'));
    const { events } = await only(app);
    expect(events).toMatchObject({ id: 'ventes_2024_01', rows: 5 });
    expect(events.columns.find((column) => column.column === 'canal')?.role).toBe('channel');
    await app.pipeline.addFiles([february]);
    expect(offersOf(present(app))).toEqual([{ kind: 'next', source: 'ventes_2024_02', of: 'ventes_2024_01' }]);
    act(app, appending(present(app), 'ventes_2024_01', 'ventes_2024_02', 'Fichier'));
    expect((await only(app)).events.rows).toBe(7);
    expect(present(app).combinations[0]?.members.map((member) => member.value)).toEqual([
      '2024-01',
      '2024-03',
      '2024-02',
    ]);
  });

  test('says what changed since: columns, codes, ids, dates, emptier columns, types', async () => {
    const next = csvFile('ventes_2024-05.csv', [
      'id_ticket;id_client;date_achat;montant;canal;remise',
      'T3;C1;20/05/2024;5,25;app;1',
      'T20;C1;21/05/2024;5,25;web;2',
      'T21;;22/05/2024;x;app;3',
    ]);
    const app = await anApp(clients, january);
    act(app, { type: 'sources/confirmed', ids: ['ventes_2024_01'] });
    await app.pipeline.addFiles([next]);
    const [before, after] = ['ventes_2024_01', 'ventes_2024_05'].map((id) => {
      const [source, state] = [sourceOf(app, id), app.data.getState().sources[id]];
      if (source === undefined || state?.state !== 'ready') throw new Error('not read');
      return { source, columns: source.reading.columns, report: state.report, database: databaseOf(state.dataset) };
    });
    if (before === undefined || after === undefined) throw new Error('two files');
    const pairs = pairsOf(before.columns, after.columns, {}, (column) => roleOf(before.source, column));
    expect(await compareExports(engine, before, after, pairs)).toEqual([
      { code: 'columns-new', columns: ['remise'] },
      { code: 'emptier', column: 'id_client', before: 0, after: 1 / 3 },
      { code: 'type', column: 'montant', before: 'decimal', after: 'text' },
      { code: 'rows', before: 3, after: 3 },
      {
        code: 'dates',
        column: 'date_achat',
        before: ['2024-01-15', '2024-01-20'],
        after: ['2024-05-20', '2024-05-22'],
      },
      { code: 'ids', column: 'id_ticket', role: 'event-id', before: 3, after: 3, gone: 2, fresh: 2 },
      { code: 'ids', column: 'id_client', role: 'customer-id', before: 2, after: 1, gone: 1, fresh: 0 },
      { code: 'codes-new', column: 'canal', codes: [{ value: 'app', count: 2 }], all: 1 },
      { code: 'codes-gone', column: 'canal', codes: [{ value: 'caisse', count: 1 }], all: 1 },
    ]);
  });
});

test(
  'a file cut into pieces and put together again gives the record of the whole file',
  { timeout: 120_000 },
  async () => {
    const line = fc.record({
      customer: fc.constantFrom('C1', 'C2', 'C3', 'C9', ''),
      day: fc.integer({ min: 13, max: 28 }),
      cents: fc.integer({ min: -5000, max: 99_999 }),
      channel: fc.constantFrom('web', 'tel', 'café', ''),
    });
    const summary = async (app: App) => {
      const { record, events } = await only(app);
      const { id, label, table, months, columns, ...counts } = events;
      const own = columns.filter((column) => column.column !== 'Fichier');
      const rows = await engine.query(
        query`SELECT count(*)::DOUBLE AS "n", sum(hash("customer_no", "event_at", "id_ticket", "montant", "canal")::HUGEINT)::VARCHAR AS "h" FROM ${path(record.database, 'main', table)}`,
      );
      return {
        counts,
        through: months?.through,
        own,
        customers: record.customers,
        last: record.lastDate,
        n: firstNumber(rows, 'n'),
        h: rows.texts('h')[0],
      };
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 6, maxLength: 40 }),
        fc.integer({ min: 2, max: 4 }),
        async (drawn, k) => {
          // A first line of every piece that settles its types, as real exports do by their length.
          const lines = [
            ...Array.from({ length: k }, () => ({ customer: 'C1', day: 20, cents: 1050, channel: 'web' })),
            ...drawn,
          ].map(
            ({ customer, day, cents, channel }, index) =>
              `T${1000 + index};${customer};${day}/02/2024;${(cents / 100).toFixed(2).replace('.', ',')};${channel}`,
          );
          const pieces = Array.from({ length: k }, (_, piece) =>
            month(`p_${piece + 1}.csv`, ...lines.filter((_line, index) => index % k === piece)),
          );
          const whole = await anApp(clients, month('p_0.csv', ...lines));
          const expected = await summary(whole);
          await whole.wipe();
          const app = await anApp(clients, ...pieces);
          act(
            app,
            combining(
              present(app),
              pieces.map((_, piece) => `p_${piece + 1}`),
              'Fichier',
            ),
          );
          expect(await summary(app)).toEqual(expected);
          await app.wipe();
        },
      ),
      { numRuns: 12, seed: 20_261_122 },
    );
  },
);

const folder = process.env['REAL_DATA'];
const real = folder === undefined ? test.skip : test;
if (folder === undefined) test('REAL_DATA is not set: the real files are not read here', () => undefined);

real(
  'AdventureWorks: three years of sales are one source of 56,046 lines, 25,162 orders, 17,411 buyers',
  { timeout: 120_000 },
  async () => {
    const file = (name: string): File =>
      new File([Uint8Array.from(readFileSync(join(folder ?? '', 'adventureworks', name)))], name);
    const years = [2017, 2018, 2019].map((year) => file(`AdventureWorks_Sales_${year}.csv`));
    const app = await anApp(file('AdventureWorks_Customers.csv'), ...years);
    const [offer] = offersOf(present(app));
    if (offer?.kind !== 'together') throw new Error('They are not offered as one');
    expect(offer.sources).toHaveLength(3);
    act(app, combining(present(app), offer.sources, 'File'));
    const { record, events } = await only(app);
    expect(present(app).combinations[0]).toMatchObject({ name: 'AdventureWorks Sales' });
    expect(present(app).combinations[0]?.members.map((member) => member.value)).toEqual(['2017', '2018', '2019']);
    expect(events.rows).toBe(2_630 + 23_935 + 29_481);
    const rows = await engine.query(
      query`SELECT count(DISTINCT "OrderNumber")::DOUBLE AS "orders", count(DISTINCT "CustomerKey")::DOUBLE AS "buyers" FROM ${path(record.database, 'main', events.table)}`,
    );
    expect([firstNumber(rows, 'orders'), firstNumber(rows, 'buyers')]).toEqual([25_162, 17_411]);
  },
);

describe('at a date', () => {
  const rows = Array.from({ length: 90 }, (_, index) => {
    const day = new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);
    return { day, line: `T${String(index)};C${String(((index * 7) % 4) + 1)};${day};${String(index)},50;web` };
  });
  const upTo = (month: string, last: string): readonly string[] =>
    rows.filter(({ day }) => day.startsWith(month) && day <= last).map(({ line }) => line);
  /** Customers who bought more than 100 in the month before, and the sum of what all bought, at a date. */
  async function known(files: readonly File[], asOf: string) {
    const app = await anApp(clients, ...files);
    const ids = present(app).sources.flatMap(({ id, kind }) => (kind === 'purchases' ? [id] : []));
    // Cut early, the data are one file.
    if (ids.length > 1) act(app, combining(present(app), ids, 'Fichier'));
    const record = await settled(app);
    const { scope } = scopeOf({ ...present(app), asOf }, record, asOf);
    const events = ownEvents(record.record)[0]?.id ?? '';
    const counts = [];
    for (const min of [1, 100, 400]) {
      const measure = {
        kind: 'events',
        events,
        aggregate: 'sum',
        amount: { kind: 'column', column: 'montant' },
        window: { kind: 'months', months: 1 },
        filter: null,
        absent: 'zero',
      } as const;
      counts.push(
        await countCustomers(engine, { kind: 'measure', measure, test: { op: 'between', min, max: null } }, scope, {}),
      );
    }
    await app.wipe();
    return counts;
  }

  test(
    'several files that are one source tell what the same files tell that end on that day',
    { timeout: 60_000 },
    async () => {
      for (const asOf of ['2024-01-20', '2024-02-10', '2024-03-30']) {
        const files = (last: string): readonly File[] =>
          ['2024-01', '2024-02', '2024-03'].flatMap((one) => {
            const lines = upTo(one, last);
            return lines.length === 0 ? [] : [month(`ventes_${one}.csv`, ...lines)];
          });
        const all = await known(files('2024-12-31'), asOf);
        expect([asOf, all]).toEqual([asOf, await known(files(asOf), asOf)]);
        expect(all.some(({ kept }) => kept > 0)).toBe(true);
      }
    },
  );
});
