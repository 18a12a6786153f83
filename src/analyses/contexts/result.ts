import type { Days, IsoDate } from '../../model/period.ts';
import type { DimensionLevel, Rule } from '../../model/rule.ts';
import type { LeveledDimension } from './levels.ts';
import type { MinedContext, MinedLead, MinedLine, MinedPair, MinedStep, MinedTotals, MinedUnion } from './mined.ts';
import type { SideLevel, Value } from './queries.ts';
import type { ContextsSpec, SpecDimension } from './spec.ts';

/** A value of a context: which dimension, which level. */
export type ContextValue = Value;

/** What a context is: values of the customers, then of the contacts. */
export interface ContextIdentity {
  /** The same for the same values, in any run. */
  readonly id: string;
  readonly values: readonly ContextValue[];
  /** Of the contacts only. */
  readonly sides: readonly SideLevel[];
  /** Its customers. */
  readonly rule: Rule;
}

export interface ContextPart {
  readonly values: readonly ContextValue[];
  readonly rate: number;
  readonly customers: number;
}

/** A context that is one value away; `instead` is the value it takes the place of, null when it is one more. */
export interface ContextNeighbour {
  readonly value: ContextValue;
  readonly instead: ContextValue | null;
  readonly customers: number;
  readonly exposure: number;
  readonly contacts: number;
}

export interface ContextProfile {
  readonly choice: SpecDimension;
  readonly levels: readonly DimensionLevel[];
  readonly inside: readonly number[];
  readonly rest: readonly number[];
}

/** What mining found, with its values instead of their codes. */
export type Identified<Mined extends MinedContext> = Omit<Mined, 'items' | 'sideItems' | 'detail'> &
  ContextIdentity & {
    readonly parts: readonly ContextPart[];
    readonly around: readonly ContextNeighbour[];
    readonly sharper: readonly ContextNeighbour[];
    readonly perCustomer: readonly number[];
    readonly heavy: MinedContext['detail']['heavy'];
    readonly profiles: readonly ContextProfile[];
  };

/** A context with its numbers. */
export type Context = Identified<MinedContext>;
/** A context of the first list. */
export type ContextLine = Identified<MinedLine>;

/** A context of the second list. */
export type ContextLead = Identified<MinedLead>;

/** Contacts on file in the window, whoever made them. */
export interface ContactsSeen {
  readonly contacts: number;
  /** Without known customer: in no rate. */
  readonly unknown: number;
  /** Of customers of the population. */
  readonly inside: number;
  /** Of the one of them who made most. */
  readonly most: number;
}

interface Common {
  readonly spec: ContextsSpec;
  readonly asOf: IsoDate;
  readonly days: Days;
  /** False when nothing dates the contacts: the window is then not used. */
  readonly dated: boolean;
  readonly seen: ContactsSeen;
  readonly contactDimensions: readonly LeveledDimension[];
}

/** Rates, because it is known who could have contacted. */
export interface ContextRates extends Common {
  readonly kind: 'rates';
  readonly totals: MinedTotals;
  readonly tried: number;
  /** How many values the deepest contexts that were looked at join: less than asked for while deeper ones are looked at, after Stop, or where they would not fit. */
  readonly depth: number;
  readonly dimensions: readonly LeveledDimension[];
  readonly lines: readonly ContextLine[];
  readonly leads: readonly ContextLead[];
  readonly cold: readonly Context[];
  readonly union: MinedUnion;
  readonly curve: readonly MinedStep[];
  readonly pairs: readonly MinedPair[];
}

export interface ContactCount {
  readonly sides: readonly SideLevel[];
  readonly contacts: number;
  /** Without known customer. */
  readonly unknown: number;
}

/** Counts only: nobody is known, or by the contacts alone, so nothing tells who was exposed. */
export interface ContextCounts extends Common {
  readonly kind: 'counts';
  readonly counts: readonly ContactCount[];
}

export type ContextsResult = ContextRates | ContextCounts;
