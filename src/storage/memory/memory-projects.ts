import type { History } from '../../project/history.ts';
import type { ProjectStore } from '../project-store.ts';

/** For browsers that keep nothing: projects live as long as the page. */
export function memoryProjects(): ProjectStore {
  const kept = new Map<string, { readonly history: History; readonly savedAt: number }>();
  return {
    keeps: false,
    latest: () => Promise.resolve([...kept.values()].sort((a, b) => b.savedAt - a.savedAt)[0]?.history ?? null),
    list: () =>
      Promise.resolve(
        [...kept.values()].map(({ history, savedAt }) => ({
          id: history.present.id,
          name: history.present.name,
          savedAt,
          sources: history.present.sources.length,
        })),
      ),
    load: (id) => Promise.resolve(kept.get(id)?.history ?? null),
    save: (history, at) => {
      kept.set(history.present.id, { history, savedAt: at });
      return Promise.resolve();
    },
    remove: (id) => {
      kept.delete(id);
      return Promise.resolve();
    },
    wipe: () => {
      kept.clear();
      return Promise.resolve();
    },
  };
}
