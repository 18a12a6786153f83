import { expect } from 'vitest';
import { databaseOf, type Workshop } from '../../../src/engine/engine.ts';
import type { WasmEngine } from '../../../src/engine/wasm/wasm-engine.ts';
import type { ColumnRole, ColumnType, SourceKind } from '../../../src/model/column.ts';
import type { CustomerPath, EventMaking } from '../../../src/model/event-making.ts';
import { ownEvents, type CustomerRecord, type EventTable } from '../../../src/model/record.ts';
import { buildRecord, readRecord } from '../../../src/preparation/record/build-record.ts';
import type { RecordSource } from '../../../src/preparation/record/plan.ts';
import {
  identifier,
  join,
  literal,
  path,
  query,
  sql,
  statement,
  type Literal,
  type Sql,
} from '../../../src/sql/sql.ts';

export type Column = readonly [name: string, type: ColumnType, role?: ColumnRole];

/** A file as reading leaves it, by hand. */
export interface File {
  readonly id: string;
  readonly kind: SourceKind;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Literal[])[];
  readonly making?: Partial<EventMaking>;
  readonly path?: CustomerPath;
}

const types: Record<ColumnType, Sql> = {
  text: sql`VARCHAR`,
  integer: sql`DOUBLE`,
  decimal: sql`DOUBLE`,
  date: sql`DATE`,
  datetime: sql`TIMESTAMP`,
  boolean: sql`BOOLEAN`,
};
let builds = 0;

/** The name of the dataset that was made last. */
export const lastBuilt = (): number => builds;

/** The dataset of a file, as reading leaves it. */
export async function dataset(engine: WasmEngine, workshop: Workshop, file: File): Promise<RecordSource> {
  const session = await workshop.open();
  const target = path(session.target, 'main', 'rows');
  await session.run(
    statement`CREATE TABLE ${target} (${join(file.columns.map(([name, type]) => sql`${identifier(name)} ${types[type]}`))})`,
  );
  if (file.rows.length > 0) {
    const rows = file.rows.map((row) => sql`(${join(row.map((cell) => literal(cell)))})`);
    await session.run(statement`INSERT INTO ${target} VALUES ${join(rows)}`);
  }
  builds += 1;
  const id = `source${builds}`;
  await engine.attach(await session.finish(id));
  const columns = file.columns.map(([name, type, role], i) => {
    const filled = file.rows.map((row) => row[i]).filter((cell) => cell !== null);
    const numbers = filled.filter((cell) => typeof cell === 'number');
    return {
      name,
      type,
      role: role ?? ('attribute' as const),
      distinct: new Set(filled).size,
      max: numbers.length === 0 ? null : String(Math.max(...numbers)),
    };
  });
  return {
    id: file.id,
    label: `${file.id}.csv`,
    kind: file.kind,
    database: databaseOf(id),
    rows: file.rows.length,
    columns,
    making: file.making,
    path: file.path,
  };
}

/** The record of some files, read back from its dataset. */
export async function recordOf(
  engine: WasmEngine,
  workshop: Workshop,
  files: readonly File[],
): Promise<CustomerRecord> {
  const sources: RecordSource[] = [];
  for (const file of files) sources.push(await dataset(engine, workshop, file));
  const session = await workshop.open();
  builds += 1;
  const id = `record${builds}`;
  try {
    const built = await buildRecord(session, { sources, today: '2024-06-30' });
    await engine.attach(await session.finish(id));
    const record = await readRecord(engine, databaseOf(id));
    expect(record).toEqual({ ...built, database: databaseOf(id) });
    for (const events of ownEvents(record)) expect(events.linked + events.orphans + events.anonymous).toBe(events.rows);
    return record;
  } catch (error) {
    await session.abandon();
    throw error;
  }
}

/** Rows of a relation as text, in an order. */
export async function textRows(engine: WasmEngine, relation: Sql, columns: readonly string[]) {
  const cells = columns.map((column, i) => sql`${identifier(column)}::VARCHAR AS ${identifier(`c${i}`)}`);
  const rows = await engine.query(query`SELECT ${join(cells)} FROM ${relation} ORDER BY ALL`);
  const texts = columns.map((_, i) => rows.texts(`c${i}`));
  return Array.from({ length: rows.count }, (_, row) => texts.map((column) => column[row] ?? null));
}

export const eventsOf = (record: CustomerRecord, id: string): EventTable => {
  const events = record.events.find((one) => one.id === id);
  if (events === undefined) throw new Error(`no ${id}`);
  return events;
};
