import { expect, test } from 'vitest';
import { usualSilence } from '../../../src/analyses/lifecycle/suggest.ts';
import type { EventTable } from '../../../src/model/record.ts';

const events = (firstDate: string | null, lastDate: string | null): EventTable => ({
  id: 'till',
  label: 'till.csv',
  kind: 'purchases',
  table: 'events_till',
  dated: true,
  unit: null,
  columns: [],
  rows: 1,
  linked: 1,
  orphans: 0,
  anonymous: 0,
  undated: 0,
  firstDate,
  lastDate,
});

test('a silence that is a departure is a year, or half of a history in which no year of silence could be seen', () => {
  expect(usualSilence(events('2020-01-01', '2024-01-01'))).toBe(365);
  expect(usualSilence(events('2010-12-01', '2011-12-09'))).toBe(180);
  expect(usualSilence(events('2024-01-01', '2024-01-20'))).toBe(30);
  expect(usualSilence(events(null, null))).toBe(365);
  expect(usualSilence(undefined)).toBe(365);
});
