import type { BuildSession, Session } from '../../engine/engine.ts';
import { UserError } from '../../model/problem.ts';
import { firstNumber, firstText } from '../../model/rows.ts';
import type { IsoDate } from '../../model/period.ts';
import {
  returnsId,
  wholeEventsId,
  type CustomerRecord,
  type EventColumn,
  type EventTable,
  type SourceId,
  type ThroughTable,
} from '../../model/record.ts';
import { eventNoun } from '../event-noun.ts';
import { customerCount, isVersioned } from './customer-statements.ts';
import { withFreeNames } from './free-names.ts';
import { withMonths } from './months-tables.ts';
import {
  planRecord,
  type CombinedEvents,
  type EventSource,
  type RecordPlan,
  type RecordSource,
  type SourceFacts,
} from './plan.ts';
import { sourceFacts } from './source-facts.ts';
import {
  aboutQuery,
  aboutStatement,
  eventCounts,
  recordStatements,
  returnsTable,
  throughTableCounts,
  type CountedEvents,
} from './statements.ts';
import { isDated, isDatedThrough } from './through.ts';

export interface RecordBuild {
  readonly sources: readonly RecordSource[];
  /** Today, so that a date in the future does not become the as-of date. */
  readonly today: IsoDate;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

/**
 * Builds the customer record in the target of the session, whose sources are attached. Throws a UserError when no source tells customers apart, unless
 * there are contacts: those can be counted all the same, and the record then has no customer.
 */
export async function buildRecord(session: BuildSession, build: RecordBuild): Promise<CustomerRecord> {
  const sources = withFreeNames(build.sources);
  const first = planRecord(sources);
  const named = first.customers.length > 0 || first.events.some(({ key }) => key !== null);
  if (!named && !first.events.some(({ kind }) => kind === 'contacts')) throw new UserError({ code: 'no-customers' });
  const options = { signal: build.signal };
  const facts = new Map<SourceId, SourceFacts>();
  for (const source of sources) facts.set(source.id, await sourceFacts(session, source, options));
  const plan = planRecord(sources, facts);
  const statements = recordStatements(plan, session.target);
  for (const [index, one] of statements.entries()) {
    await session.run(one, options);
    build.onProgress?.((index + 1) / (statements.length + 1));
  }
  const record = await withMonths(session, await describe(session, plan, facts, build.today, options), options);
  await session.run(aboutStatement(session.target, JSON.stringify(record)), options);
  return record;
}

async function describe(
  session: BuildSession,
  plan: RecordPlan,
  facts: ReadonlyMap<SourceId, SourceFacts>,
  today: IsoDate,
  options: { signal: AbortSignal | undefined },
): Promise<CustomerRecord> {
  const customers = firstNumber(await session.query(customerCount(session.target), options), 'customers');
  const events: EventTable[] = [];
  for (const one of plan.events) events.push(...(await describeSource(session, one, today, options)));
  if (plan.purchases !== null) events.push(await describeCombined(session, plan.purchases, today, events, options));
  const repeated = plan.customers.map(({ source }) => ({
    source: source.id,
    rows: facts.get(source.id)?.repeated ?? 0,
  }));
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
    ...(isVersioned(plan) ? { versioned: true } : {}),
    lastDate: lastDates.at(-1) ?? null,
  };
}

/** The table of a source, then what was made of it: its returns apart, its whole events. */
async function describeSource(
  session: Session & { readonly target: string },
  one: EventSource,
  today: IsoDate,
  options: { signal: AbortSignal | undefined },
): Promise<readonly EventTable[]> {
  const columns: readonly EventColumn[] = one.columns.map((column) => ({
    column: column.name,
    type: column.type,
    role: column.role,
    distinct: column.distinct,
  }));
  const { built, returns, whole } = one;
  const price = built === null ? undefined : columns.find((column) => column.column === built.unitPrice);
  const own: Described = {
    label: one.source.label,
    kind: one.kind,
    table: one.table,
    dated: isDated(one),
    unit: one.unit?.name ?? null,
    noun: eventNoun(one.unit?.name ?? null, one.source.label, one.kind),
    columns:
      built === null
        ? columns
        : [...columns, { column: built.column, type: 'decimal', role: 'amount', distinct: price?.distinct ?? 0 }],
    ...(built === null ? {} : { built }),
  };
  const told = async (part: Described & { readonly id: SourceId }): Promise<EventTable> => ({
    ...part,
    ...(await countEvents(session, { ...part, key: one.key, date: one.date, through: one.through }, today, options)),
  });
  const tables = [await told({ ...own, id: one.source.id, ...(returns === null ? {} : { returns }) })];
  if (whole !== null)
    tables.push(
      await told({ ...own, id: wholeEventsId(one.source.id), unit: null, columns: whole.columns, folds: whole.folds }),
    );
  if (returns?.handling === 'apart')
    tables.push(
      await told({
        ...own,
        id: returnsId(one.source.id),
        kind: 'other',
        table: returnsTable(one),
        returnsOf: one.source.id,
      }),
    );
  return tables;
}

type Described = Pick<
  EventTable,
  'label' | 'kind' | 'table' | 'dated' | 'unit' | 'noun' | 'columns' | 'built' | 'folds' | 'returnsOf'
>;

async function countEvents(
  session: Session & { readonly target: string },
  counted: CountedEvents & Pick<EventSource, 'date' | 'through'> & { readonly dated: boolean },
  today: IsoDate,
  options: { signal: AbortSignal | undefined },
) {
  const rows = await session.query(eventCounts(counted, session.target, today), options);
  const count = (name: string): number => firstNumber(rows, name);
  const through = await countThrough(session, counted, options);
  const anonymous = through?.without ?? count('anonymous');
  return {
    rows: count('rows'),
    linked: count('linked'),
    orphans: count('rows') - count('linked') - anonymous,
    anonymous,
    undated: counted.dated ? count('undated') : 0,
    firstDate: firstText(rows, 'first'),
    lastDate: firstText(rows, 'last'),
    ...(through === null ? {} : { through: through.table }),
  };
}

async function countThrough(
  session: Session & { readonly target: string },
  counted: CountedEvents & Pick<EventSource, 'date' | 'through'>,
  options: { signal: AbortSignal | undefined },
): Promise<{ readonly table: ThroughTable; readonly without: number } | null> {
  const { through } = counted;
  if (through === null) return null;
  const rows = await session.query(throughTableCounts(counted, through, session.target), options);
  return {
    table: {
      column: through.column.name,
      of: through.of.id,
      key: through.key.name,
      unknown: firstNumber(rows, 'unknown'),
      several: firstNumber(rows, 'several'),
      dates: counted.date === null && isDatedThrough(through),
    },
    without: firstNumber(rows, 'without'),
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
