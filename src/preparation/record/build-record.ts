import type { BuildSession, Session } from '../../engine/engine.ts';
import { UserError } from '../../model/problem.ts';
import { firstNumber, firstText } from '../../model/rows.ts';
import type { IsoDate } from '../../model/period.ts';
import type { CustomerRecord, EventTable } from '../../model/record.ts';
import { planRecord, type CombinedEvents, type EventSource, type RecordPlan, type RecordSource } from './plan.ts';
import {
  aboutQuery,
  aboutStatement,
  customerCount,
  eventCounts,
  recordStatements,
  repeatedRows,
} from './statements.ts';

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
  if (plan.customers.length === 0 && plan.events.every((events) => events.key === null))
    throw new UserError({ code: 'no-customers' });
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

async function describe(
  session: BuildSession,
  plan: RecordPlan,
  today: IsoDate,
  options: { signal: AbortSignal | undefined },
): Promise<CustomerRecord> {
  const customers = firstNumber(await session.query(customerCount(session.target), options), 'customers');
  const events: EventTable[] = [];
  for (const one of plan.events) events.push(await describeEvents(session, one, today, options));
  if (plan.purchases !== null) events.push(await describeCombined(session, plan.purchases, today, events, options));
  const repeated = [];
  for (const one of plan.customers) {
    repeated.push({
      source: one.source.id,
      rows: firstNumber(await session.query(repeatedRows(one), options), 'rows'),
    });
  }
  const lastDates = events.flatMap((one) => (one.lastDate === null ? [] : [one.lastDate])).sort();
  const fromEvents = {
    source: null,
    seenColumn: 'seen_0',
    dated: plan.events.some((one) => one.key !== null && one.date !== null),
  };
  return {
    database: session.target,
    customers,
    origins:
      plan.customers.length === 0
        ? [fromEvents]
        : plan.customers.map((one) => ({
            source: one.source.id,
            seenColumn: one.seenColumn,
            dated: one.date !== null,
          })),
    fields: plan.customers.flatMap((one) => one.fields),
    events,
    repeated,
    lastDate: lastDates.at(-1) ?? null,
  };
}

async function describeEvents(
  session: Session & { readonly target: string },
  one: EventSource,
  today: IsoDate,
  options: { signal: AbortSignal | undefined },
): Promise<EventTable> {
  const rows = await session.query(eventCounts(one, session.target, today), options);
  const count = (name: string): number => firstNumber(rows, name);
  return {
    id: one.source.id,
    label: one.source.label,
    kind: one.kind,
    table: one.table,
    dated: one.date !== null,
    unit: one.unit?.name ?? null,
    columns: one.columns.map((column) => ({
      column: column.name,
      type: column.type,
      role: column.role,
      distinct: column.distinct,
    })),
    rows: count('rows'),
    linked: count('linked'),
    orphans: count('rows') - count('linked') - count('anonymous'),
    anonymous: count('anonymous'),
    undated: one.date === null ? 0 : count('undated'),
    firstDate: firstText(rows, 'first'),
    lastDate: firstText(rows, 'last'),
  };
}

/** All purchases: unknown customers are added up from the sources, which know an orphan from a row without id. */
async function describeCombined(
  session: Session & { readonly target: string },
  combined: CombinedEvents,
  today: IsoDate,
  events: readonly EventTable[],
  options: { signal: AbortSignal | undefined },
): Promise<EventTable> {
  const rows = await session.query(eventCounts({ table: combined.table, key: null }, session.target, today), options);
  const members = events.filter((one) => combined.members.some((member) => member.source.id === one.id));
  const sum = (count: (one: EventTable) => number): number => members.reduce((total, one) => total + count(one), 0);
  const unit = members.some((one) => one.unit !== null)
    ? (combined.columns.find((column) => column.role === 'event-id')?.name ?? null)
    : null;
  return {
    id: combined.id,
    label: combined.id,
    kind: 'purchases',
    table: combined.table,
    dated: members.every((one) => one.dated),
    unit,
    columns: combined.columns.map((column) => ({
      column: column.name,
      type: column.type,
      role: column.role,
      distinct: column.distinct,
    })),
    rows: firstNumber(rows, 'rows'),
    linked: firstNumber(rows, 'linked'),
    orphans: sum((one) => one.orphans),
    anonymous: sum((one) => one.anonymous),
    undated: sum((one) => one.undated),
    firstDate: firstText(rows, 'first'),
    lastDate: firstText(rows, 'last'),
    combines: members.map((one) => one.id),
  };
}

/** The description kept in a record's dataset, with the name it is attached under. */
export async function readRecord(session: Session, database: string): Promise<CustomerRecord> {
  const text = firstText(await session.query(aboutQuery(database)), 'text');
  if (text === null) throw new Error(`The record ${database} has no description`);
  return { ...(JSON.parse(text) as CustomerRecord), database };
}
