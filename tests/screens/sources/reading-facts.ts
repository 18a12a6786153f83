import type { ColumnProfile, ReadingReport } from '../../../src/model/reading.ts';
import { emptyProject, type Source } from '../../../src/project/project.ts';

/** A source and its report, with what a test is about put in. */
export function profile(name: string, part: Partial<ColumnProfile> = {}): ColumnProfile {
  return {
    name,
    filled: 100,
    missing: 0,
    disguised: [],
    distinct: 100,
    misfits: null,
    min: null,
    max: null,
    top: [],
    longest: 10,
    ...part,
  };
}

export function report(part: Partial<ReadingReport> = {}): ReadingReport {
  return {
    file: 'ventes.csv',
    bytes: 1000,
    rows: 100,
    kept: 100,
    rejected: 0,
    rejects: [],
    columns: [],
    questions: [],
    changes: [],
    ...part,
  };
}

export function source(part: Partial<Source> = {}): Source {
  return {
    id: 'ventes',
    file: { name: 'ventes.csv', bytes: 1000, fingerprint: 'f' },
    reading: {
      layout: { format: 'csv', encoding: 'utf-8', delimiter: ';', quote: '"', skippedLines: 0, header: true },
      columns: [],
    },
    kind: 'purchases',
    kindConfidence: 0.9,
    roles: {},
    confirmed: false,
    ...part,
  };
}

export const project = (sources: readonly Source[]) => ({ ...emptyProject('p'), sources });
