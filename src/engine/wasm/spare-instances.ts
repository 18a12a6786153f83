import type { Instance, StartInstance } from './instance.ts';

export interface SpareTimes {
  /** Milliseconds before a spare is started, so that it does not compete with what a person waits for. */
  readonly delay: number;
  /** Milliseconds after which unused spares give their memory back. */
  readonly patience: number;
}

/** More builds than this do not run at once. */
const most = 2;

/** Instances kept ready, because a person who drops files should not wait for one to start: one at least, and those that earlier builds gave back. */
export class SpareInstances {
  readonly #start: StartInstance;
  readonly #times: SpareTimes;
  #spares: Promise<Instance>[] = [];
  #starting: ReturnType<typeof setTimeout> | undefined;
  #ending: ReturnType<typeof setTimeout> | undefined;

  constructor(start: StartInstance, times: SpareTimes) {
    this.#start = start;
    this.#times = times;
    this.#later();
  }

  /** A spare, or a fresh one; where none is left the next starts after a while. */
  async take(): Promise<Instance> {
    const spare = this.#spares.pop();
    this.#later();
    if (spare === undefined) return this.#start();
    return spare.catch(() => this.#start());
  }

  /** Takes back an instance whose database is closed; `most` are kept. */
  async give(instance: Instance): Promise<void> {
    if (this.#spares.length >= most) await instance.db.terminate();
    else this.#keep(Promise.resolve(instance));
  }

  async end(): Promise<void> {
    clearTimeout(this.#starting);
    clearTimeout(this.#ending);
    const spares = this.#spares;
    this.#spares = [];
    for (const spare of spares) await (await spare.catch(() => null))?.db.terminate();
  }

  #keep(spare: Promise<Instance>): void {
    this.#spares.push(spare);
    spare.catch(() => undefined);
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => void this.end(), this.#times.patience);
  }

  #later(): void {
    clearTimeout(this.#starting);
    this.#starting = setTimeout(() => {
      if (this.#spares.length === 0) this.#keep(this.#start());
    }, this.#times.delay);
  }
}
