import type { Session } from '../../engine/engine.ts';
import { monthlyRows, monthsTable, monthsThrough, standardAmount } from '../../model/customer-months.ts';
import type { CustomerRecord, EventTable } from '../../model/record.ts';
import { firstText } from '../../model/rows.ts';
import { path, statement, type Sql } from '../../sql/sql.ts';

/** Whether months are counted of these events: dated rows of known customers. Whole events are those of their rows. */
const hasMonths = (events: EventTable): boolean => events.dated && events.linked > 0 && events.folds === undefined;

function monthsStatement(record: CustomerRecord, events: EventTable): Sql<'statement'> {
  return statement`CREATE TABLE ${path(record.database, 'main', monthsTable(events.id))} AS
${monthlyRows(record, events, standardAmount(events))}`;
}

/** Builds the customer × month table of each event of a record that stands in the target of the session, and says so in the record. */
export async function withMonths(
  session: Session,
  record: CustomerRecord,
  options: { readonly signal: AbortSignal | undefined },
): Promise<CustomerRecord> {
  const events: EventTable[] = [];
  for (const one of record.events) {
    const through = hasMonths(one)
      ? firstText(await session.query(monthsThrough(record.database, one.table), options), 'through')
      : null;
    if (through === null) events.push(one);
    else {
      await session.run(monthsStatement(record, one), options);
      events.push({ ...one, months: { table: monthsTable(one.id), through } });
    }
  }
  return { ...record, events };
}
