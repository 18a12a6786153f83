import type { Instance, StartInstance } from './instance.ts';

export interface SpareTimes {
  /** Milliseconds before a spare is started, so that it does not compete with what a person waits for. */
  readonly delay: number;
  /** Milliseconds after which an unused spare gives its memory back. */
  readonly patience: number;
}

/** One instance kept ready, because a person who drops a file should not wait for one to start. */
export class SpareInstance {
  readonly #start: StartInstance;
  readonly #times: SpareTimes;
  #spare: Promise<Instance> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(start: StartInstance, times: SpareTimes) {
    this.#start = start;
    this.#times = times;
    this.#later();
  }

  /** The spare, or a fresh one; the next spare starts after a while. */
  async take(): Promise<Instance> {
    const spare = this.#spare;
    this.#spare = null;
    this.#later();
    if (spare === null) return this.#start();
    return spare.catch(() => this.#start());
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer);
    const spare = this.#spare;
    this.#spare = null;
    await (await spare?.catch(() => null))?.db.terminate();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#spare = this.#start();
      this.#spare.catch(() => undefined);
      this.#timer = setTimeout(() => void this.end(), this.#times.patience);
    }, this.#times.delay);
  }
}
