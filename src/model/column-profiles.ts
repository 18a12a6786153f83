import type { ColumnProfile, ReadingReport } from './reading.ts';

const known = new WeakMap<ReadingReport, ReadonlyMap<string, ColumnProfile>>();

/** What is known of a column. A table may have thousands, and each is asked for. */
export function profileIn(report: ReadingReport, column: string): ColumnProfile | undefined {
  let profiles = known.get(report);
  if (profiles === undefined) {
    profiles = new Map(report.columns.map((profile) => [profile.name, profile]));
    known.set(report, profiles);
  }
  return profiles.get(column);
}
