import type { History } from '../project/history.ts';

/** Where projects are kept in the browser: the recipe with its history, never customer data. */
export interface ProjectStore {
  /** False where nothing survives a reload. */
  readonly keeps: boolean;
  /** The project that was open last, or null. */
  latest(): Promise<History | null>;
  list(): Promise<readonly StoredProject[]>;
  load(id: string): Promise<History | null>;
  save(history: History, at: number): Promise<void>;
  remove(id: string): Promise<void>;
  wipe(): Promise<void>;
}

export interface StoredProject {
  readonly id: string;
  readonly name: string;
  readonly savedAt: number;
  readonly sources: number;
}
