import { Stopped } from '../../model/problem.ts';
import type { Instance } from './instance.ts';

export interface Execution {
  readonly signal: AbortSignal;
  readonly onProgress?: ((share: number) => void) | undefined;
  /** Looks at the Arrow schema before rows are fetched; may throw. */
  readonly onSchema?: (schema: Uint8Array) => void;
}

/** A chunk holds 2,048 rows: asked for one by one, a million would be 500 ways to the worker and back. After the end nothing comes. */
const mostAsked = 8;

/** One connection, one statement at a time, always in slices so that others get their turn and a stop is heard. */
export class Connection {
  readonly #instance: Instance;
  readonly #id: number;
  readonly #questions: Questions;

  constructor(instance: Instance, id: number, questions: Questions) {
    this.#instance = instance;
    this.#id = id;
    this.#questions = questions;
  }

  /** The Arrow stream of the result: schema first, then batches. */
  async execute(text: string, execution: Execution): Promise<readonly Uint8Array[]> {
    const { db } = this.#instance;
    const { signal, onProgress } = execution;
    const ask = <T>(question: () => Promise<T>): Promise<T> => this.#questions.ask(question, onProgress);

    if (signal.aborted) throw new Stopped();
    let schema = await ask(() => db.startPendingQuery(this.#id, text, false));
    while (schema === null) {
      await this.#stopIf(signal);
      schema = await ask(() => db.pollPendingQuery(this.#id));
    }
    execution.onSchema?.(schema);

    const chunks = [schema];
    const asked: Promise<Uint8Array | null>[] = [];
    for (;;) {
      if (signal.aborted) throw new Stopped();
      while (asked.length < Math.min(mostAsked, chunks.length + 1)) {
        const next = ask(() => db.fetchQueryResults(this.#id));
        next.catch(() => undefined);
        asked.push(next);
      }
      const chunk = await asked.shift();
      if (chunk == null) continue;
      if (chunk.length === 0) return chunks;
      chunks.push(chunk);
    }
  }

  close(): Promise<void> {
    return this.#instance.db.disconnect(this.#id);
  }

  async #stopIf(signal: AbortSignal): Promise<void> {
    if (!signal.aborted) return;
    await this.#instance.db.cancelPendingQuery(this.#id);
    throw new Stopped();
  }
}

/**
 * Messages of progress name no query. The worker answers one question after the other, so they belong to the
 * oldest question without an answer.
 */
export class Questions {
  readonly #open: (((share: number) => void) | undefined)[] = [];

  async ask<T>(question: () => Promise<T>, onProgress: ((share: number) => void) | undefined): Promise<T> {
    this.#open.push(onProgress);
    try {
      return await question();
    } finally {
      this.#open.shift();
    }
  }

  progress(share: number): void {
    this.#open[0]?.(share);
  }
}
