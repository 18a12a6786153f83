import { usualMaking, type CustomerPath } from '../model/event-making.ts';
import type { ColumnRole } from '../model/column.ts';
import type { SourceId } from '../model/record.ts';
import { columnKey } from '../preparation/combining/likeness.ts';
import { roleOf, type Source } from './project.ts';

/**
 * For each table of events that names no customer, the table that does: order lines lead to orders, and orders to customers. By itself a path
 * is taken only between two columns of one name that both are the id of the event; any other is chosen by a person. A path ends at a column
 * that is the id of the customer; one that turns back on itself is none.
 */
export function customerPaths(tables: readonly Source[]): ReadonlyMap<SourceId, CustomerPath> {
  const found = new Map<SourceId, CustomerPath>();
  for (const table of tables) {
    const path = stepOf(table, tables);
    if (path !== null && leadsToCustomer(path, tables, new Set([table.id]))) found.set(table.id, path);
  }
  return found;
}

/** The first step, wherever it leads. */
function stepOf(table: Source, tables: readonly Source[]): CustomerPath | null {
  if (table.kind === 'customers' || columnWith(table, 'customer-id') !== null) return null;
  const chosen = table.making?.path ?? usualMaking.path;
  if (chosen === 'none') return null;
  if (chosen !== 'by-name') return hasColumn(table, chosen.column) ? chosen : null;
  const column = columnWith(table, 'event-id');
  if (column === null) return null;
  const steps = tables.flatMap((of): CustomerPath[] => {
    const key = of === table || of.kind === 'customers' ? null : columnWith(of, 'event-id');
    return key !== null && columnKey(key) === columnKey(column) ? [{ column, of: of.id, key }] : [];
  });
  const [named] = steps.filter((step) =>
    tables.some((of) => of.id === step.of && columnWith(of, 'customer-id') !== null),
  );
  return named ?? null;
}

function leadsToCustomer(step: CustomerPath, tables: readonly Source[], seen: ReadonlySet<SourceId>): boolean {
  const of = tables.find((one) => one.id === step.of);
  if (of === undefined || seen.has(of.id) || !hasColumn(of, step.key)) return false;
  if (columnWith(of, 'customer-id') !== null) return true;
  const next = stepOf(of, tables);
  return next !== null && leadsToCustomer(next, tables, new Set([...seen, of.id]));
}

const columnWith = (table: Source, role: ColumnRole): string | null =>
  table.reading.columns.find(({ name }) => roleOf(table, name) === role)?.name ?? null;

const hasColumn = (table: Source, column: string): boolean =>
  table.reading.columns.some(({ name }) => name === column) && roleOf(table, column) !== 'ignored';
