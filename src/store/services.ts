import type { Miner } from '../analyses/contexts/miner.ts';
import type { Engine, Workshop } from '../engine/engine.ts';
import type { FileOpener } from '../preparation/reading/file-opening.ts';
import type { FileScanner } from '../preparation/reading/read-source.ts';
import type { ProjectStore, StoredProject } from '../storage/project-store.ts';
import type { Preferences } from './session-store.ts';

export type { StoredProject };

/** Everything outside the app that it works with; `main.tsx` chooses each one. */
export interface Services {
  readonly engine: Engine;
  readonly workshop: Workshop;
  readonly projects: ProjectStore;
  readonly opener: FileOpener;
  readonly scanner: FileScanner;
  readonly miner: Miner;
  /** Processors of the machine, as the browser tells them. */
  readonly processors: number;
  readonly now: () => Date;
  readonly newId: () => string;
  /** The exports of the demo company, from the page's own address. */
  readonly demoFiles: () => Promise<readonly File[]>;
  /** The compiled library of Parquet, for lists that leave as such files. */
  readonly parquetModule: () => Promise<WebAssembly.Module>;
  /** Gives a file to the person, as a download. */
  readonly saveFile: (name: string, parts: readonly BlobPart[], type: string) => void;
  readonly keepPreferences: (preferences: Preferences) => void;
  /** Removes preferences, caches of data and anything else kept in this browser by the page, but the page itself. */
  readonly wipeRest: () => Promise<void>;
  readonly traffic: Traffic;
  readonly updates: Updates;
}

/** A newer version of the page that waits to be used. */
export interface Updates {
  readonly isReady: () => boolean;
  readonly apply: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Requests that the page made, as the browser counts them. */
export interface Traffic {
  readonly entries: () => readonly TrafficEntry[];
  readonly subscribe: (listener: () => void) => () => void;
}

export interface TrafficEntry {
  readonly address: string;
  readonly kind: string;
  readonly bytes: number | null;
  /** Left the page's own origin, or was refused when it tried. */
  readonly outside: boolean;
  readonly refused: boolean;
}
