import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../model/problem.ts';
import type { MeaningGuess, ReadingReport } from '../model/reading.ts';
import type { CustomerRecord, SourceId } from '../model/record.ts';
import type { FoundKey } from '../preparation/roles/find-keys.ts';

/** Results of building: never saved, never undone. */
export interface DataState {
  readonly engine: 'starting' | 'ready' | 'failed';
  /** False where the browser keeps nothing. */
  readonly keeps: boolean;
  readonly arriving: readonly Arriving[];
  readonly sources: Readonly<Record<SourceId, SourceState>>;
  /** The tables of files that are one source, by the name of the whole. */
  readonly combinations: Readonly<Record<SourceId, SourceState>>;
  readonly record: RecordState;
  /** Columns that point at keys of other sources, and what they were looked for in. */
  readonly keys: { readonly of: string | null; readonly found: readonly FoundKey[] };
}

export type ReadingStep = 'waiting' | 'scanning' | 'transcoding' | 'reading' | 'typing' | 'writing' | 'keeping';

/** A file being read. */
export interface Arriving {
  readonly key: string;
  readonly fileName: string;
  readonly bytes: number;
  /** The source that is read again; null for a new one. */
  readonly source: SourceId | null;
  readonly step: ReadingStep;
  readonly share: number | null;
  /** Rows so far, where they are known. */
  readonly rows: number | null;
  readonly problem: Problem | null;
}

export type SourceState =
  | { readonly state: 'attaching' }
  | {
      readonly state: 'ready';
      readonly dataset: string;
      readonly report: ReadingReport;
      readonly meaning: MeaningGuess;
    }
  | { readonly state: 'file-needed' }
  | { readonly state: 'failed'; readonly problem: Problem };

export type RecordState =
  | { readonly state: 'none' }
  | { readonly state: 'building'; readonly share: number; readonly previous: BuiltRecord | null }
  | ({ readonly state: 'ready' } & BuiltRecord)
  /** A person stopped the building of the dataset `of`; the one before it stays. */
  | { readonly state: 'stopped'; readonly of: string; readonly previous: BuiltRecord | null }
  | { readonly state: 'failed'; readonly problem: Problem };

export interface BuiltRecord {
  /** The dataset it is kept in: results are keyed by it. */
  readonly id: string;
  readonly record: CustomerRecord;
}

export type DataStore = StoreApi<DataState>;

export function createDataStore(): DataStore {
  return createStore<DataState>()(() => ({
    engine: 'starting',
    keeps: true,
    arriving: [],
    sources: {},
    combinations: {},
    record: { state: 'none' },
    keys: { of: null, found: [] },
  }));
}

/** The record to work on: the one that is ready, or the one before it while another is built or was stopped. */
export function currentRecord(state: RecordState): BuiltRecord | null {
  if (state.state === 'ready') return { id: state.id, record: state.record };
  if (state.state === 'building' || state.state === 'stopped') return state.previous;
  return null;
}
