import { Stopped } from '../model/problem.ts';
import type { QueryOptions } from './engine.ts';
import type { QueryHistory } from './query-log.ts';

export interface Request<T> {
  readonly text: string;
  readonly options: QueryOptions;
  /** Does the work; the signal says that nobody waits for it any more. */
  readonly work: (signal: AbortSignal) => Promise<T>;
  readonly rowsOf: (result: T) => number | null;
}

interface Waiting {
  readonly abort: AbortController;
  readonly leave: (reason: Error) => void;
}

/**
 * Who waits for what. A caller that stops, or is overtaken by a newer request for its place, gets `Stopped` at once,
 * while its work winds down behind. When the queue ends, nobody is left waiting.
 */
export class QueryQueue {
  readonly #history: QueryHistory;
  readonly #places = new Map<string, AbortController>();
  readonly #waiting = new Set<Waiting>();
  #ended: Error | null = null;

  constructor(history: QueryHistory) {
    this.#history = history;
  }

  async run<T>(request: Request<T>): Promise<T> {
    const { options } = request;
    if (this.#ended !== null) throw this.#ended;
    if (options.signal?.aborted === true) throw new Stopped();

    const abort = new AbortController();
    const stop = (): void => abort.abort();
    if (options.place !== undefined) this.#take(options.place, abort);
    options.signal?.addEventListener('abort', stop, { once: true });
    const journal = this.#history.start(request.text, options.place ?? null);

    let waiting: Waiting | null = null;
    const left = new Promise<never>((_, reject) => {
      waiting = { abort, leave: reject };
      this.#waiting.add(waiting);
      abort.signal.addEventListener('abort', () => reject(this.#ended ?? new Stopped()), { once: true });
    });
    try {
      const result = await Promise.race([request.work(abort.signal), left]);
      journal.done(request.rowsOf(result));
      return result;
    } catch (error) {
      if (error instanceof Stopped) journal.stopped();
      else journal.failed();
      throw error;
    } finally {
      if (waiting !== null) this.#waiting.delete(waiting);
      options.signal?.removeEventListener('abort', stop);
      if (options.place !== undefined && this.#places.get(options.place) === abort) this.#places.delete(options.place);
    }
  }

  /** Waits for work that is no query, unless the queue ends before. */
  async guard<T>(work: () => Promise<T>): Promise<T> {
    if (this.#ended !== null) throw this.#ended;
    const abort = new AbortController();
    let waiting: Waiting | null = null;
    const left = new Promise<never>((_, reject) => {
      waiting = { abort, leave: reject };
      this.#waiting.add(waiting);
    });
    try {
      return await Promise.race([work(), left]);
    } finally {
      if (waiting !== null) this.#waiting.delete(waiting);
    }
  }

  /** Rejects what waits and what comes later with this reason. The first reason stays. */
  end(reason: Error): void {
    if (this.#ended !== null) return;
    this.#ended = reason;
    for (const { abort, leave } of this.#waiting) {
      leave(reason);
      abort.abort();
    }
  }

  #take(place: string, abort: AbortController): void {
    this.#places.get(place)?.abort();
    this.#places.set(place, abort);
  }
}
