import type { MinedContexts } from './mined.ts';
import type { Depth } from './spec.ts';

/** What mining works on: numbers only, one row a customer of the population, so that it can be sent to a worker. */
export interface MinerInput {
  /** How many levels each dimension of the customers has, then each dimension of the contacts. */
  readonly sizes: readonly number[];
  readonly sideSizes: readonly number[];
  /** Whether contexts may hold levels of the contacts; when not, these only describe the contexts that are found. */
  readonly crossed: boolean;
  readonly customer: Float64Array;
  /** The codes of a customer's levels in one number, mixed radix, first dimension last. */
  readonly cell: Float64Array;
  readonly contacts: Float64Array;
  readonly exposure: Float64Array;
  /** The contacts by customer and by levels of the contacts, `side` being their codes in one number. */
  readonly sideCustomer: Float64Array;
  readonly side: Float64Array;
  readonly sideContacts: Float64Array;
  readonly depth: Depth;
  readonly minimumCustomers: number;
}

export interface MinerOptions {
  readonly signal?: AbortSignal | undefined;
  /** Share done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Finds the contexts; a worker in the page, a plain call in Node. */
export interface Miner {
  mine(input: MinerInput, options?: MinerOptions): Promise<MinedContexts>;
}
