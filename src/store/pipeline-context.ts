import { UserError, type Problem } from '../model/problem.ts';
import type { SourceId } from '../model/record.ts';
import type { Project } from '../project/project.ts';
import type { DataStore, SourceState } from './data-store.ts';
import type { DocumentStore } from './document-store.ts';
import type { Services } from './services.ts';

/** What every part of the pipeline works with. */
export interface PipelineContext {
  readonly services: Services;
  readonly document: DocumentStore;
  readonly data: DataStore;
  readonly notify: (notice: PipelineNotice) => void;
}

/** What the person should hear of at once. */
export type PipelineNotice =
  | { readonly kind: 'already-here'; readonly file: string }
  /** A folder without files was dropped. */
  | { readonly kind: 'nothing-dropped' }
  | { readonly kind: 'failure'; readonly error: unknown };

/** What reads files is fetched when the first one comes, so that the page opens without it. */
export const preparation = {
  reading: () => import('../preparation/reading/read-source.ts'),
  comparing: () => import('../preparation/combining/compare.ts'),
  combining: () => import('../preparation/combining/build-combination.ts'),
  keys: () => import('../preparation/roles/find-keys.ts'),
  record: () => import('../preparation/record/build-record.ts'),
};

export function projectOf({ document }: PipelineContext): Project {
  return document.getState().history.present;
}

export function setSource({ data }: PipelineContext, id: SourceId, state: SourceState): void {
  data.setState((before) => ({ sources: { ...before.sources, [id]: state } }));
}

export function problemOf(error: unknown, file: string): Problem {
  return error instanceof UserError ? error.problem : { code: 'file-unreadable', file };
}
