import type { MinedContexts } from './mined.ts';

/**
 * What mining works on: numbers only, so that it can be sent to a worker. One row a customer of the population, or one for each
 * state that a customer was in during the window.
 */
export interface MinerInput {
  /** How many levels each dimension of the customers has, then each dimension of the contacts. */
  readonly sizes: readonly number[];
  readonly sideSizes: readonly number[];
  /** Whether contexts may hold levels of the contacts; when not, these only describe the contexts that are found. */
  readonly crossed: boolean;
  /** The rows of one customer are beside each other. */
  readonly customer: Float64Array;
  /** Names the row: no two are alike. */
  readonly key: Float64Array;
  /** The codes of a row's levels, packed as `packs(sizes)` says: one column a number. */
  readonly cell: readonly Float64Array[];
  readonly contacts: Float64Array;
  /** Null: each counts as one. */
  readonly exposure: Float64Array | null;
  /** The contacts by row and by levels of the contacts, `side` being their codes in one number. */
  readonly sideKey: Float64Array;
  readonly side: Float64Array;
  readonly sideContacts: Float64Array;
  readonly depth: number;
  readonly minimumCustomers: number;
  /** What each customer of the population is worth, beside `customer`; null when no value was chosen. */
  readonly worth: Float64Array | null;
  /** What each customer answered, NaN without answer; null when no question was chosen. */
  readonly score: Float64Array | null;
}

export interface MinerOptions {
  readonly signal?: AbortSignal | undefined;
  /** Share done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** What was found among contexts of fewer values, while deeper ones are still looked at. */
  readonly onFound?: ((mined: MinedContexts) => void) | undefined;
}

/** Finds the contexts; a worker in the page, a plain call in Node. The input belongs to the miner from then on. */
export interface Miner {
  mine(input: MinerInput, options?: MinerOptions): Promise<MinedContexts>;
}
