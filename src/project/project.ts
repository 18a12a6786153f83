import type { ContextCard } from '../analyses/contexts/card.ts';
import type { ContextsSpec } from '../analyses/contexts/spec.ts';
import type { DistributionSpec } from '../analyses/distribution/spec.ts';
import type { LifecycleSpec } from '../analyses/lifecycle/spec.ts';
import type { ColumnRole, SourceKind } from '../model/column.ts';
import type { EventMaking } from '../model/event-making.ts';
import type { KeptMeasure } from '../model/measure.ts';
import type { IsoDate } from '../model/period.ts';
import type { Reading } from '../model/reading.ts';
import type { SourceId } from '../model/record.ts';
import type { Segment, SegmentId } from '../model/rule.ts';
import type { Segmentation } from '../model/segmentation.ts';

export const projectVersion = 1;

/** The recipe: everything a person decided, and no customer data. Plain JSON; the results are built from it. */
export interface Project {
  readonly version: typeof projectVersion;
  readonly id: string;
  readonly name: string;
  readonly sources: readonly Source[];
  /** Files that are one source. */
  readonly combinations: readonly Combination[];
  /** Sources that a person keeps apart: they are not offered as one with others. */
  readonly apart: readonly SourceId[];
  /** Null: the day of the last event. */
  readonly asOf: IsoDate | null;
  /** Null: all customers. */
  readonly population: SegmentId | null;
  readonly segments: readonly Segment[];
  /** Measures that a person named. Where one is used it is written out, so that removing or mending it changes nothing that was made with it. */
  readonly measures: readonly KeptMeasure[];
  readonly segmentations: readonly Segmentation[];
  /** Null: what the analysis suggests for the record. */
  readonly distribution: DistributionSpec | null;
  readonly contexts: ContextsSpec | null;
  /** Contexts that a person keeps and that are counted again with every new file. */
  readonly keptContexts: readonly ContextCard[];
  readonly lifecycle: LifecycleSpec | null;
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
  /** What a person chose of how its rows become events; the rest is as usual. */
  readonly making?: Partial<EventMaking>;
  /** The export that this one took the place of, until a person has seen what is otherwise. */
  readonly before?: Pick<Source, 'file' | 'reading'>;
  /** Columns that were read as in another file it looks like, not as they would be alone. */
  readonly readAs?: { readonly file: string; readonly columns: readonly string[] };
}

export interface SourceFile {
  readonly name: string;
  readonly bytes: number;
  /** Tells whether a file is the same bytes as the one that was read. */
  readonly fingerprint: string;
  /** The way to the table inside the file; absent where the file is the table. The name shows it too. */
  readonly part?: readonly string[];
}

/** Several files of the same shape that are one source: one table, with a column that tells the file. */
export interface Combination {
  /** That of the file which was first: what was built on it is of the whole. */
  readonly id: SourceId;
  readonly name: string;
  readonly column: string;
  /** In the order of their rows. The first speaks for all: kind and roles are kept with it. */
  readonly members: readonly Member[];
}

export interface Member {
  readonly source: SourceId;
  /** What its rows carry in the column of the file. */
  readonly value: string;
  /** Its columns that are another column of the whole. */
  readonly columns: Readonly<Record<string, string>>;
}

export function emptyProject(id: string): Project {
  return {
    version: projectVersion,
    id,
    name: '',
    sources: [],
    combinations: [],
    apart: [],
    asOf: null,
    population: null,
    segments: [],
    measures: [],
    segmentations: [],
    distribution: null,
    contexts: null,
    keptContexts: [],
    lifecycle: null,
    currency: null,
  };
}

export function roleOf(source: Source, column: string): ColumnRole {
  // A column may be called `constructor`.
  return (Object.hasOwn(source.roles, column) ? source.roles[column] : undefined) ?? 'attribute';
}
