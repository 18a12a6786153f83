import { UserError } from '../../model/problem.ts';
import type { Rows } from '../../model/rows.ts';
import type { Sql } from '../../sql/sql.ts';
import type { DatasetFile, DatasetId, Engine, QueryLog, QueryOptions } from '../engine.ts';
import type { WasmEngine } from './wasm-engine.ts';

export interface RestartOptions {
  /** Opens an engine in a new worker, sealed like the first. */
  readonly open: () => Promise<WasmEngine>;
  readonly log: QueryLog;
  /** Milliseconds before each start that follows a crash; their number is the number of restarts in a row. */
  readonly delays: readonly number[];
  /** Milliseconds without a crash after which the restarts are counted anew. */
  readonly calm: number;
  /** When an engine has taken the place of one that crashed, with the kept datasets attached again. */
  readonly onRestart: () => void;
}

/**
 * An engine that starts again after a crash of WebAssembly. What was pending rejects with `engine-ended`; what comes
 * meanwhile waits for the new worker. When the restarts are used up, everything rejects with `engine-lost`.
 */
export class RestartingEngine implements Engine {
  readonly log: QueryLog;
  readonly #options: RestartOptions;
  /** What was attached or registered, to be so again. */
  readonly #datasets = new Map<DatasetId, DatasetFile>();
  readonly #files = new Map<string, Blob>();
  #current: Promise<WasmEngine>;
  #restarts = 0;
  #calming: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  private constructor(engine: WasmEngine, options: RestartOptions) {
    this.log = options.log;
    this.#options = options;
    this.#current = Promise.resolve(engine);
    this.#watch(engine);
  }

  /** Rejects when the first engine does not open: nothing was lost then, and nothing would be mended by trying. */
  static async open(options: RestartOptions): Promise<RestartingEngine> {
    return new RestartingEngine(await options.open(), options);
  }

  /** The engine of the day, for what lives in its memory. */
  current(): Promise<WasmEngine> {
    return this.#current;
  }

  async query(query: Sql<'query'>, options?: QueryOptions): Promise<Rows> {
    return (await this.#current).query(query, options);
  }

  async run(statement: Sql<'statement'>, options?: QueryOptions): Promise<void> {
    await (await this.#current).run(statement, options);
  }

  async queryText(text: string, options?: QueryOptions & { readonly limit?: number }): Promise<Rows> {
    return (await this.#current).queryText(text, options);
  }

  async registerFile(name: string, file: Blob): Promise<void> {
    await (await this.#current).registerFile(name, file);
    this.#files.set(name, file);
  }

  async dropFile(name: string): Promise<void> {
    this.#files.delete(name);
    await (await this.#current).dropFile(name);
  }

  async attach(dataset: DatasetFile): Promise<void> {
    await (await this.#current).attach(dataset);
    this.#datasets.set(dataset.id, dataset);
  }

  async detach(id: DatasetId): Promise<void> {
    this.#datasets.delete(id);
    await (await this.#current).detach(id);
  }

  async memory(): Promise<number> {
    return (await this.#current).memory();
  }

  async end(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#calming);
    const current = await this.#current.catch(() => null);
    await current?.end();
  }

  #watch(engine: WasmEngine): void {
    void engine.ended.then(() => {
      if (!this.#closed) this.#restart();
    });
  }

  #restart(): void {
    clearTimeout(this.#calming);
    const delay = this.#options.delays[this.#restarts];
    this.#restarts += 1;
    this.#current = delay === undefined ? Promise.reject(new UserError({ code: 'engine-lost' })) : this.#revive(delay);
    // Who asks hears of it; nobody may be asking now.
    this.#current.catch(() => undefined);
  }

  async #revive(delay: number): Promise<WasmEngine> {
    await new Promise((resolve) => setTimeout(resolve, delay));
    if (this.#closed) throw new UserError({ code: 'engine-ended' });
    let engine: WasmEngine | null = null;
    try {
      engine = await this.#options.open();
      await this.#equip(engine);
    } catch {
      await engine?.end();
      this.#restart();
      return this.#current;
    }
    this.#calming = setTimeout(() => {
      this.#restarts = 0;
    }, this.#options.calm);
    this.#watch(engine);
    this.#options.onRestart();
    return engine;
  }

  /** Throws when this engine has crashed too; a file that is gone meanwhile is left out, and whoever needs it hears so. */
  async #equip(engine: WasmEngine): Promise<void> {
    const again = [
      ...[...this.#files].map(
        ([name, file]) =>
          () =>
            engine.registerFile(name, file),
      ),
      ...[...this.#datasets.values()].map((dataset) => () => engine.attach(dataset)),
    ];
    for (const step of again) {
      try {
        await step();
      } catch (error) {
        if (error instanceof UserError) throw error;
      }
    }
  }
}
