import { strToU8, zipSync, gzipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { query, path } from '../../src/sql/sql.ts';
import { databaseOf } from '../../src/engine/engine.ts';
import type { App } from '../../src/store/app.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import { nodeApp } from './node-app.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

let open: App | null = null;
afterEach(async () => {
  await open?.pipeline.settle();
  await open?.wipe();
  open = null;
});

async function dropped(...files: readonly File[]) {
  const made = await nodeApp(engine);
  open = made.app;
  await made.app.pipeline.addFiles(files);
  return made;
}

const fileOf = (name: string, bytes: Uint8Array): File => new File([new Uint8Array(bytes)], name);
const names = (app: App) => app.document.getState().history.present.sources.map((source) => source.file.name);
const problems = (app: App) => app.data.getState().arriving.map((one) => one.problem?.code);

/** The rows of a source as text, and its types. */
async function table(app: App, name: string) {
  const source = app.document.getState().history.present.sources.find((one) => one.file.name === name);
  const state = source === undefined ? undefined : app.data.getState().sources[source.id];
  if (source === undefined || state?.state !== 'ready') throw new Error(`${name} is not read`);
  const rows = await engine.query(
    query`SELECT COLUMNS(*)::VARCHAR FROM ${path(databaseOf(state.dataset), 'main', 'rows')}`,
  );
  const columns = rows.names.map((column) => rows.texts(column));
  return {
    columns: source.reading.columns.map((column) => `${column.name}: ${column.type}`),
    rows: Array.from({ length: rows.count }, (_, row) => columns.map((column) => column[row] ?? null)),
    report: state.report,
    layout: source.reading.layout,
  };
}

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

const workbook = async (): Promise<File> =>
  fileOf(
    'ventes.xlsx',
    await writeXlsx({
      sheets: [
        {
          name: 'Clients',
          rows: [
            ['Export du 31/01/2024', null, null, null],
            ['id_client', 'nom', 'code_postal', 'date_creation'],
            ['C001', 'Durand', '01000', day('2023-01-05')],
            ['C002', 'Petit', '69001', day('2023-02-17')],
            ['C003', 'Léa "Lo"', '06000', day('2023-03-20')],
          ],
        },
        {
          name: 'Achats',
          rows: [
            ['Vente', null, 'Montant', null],
            ['id_client', 'le', 'HT', 'TTC'],
            ['C001', day('2024-01-31'), 10, 12],
            ['C002', '14/02/2024', 7.5, 9],
            ['C001', 45356, 100, 120],
          ],
          merges: [
            { startRow: 0, endRow: 0, startCol: 0, endCol: 1 },
            { startRow: 0, endRow: 0, startCol: 2, endCol: 3 },
          ],
        },
        { name: 'Notes', hidden: true, rows: [['mot'], ['caché'], ['secret']] },
        { name: 'Vide', rows: [] },
      ],
    }),
  );

describe('a workbook', () => {
  test('gives a source a sheet in sight, hidden and empty ones are told of', async () => {
    const { app } = await dropped(await workbook());
    expect([names(app), problems(app)]).toEqual([['ventes.xlsx › Clients', 'ventes.xlsx › Achats'], []]);
    const clients = await table(app, 'ventes.xlsx › Clients');
    expect(clients.columns).toEqual(['id_client: text', 'nom: text', 'code_postal: text', 'date_creation: date']);
    expect(clients.rows).toEqual([
      ['C001', 'Durand', '01000', '2023-01-05'],
      ['C002', 'Petit', '69001', '2023-02-17'],
      ['C003', 'Léa "Lo"', '06000', '2023-03-20'],
    ]);
    expect(clients.layout).toEqual({ format: 'excel', skippedLines: 1, headerLines: 1 });
    expect(clients.report.tables?.map((one) => [one.part.join(), one.state])).toEqual([
      ['Clients', 'shown'],
      ['Achats', 'shown'],
      ['Notes', 'hidden'],
      ['Vide', 'empty'],
    ]);
  });

  test('has its header of two lines joined, and days, text and serials in one column of days', async () => {
    const { app } = await dropped(await workbook());
    const sales = await table(app, 'ventes.xlsx › Achats');
    expect(sales.columns).toEqual([
      'Vente › id_client: text',
      'Vente › le: date',
      'Montant › HT: decimal',
      'Montant › TTC: integer',
    ]);
    expect(sales.rows).toEqual([
      ['C001', '2024-01-31', '10.0', '12.0'],
      ['C002', '2024-02-14', '7.5', '9.0'],
      ['C001', '2024-03-05', '100.0', '120.0'],
    ]);
    expect(sales.report.changes.map((change) => change.code)).toEqual(
      expect.arrayContaining(['header-joined', 'dates-joined']),
    );
  });

  test('gives a hidden sheet when it is asked for, and is told of when it comes twice', async () => {
    const file = await workbook();
    const { app, notices } = await dropped(file);
    const [first] = app.document.getState().history.present.sources;
    await app.pipeline.addTable(first?.id ?? '', ['Notes']);
    expect((await table(app, 'ventes.xlsx › Notes')).rows).toEqual([['caché'], ['secret']]);
    await app.pipeline.addFiles([file]);
    expect(names(app)).toHaveLength(3);
    expect(notices).toEqual([{ kind: 'already-here', file: 'ventes.xlsx' }]);
  });

  test('is read again with other lines as its header', async () => {
    const { app } = await dropped(await workbook());
    const [, sales] = app.document.getState().history.present.sources;
    await app.pipeline.reread(sales?.id ?? '', { layout: { format: 'excel', skippedLines: 1, headerLines: 1 } });
    expect((await table(app, 'ventes.xlsx › Achats')).columns[0]).toBe('id_client: text');
  });

  test('under a password, cut or empty is refused in words of its own', async () => {
    const locked = await writeXlsx({
      sheets: [{ name: 'A', rows: [['a']] }],
      encryption: { password: 'x', spinCount: 10 },
    });
    const whole = new Uint8Array(await (await workbook()).arrayBuffer());
    const empty = await writeXlsx({ sheets: [{ name: 'A', rows: [] }] });
    const { app } = await dropped(
      fileOf('locked.xlsx', locked),
      fileOf('cut.xlsx', whole.subarray(0, whole.length / 2)),
      fileOf('empty.xlsx', empty),
    );
    expect(problems(app)).toEqual(['file-encrypted', 'workbook-damaged', 'workbook-empty']);
  });
});

describe('an archive', () => {
  const csv = 'id_client;ville\nC001;Orl\u00e9ans\nC002;Nice\n';
  const latin = Uint8Array.from(csv, (sign) => sign.charCodeAt(0));

  test('gives a source a file, whatever folder it stands in and however it is encoded', async () => {
    const bytes = zipSync({
      'a.csv': latin,
      'dossier/b.csv': strToU8('id_client,montant\nC001,12.5\nC002,7\n'),
      'dossier/lisez-moi.pdf': strToU8('%PDF-1.4 binary'),
      '__MACOSX/._a.csv': strToU8('x'),
    });
    const { app } = await dropped(fileOf('export.zip', bytes));
    expect([names(app), problems(app)]).toEqual([['export.zip › a.csv', 'export.zip › dossier/b.csv'], []]);
    const first = await table(app, 'export.zip › a.csv');
    expect(first.rows).toEqual([
      ['C001', 'Orl\u00e9ans'],
      ['C002', 'Nice'],
    ]);
    expect(first.layout).toMatchObject({ format: 'csv', encoding: 'windows-1252', delimiter: ';' });
    expect(first.report.tables?.map((one) => one.state)).toEqual(['shown', 'shown', 'unreadable']);
  });

  test('of one gzip, or of several put one after the other, is the file itself', async () => {
    const halves = [csv.slice(0, 27), csv.slice(27)].map((half) => gzipSync(strToU8(half)));
    const { app } = await dropped(
      fileOf('one.csv.gz', gzipSync(strToU8(csv))),
      fileOf('two.csv.gz', Uint8Array.from(halves.flatMap((half) => [...half]))),
    );
    expect((await table(app, 'one.csv.gz')).rows).toHaveLength(2);
    expect((await table(app, 'two.csv.gz')).rows).toEqual((await table(app, 'one.csv.gz')).rows);
  });

  test('that is cut, holds nothing to read or unpacks without end is refused', async () => {
    const bomb = gzipSync(new Uint8Array(80 * 1024 * 1024), { level: 9 });
    const { app } = await dropped(
      fileOf('cut.csv.gz', gzipSync(strToU8(csv)).subarray(0, 20)),
      fileOf('cut.zip', zipSync({ 'a.csv': latin }).subarray(0, 40)),
      fileOf('none.zip', zipSync({ 'a.pdf': strToU8('%PDF-1.4'), 'b.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47) })),
      fileOf('bomb.csv.gz', bomb),
    );
    expect(problems(app)).toEqual(['archive-damaged', 'archive-damaged', 'archive-without-table', 'archive-too-large']);
  });
});
