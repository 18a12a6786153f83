import type { Screen } from './session-store.ts';

/** A sentence that the app found without being asked, and where it comes from. */
export interface FoundFinding {
  readonly key: string;
  /** The message, in the reader's language. */
  readonly sentence: string;
  /** Its numbers, in words: what it is compared with, how many, how sure. */
  readonly numbers: string;
  readonly screen: Screen;
  /** Goes to where it is seen. */
  readonly open: () => void;
}

export interface Findings {
  /** `none`: there is no record to look at. */
  readonly state: 'none' | 'looking' | 'ready';
  readonly findings: readonly FoundFinding[];
}

/** What was found in the open project. */
export function useFindings(): Findings {
  return { state: 'none', findings: [] };
}
