import { describe, expect, it } from 'vitest';
import type { CustomerRecord } from '../../../src/model/record.ts';
import { nextSteps } from '../../../src/screens/home/next-steps.ts';
import { project, report, source } from '../sources/reading-facts.ts';

const ready = {
  state: 'ready' as const,
  dataset: 'd',
  report: report(),
  meaning: { kind: 'purchases' as const, kindConfidence: 1, roles: [] },
};
const record = (kinds: readonly ('purchases' | 'contacts')[]): CustomerRecord => ({
  database: 'ds',
  customers: 10,
  origins: [],
  fields: [],
  repeated: [],
  lastDate: null,
  events: kinds.map((kind) => ({
    id: kind,
    label: kind,
    kind,
    table: kind,
    dated: true,
    unit: null,
    columns: [],
    rows: 5,
    linked: 5,
    orphans: 0,
    anonymous: 0,
    undated: 0,
    firstDate: null,
    lastDate: null,
  })),
});
const codes = (...given: Parameters<typeof nextSteps>): readonly string[] =>
  nextSteps(...given).map((step) => step.code);

describe('the next best steps', () => {
  it('asks for missing files and unread sources first', () => {
    const open = project([source({ id: 'a' }), source({ id: 'b' })]);
    expect(codes(open, { a: { state: 'file-needed' }, b: ready }, record(['purchases', 'contacts']))).toEqual([
      'file-needed',
      'check-sources',
      'average',
      'contexts',
      'segment',
    ]);
  });

  it('asks who the customer is while there is none', () => {
    expect(codes(project([source({ confirmed: true })]), { ventes: ready }, null)).toEqual(['add-customers']);
    const nobody = { ...record(['contacts']), customers: 0 };
    expect(codes(project([source({ confirmed: true })]), { ventes: ready }, nobody)).toEqual([
      'add-customers',
      'count',
    ]);
  });

  it('asks for contacts where there are none', () => {
    expect(codes(project([source({ confirmed: true })]), { ventes: ready }, record(['purchases']))).toEqual([
      'average',
      'add-contacts',
      'segment',
    ]);
  });

  it('asks nothing of an empty project', () => {
    expect(codes(project([]), {}, null)).toEqual([]);
  });
});
