import { Stopped } from '../model/problem.ts';

/** A few equal tools, each used by one worker at a time, first come first served. */
export class Lane<Tool> {
  readonly #free: Tool[];
  readonly #waiting: ((tool: Tool) => void)[] = [];

  constructor(tools: readonly Tool[]) {
    this.#free = [...tools];
  }

  /** Throws `Stopped` when the signal comes before a tool is free. */
  async use<T>(signal: AbortSignal | null, work: (tool: Tool) => Promise<T>): Promise<T> {
    const tool = await this.#take(signal);
    try {
      return await work(tool);
    } finally {
      this.#giveBack(tool);
    }
  }

  #take(signal: AbortSignal | null): Promise<Tool> {
    if (signal?.aborted === true) return Promise.reject(new Stopped());
    const tool = this.#free.pop();
    if (tool !== undefined) return Promise.resolve(tool);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(new Stopped());
      };
      const enter = (next: Tool): void => {
        signal?.removeEventListener('abort', leave);
        resolve(next);
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(enter);
    });
  }

  #giveBack(tool: Tool): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(tool);
    else next(tool);
  }
}
