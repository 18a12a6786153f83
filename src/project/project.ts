import type { ContextsSpec } from '../analyses/contexts/spec.ts';
import type { DistributionSpec } from '../analyses/distribution/spec.ts';
import type { ColumnRole, SourceKind } from '../model/column.ts';
import type { IsoDate } from '../model/period.ts';
import type { Reading } from '../model/reading.ts';
import type { SourceId } from '../model/record.ts';
import type { Segment, SegmentId } from '../model/rule.ts';

export const projectVersion = 1;

/** The recipe: everything a person decided, and no customer data. Plain JSON; the results are built from it. */
export interface Project {
  readonly version: typeof projectVersion;
  readonly id: string;
  readonly name: string;
  readonly sources: readonly Source[];
  /** Null: the day of the last event. */
  readonly asOf: IsoDate | null;
  /** Null: all customers. */
  readonly population: SegmentId | null;
  readonly segments: readonly Segment[];
  /** Null: what the analysis suggests for the record. */
  readonly distribution: DistributionSpec | null;
  readonly contexts: ContextsSpec | null;
  /** Of the amounts: an ISO code, 'none' where a unit would be wrong; null: what the files suggest. */
  readonly currency: Currency | null;
}

export const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'CAD', 'none'] as const;
export type Currency = (typeof currencies)[number];

/** One imported file, and how it is read. */
export interface Source {
  readonly id: SourceId;
  readonly file: SourceFile;
  readonly reading: Reading;
  readonly kind: SourceKind;
  /** How sure the guess of the kind was, 0 to 1; null once a person chose it. */
  readonly kindConfidence: number | null;
  readonly roles: Readonly<Record<string, ColumnRole>>;
  /** A person said that it was read right. */
  readonly confirmed: boolean;
}

export interface SourceFile {
  readonly name: string;
  readonly bytes: number;
  /** Tells whether a file is the same bytes as the one that was read. */
  readonly fingerprint: string;
}

export function emptyProject(id: string): Project {
  return {
    version: projectVersion,
    id,
    name: '',
    sources: [],
    asOf: null,
    population: null,
    segments: [],
    distribution: null,
    contexts: null,
    currency: null,
  };
}

export function roleOf(source: Source, column: string): ColumnRole {
  // A column may be called `constructor`.
  return (Object.hasOwn(source.roles, column) ? source.roles[column] : undefined) ?? 'attribute';
}
