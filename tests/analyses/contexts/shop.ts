import type { SmallData } from '../../support/small-record.ts';
import { dice, poisson } from './worlds.ts';

export const asOf = '2026-06-30';
const day = (roll: () => number, from: number, days: number): string =>
  new Date(from + Math.floor(roll() * days) * 86_400_000).toISOString().slice(0, 10);
const start = Date.UTC(2024, 0, 1);

/** A shop: Premium customers of Nantes contact five times as often; contacts have two rows where a case was handed on. */
export function shop(count: number): SmallData {
  const roll = dice(11);
  const customers = Array.from({ length: count }, (_, row) => {
    const offer = ['Basic', 'Plus', 'Premium', null][Math.floor(roll() * 4)] ?? null;
    const store = `Store ${String(Math.floor(12 * roll() ** 2))}`;
    const city = roll() < 0.3 ? 'Nantes' : 'Lyon';
    const created = day(roll, start, 900);
    const born = `${String(1945 + Math.floor(roll() * 60))}-05-17`;
    return { id: `c${String(row)}`, seen: [created], fields: [offer, store, city, roll() < 0.5, born, created] };
  });
  const contacts = customers.flatMap((customer) => {
    const hot = customer.fields[0] === 'Premium' && customer.fields[2] === 'Nantes';
    return Array.from({ length: poisson(roll, hot ? 4 : 0.8) }, (_, contact) => {
      const channel = ['phone', 'mail', 'chat'][Math.floor(roll() * 3)] ?? 'phone';
      const reason = roll() < 0.1 ? null : (['bill', 'return'][Math.floor(roll() * 2)] ?? 'bill');
      return {
        customer: customer.id,
        at: `${day(roll, start, 1000)} 10:00:00`,
        cells: [`${customer.id}-${String(contact)}`, channel, reason],
      };
    });
  });
  const handedOn = contacts
    .filter((_, row) => row % 7 === 0)
    .map((row) => ({
      ...row,
      at: row.at.replace('10:00', '15:00'),
      cells: [row.cells[0] ?? null, 'mail', row.cells[2] ?? null],
    }));
  const unknown = contacts.slice(0, 40).map((row, index) => ({
    ...row,
    customer: index % 2 === 0 ? null : 'nobody',
    cells: [`x-${String(index)}`, 'phone', 'bill'],
  }));
  const purchases = customers.flatMap((customer) =>
    Array.from({ length: poisson(roll, 1) }, () => ({
      customer: customer.id,
      at: `${day(roll, start, 1000)} 12:00:00`,
      cells: [roll() < 0.5 ? 'home' : 'shop'],
    })),
  );
  return {
    origins: [{ source: 'crm', dated: true }],
    fields: [
      { column: 'offer', type: 'text', role: 'offer', family: 'offer' },
      { column: 'store', type: 'text' },
      { column: 'city', type: 'text', role: 'city' },
      { column: 'consent', type: 'boolean', role: 'consent' },
      { column: 'born', type: 'date', role: 'birth-date' },
      { column: 'created', type: 'date', role: 'date', family: 'moment' },
    ],
    customers,
    events: [
      {
        id: 'calls',
        kind: 'contacts',
        unit: 'case',
        columns: [
          { column: 'case', type: 'text', role: 'event-id' },
          { column: 'channel', type: 'text', role: 'channel' },
          { column: 'reason', type: 'text', role: 'reason' },
        ],
        rows: [...contacts, ...handedOn, ...unknown],
      },
      {
        id: 'web',
        kind: 'purchases',
        columns: [{ column: 'delivery', type: 'text', role: 'status' }],
        rows: purchases,
      },
    ],
  };
}
