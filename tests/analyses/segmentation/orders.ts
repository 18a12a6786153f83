import { readFileSync } from 'node:fs';
import type { SmallData, SmallEvent } from '../../support/small-record.ts';

/** The orders of the reference package, as a record of customers who are known by their orders alone. */
export function rfmOrders(): SmallData {
  const lines = readFileSync(new URL('../../golden/s04_rfm_orders.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const rows = lines.slice(1).map((line): SmallEvent => {
    const [customer = '', day = '', revenue = ''] = line.split(',');
    return { customer, at: day, cells: [Number(revenue)] };
  });
  const ids = [...new Set(rows.map((row) => row.customer ?? ''))].sort((a, b) => Number(a) - Number(b));
  return {
    origins: [{ source: null, dated: true }],
    fields: [],
    customers: ids.map((id) => ({ id, seen: ['0001-01-01'], fields: [] })),
    events: [
      { id: 'orders', kind: 'purchases', columns: [{ column: 'revenue', type: 'decimal', role: 'amount' }], rows },
    ],
  };
}
