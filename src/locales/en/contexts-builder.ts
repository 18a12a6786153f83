import { en as f } from '../formats.ts';
import type { ContextsBuilderWords } from '../fr/contexts-builder.ts';

const customers = { one: 'customer', other: 'customers' };

export const contextsBuilder: ContextsBuilderWords = {
  tab: 'By hand',
  number: 'Composed context',
  parts: 'Where the excess of the composed context comes from',
  caption: 'The composed context',
  working: 'Counting the context',
  intro:
    'Each value added makes the context sharper, each value removed makes it wider. A composed context was not checked on the other half: the more one tries, the more chance will show.',
  emptyTitle: 'Compose a context',
  empty: 'Choose a dimension and then a value, or start from a context of the list with “Edit by hand”.',
  values: 'Values of the context',
  dimension: 'Dimension to add',
  value: 'Value to add',
  choose: 'choose',
  full: 'Four values at most: remove one to add another.',
  edit: 'Edit by hand',
  clear: 'Remove all',
  sharper: (p) => `Sharper with ${p.value}: ${p.rate} instead of ${p.own}, ${f.count(p.customers, customers)}.`,
  wider: (p) => `Wider without ${p.value}: ${p.rate} instead of ${p.own}, ${f.count(p.customers, customers)}.`,
  noSharper: (minimum) => `No value makes it sharper and keeps ${f.count(minimum, customers)}.`,
  add: 'Add',
  drop: 'Remove',
  suggestions: 'Sharper, wider',
  fewer: 'One value less',
  fewerCaption: 'What would make it wider',
  without: (value) => `without ${value}`,
  nobody: 'Nobody has all these values in the period: remove one.',
};
