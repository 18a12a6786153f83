import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { projectFileText } from '../../src/exports/project-file/project-file.ts';
import { UserError } from '../../src/model/problem.ts';
import { sampleAndScan } from '../../src/preparation/reading/sample-file.ts';
import { sourceDatasetId } from '../../src/project/identity.ts';
import { parseProjectFile } from '../../src/project/schema.ts';
import { query } from '../../src/sql/sql.ts';
import type { App } from '../../src/store/app.ts';
import { currentRecord } from '../../src/store/data-store.ts';
import { importProjectFile } from '../../src/store/project-files.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import { csvFile, nodeApp } from './node-app.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const clients = csvFile('Clients.csv', [
  'id_client;nom;ville;code',
  'C001;Durand;Lyon;A1',
  'C002;Petit;Nice;B2',
  'C003;Martin;;C3',
  'C004;Moreau;Lyon;D4',
]);
const contacts = csvFile('contacts.csv', [
  'id_contact,id_client,date_contact,motif,canal',
  'K1,C001,2024-01-05,livraison,web',
  'K2,C001,2024-02-05,facture,tel',
  'K3,C003,2024-03-05,livraison,web',
  'K4,C999,2024-04-05,livraison,web',
  'K5,,2024-05-05,retour,tel',
]);
const nextMonth = csvFile('contacts_juin.csv', [
  'id_contact,id_client,date_contact,motif,canal',
  'K6,C002,2024-06-05,livraison,web',
  'K7,C004,2024-06-07,facture,web',
]);

const sourceOf = (app: App, id: string) => app.document.getState().history.present.sources.find((one) => one.id === id);
const stateOf = (app: App, id: string) => app.data.getState().sources[id];
const ids = (app: App) => app.document.getState().history.present.sources.map((one) => one.id);

/** The record once nothing is left to do. */
async function settled(app: App) {
  await app.pipeline.settle();
  const { record } = app.data.getState();
  if (record.state !== 'ready') throw new Error(`The record is ${record.state}`);
  return record;
}

async function databases(): Promise<readonly (string | null)[]> {
  return (await engine.query(query`SELECT database_name FROM duckdb_databases() WHERE NOT internal ORDER BY 1`)).texts(
    'database_name',
  );
}

let open: App | null = null;
async function anApp(...files: readonly File[]) {
  const made = await nodeApp(engine);
  open = made.app;
  if (files.length > 0) await made.app.pipeline.addFiles(files);
  return made;
}
afterEach(async () => {
  await open?.wipe();
  await open?.pipeline.settle();
  open = null;
});

describe('dropped files', () => {
  test('become sources and one customer record', async () => {
    const { app, notices } = await anApp(clients, contacts);
    const { record, id } = await settled(app);
    expect(ids(app)).toEqual(['clients', 'contacts']);
    expect([sourceOf(app, 'clients')?.kind, sourceOf(app, 'contacts')?.kind]).toEqual(['customers', 'contacts']);
    expect([stateOf(app, 'clients')?.state, stateOf(app, 'contacts')?.state]).toEqual(['ready', 'ready']);
    expect([record.customers, record.lastDate]).toEqual([4, '2024-05-05']);
    expect(record.events.map(({ rows, linked, orphans, anonymous }) => [rows, linked, orphans, anonymous])).toEqual([
      [5, 3, 1, 1],
    ]);
    expect(record.database).toContain(id);
    expect([app.data.getState().arriving, notices]).toEqual([[], []]);
    expect((await databases()).filter((name) => name?.startsWith('build_'))).toHaveLength(3);
  });

  test('in which two customers share a ticket number are tickets of each of them', async () => {
    const tickets = csvFile('tickets.csv', [
      'id_ticket;id_client;date_achat;quantite;montant',
      'T1;C001;2024-01-15;1;10',
      'T1;C002;2024-01-15;2;20',
      'T2;C001;2024-01-16;1;5',
      'T2;C001;2024-01-16;3;7',
    ]);
    const { app } = await anApp(clients, tickets);
    const whole = (await settled(app)).record.events.find((events) => events.folds !== undefined);
    expect([whole?.rows, whole?.linked, whole?.anonymous]).toEqual([3, 3, 0]);
  });

  test('that are here already are told of, and nothing happens', async () => {
    const { app, notices } = await anApp(clients);
    const before = await settled(app);
    await app.pipeline.addFiles([new File([clients], 'renamed.csv')]);
    expect(notices).toEqual([{ kind: 'already-here', file: 'renamed.csv' }]);
    expect(await settled(app)).toBe(before);
    expect([ids(app), app.data.getState().arriving]).toEqual([['clients'], []]);
  });

  test('of one name and other contents get a name of their own', async () => {
    const { app } = await anApp(clients, csvFile('clients.csv', ['id_client;nom', 'C900;Autre', 'C901;Encore']));
    expect(ids(app)).toEqual(['clients', 'clients_2']);
    expect((await settled(app)).record.customers).toBe(6);
  });

  test('that cannot be read stay with their problem until dismissed, the others go on', async () => {
    const { app, notices } = await anApp(
      new File([], 'empty.csv'),
      new File([new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])], 'sheet.xlsx'),
      clients,
    );
    const { arriving } = app.data.getState();
    expect(arriving.map((one) => [one.fileName, one.problem?.code])).toEqual([
      ['empty.csv', 'file-empty'],
      ['sheet.xlsx', 'workbook-damaged'],
    ]);
    expect([ids(app), notices]).toEqual([['clients'], []]);
    for (const one of arriving) app.pipeline.dismiss(one.key);
    expect(app.data.getState().arriving).toEqual([]);
  });

  test('that are stopped leave no trace', async () => {
    const before = await databases();
    let key = '';
    const { app, notices } = await nodeApp(engine, {
      scanner: {
        async scan(...request) {
          const scan = await sampleAndScan(...request);
          app.pipeline.stop(key);
          return scan;
        },
      },
    });
    open = app;
    const adding = app.pipeline.addFiles([clients, contacts]);
    key = app.data.getState().arriving[0]?.key ?? '';
    app.pipeline.stop(app.data.getState().arriving[1]?.key ?? '');
    await adding;
    await app.pipeline.settle();
    expect([ids(app), app.data.getState().arriving, app.data.getState().record.state, notices]).toEqual([
      [],
      [],
      'none',
      [],
    ]);
    expect(app.document.getState().history.past).toEqual([]);
    expect(await databases()).toEqual(before);
  });

  test('belong to the project they were dropped on: another one ends the reading', async () => {
    const { app } = await anApp();
    const adding = app.pipeline.addFiles([clients, contacts]);
    app.startNew();
    await adding;
    await app.pipeline.settle();
    expect([ids(app), app.data.getState().arriving, app.data.getState().record.state]).toEqual([[], [], 'none']);
  });
});

describe('a change of the recipe', () => {
  test('of a role builds the record again, and undo brings the old one back at once', async () => {
    const { app } = await anApp(clients, contacts);
    const before = await settled(app);
    expect(before.record.fields.some((field) => field.label === 'ville')).toBe(true);
    app.document.getState().dispatch({ type: 'source/role-set', id: 'clients', column: 'ville', role: 'ignored' });
    const changed = await settled(app);
    expect(changed.id).not.toBe(before.id);
    expect(changed.record.fields.some((field) => field.label === 'ville')).toBe(false);
    const built = (await databases()).length;
    app.document.getState().undo();
    expect(await settled(app)).toEqual(before);
    expect(await databases()).toHaveLength(built);
  });

  test('of what its rows become is another record, which keeps the choice with the project', async () => {
    const lines = csvFile('ventes.csv', [
      'facture,id_client,date_achat,quantite,prix_unitaire',
      '100,C001,2024-01-05,2,10.5',
      '100,C001,2024-01-05,1,4',
      '101,C002,2024-02-05,3,1',
      'C102,C001,2024-03-05,-2,10.5',
      'C103,C002,2024-03-06,-3,1',
    ]);
    const { app } = await anApp(clients, lines);
    const before = await settled(app);
    const told = (events: (typeof before)['record']['events']) => events.map(({ id, rows }) => [id, rows]);
    expect(told(before.record.events)).toEqual([
      ['ventes', 5],
      ['ventes.whole', 4],
    ]);
    expect(before.record.events[0]).toMatchObject({
      unit: 'facture',
      built: { column: 'quantite × prix_unitaire' },
      returns: { rows: 2, handling: 'net' },
    });
    app.document.getState().dispatch({ type: 'source/events-made', id: 'ventes', making: { returns: 'apart' } });
    app.document.getState().dispatch({ type: 'source/events-made', id: 'ventes', making: { grain: 'row' } });
    const changed = await settled(app);
    expect(told(changed.record.events)).toEqual([
      ['ventes', 3],
      ['ventes.returns', 2],
    ]);
    expect(parseProjectFile(projectFileText(app.document.getState().history.present), 'p').sources[1]?.making).toEqual({
      returns: 'apart',
      grain: 'row',
    });
    app.document.getState().undo();
    app.document.getState().undo();
    expect(await settled(app)).toEqual(before);
  });

  test('while a record is built keeps the one before it on screen', async () => {
    const { app } = await anApp(clients, contacts);
    const before = await settled(app);
    const seen: (string | undefined)[] = [];
    const unsubscribe = app.data.subscribe((state) => seen.push(currentRecord(state.record)?.id));
    app.document.getState().dispatch({ type: 'source/kind-set', id: 'contacts', kind: 'survey' });
    const changed = await settled(app);
    unsubscribe();
    expect(changed.record.events[0]?.kind).toBe('survey');
    expect([...new Set(seen)]).toEqual([before.id, changed.id]);
  });

  test('that removes a source and its undo bring it back without reading', async () => {
    const { app } = await anApp(clients, contacts);
    const before = await settled(app);
    app.document.getState().dispatch({ type: 'source/removed', id: 'contacts' });
    expect((await settled(app)).record.events).toEqual([]);
    expect(stateOf(app, 'contacts')).toBeUndefined();
    app.document.getState().undo();
    expect(await settled(app)).toEqual(before);
    const state = stateOf(app, 'contacts');
    expect(state?.state === 'ready' && state.report.rows).toBe(5);
    app.document.getState().dispatch({ type: 'source/removed', id: 'contacts' });
    app.document.getState().dispatch({ type: 'source/removed', id: 'clients' });
    await app.pipeline.settle();
    expect(app.data.getState().record).toEqual({ state: 'none' });
  });

  test('that nobody can be told apart after is the person’s problem, and mends by undo', async () => {
    const { app, notices } = await anApp(contacts);
    const before = await settled(app);
    const dispatch = app.document.getState().dispatch;
    dispatch({ type: 'source/role-set', id: 'contacts', column: 'id_client', role: 'attribute' });
    // Contacts can be counted without customers.
    expect((await settled(app)).record).toMatchObject({ customers: 0, events: [{ rows: 5, linked: 0 }] });
    dispatch({ type: 'source/kind-set', id: 'contacts', kind: 'other' });
    await app.pipeline.settle();
    expect(app.data.getState().record).toEqual({ state: 'failed', problem: { code: 'no-customers' } });
    app.document.getState().undo();
    expect((await settled(app)).record.customers).toBe(0);
    app.document.getState().undo();
    expect(await settled(app)).toEqual(before);
    expect(notices).toEqual([]);
  });
});

describe('reading again', () => {
  test('with another layout puts another table in place, keeps the roles of its columns, and can be undone', async () => {
    const { app } = await anApp(clients);
    const before = await settled(app);
    const reading = sourceOf(app, 'clients')?.reading;
    if (reading?.layout.format !== 'csv') throw new Error('no source');
    app.document.getState().dispatch({ type: 'source/role-set', id: 'clients', column: 'code', role: 'postcode' });
    await app.pipeline.reread('clients', { layout: { ...reading.layout, skippedLines: 1, header: false } });
    const headless = sourceOf(app, 'clients');
    expect(headless?.reading.layout).toMatchObject({ header: false });
    expect(headless?.confirmed).toBe(false);
    const state = stateOf(app, 'clients');
    expect(state?.state === 'ready' && state.report.rows).toBe(4);
    await app.pipeline.settle();
    app.document.getState().undo();
    expect((await settled(app)).record.fields.find((field) => field.label === 'code')?.role).toBe('postcode');
    app.document.getState().undo();
    expect(await settled(app)).toEqual(before);
  });

  test('with a column of another type', async () => {
    const { app } = await anApp(contacts);
    const reading = sourceOf(app, 'contacts')?.reading;
    if (reading === undefined) throw new Error('no source');
    expect(reading.columns.find((column) => column.name === 'date_contact')?.type).toBe('date');
    await app.pipeline.reread('contacts', {
      layout: reading.layout,
      columns: reading.columns.map((column) =>
        column.name === 'date_contact' ? { name: column.name, type: 'text', missing: [] } : column,
      ),
    });
    expect((await settled(app)).record.events[0]).toMatchObject({ dated: false, lastDate: null });
    expect(sourceOf(app, 'contacts')?.roles['date_contact']).toBe('date');
  });

  test('of a file that is not at hand is refused', async () => {
    const { app } = await anApp(clients);
    app.pipeline.forgetFiles();
    const layout = sourceOf(app, 'clients')?.reading.layout;
    if (layout === undefined) throw new Error('no source');
    await expect(app.pipeline.reread('clients', { layout })).rejects.toMatchObject({
      problem: { code: 'file-needed', file: 'Clients.csv' },
    });
    expect(app.pipeline.fileOf('clients')).toBe(null);
  });
});

describe('a project file', () => {
  async function exported(): Promise<File> {
    const { app } = await anApp(clients, contacts);
    await settled(app);
    app.document.getState().dispatch({ type: 'project/renamed', name: 'Shop' });
    app.document.getState().dispatch({ type: 'source/role-set', id: 'contacts', column: 'canal', role: 'ignored' });
    await settled(app);
    const text = projectFileText(app.document.getState().history.present);
    await app.wipe();
    await app.pipeline.settle();
    return new File([text], 'shop.ecart.json');
  }

  test('opened without its files waits for them; each one dropped is ready again, as it was read', async () => {
    const file = await exported();
    const { app, notices } = await anApp();
    expect(await importProjectFile(app, file)).toEqual({ name: 'Shop', missing: 2 });
    expect([stateOf(app, 'clients'), stateOf(app, 'contacts')]).toEqual([
      { state: 'file-needed' },
      { state: 'file-needed' },
    ]);
    expect(app.data.getState().record).toEqual({ state: 'none' });
    await app.pipeline.addFiles([clients]);
    expect((await settled(app)).record.events).toEqual([]);
    await app.pipeline.addFiles([contacts]);
    const { record } = await settled(app);
    expect(record.events.map((events) => events.columns.map((column) => column.column))).toEqual([
      ['id_contact', 'id_client', 'date_contact', 'motif'],
    ]);
    expect([ids(app), app.document.getState().history.past, notices]).toEqual([['clients', 'contacts'], [], []]);
  });

  test('takes next month’s file of the same columns in the place of the one it waits for', async () => {
    const { app } = await anApp();
    await importProjectFile(app, await exported());
    open = app;
    await app.pipeline.addFiles([clients, nextMonth]);
    const { record } = await settled(app);
    const source = sourceOf(app, 'contacts');
    expect([ids(app), source?.file.name, source?.roles['canal']]).toEqual([
      ['clients', 'contacts'],
      'contacts_juin.csv',
      'ignored',
    ]);
    expect([record.events[0]?.rows, record.lastDate]).toEqual([2, '2024-06-07']);
    expect(app.document.getState().history.past.map((entry) => entry.change.type)).toEqual(['source/reread']);
  });

  test('that is none leaves the open project alone', async () => {
    const { app } = await anApp(clients);
    const before = await settled(app);
    await expect(importProjectFile(app, new File(['id;nom\n1;a\n'], 'x.ecart.json'))).rejects.toBeInstanceOf(UserError);
    expect(await settled(app)).toBe(before);
  });
});

describe('a file whose data went and which cannot be read any more', () => {
  test('says so on its source, once', async () => {
    const bytes = await contacts.arrayBuffer();
    let gone = false;
    const flaky = new (class extends File {
      override slice(...range: Parameters<File['slice']>): Blob {
        if (gone) throw new DOMException('The file was changed', 'NotReadableError');
        return super.slice(...range);
      }
    })([bytes], 'contacts.csv');
    const { app, notices } = await anApp(clients, flaky);
    await settled(app);
    const source = sourceOf(app, 'contacts');
    if (source === undefined) throw new Error('no source');
    app.document.getState().dispatch({ type: 'source/removed', id: 'contacts' });
    await settled(app);
    await app.services.workshop.sweep(app.document.getState().history.present.sources.map(sourceDatasetId));
    gone = true;
    app.document.getState().undo();
    await app.pipeline.settle();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await app.pipeline.settle();
    expect(stateOf(app, 'contacts')).toEqual({
      state: 'failed',
      problem: { code: 'file-gone', file: 'contacts.csv' },
    });
    expect(app.data.getState().arriving).toEqual([]);
    // What a person can mend is no failure of ours.
    expect(notices.filter((notice) => notice.kind === 'failure')).toEqual([]);
    await app.pipeline.addFiles([contacts]);
    expect((await settled(app)).record.events).toHaveLength(1);
  });
});
