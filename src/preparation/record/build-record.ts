import type { BuildSession, Session } from '../../engine/engine.ts';
import { UserError } from '../../model/problem.ts';
import { firstNumber, firstText } from '../../model/rows.ts';
import type { IsoDate } from '../../model/period.ts';
import type { CustomerRecord, EventTable } from '../../model/record.ts';
import { planRecord, type EventSource, type RecordPlan, type RecordSource } from './plan.ts';
import { aboutQuery, aboutStatement, customerCount, eventCounts, recordStatements, repeatedRows } from './statements.ts';

export interface RecordBuild {
  readonly sources: readonly RecordSource[];
  /** Today, so that a date in the future does not become the as-of date. */
  readonly today: IsoDate;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

/** Builds the customer record in the target of the session, whose sources are attached. Throws a UserError when no source tells customers apart. */
export async function buildRecord(session: BuildSession, build: RecordBuild): Promise<CustomerRecord> {
  const plan = planRecord(build.sources);
  if (plan.customers.length === 0 && plan.events.every((events) => events.key === null)) throw new UserError({ code: 'no-customers' });
  const options = { signal: build.signal };
  const statements = recordStatements(plan, session.target);
  for (const [index, one] of statements.entries()) {
    await session.run(one, options);
    build.onProgress?.((index + 1) / (statements.length + 1));
  }
  const record = await describe(session, plan, build.today, options);
  await session.run(aboutStatement(session.target, JSON.stringify(record)), options);
  return record;
}

async function describe(session: BuildSession, plan: RecordPlan, today: IsoDate, options: { signal: AbortSignal | undefined }): Promise<CustomerRecord> {
  const customers = firstNumber(await session.query(customerCount(session.target), options), 'customers');
  const events: EventTable[] = [];
  for (const one of plan.events) events.push(await describeEvents(session, one, today, options));
  const repeated = [];
  for (const one of plan.customers) {
    repeated.push({ source: one.source.id, rows: firstNumber(await session.query(repeatedRows(one), options), 'rows') });
  }
  const lastDates = events.flatMap((one) => (one.lastDate === null ? [] : [one.lastDate])).sort();
  const fromEvents = { source: null, seenColumn: 'seen_0', dated: plan.events.some((one) => one.key !== null && one.date !== null) };
  return {
    database: session.target,
    customers,
    origins:
      plan.customers.length === 0
        ? [fromEvents]
        : plan.customers.map((one) => ({ source: one.source.id, seenColumn: one.seenColumn, dated: one.date !== null })),
    fields: plan.customers.flatMap((one) => one.fields),
    events,
    repeated,
    lastDate: lastDates.at(-1) ?? null,
  };
}

async function describeEvents(session: Session & { readonly target: string }, one: EventSource, today: IsoDate, options: { signal: AbortSignal | undefined }): Promise<EventTable> {
  const rows = await session.query(eventCounts(one, session.target, today), options);
  const count = (name: string): number => firstNumber(rows, name);
  return {
    id: one.source.id,
    label: one.source.label,
    kind: one.kind,
    table: one.table,
    dated: one.date !== null,
    unit: one.unit?.name ?? null,
    columns: one.columns.map((column) => ({ column: column.name, type: column.type, role: column.role, distinct: column.distinct })),
    rows: count('rows'),
    linked: count('linked'),
    orphans: count('rows') - count('linked') - count('anonymous'),
    anonymous: count('anonymous'),
    undated: one.date === null ? 0 : count('undated'),
    firstDate: firstText(rows, 'first'),
    lastDate: firstText(rows, 'last'),
  };
}

/** The description kept in a record's dataset, with the name it is attached under. */
export async function readRecord(session: Session, database: string): Promise<CustomerRecord> {
  const text = firstText(await session.query(aboutQuery(database)), 'text');
  if (text === null) throw new Error(`The record ${database} has no description`);
  return { ...(JSON.parse(text) as CustomerRecord), database };
}
