import type { LoggedQuery, QueryLog } from './engine.ts';

/** What one query reports while it lives. */
export interface Journal {
  done(rows: number | null): void;
  stopped(): void;
  failed(): void;
}

/** The last queries, newest last. `entries` gives the same array until something changes. */
export class QueryHistory implements QueryLog {
  readonly #now: () => number;
  readonly #keep: number;
  readonly #listeners = new Set<() => void>();
  #entries: readonly LoggedQuery[] = [];
  #nextId = 1;

  constructor(now: () => number, keep = 200) {
    this.#now = now;
    this.#keep = keep;
  }

  readonly entries = (): readonly LoggedQuery[] => this.#entries;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  start(text: string, place: string | null): Journal {
    const id = this.#nextId++;
    const startedAt = this.#now();
    this.#set([...this.#entries, { id, text, place, startedAt, duration: null, rows: null, state: 'running' }]);
    const close = (state: LoggedQuery['state'], rows: number | null): void => {
      const duration = this.#now() - startedAt;
      this.#set(this.#entries.map((entry) => (entry.id === id ? { ...entry, state, rows, duration } : entry)));
    };
    return {
      done: (rows) => close('done', rows),
      stopped: () => close('stopped', null),
      failed: () => close('failed', null),
    };
  }

  #set(entries: readonly LoggedQuery[]): void {
    this.#entries = entries.slice(-this.#keep);
    for (const listener of this.#listeners) listener();
  }
}
