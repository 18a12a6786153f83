import { en as f } from '../formats.ts';
import type { CustomersWords } from '../fr/customers.ts';

const people = { one: 'customer', other: 'customers' };

export const customers: CustomersWords = {
  table: (title) => `Customers: ${title}`,
  all: (n) => f.count(n, people),
  some: (p) =>
    `**${f.count(p.kept, people)}** of ${f.integer(p.all)}, or ${f.percent(p.all === 0 ? 0 : p.kept / p.all)}`,
  asOf: (date) => `known as of ${date}`,
  id: 'Customer id',
  columns: 'Columns shown and exported',
  columnsPlaceholder: 'The id only',
  personal: 'personal data',
  none: 'No customer answers this rule at the as-of date.',
  counting: 'Counting customers…',
  csv: 'CSV (UTF-8)',
  excel: 'CSV for French Excel',
  fileNote: 'The file is written by this page, on this machine. It holds personal data: keep it accordingly.',
  writing: 'Writing the list…',
  written: (p) => `${f.quote(p.file)}: ${f.count(p.customers, people)} saved.`,
  file: (p) => `${p.title === '' ? 'customers' : p.title}-${p.asOf}.csv`,
  header: 'customer_id',
};
