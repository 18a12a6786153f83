import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { History } from '../../project/history.ts';
import { memoryProjects } from '../memory/memory-projects.ts';
import type { ProjectStore } from '../project-store.ts';

const databaseName = 'ecart';
const databaseVersion = 1;

interface StoredHistory {
  readonly id: string;
  readonly name: string;
  readonly savedAt: number;
  readonly sources: number;
  readonly history: History;
}

interface ProjectsDatabase extends DBSchema {
  projects: { key: string; value: StoredHistory };
}

/** Projects in IndexedDB. The database is made at the first save, so that a page that was only looked at leaves nothing. */
export async function browserProjects(): Promise<ProjectStore> {
  if (!(await isAvailable())) return memoryProjects();
  let opened: Promise<IDBPDatabase<ProjectsDatabase>> | null = null;
  const open = (): Promise<IDBPDatabase<ProjectsDatabase>> => {
    opened ??= openDB<ProjectsDatabase>(databaseName, databaseVersion, {
      upgrade(database) {
        database.createObjectStore('projects', { keyPath: 'id' });
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        opened = null;
      },
    });
    return opened;
  };
  const exists = async (): Promise<boolean> =>
    opened !== null || (await indexedDB.databases()).some((one) => one.name === databaseName);
  const all = async (): Promise<readonly StoredHistory[]> =>
    (await exists()) ? (await open()).getAll('projects') : [];
  return {
    keeps: true,
    async latest() {
      const [newest] = [...(await all())].sort((a, b) => b.savedAt - a.savedAt);
      return newest === undefined ? null : readHistory(newest);
    },
    async list() {
      return (await all()).map(({ id, name, savedAt, sources }) => ({ id, name, savedAt, sources }));
    },
    async load(id) {
      const stored = (await all()).find((one) => one.id === id);
      return stored === undefined ? null : readHistory(stored);
    },
    async save(history, at) {
      const { id, name, sources } = history.present;
      await (await open()).put('projects', { id, name, savedAt: at, sources: sources.length, history });
    },
    async remove(id) {
      if (await exists()) await (await open()).delete('projects', id);
    },
    async wipe() {
      if (opened !== null) (await opened).close();
      opened = null;
      await deleteDB(databaseName);
    },
  };
}

/** Only the present is needed to go on: a history that an older version wrote is dropped rather than the project. */
async function readHistory(stored: StoredHistory): Promise<History> {
  const { parseProject } = await import('../../project/schema.ts');
  const present = parseProject(stored.history.present, stored.name);
  try {
    const entry = (one: History['past'][number]): History['past'][number] => ({
      ...one,
      project: parseProject(one.project, stored.name),
    });
    return { present, past: stored.history.past.map(entry), future: stored.history.future.map(entry) };
  } catch {
    return { present, past: [], future: [] };
  }
}

async function isAvailable(): Promise<boolean> {
  try {
    await indexedDB.databases();
    return true;
  } catch {
    return false;
  }
}
