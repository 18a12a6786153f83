import { DuckDBAccessMode } from '@duckdb/duckdb-wasm';
import { firstText } from '../../model/rows.ts';
import { databaseOf } from '../engine.ts';
import type { BuildSession, DatasetFile, DatasetId, Room, Workshop } from '../engine.ts';
import type { QueryHistory } from '../query-log.ts';
import { Database } from './database.ts';
import { emptyDatabase } from './empty-database.ts';
import { misfortuneOf } from './engine-messages.ts';
import type { Holds } from './holds.ts';
import { OpfsBuild } from './opfs-build.ts';
import type { OpfsFiles } from './opfs-files.ts';
import type { SpareInstances } from './spare-instances.ts';

export interface OpfsWorkshopParts {
  readonly files: OpfsFiles;
  readonly holds: Holds;
  readonly spares: SpareInstances;
  readonly history: QueryHistory;
  readonly newId: () => string;
}

/** Nobody else waits for the engine of a build; each pause is a way to the page and back. */
const POLL_MS = 250;

/**
 * FSST alone makes the writing of texts slower, and the files of exports no smaller; dictionaries with it do both better.
 * Each commit goes to the file itself: beside a database that was there before, DuckDB-Wasm cannot write a journal.
 */
const settings = [`SET disabled_compression_methods = 'fsst'`, `SET wal_autocheckpoint = '0 bytes'`];

/**
 * Datasets as files of the browser's private file system. A build writes `tmp-<id>.duckdb` in a worker of its own and
 * gets its name, `ds_<id>.duckdb`, when it is closed; from then on the file never changes.
 */
export class OpfsWorkshop implements Workshop {
  readonly keeps = true;
  readonly #parts: OpfsWorkshopParts;
  readonly #building = new Set<BuildSession>();

  constructor(parts: OpfsWorkshopParts) {
    this.#parts = parts;
  }

  async open(): Promise<BuildSession> {
    const { files, holds, newId } = this.#parts;
    const name = `tmp-${newId()}.duckdb`;
    await holds.hold(name);
    const discard = async (): Promise<void> => {
      await files.remove(name);
      await files.remove(`${name}.wal`);
      holds.letGo(name);
    };
    try {
      return await this.#start(name, discard);
    } catch (error) {
      await discard();
      throw error;
    }
  }

  async room(): Promise<Room | null> {
    const bytes = await this.#parts.files.room();
    return bytes === null ? null : { bytes, where: 'storage' };
  }

  async find(id: DatasetId): Promise<DatasetFile | null> {
    const { files, holds } = this.#parts;
    const name = fileOf(id);
    await holds.hold(name);
    const file = await files.read(name);
    if (file === null) holds.letGo(name);
    return file === null ? null : { id, file };
  }

  async drop(id: DatasetId): Promise<void> {
    const { files, holds } = this.#parts;
    const name = fileOf(id);
    holds.letGo(name);
    await holds.ifFree(name, () => files.remove(name));
  }

  async sweep(keep: readonly DatasetId[]): Promise<void> {
    const { files, holds } = this.#parts;
    const kept = new Set(keep.map(fileOf));
    for (const name of await files.names()) {
      if (kept.has(name)) continue;
      if (isDataset(name)) holds.letGo(name);
      else if (!isTemporary(name)) continue;
      await holds.ifFree(name.replace(/\.wal$/, ''), () => files.remove(name));
    }
  }

  async wipe(): Promise<void> {
    const { files, holds } = this.#parts;
    await Promise.all([...this.#building].map((build) => build.abandon()));
    for (const name of await files.names()) {
      if (!isDataset(name) && !isTemporary(name)) continue;
      holds.letGo(name);
      await files.remove(name);
    }
  }

  async #start(name: string, discard: () => Promise<void>): Promise<BuildSession> {
    const { files, spares, history } = this.#parts;
    const path = `opfs://${name}`;
    const [instance] = await Promise.all([spares.take(), files.create(name, emptyDatabase())]);
    try {
      const config = { path, accessMode: DuckDBAccessMode.READ_WRITE, query: { queryPollingInterval: POLL_MS } };
      const database = await Database.open(instance, { history, readers: 0, config, settings });
      const target = firstText(await database.channel.ask('SELECT current_database() AS name'), 'name') ?? '';
      const keep = async (id: DatasetId): Promise<DatasetFile> => {
        const dataset = (await this.find(id)) ?? (await this.#adopt(name, id));
        this.#building.delete(build);
        await discard();
        return dataset;
      };
      const forget = async (): Promise<void> => {
        this.#building.delete(build);
        await discard();
      };
      const build: BuildSession = new OpfsBuild(database, path, target, {
        keep,
        discard: forget,
        idle: (idle) => spares.give(idle),
      });
      this.#building.add(build);
      return build;
    } catch (error) {
      await instance.db.terminate();
      throw misfortuneOf(error);
    }
  }

  async #adopt(name: string, id: DatasetId): Promise<DatasetFile> {
    await this.#parts.files.move(name, fileOf(id));
    const dataset = await this.find(id);
    if (dataset === null) throw new Error(`The dataset ${id} is gone right after its build`);
    return dataset;
  }
}

function fileOf(id: DatasetId): string {
  return `${databaseOf(id)}.duckdb`;
}

function isDataset(name: string): boolean {
  return /^ds_.*\.duckdb$/.test(name);
}

function isTemporary(name: string): boolean {
  return /^tmp-.*\.(duckdb(\.wal)?|probe)$/.test(name);
}
