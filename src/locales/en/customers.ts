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
  notFound: (text) => `No customer of the list holds ${f.quote(text)}.`,
  search: 'Search the list',
  consent: {
    label: 'In the file',
    none: 'all, whatever their consent',
    only: (field) => `those who said yes: ${field}`,
    left: (p) =>
      `**${f.count(p.kept, people)}** in the file; ${f.count(p.left, people)} without consent ${f.plural(p.left, { one: 'stays', other: 'stay' })} out.`,
    all: (n) => `**${f.count(n, people)}** in the file.`,
  },
  reasons: { label: 'Write the reason of each customer', header: 'reason' },
  anonymity: {
    alone: (p) => {
      const said = `These columns are enough to recognise somebody: ${f.count(p.alone, people)} ${f.plural(p.alone, { one: 'is', other: 'are' })} alone with their values`;
      return p.others === 0
        ? `${said}.`
        : `${said}; ${f.count(p.others, { one: 'other shares', other: 'others share' })} theirs with fewer than ${f.integer(p.floor - 1)}.`;
    },
    few: (p) =>
      `Smallest group with the same values: ${f.count(p.k, people)}; ${f.count(p.others, people)} ${f.plural(p.others, { one: 'shares', other: 'share' })} theirs with fewer than ${f.integer(p.floor - 1)} others.`,
    safe: (k) => `Each customer shares their values with at least ${f.integer(k - 1)} others (k = ${f.integer(k)}).`,
    names: (columns) => `The file names people: ${columns}.`,
  },
  formats: { 'utf-8': 'CSV (UTF-8)', 'excel-fr': 'CSV for French Excel', xlsx: 'XLSX', parquet: 'Parquet' },
  stopped: 'Writing stopped: no file.',
  counting: 'Counting customers…',
  ordering: 'Putting customers in order…',
  fileNote: 'The file is written by this page, on this machine. It holds personal data: keep it accordingly.',
  writing: 'Writing the list…',
  written: (p) => `${f.quote(p.file)}: ${f.count(p.customers, people)} saved.`,
  file: (p) => `${p.title === '' ? 'customers' : p.title}-${p.asOf}.${p.extension}`,
  header: 'customer_id',
};
