import type { ReadingReport } from '../../model/reading.ts';
import type { SourceId } from '../../model/record.ts';
import { isCombinationDataset, sourceDatasetId } from '../../project/identity.ts';
import type { Source } from '../../project/project.ts';
import type { DataState, SourceState } from '../../store/data-store.ts';

export type ReadySource = Extract<SourceState, { state: 'ready' }>;

export interface Totals {
  readonly files: number;
  readonly rows: number;
  readonly rejected: number;
  readonly questions: number;
}

/** What all sources that were read hold together. */
export function totalsOf(reports: readonly ReadingReport[]): Totals {
  const sum = (of: (report: ReadingReport) => number): number =>
    reports.reduce((total, report) => total + of(report), 0);
  return {
    files: reports.length,
    rows: sum((report) => report.rows),
    rejected: sum((report) => report.rejected),
    questions: sum((report) => report.questions.length),
  };
}

export function readySources(
  sources: readonly Source[],
  states: DataState['sources'],
): readonly { readonly source: Source; readonly ready: ReadySource }[] {
  return sources.flatMap((source) => {
    const ready = states[source.id];
    return ready?.state === 'ready' ? [{ source, ready }] : [];
  });
}

/** The table is of the reading that the recipe asks for; not so for a moment after an undo. Of several files in one it always has the columns of its own report. */
export function isSettled(source: Source, ready: ReadySource): boolean {
  if (sourceDatasetId(source) === ready.dataset) return true;
  const names = source.reading.columns.map((column) => column.name);
  return (
    isCombinationDataset(ready.dataset) &&
    JSON.stringify(names) === JSON.stringify(ready.report.columns.map((one) => one.name))
  );
}

export type Mark = 'confirmed' | 'good' | 'question' | 'check';

/** Rejected rows of this share or more want an eye before "read right" is said. */
const manyRejected = 0.01;

export function markOf(source: Source, report: ReadingReport): Mark {
  if (report.questions.length > 0) return 'question';
  if (source.confirmed) return 'confirmed';
  return report.rows > 0 && report.rejected / report.rows >= manyRejected ? 'check' : 'good';
}

/** Sources that a person can say yes to: read, without open question, and not yet confirmed. */
export function confirmable(sources: readonly Source[], states: DataState['sources']): readonly SourceId[] {
  return readySources(sources, states)
    .filter(({ source, ready }) => !source.confirmed && ready.report.questions.length === 0)
    .map(({ source }) => source.id);
}

/** More columns than this slow the page; the drawer of the reading finds the others by name. */
export const mostColumnsShown = 300;
