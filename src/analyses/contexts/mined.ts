import type { Interval } from '../../model/statistics/interval.ts';

/** A level of a dimension, by their places in the input. */
export interface MinedItem {
  readonly dimension: number;
  readonly code: number;
}

/** Values that were joined: of the customers, and of the contacts. */
export interface MinedItems {
  readonly items: readonly MinedItem[];
  readonly sideItems: readonly MinedItem[];
}

export interface MinedNumbers {
  readonly customers: number;
  readonly exposure: number;
  readonly contacts: number;
  /** Its customers who had at least one of these contacts. */
  readonly contacting: number;
  /** Contacts per unit of exposure; null where nothing is exposed. */
  readonly rate: number;
  /** Of everybody else, for the same kind of contacts; null when there is nobody else. */
  readonly restRate: number | null;
  /** 95 %, exact, contacts taken as independent. */
  readonly poisson: Interval;
  /** The same once serial callers are allowed for: contacts and their interval scaled by phi. */
  readonly interval: Interval;
  /** Contacts at the overall rate R: R × exposure (for a channel t, R of t). */
  readonly expected: number;
  /** Contacts − expected, against the overall rate. */
  readonly excess: number;
  /** The lower end of the interval, less what is expected. */
  readonly excessLow: number;
  readonly lift: number | null;
  /** Against the rest, divided by √phi. */
  readonly z: number;
  readonly midP: number;
  readonly phi: number;
}

/** The rate of some of a context's values joined; the whole context is the last. */
export interface MinedPart {
  readonly items: readonly MinedItem[];
  readonly rate: number;
  readonly customers: number;
}

/** A context that is one value away. `instead` is the value it takes the place of; null when it is one more. */
export interface MinedNeighbour {
  readonly item: MinedItem;
  readonly instead: MinedItem | null;
  readonly customers: number;
  readonly exposure: number;
  readonly contacts: number;
}

export interface MinedDetail {
  readonly parts: readonly MinedPart[];
  /** With one value changed, the context itself among them. */
  readonly around: readonly MinedNeighbour[];
  /** With one value more, above what the context is without it. */
  readonly sharper: readonly MinedNeighbour[];
  /** Customers with 0, 1, 2 … of these contacts; the last also counts those with more. */
  readonly perCustomer: readonly number[];
  /** The three per cent of its customers who contact most: how many they are, and their share of its contacts. */
  readonly heavy: { readonly customers: number; readonly share: number };
  /** One a dimension of the contacts: its contacts by level, and those of everybody else. */
  readonly profiles: readonly {
    readonly dimension: number;
    readonly inside: readonly number[];
    readonly rest: readonly number[];
  }[];
}

/** What the customers of a context answered. */
export interface MinedScores {
  readonly answers: number;
  /** NaN without answers. */
  readonly mean: number;
  /** Of the answers; NaN with fewer than two. */
  readonly deviation: number;
  /** Where eight in ten lie, and half (type 7); NaN without answers. */
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Answers of 9 and more, and of 6 and less: the net promoter score, where the scale is 0 to 10. */
  readonly promoters: number;
  readonly detractors: number;
}

/** What is at stake with the customers of a context; null where no value, no question was chosen. */
export interface MinedStakes {
  readonly worth: number | null;
  readonly scores: MinedScores | null;
}

export interface MinedContext extends MinedItems, MinedNumbers, MinedStakes {
  readonly detail: MinedDetail;
}

/** How many times the overall rate, drawn towards what all contexts that were tried show, and its lower bound of 5 %. */
export interface ShrunkLift {
  readonly lift: number;
  readonly low: number;
}

/** A context of the second list. */
export interface MinedLead extends MinedContext {
  readonly shrunk: ShrunkLift;
}

export const confirmations = ['confirmed', 'weaker', 'not-confirmed'] as const;
export type Confirmation = (typeof confirmations)[number];

/** Contacts, over what is expected of the same customers. */
export interface OverExpected {
  readonly contacts: number;
  readonly expected: number;
}

/**
 * A line of the first list: what the lines above do not explain. Found on one half of the customers, checked on the other, and
 * the other way round; of a line that was found on both halves the weaker check is told.
 */
export interface MinedLine extends MinedContext {
  /** Over all its customers, what the lines above let expect: what the line adds. */
  readonly adds: OverExpected;
  /** Contacts of the half it was found on, over what the lines above let expect there. */
  readonly found: OverExpected;
  readonly checked: OverExpected & {
    readonly z: number;
    readonly rate: number;
    readonly restRate: number | null;
  };
  /** Each half found it by itself. */
  readonly both: boolean;
  readonly state: Confirmation;
}

export interface MinedTotals {
  readonly customers: number;
  readonly exposure: number;
  readonly contacts: number;
  readonly contacting: number;
  readonly phi: number;
  readonly stakes: MinedStakes;
}

/** All customers who are in at least one confirmed context, and the contacts of these contexts, each counted once. */
export interface MinedUnion {
  readonly contexts: number;
  readonly customers: number;
  readonly exposure: number;
  readonly contacts: number;
}

/** `line` is a place in the lines. */
export interface MinedStep extends MinedUnion {
  readonly line: number;
}

/** What two dimensions hold, level by level: `exposure[code of the one + its size × code of the other]`. */
export interface MinedPair {
  readonly dimensions: readonly [number, number];
  readonly customers: Float64Array;
  readonly exposure: Float64Array;
  readonly contacts: Float64Array;
}

export interface MinedContexts {
  readonly totals: MinedTotals;
  /** Contexts of the wanted size that were looked at. */
  readonly tried: number;
  /** How many values the deepest contexts that were looked at join. */
  readonly depth: number;
  readonly lines: readonly MinedLine[];
  readonly leads: readonly MinedLead[];
  /** Fewer contacts than the rest lets expect, shown by both halves. */
  readonly cold: readonly MinedContext[];
  readonly union: MinedUnion;
  /** The confirmed lines added one after the other, the highest rate first: which line, and what is held with those before it. */
  readonly curve: readonly MinedStep[];
  readonly pairs: readonly MinedPair[];
}
