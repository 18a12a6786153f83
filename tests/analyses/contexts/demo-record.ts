import { readFileSync } from 'node:fs';
import type { Session } from '../../../src/engine/engine.ts';
import type { ColumnRole, ColumnType, DimensionFamily } from '../../../src/model/column.ts';
import type { CustomerField, CustomerRecord, EventColumn, EventTable } from '../../../src/model/record.ts';
import { identifier, join, literal, path, query, sql, statement, type Sql } from '../../../src/sql/sql.ts';
import { firstNumber } from '../../../src/model/rows.ts';

const folder = new URL('../../../sample-data/', import.meta.url);
const database = 'memory';

interface Column {
  readonly column: string;
  readonly type: ColumnType;
  readonly role: ColumnRole;
  readonly family?: DimensionFamily;
}

const text = (column: string, role: ColumnRole = 'attribute', family: DimensionFamily = 'profile'): Column => ({
  column,
  type: 'text',
  role,
  family,
});
const date = (column: string, role: ColumnRole, family: DimensionFamily = 'profile'): Column => ({
  column,
  type: 'date',
  role,
  family,
});

/** The customer record of the demo company, made from its files by a few lines of SQL of its own, independent of the app's reading. */
export async function demoRecord(engine: Session): Promise<CustomerRecord> {
  await load(engine, 'clients_crm', 'windows-1252', ';');
  await load(engine, 'club_membres', 'windows-1252', ';');
  await load(engine, 'caisse_tickets', 'utf-8', ';');
  await load(engine, 'commandes_web', 'utf-8', ',');
  await load(engine, 'contacts_service_client', 'utf-8', ';');
  const crm = [
    text('civilite', 'gender'),
    date('date_naissance', 'birth-date'),
    text('code_postal', 'postcode'),
    text('ville', 'city'),
    date('date_creation', 'date', 'moment'),
    text('magasin_rattachement'),
    text('optin_email', 'consent'),
    text('optin_sms', 'consent'),
    text('segment_crm'),
  ];
  const club = [
    text('formule', 'offer', 'offer'),
    date('date_adhesion', 'date', 'moment'),
    text('parrainage', 'attribute', 'offer'),
  ];
  const read = (table: string, { column, type }: Column): Sql =>
    type === 'date'
      ? sql`try_strptime(${path(table, column)}, '%d/%m/%Y')::DATE`
      : sql`nullif(${path(table, column)}, '')`;
  const columns = [
    ...crm.map((column) => sql`${read('clients_crm', column)} AS ${identifier(column.column)}`),
    ...club.map((column) => sql`${read('club_membres', column)} AS ${identifier(column.column)}`),
  ];
  await engine.run(statement`CREATE OR REPLACE TABLE ${path(database, 'main', 'customers')} AS
SELECT (row_number() OVER (ORDER BY "clients_crm"."id_client") - 1)::INTEGER AS "customer_no", "clients_crm"."id_client" AS "customer_id",
  coalesce(try_strptime("clients_crm"."date_creation", '%d/%m/%Y')::DATE, DATE '0001-01-01') AS "seen_0",
  CASE WHEN "club_membres"."id_client" IS NOT NULL THEN coalesce(try_strptime("club_membres"."date_adhesion", '%d/%m/%Y')::DATE, DATE '0001-01-01') END AS "seen_1",
  ${join(columns)} FROM "clients_crm" LEFT JOIN "club_membres" USING ("id_client")`);
  const fields = [...(await fieldsOf(engine, 'crm', crm)), ...(await fieldsOf(engine, 'club', club))];
  const events = [
    await eventsOf(engine, 'contacts', 'contacts', 'contacts_service_client', 'date_heure', '%d/%m/%Y %H:%M', [
      text('canal', 'channel', 'channel'),
      text('motif', 'reason', 'reason'),
      text('resolu', 'status'),
    ]),
    await eventsOf(engine, 'caisse', 'purchases', 'caisse_tickets', 'date_heure', '%d/%m/%Y %H:%M', [
      text('format_magasin'),
      text('rayon', 'product'),
    ]),
    await eventsOf(engine, 'web', 'purchases', 'commandes_web', 'date_commande', '%Y-%m-%d %H:%M', [
      text('mode_livraison'),
      text('statut', 'status'),
    ]),
  ];
  return {
    database,
    customers: firstNumber(
      await engine.query(query`SELECT count(*)::DOUBLE AS "n" FROM ${path(database, 'main', 'customers')}`),
      'n',
    ),
    origins: [
      { source: 'crm', seenColumn: 'seen_0', dated: true },
      { source: 'club', seenColumn: 'seen_1', dated: true },
    ],
    fields,
    events,
    repeated: [],
    lastDate: '2026-09-30',
  };
}

async function load(engine: Session, name: string, encoding: string, delimiter: string): Promise<void> {
  const decoded = new TextDecoder(encoding).decode(readFileSync(new URL(`${name}.csv`, folder)));
  await engine.registerFile(`${name}.csv`, new Blob([decoded]));
  await engine.run(
    statement`CREATE OR REPLACE TABLE ${identifier(name)} AS SELECT * FROM read_csv(${literal(`in/${name}.csv`)}, delim = ${literal(delimiter)}, header = TRUE, all_varchar = TRUE, quote = '"', strict_mode = FALSE)`,
  );
  await engine.dropFile(`${name}.csv`);
}

async function distinctOf(engine: Session, table: string, column: string): Promise<number> {
  return firstNumber(
    await engine.query(
      query`SELECT count(DISTINCT ${identifier(column)})::DOUBLE AS "n" FROM ${path(database, 'main', table)}`,
    ),
    'n',
  );
}

async function fieldsOf(
  engine: Session,
  source: string,
  columns: readonly Column[],
): Promise<readonly CustomerField[]> {
  return Promise.all(
    columns.map(async ({ column, type, role, family = 'profile' }) => ({
      id: `${source}/${column}`,
      source,
      label: column,
      column,
      type,
      role,
      family,
      distinct: await distinctOf(engine, 'customers', column),
    })),
  );
}

async function eventsOf(
  engine: Session,
  id: string,
  kind: EventTable['kind'],
  from: string,
  dateColumn: string,
  format: string,
  columns: readonly Column[],
): Promise<EventTable> {
  const kept = columns.map(({ column }) => sql`nullif(${path(from, column)}, '') AS ${identifier(column)}`);
  const table = `events_${id}`;
  await engine.run(statement`CREATE OR REPLACE TABLE ${path(database, 'main', table)} AS SELECT ${join(kept)}, "customers"."customer_no", try_strptime(${path(from, dateColumn)}, ${literal(format)}) AS "event_at"
FROM ${identifier(from)} LEFT JOIN ${path(database, 'main', 'customers')} AS "customers" ON "customers"."customer_id" = ${path(from, 'id_client')}`);
  const counts = await engine.query(
    query`SELECT count(*)::DOUBLE AS "rows", count("customer_no")::DOUBLE AS "linked" FROM ${path(database, 'main', table)}`,
  );
  const described = await Promise.all(
    columns.map(async ({ column, type, role }): Promise<EventColumn> => ({
      column,
      type,
      role,
      distinct: await distinctOf(engine, table, column),
    })),
  );
  const [rows, linked] = [firstNumber(counts, 'rows'), firstNumber(counts, 'linked')];
  return {
    id,
    label: id,
    kind,
    table,
    dated: true,
    unit: null,
    columns: described,
    rows,
    linked,
    orphans: 0,
    anonymous: rows - linked,
    undated: 0,
    firstDate: '2024-04-01',
    lastDate: '2026-09-30',
  };
}
