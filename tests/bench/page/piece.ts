/** One thing that is measured on a large base, and what it works with. */
import type { Engine } from '../../../src/engine/engine.ts';
import type { Scope } from '../../../src/model/scope.ts';

export interface Piece {
  /** Runs it as the app does; tells something of what was found. */
  readonly ours: () => Promise<string | number>;
  /** The least that gives the same numbers, by hand. */
  readonly bare: readonly string[];
}

export interface PiecesNeeds {
  readonly engine: Engine;
  readonly scope: Scope;
}
