import { packs } from '../../../src/analyses/contexts/packing.ts';
import type { MinerInput } from '../../../src/analyses/contexts/miner.ts';

export interface ExposedRows {
  readonly sizes: readonly number[];
  /** `codes[dimension][row]`. */
  readonly codes: readonly ArrayLike<number>[];
  readonly contacts: Float64Array;
  /** Whose each row is; each row a customer of its own when left out. */
  readonly customer?: Float64Array;
  readonly exposure?: Float64Array;
}

/** Rows as the miner takes them, without contact side. */
export function inputOf({ sizes, codes, contacts, customer, exposure }: ExposedRows): MinerInput {
  const none = new Float64Array(0);
  const rows = contacts.map((_, row) => row);
  const cell = packs(sizes).map((dimensions) =>
    rows.map((row) =>
      dimensions.reduce((packed, dimension) => packed * (sizes[dimension] ?? 1) + (codes[dimension]?.[row] ?? 0), 0),
    ),
  );
  return {
    sizes,
    sideSizes: [],
    crossed: true,
    customer: customer ?? rows,
    key: rows,
    cell,
    contacts,
    exposure: exposure ?? rows.map(() => 1),
    sideKey: none,
    side: none,
    sideContacts: none,
    depth: 3,
    minimumCustomers: 1,
    worth: null,
    score: null,
  };
}
