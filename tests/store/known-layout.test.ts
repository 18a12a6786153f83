import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { offersOf } from '../../src/project/alike.ts';
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
async function anApp(...files: readonly File[]): Promise<App> {
  const { app } = await nodeApp(engine);
  open = app;
  await app.pipeline.addFiles(files);
  await app.pipeline.settle();
  return app;
}

const columns = 'id_client;date_achat;montant_ttc;magasin';
/** The first line could be the header: only a person knows that it is the second. */
const sales = (name: string, first: string, month: string): File =>
  csvFile(name, [first, columns, `C1;15/${month}/2024;10,50;Lyon`, `C2;16/${month}/2024;20,00;Nice`]);
const january = sales('janvier.csv', 'client;quand;combien;où', '01');
const february = sales('fevrier.csv', 'clientèle;jour;somme;lieu', '02');
const readingOf = (app: App, id: string) =>
  app.document.getState().history.present.sources.find((one) => one.id === id)?.reading;
const namesOf = (app: App, id: string) => readingOf(app, id)?.columns.map(({ name }) => name);

describe('the lines before the header that a person left out', () => {
  async function mended(): Promise<App> {
    const app = await anApp(january);
    const layout = readingOf(app, 'janvier')?.layout;
    if (layout?.format !== 'csv') throw new Error('It is a CSV');
    await app.pipeline.reread('janvier', { layout: { ...layout, skippedLines: 1, header: true } });
    expect(namesOf(app, 'janvier')).toEqual(columns.split(';'));
    return app;
  }

  test('are left out of the next export too, which is then offered as one source with it', async () => {
    const app = await mended();
    await app.pipeline.addFiles([february]);
    expect(namesOf(app, 'fevrier')).toEqual(columns.split(';'));
    expect(readingOf(app, 'fevrier')?.layout).toMatchObject({ skippedLines: 1 });
    expect(offersOf(app.document.getState().history.present)).toHaveLength(1);
    // Of the first reading nothing is left: a database for each file, one for each dataset.
    await app.pipeline.settle();
    const { sources } = app.data.getState();
    expect(Object.values(sources).map((one) => one.state)).toEqual(['ready', 'ready']);
  });

  test('are no reason to read another kind of file so, nor one whose columns are right by themselves', async () => {
    const app = await mended();
    const plain = csvFile('mars.csv', [columns, 'C1;15/03/2024;10,50;Lyon', 'C2;16/03/2024;20,00;Nice']);
    const other = csvFile('stock.csv', ['article;entrepot;quantite;cout', 'A1;Lyon;3;4,50', 'A2;Nice;7;2,10']);
    await app.pipeline.addFiles([plain, other]);
    expect(namesOf(app, 'mars')).toEqual(columns.split(';'));
    expect(readingOf(app, 'mars')?.layout).toMatchObject({ skippedLines: 0 });
    expect(namesOf(app, 'stock')).toEqual(['article', 'entrepot', 'quantite', 'cout']);
  });
});
