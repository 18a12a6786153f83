import type { RecordWords } from '../fr/record.ts';
import { en as f } from '../formats.ts';

const customers = { one: 'customer', other: 'customers' };
const rows = { one: 'row', other: 'rows' };

export const record: RecordWords = {
  title: 'Customer record',
  question: 'Who is a customer?',
  headline: (p) => `${f.count(p.records, rows)} of customers → ${f.count(p.customers, customers)}`,
  headlineFromEvents: (p) => `${f.count(p.customers, customers)}, known by their events`,
  subtitle: (p) =>
    `From ${f.count(p.sources, { one: 'source', other: 'sources' })} · **${f.count(p.seen, customers)}** as of ${p.asOf}`,
  fromEvents: 'No file of customers: a customer is an id that appears in the events, known from its first event on.',
  exactKey: 'Events are linked by the exact id; two different ids stay two customers.',
  repeated: (p) =>
    `${p.source}: ${f.count(p.rows, rows)} whose id comes again; ${p.dated ? 'at each date the nearest one before it holds' : 'the last one was kept'}.`,
  undated: 'No date in the file: taken as it stands today, at every as-of date.',
  events: {
    title: 'Linked events',
    source: 'Source',
    kind: 'Kind',
    rows: 'Rows',
    linked: 'Linked',
    orphans: 'Unknown customer',
    anonymous: 'No customer',
    undated: 'No readable date',
    period: 'Period',
    unit: 'One event is',
    oneRow: 'one row',
    oneUnit: (column) => `one ${f.quote(column)}`,
    none: 'No file of events. Drop purchases, contacts or surveys to link them to customers.',
  },
  fields: {
    title: 'Fields of the record',
    field: 'Field',
    source: 'Origin',
    type: 'Type',
    role: 'Role',
    fill: 'Filled',
    distinct: 'Distinct values',
    none: 'The record has the id only: no file describes the customers.',
  },
  customers: {
    title: 'The customers',
    note: 'As they are known at the as-of date, in the chosen population.',
    id: 'Customer',
    label: 'Table of customers',
  },
  empty: {
    title: 'One customer, one row',
    why: 'As soon as a file with a customer id is read, each customer has a row here, with the origin of every field and the count of what could not be linked.',
  },
  failed: 'The customer record could not be built.',
  rebuilding: 'The record is being built again; the one before stays until then.',
  asItStands: 'as of today',
  fillNote: 'Filled: share of the customers of the population who have the field at the as-of date.',
  originsTitle: 'Where customers come from',
  dated: 'dated: a customer is seen from the first known day on',
  notDated: 'no date: all its customers are seen at every date',
  settle: 'Change the roles in Sources',
  building: 'Building the customer record…',
  stopped: 'Building the customer record was stopped.',
  stoppedBefore: 'The screens show the one before, which does not know the last changes.',
  buildNow: 'Build it',
  settings: { title: 'How it is built' },
};
