import { readFileSync } from 'node:fs';
import { afterAll, afterEach, expect, test } from 'vitest';
import { databaseOf } from '../../src/engine/engine.ts';
import { problemNotice } from '../../src/locales/problem-sentence.ts';
import { path, query } from '../../src/sql/sql.ts';
import type { App } from '../../src/store/app.ts';
import { tableCases } from '../fixtures/tables/table-cases.ts';
import { lines, xlsx } from '../fixtures/tables/xlsx-by-hand.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import { wordsOf } from '../support/words.ts';
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

const fixture = (file: string): File =>
  new File(
    [Uint8Array.from(readFileSync(new URL(`../fixtures/${file}`, import.meta.url)))],
    file.slice(file.indexOf('/') + 1),
  );

async function rowsOf(app: App, at: number): Promise<readonly (readonly (string | null)[])[]> {
  const source = app.document.getState().history.present.sources[at];
  const state = source === undefined ? undefined : app.data.getState().sources[source.id];
  if (state?.state !== 'ready') throw new Error('The source is not there');
  const rows = await engine.query(
    query`SELECT COLUMNS(*)::VARCHAR FROM ${path(databaseOf(state.dataset), 'main', 'rows')}`,
  );
  const columns = rows.names.map((column) => rows.texts(column));
  return Array.from({ length: rows.count }, (_, row) => columns.map((column) => column[row] ?? null));
}

const refused = tableCases.filter(({ expected }) => expected.refused !== undefined);

test('each file that is hurt is refused in a sentence with a remedy, and what comes after it is read', async () => {
  const { app, notices } = await dropped(...refused.map(({ file }) => fixture(file)), fixture('json/list.json'));
  const { arriving } = app.data.getState();
  expect(arriving.map((one) => [one.fileName, one.problem?.code])).toEqual(
    refused.map(({ file, expected }) => [file.slice(file.indexOf('/') + 1), expected.refused?.['code']]),
  );
  for (const { problem } of arriving) {
    if (problem === null) continue;
    const said = (['fr', 'en'] as const).map((language) => problemNotice(wordsOf(language).problems, problem));
    for (const notice of said) for (const sentence of Object.values(notice)) expect(sentence).toMatch(/\S.*[.?]$/u);
    expect(said[0]).not.toEqual(said[1]);
  }
  // Nothing of it is a failure of ours.
  expect(notices.filter(({ kind }) => kind === 'failure')).toEqual([]);
  expect(app.document.getState().history.present.sources.map(({ file }) => file.name)).toEqual(['list.json']);
  expect(await rowsOf(app, 0)).toHaveLength(3);
}, 60_000);

test('a sheet of names alone says so, and its neighbour is read', async () => {
  const { app } = await dropped(
    new File(
      [
        new Uint8Array(
          xlsx({
            sheets: [
              { name: 'Titres', data: lines([['id', 'nom']]) },
              {
                name: 'Lignes',
                data: lines([
                  ['id', 'n'],
                  ['a', 1],
                  ['b', 2],
                ]),
              },
            ],
          }),
        ),
      ],
      'deux.xlsx',
    ),
  );
  expect(app.data.getState().arriving.map((one) => [one.fileName, one.problem?.code])).toEqual([
    ['deux.xlsx › Titres', 'file-header-only'],
  ]);
  expect(await rowsOf(app, 0)).toEqual([
    ['a', '1.0'],
    ['b', '2.0'],
  ]);
});

test('a cell of 10 MB and zero bytes come through from a sheet and from lines of JSON', async () => {
  const cell = 'données '.repeat(1_250_000).trim();
  const sheet = xlsx({
    sheets: [
      {
        name: 'A',
        data: lines([
          ['id', 'note'],
          ['a', cell],
          ['b', 'court'],
        ]),
      },
    ],
  });
  const json = `{"id":"a","note":"${cell}"}\n{"id":"b","note":"cou\\u0000rt"}\n`;
  const { app } = await dropped(new File([new Uint8Array(sheet)], 'long.xlsx'), new File([json], 'long.ndjson'));
  expect(app.data.getState().arriving).toEqual([]);
  for (const at of [0, 1]) {
    const rows = await rowsOf(app, at);
    expect(rows.map((row) => row[0])).toEqual(['a', 'b']);
    expect(rows[0]?.[1]).toHaveLength(cell.length);
    expect(rows[1]?.[1]?.replace('\0', '')).toBe('court');
  }
}, 60_000);

test('days that were put back can be left as the spreadsheet has them, and undo puts them back again', async () => {
  const { app } = await dropped(fixture('excel/days-exchanged-month-first.xlsx'));
  const day = async (): Promise<readonly [string | null | undefined, readonly string[]]> => {
    const source = app.document.getState().history.present.sources[0];
    const state = source === undefined ? undefined : app.data.getState().sources[source.id];
    if (state?.state !== 'ready') throw new Error('The source is not there');
    const changes = state.report.changes.filter(({ code }) => code.startsWith('dates-')).map(({ code }) => code);
    return [(await rowsOf(app, 0))[0]?.[1], changes];
  };
  expect(await day()).toEqual(['2024-03-01', ['dates-joined', 'dates-exchanged']]);
  const source = app.document.getState().history.present.sources[0];
  if (source === undefined || source.reading.layout.format === 'csv') throw new Error('no sheet');
  await app.pipeline.reread(source.id, { layout: { ...source.reading.layout, exchanged: false } });
  expect(await day()).toEqual(['2024-01-03', ['dates-joined']]);
  app.document.getState().undo();
  await app.pipeline.settle();
  expect(await day()).toEqual(['2024-03-01', ['dates-joined', 'dates-exchanged']]);
});

test('days of which nobody can tell are exchanged when a person says so', async () => {
  const { app } = await dropped(fixture('excel/first-of-the-month.xlsx'));
  const source = app.document.getState().history.present.sources[0];
  if (source === undefined || source.reading.layout.format === 'csv') throw new Error('no sheet');
  expect(source.reading.columns[0]?.type).toBe('text');
  await app.pipeline.reread(source.id, { layout: { ...source.reading.layout, exchanged: false } });
  expect((await rowsOf(app, 0)).map((row) => row[0]).slice(1, 3)).toEqual(['2023-02-01', '2023-03-01']);
  await app.pipeline.reread(source.id, { layout: { ...source.reading.layout, exchanged: true } });
  expect((await rowsOf(app, 0)).map((row) => row[0]).slice(1, 3)).toEqual(['2023-01-02', '2023-01-03']);
});

test('an archive larger than the room once it is unpacked is refused by what it unpacks to', async () => {
  const text = `id;n\n${Array.from({ length: 4_000 }, (_, i) => `A${i};${i % 3}`).join('\n')}\n`;
  const gz = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
  const room = text.length * 1.3 - 1;
  const { app: plain } = await nodeApp(engine);
  const { app } = await nodeApp(engine, {
    workshop: {
      ...plain.services.workshop,
      keeps: false,
      open: () => plain.services.workshop.open(),
      find: (id) => plain.services.workshop.find(id),
      sweep: (keep) => plain.services.workshop.sweep(keep),
      wipe: () => plain.services.workshop.wipe(),
      room: () => Promise.resolve({ bytes: room, where: 'memory' as const }),
    },
  });
  open = app;
  expect(gz.byteLength * 1.3).toBeLessThan(room);
  await app.pipeline.addFiles([new File([gz], 'grand.csv.gz')]);
  expect(app.data.getState().arriving.map((one) => one.problem)).toMatchObject([
    { code: 'file-too-large', file: 'grand.csv.gz', bytes: text.length, where: 'memory' },
  ]);
});
