import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { databaseOf } from '../../src/engine/engine.ts';
import { eventsOf, ownEvents, type CustomerRecord } from '../../src/model/record.ts';
import { firstNumber } from '../../src/model/rows.ts';
import { literal, path, query, type Sql } from '../../src/sql/sql.ts';
import type { App } from '../../src/store/app.ts';
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

async function recordOf(app: App): Promise<CustomerRecord> {
  await app.pipeline.settle();
  const { record } = app.data.getState();
  if (record.state !== 'ready') throw new Error(`The record is ${record.state}: ${JSON.stringify(record)}`);
  return record.record;
}
/** The rows of a source as they were read. */
function read(app: App, source: string): Sql {
  const state = app.data.getState().sources[source];
  if (state?.state !== 'ready') throw new Error(`${source} was not read`);
  return path(databaseOf(state.dataset), 'main', 'rows');
}
const count = async (asked: Sql<'query'>): Promise<number> => firstNumber(await engine.query(asked), 'n');

const customers = csvFile('clients.csv', ['id_client;ville', 'C1;Lyon', 'C2;Nice', 'C3;Brest']);
const orders = csvFile('commandes.csv', [
  'id_commande;id_client;date_commande',
  'O1;C1;05/01/2024',
  'O2;C2;20/01/2024',
  'O3;C1;10/02/2024',
  'O4;C9;11/02/2024',
  'O5;;12/02/2024',
  'O6;C1;13/03/2024',
  'O6;C2;14/03/2024',
]);
const lines = csvFile('lignes.csv', [
  'id_commande;article;quantite;prix_unitaire',
  'O1;A;2;10,00',
  'O1;B;1;5,50',
  'O2;A;1;10,00',
  'O3;C;3;7,00',
  'O4;A;1;10,00',
  'O5;B;1;5,50',
  'O6;A;1;10,00',
  'O7;A;4;10,00',
  ';C;1;7,00',
]);

describe('rows that name no customer', () => {
  test('have the customer and the day of the order that they are lines of; every row is told', async () => {
    const app = await anApp(customers, orders, lines);
    const record = await recordOf(app);
    const table = eventsOf(record, 'lignes');
    expect(table.through).toEqual({
      column: 'id_commande',
      of: 'commandes',
      key: 'id_commande',
      unknown: 1,
      several: 1,
      dates: true,
    });
    // C9 is no customer of the file; O6 has two; O7 is no order; O5 and the last line name nobody.
    const { rows, linked, orphans, anonymous, dated, firstDate, lastDate } = table;
    expect({ rows, linked, orphans, anonymous }).toEqual({ rows: 9, linked: 4, orphans: 3, anonymous: 2 });
    expect([dated, firstDate, lastDate]).toEqual([true, '2024-01-05', '2024-03-13']);
    // The orders alone are purchases: their lines are not counted beside them.
    expect(record.events.some((events) => events.combines !== undefined)).toBe(false);
  });

  test('are the same by a join written by hand, and at a date those of the orders until then', async () => {
    const app = await anApp(customers, orders, lines);
    const record = await recordOf(app);
    const built = path(record.database, 'main', eventsOf(record, 'lignes').table);
    const people = path(record.database, 'main', 'customers');
    for (const asOf of ['2024-01-10', '2024-01-31', '2024-02-28', '2024-12-31']) {
      const ours = query`SELECT coalesce(sum("quantite"), 0)::DOUBLE AS "n" FROM ${built} JOIN ${people} USING ("customer_no") WHERE "customer_id" = 'C1' AND "event_at"::VARCHAR <= ${literal(`${asOf} 23:59`)}`;
      const byHand = query`SELECT coalesce(sum(l."quantite"), 0)::DOUBLE AS "n" FROM ${read(app, 'lignes')} l
        WHERE (SELECT min(o."date_commande") FROM ${read(app, 'commandes')} o WHERE o."id_commande" = l."id_commande")::VARCHAR <= ${literal(asOf)}
        AND (SELECT list(DISTINCT o."id_client") FROM ${read(app, 'commandes')} o WHERE o."id_commande" = l."id_commande") = ['C1']`;
      expect([asOf, await count(ours)]).toEqual([asOf, await count(byHand)]);
    }
  });

  test('are linked no more when a person says so, by a column of another name when a person says that, and undo takes it back', async () => {
    const renamed = csvFile('lignes.csv', [
      'ref;article;quantite;prix_unitaire',
      'O1;A;2;10,00',
      'O2;B;1;5,50',
      'O2;C;9;1,00',
    ]);
    const app = await anApp(customers, orders, renamed);
    expect(eventsOf(await recordOf(app), 'lignes').linked).toBe(0);
    const link = { column: 'ref', of: 'commandes', key: 'id_commande' };
    app.document.getState().dispatch({ type: 'source/events-made', id: 'lignes', making: { path: link } });
    expect(eventsOf(await recordOf(app), 'lignes')).toMatchObject({ linked: 3, orphans: 0, anonymous: 0 });
    app.document.getState().dispatch({ type: 'source/events-made', id: 'lignes', making: { path: 'none' } });
    expect(eventsOf(await recordOf(app), 'lignes')).toMatchObject({ linked: 0, orphans: 0, anonymous: 3 });
    app.document.getState().undo();
    expect(eventsOf(await recordOf(app), 'lignes').linked).toBe(3);
  });

  test('go on through a second table', async () => {
    const parcels = csvFile('colis.csv', ['colis;ligne', 'P1;A', 'P2;B', 'P3;Z']);
    const few = csvFile('lignes.csv', ['id_commande;article;quantite', 'O1;A;2', 'O2;B;1']);
    const app = await anApp(customers, orders, few, parcels);
    app.document.getState().dispatch({ type: 'source/kind-set', id: 'colis', kind: 'other' });
    const link = { column: 'ligne', of: 'lignes', key: 'article' };
    app.document.getState().dispatch({ type: 'source/events-made', id: 'colis', making: { path: link } });
    const record = await recordOf(app);
    expect(eventsOf(record, 'colis')).toMatchObject({ rows: 3, linked: 2, orphans: 1, firstDate: '2024-01-05' });
    for (const one of ownEvents(record)) expect(one.linked + one.orphans + one.anonymous).toBe(one.rows);
  });
});

const folder = process.env['REAL_DATA'];
describe.skipIf(folder === undefined)('Northwind (needs REAL_DATA)', () => {
  const file = (name: string): File =>
    new File([readFileSync(join(folder ?? '', 'malformed', name))], name.replace('_ragged', ''));

  test(
    'each line of an order has the customer of the order, or its order was rejected',
    { timeout: 60_000 },
    async () => {
      const app = await anApp(
        file('northwind_customers.csv'),
        file('northwind_orders_ragged.csv'),
        file('northwind_order-details.csv'),
      );
      const record = await recordOf(app);
      const [details] = ownEvents(record).filter((one) => one.through !== undefined);
      if (details === undefined) throw new Error('The lines have no way to their customers');
      const orders = read(app, details.through?.of ?? '');
      const unknown = await count(
        query`SELECT count(*)::DOUBLE AS "n" FROM ${read(app, details.id)} WHERE "orderID" NOT IN (SELECT "orderID" FROM ${orders})`,
      );
      expect(details.rows).toBe(2155);
      expect(details.through).toMatchObject({ unknown, several: 0, dates: true });
      expect(details.linked).toBe(2155 - unknown);
      expect([details.firstDate, details.lastDate]).toEqual(['1996-07-04', '1998-05-06']);
    },
  );
});
