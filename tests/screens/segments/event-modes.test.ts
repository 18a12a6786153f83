import { expect, test } from 'vitest';
import type { CustomerRecord, EventTable } from '../../../src/model/record.ts';
import { modeOf, modesOf, withMode, type EventsLine } from '../../../src/screens/segments/event-modes.ts';
import { lineAbout, subjectOf } from '../../../src/screens/segments/line-subject.ts';
import { isIncomplete } from '../../../src/screens/segments/tests.ts';

const till: EventTable = {
  id: 'till',
  label: 'till',
  kind: 'purchases',
  table: 'events_till',
  dated: true,
  unit: null,
  columns: [
    { column: 'amount', type: 'decimal', role: 'amount', distinct: 9 },
    { column: 'place', type: 'text', role: 'channel', distinct: 2 },
  ],
  rows: 9,
  linked: 9,
  orphans: 0,
  anonymous: 0,
  undated: 0,
  firstDate: null,
  lastDate: null,
};
const record: CustomerRecord = {
  database: 'ds',
  customers: 9,
  origins: [],
  fields: [],
  events: [till],
  repeated: [],
  lastDate: null,
};
const count = lineAbout('events till', record, []) as EventsLine;

test('whatever is chosen of events is what the line then says, and stays a line about these events', () => {
  for (const mode of modesOf(till)) {
    const line = withMode(count, mode, till, record);
    expect(modeOf(line)).toBe(mode);
    expect([mode, subjectOf(line, record, [])]).toEqual([mode, 'events till']);
  }
});

test('a share begins with the amount, at half, and waits until its part is said', () => {
  const line = withMode(count, 'share', till, record);
  expect(line).toMatchObject({
    measure: { aggregate: 'share', amount: { kind: 'column', column: 'amount' }, absent: 'left-out' },
    test: { op: 'between', min: 0.5, max: null },
  });
  expect(isIncomplete(line)).toBe(true);
  if (line.kind !== 'measure' || line.measure.kind !== 'events') throw new Error('a share');
  const part = { kind: 'column', column: 'place', test: { op: 'is', values: ['web'] } } as const;
  expect(isIncomplete({ ...line, measure: { ...line.measure, part } })).toBe(false);
  expect(
    isIncomplete({ ...line, measure: { ...line.measure, part: { ...part, test: { op: 'is', values: [] } } } }),
  ).toBe(true);
  // Neither a half nor a part is left behind where something else is counted.
  expect(withMode({ ...line, measure: { ...line.measure, part } }, 'count', till, record)).toEqual(count);
});

test('a stage of life begins with thresholds and no stage', () => {
  const line = lineAbout('stage', record, []);
  expect(line).toMatchObject({
    kind: 'dimension',
    dimension: { kind: 'stage', stages: { events: 'till' } },
    levels: [],
  });
  if (line === null) throw new Error('a line');
  expect(subjectOf(line, record, [])).toBe('stage');
  expect(isIncomplete(line)).toBe(true);
  expect(lineAbout('stage', { ...record, events: [{ ...till, dated: false }] }, [])).toBeNull();
});
