import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import { afterAll, afterEach, expect, test } from 'vitest';
import { startNodeEngine } from '../support/node-engine.ts';
import type { App } from '../../src/store/app.ts';
import { path, query } from '../../src/sql/sql.ts';
import { databaseOf } from '../../src/engine/engine.ts';
import { nodeApp } from './node-app.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

let open: App | null = null;
afterEach(async () => {
  open?.pipeline.stopAll();
  await open?.wipe();
  open = null;
});

async function dropped(...files: readonly File[]): Promise<App> {
  const { app } = await nodeApp(engine);
  open = app;
  await app.start();
  await app.pipeline.addFiles(files);
  return app;
}

const sourcesOf = (app: App) => app.document.getState().history.present.sources;

async function rowsOf(app: App, name: string): Promise<readonly (string | null)[]> {
  const source = sourcesOf(app).find((one) => one.file.name === name);
  const state = source === undefined ? undefined : app.data.getState().sources[source.id];
  if (state?.state !== 'ready') throw new Error(`${name} was not read`);
  const rows = await engine.query(
    query`SELECT ("rows")::VARCHAR AS "row" FROM ${path(databaseOf(state.dataset), 'main', 'rows')}`,
  );
  return rows.texts('row');
}

const workbook = async (): Promise<File> => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Ventes',
        rows: [
          ['id_client', 'montant', 'jour'],
          ['00123', 12.5, new Date(Date.UTC(2024, 1, 13))],
          ['00124', -3, new Date(Date.UTC(2024, 1, 14))],
        ],
      },
      {
        name: 'Clients',
        rows: [
          ['id_client', 'ville'],
          ['00123', 'Évry'],
          ['00124', null],
        ],
      },
      {
        name: 'Cachée',
        hidden: true,
        rows: [
          ['code', 'sens'],
          ['a', 'un'],
          ['b', 'deux'],
        ],
      },
    ],
  });
  return new File([new Uint8Array(bytes)], 'magasin.xlsx');
};

test('each sheet that shows is a source with its types; a hidden one is read when it is asked for', async () => {
  const file = await workbook();
  const app = await dropped(file);
  expect(sourcesOf(app).map((source) => [source.file.name, source.file.part, source.reading.layout.format])).toEqual([
    ['magasin.xlsx › Ventes', ['Ventes'], 'excel'],
    ['magasin.xlsx › Clients', ['Clients'], 'excel'],
  ]);
  expect(sourcesOf(app)[0]?.reading.columns.map(({ name, type }) => [name, type])).toEqual([
    ['id_client', 'text'],
    ['montant', 'decimal'],
    ['jour', 'date'],
  ]);
  expect(await rowsOf(app, 'magasin.xlsx › Ventes')).toEqual([
    expect.stringContaining('00123') as string,
    expect.stringContaining('2024-02-14') as string,
  ]);
  const [first] = sourcesOf(app);
  if (first === undefined) throw new Error('no source');
  const state = app.data.getState().sources[first.id];
  expect(state?.state === 'ready' && state.report.tables?.map((table) => table.state)).toEqual([
    'shown',
    'shown',
    'hidden',
  ]);
  await app.pipeline.addTable(first.id, ['Cachée']);
  expect(await rowsOf(app, 'magasin.xlsx › Cachée')).toHaveLength(2);
  await app.pipeline.addFiles([file]);
  expect(sourcesOf(app)).toHaveLength(3);
});

test('a sheet is read again with other lines for its header, and undo brings the first reading back', async () => {
  const app = await dropped(await workbook());
  const sales = sourcesOf(app)[0];
  if (sales === undefined || sales.reading.layout.format === 'csv') throw new Error('no sheet');
  await app.pipeline.reread(sales.id, { layout: { ...sales.reading.layout, skippedLines: 1, headerLines: 0 } });
  expect(sourcesOf(app)[0]?.reading.columns).toHaveLength(3);
  expect(await rowsOf(app, 'magasin.xlsx › Ventes')).toHaveLength(2);
  app.document.getState().undo();
  await app.pipeline.settle();
  expect(sourcesOf(app)[0]?.reading.columns[0]?.name).toBe('id_client');
});

test('every table of an archive is a source, the one that cannot be read keeps its problem', async () => {
  const archive = zipSync({
    'export/clients.csv': strToU8('code_client;ville\nC1;Lille\nC2;Pau\n'),
    'export/contacts.ndjson': strToU8(
      '{"code_client":"C1","date":"2024-01-05"}\nno json\n{"code_client":"C2","date":"2024-01-06"}\n',
    ),
    'export/vide.csv': strToU8(''),
    'photo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0]),
    '__MACOSX/export/._clients.csv': new Uint8Array([0, 5, 22, 7]),
  });
  const app = await dropped(new File([archive.slice()], 'exports.zip'));
  expect(sourcesOf(app).map((source) => source.file.part)).toEqual([
    ['export/clients.csv'],
    ['export/contacts.ndjson'],
  ]);
  const contacts = sourcesOf(app)[1];
  const state = contacts === undefined ? undefined : app.data.getState().sources[contacts.id];
  if (state?.state !== 'ready') throw new Error('the contacts were not read');
  expect([state.report.kept, state.report.rejected, state.report.rejects.map(({ line }) => line)]).toEqual([2, 1, [2]]);
  expect(state.report.tables?.map((table) => [table.part[0], table.state])).toEqual([
    ['export/clients.csv', 'shown'],
    ['export/contacts.ndjson', 'shown'],
    ['export/vide.csv', 'empty'],
    ['photo.png', 'unreadable'],
  ]);
});

test('a compressed file of delimited text takes every choice of one', async () => {
  const latin = new Blob([strToU8('nom;prix\ncaf'), new Uint8Array([0xe9]), strToU8(';1,5\n')]);
  const packed = await new Response(latin.stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
  const app = await dropped(new File([packed], 'prix.csv.gz'));
  expect(sourcesOf(app)[0]?.reading).toMatchObject({
    layout: { format: 'csv', encoding: 'windows-1252', delimiter: ';' },
    columns: [{ name: 'nom' }, { name: 'prix', type: 'decimal', decimal: ',' }],
  });
  expect(await rowsOf(app, 'prix.csv.gz')).toEqual([expect.stringContaining('café') as string]);
});

test('what cannot be opened says why', async () => {
  const app = await dropped(
    new File([new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1])], 'tronque.csv.gz'),
    new File(['{"a": [1, 2,}'], 'faux.json'),
    new File(['PAR1 and nothing more'], 'faux.parquet'),
    new File([zipSync({ 'lisez-moi/': new Uint8Array() }).slice()], 'rien.zip'),
  );
  expect(app.data.getState().arriving.map((one) => [one.fileName, one.problem?.code])).toEqual([
    ['tronque.csv.gz', 'archive-damaged'],
    ['faux.json', 'json-invalid'],
    ['faux.parquet', 'parquet-damaged'],
    ['rien.zip', 'archive-without-table'],
  ]);
});
