import { UserError, Stopped, type Problem } from '../model/problem.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** A computed result by the place it is shown in. The old one stays until the new one is there. */
export interface PlaceState {
  /** What the running or last finished computation was for: spec, scope and data version as text. */
  readonly key: string | null;
  readonly running: boolean;
  readonly value: unknown;
  /** What `value` is of; differs from `key` while a newer one runs. */
  readonly valueKey: string | null;
  readonly problem: Problem | null;
  /** Something that nobody foresaw: a bug. */
  readonly failure: Error | null;
  /** A person stopped it: it runs again only when asked. */
  readonly stopped: boolean;
}

export const nothingYet: PlaceState = {
  key: null,
  running: false,
  value: null,
  valueKey: null,
  problem: null,
  failure: null,
  stopped: false,
};

export interface ResultsState {
  readonly places: Readonly<Record<string, PlaceState>>;
}

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly place: string;
  readonly onProgress: (share: number) => void;
  /** What was found so far: shown while the rest is computed, and kept when a person stops it. */
  readonly onFound: (value: unknown) => void;
}

/** 0 to 1; null while it is unknown. */
export interface PlaceShare {
  readonly now: () => number | null;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface ResultsStore {
  readonly store: StoreApi<ResultsState>;
  /** How far the running computation of a place is: apart from the results, for it moves many times before they do. */
  shareOf(place: string): PlaceShare;
  /** Makes the result of a place be that of a key, from memory where it was computed before. */
  want(place: string, key: string, run: (options: RunOptions) => Promise<unknown>): void;
  /** The same, also after it failed or was stopped. */
  again(place: string, key: string, run: (options: RunOptions) => Promise<unknown>): void;
  stop(place: string): void;
  /** Nobody waits for it any more: its work ends, and is done again when it is wanted again. What is shown stays. */
  release(place: string): void;
  stopAll(): void;
  /** Forgets everything, for another project. */
  clear(): void;
}

/** Results kept for undo and for coming back to a screen. */
const remembered = 40;

export function createResultsStore(): ResultsStore {
  const store = createStore<ResultsState>()(() => ({ places: {} }));
  const shares = createStore<Readonly<Record<string, number>>>()(() => ({}));
  const controllers = new Map<string, AbortController>();
  const memory = new Map<string, unknown>();
  const at = (place: string): PlaceState => store.getState().places[place] ?? nothingYet;
  const put = (place: string, part: Partial<PlaceState>): void => {
    store.setState((state) => ({
      places: { ...state.places, [place]: { ...(state.places[place] ?? nothingYet), ...part } },
    }));
  };
  const forget = (place: string): void => {
    const { [place]: _, ...others } = shares.getState();
    shares.setState(others, true);
  };
  const remember = (key: string, value: unknown): void => {
    memory.delete(key);
    memory.set(key, value);
    const [oldest] = memory.keys();
    if (memory.size > remembered && oldest !== undefined) memory.delete(oldest);
  };
  const stop = (place: string): void => {
    controllers.get(place)?.abort();
    controllers.delete(place);
    if (at(place).running) put(place, { running: false, stopped: true });
  };
  const start = (place: string, key: string, run: (options: RunOptions) => Promise<unknown>): void => {
    controllers.get(place)?.abort();
    controllers.delete(place);
    const memoryKey = `${place} ${key}`;
    if (memory.has(memoryKey)) {
      put(place, { ...nothingYet, key, value: memory.get(memoryKey), valueKey: key });
      return;
    }
    const controller = new AbortController();
    controllers.set(place, controller);
    forget(place);
    put(place, { key, running: true, problem: null, failure: null, stopped: false });
    const current = (): boolean => controllers.get(place) === controller;
    const onProgress = (share: number): void => {
      if (current()) shares.setState({ [place]: share });
    };
    const onFound = (value: unknown): void => {
      if (current()) put(place, { value, valueKey: key });
    };
    run({ signal: controller.signal, place, onProgress, onFound }).then(
      (value) => {
        if (!current()) return;
        controllers.delete(place);
        remember(memoryKey, value);
        put(place, { running: false, value, valueKey: key });
      },
      (error: unknown) => {
        if (!current()) return;
        controllers.delete(place);
        if (error instanceof Stopped) put(place, { running: false, stopped: true });
        else if (error instanceof UserError) put(place, { running: false, problem: error.problem });
        else put(place, { running: false, failure: error instanceof Error ? error : new Error(String(error)) });
      },
    );
  };
  return {
    store,
    shareOf: (place) => ({ now: () => shares.getState()[place] ?? null, subscribe: shares.subscribe }),
    want(place, key, run) {
      if (at(place).key !== key) start(place, key, run);
    },
    again: start,
    stop,
    release(place) {
      if (!at(place).running) return;
      controllers.get(place)?.abort();
      controllers.delete(place);
      put(place, { key: null, running: false });
    },
    stopAll() {
      for (const place of [...controllers.keys()]) stop(place);
    },
    clear() {
      for (const place of [...controllers.keys()]) stop(place);
      memory.clear();
      store.setState({ places: {} });
    },
  };
}
