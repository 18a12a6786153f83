import { isDated, isNumeric } from '../../model/column.ts';
import type { FoldHow } from '../../model/event-making.ts';
import { firstNumber, type Rows } from '../../model/rows.ts';
import { identifier, join, query, sql, type Sql } from '../../sql/sql.ts';
import type { EventSource, RecordColumn, RecordSource, UnitFacts, WholeEvents } from './record-source.ts';
import { rowsOf } from './relations.ts';

/** One row: the events, those of several rows, and for each column those in which it varies. */
export function unitQuery(source: RecordSource, key: RecordColumn, columns: readonly RecordColumn[]): Sql<'query'> {
  const unit = identifier(key.name);
  const varies = columns.map(({ name }, index) => {
    const column = identifier(name);
    return sql`min(${column}) IS DISTINCT FROM max(${column}) AS ${identifier(`v${index}`)}`;
  });
  const counts = columns.map(
    (_, index) => sql`count(*) FILTER (WHERE ${identifier(`v${index}`)})::DOUBLE AS ${identifier(`v${index}`)}`,
  );
  return query`SELECT ${join([sql`count(*)::DOUBLE AS "events"`, sql`count(*) FILTER (WHERE "n" > 1)::DOUBLE AS "several"`, ...counts])}
FROM (SELECT ${join([sql`count(*) AS "n"`, ...varies])} FROM ${rowsOf(source)} WHERE ${unit} IS NOT NULL GROUP BY ${unit})`;
}

export function unitFacts(columns: readonly RecordColumn[], counts: Rows): UnitFacts {
  return {
    events: firstNumber(counts, 'events'),
    several: firstNumber(counts, 'several'),
    varying: new Set(columns.filter((_, index) => firstNumber(counts, `v${index}`) > 0).map((column) => column.name)),
  };
}

export function wholeEvents(one: EventSource, facts: UnitFacts): WholeEvents | null {
  const { unit } = one;
  if (unit === null) return null;
  const built: RecordColumn[] =
    one.built === null ? [] : [{ name: one.built.column, type: 'decimal', role: 'amount', distinct: facts.events }];
  const varying = one.built === null ? facts.varying : new Set([...facts.varying, one.built.column]);
  const folded = [...one.columns, ...built].flatMap((column) => {
    const how = column === unit ? 'one' : foldOf(column, varying.has(column.name), one);
    return how === null ? [] : [{ column, how }];
  });
  const place = freeColumn('row_no', new Set(one.columns.map(({ name }) => name.toLowerCase())));
  const rows = freeColumn('n', new Set(folded.map(({ column }) => column.name.toLowerCase())));
  return {
    folds: {
      of: one.source.id,
      table: one.table,
      key: unit.name,
      place,
      columns: [...folded.map(({ column, how }) => ({ column: column.name, how })), { column: rows, how: 'rows' }],
    },
    columns: [
      ...folded.map(({ column }) => ({
        column: column.name,
        type: column.type,
        role: column === unit ? ('event-id' as const) : column.role,
        distinct: Math.min(column.distinct, facts.events),
      })),
      { column: rows, type: 'integer', role: 'attribute', distinct: facts.several },
    ],
  };
}

/**
 * Money, quantities and durations add up, unless they are the same on all rows of each event: then they are already those of the event. The
 * log of a contact ends in its last state; of a purchase, what differs from line to line is nothing of the ticket.
 */
function foldOf(column: RecordColumn, varies: boolean, one: EventSource): FoldHow | null {
  const { role, type } = column;
  if (column === one.date) return 'first-day';
  // Rows are put together by customer and number: one number that two customers share is an event of each.
  if (column === one.key || column === one.through?.column) return 'one';
  if (role === 'unit-price' || role === 'discount') return null;
  if (!varies) return 'one';
  if ((role === 'amount' || role === 'quantity' || role === 'duration') && isNumeric(type)) return 'sum';
  if (role === 'end-date' && isDated(type)) return 'last-day';
  if (role === 'status') return 'last';
  if (role === 'channel' || role === 'reason') return 'first';
  return one.kind === 'contacts' ? 'last' : null;
}

function freeColumn(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name} ${count}`;
  return free;
}
