import { en as f } from '../formats.ts';
import type { UnitWords } from '../fr/units.ts';

export const units: UnitWords = {
  customers: (count) => f.count(count, { one: 'customer', other: 'customers' }),
  records: (count) => f.count(count, { one: 'record', other: 'records' }),
  rows: (count) => f.count(count, { one: 'row', other: 'rows' }),
  columns: (count) => f.count(count, { one: 'column', other: 'columns' }),
  files: (count) => f.count(count, { one: 'file', other: 'files' }),
  values: (count) => f.count(count, { one: 'value', other: 'values' }),
  events: (count) => f.count(count, { one: 'event', other: 'events' }),
  purchases: (count) => f.count(count, { one: 'purchase', other: 'purchases' }),
  contacts: (count) => f.count(count, { one: 'contact', other: 'contacts' }),
  contexts: (count) => f.count(count, { one: 'context', other: 'contexts' }),
  segments: (count) => f.count(count, { one: 'segment', other: 'segments' }),
  pairs: (count) => f.count(count, { one: 'pair', other: 'pairs' }),
  cards: (count) => f.count(count, { one: 'card', other: 'cards' }),
  customerMonths: (count) => f.count(count, { one: 'customer-month', other: 'customer-months' }),
  years: (count) => f.count(count, { one: 'year', other: 'years' }),
  ofCustomers: (share) => `${f.percent(share)} of customers`,
  asOf: (day) => `as of ${f.date(day)}`,
  perCustomer: 'per customer',
  perCustomerYear: 'per customer per year',
};
