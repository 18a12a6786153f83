import { createDataStore, type DataStore } from './data-store.ts';
import { createDocumentStore, type DocumentStore } from './document-store.ts';
import { createPipeline, type Pipeline, type PipelineNotice } from './pipeline.ts';
import { createResultsStore, type ResultsStore } from './results.ts';
import { createSessionStore, type Preferences, type SessionStore } from './session-store.ts';
import type { Services } from './services.ts';
import { datasetIdsOf } from '../project/tables.ts';
import type { History } from '../project/history.ts';

/** The running app: what it works with, its three kinds of state, and the acts that touch several of them. */
export interface App {
  readonly services: Services;
  readonly document: DocumentStore;
  readonly session: SessionStore;
  readonly data: DataStore;
  readonly results: ResultsStore;
  readonly pipeline: Pipeline;
  readonly notices: Notices;
  /** Opens what was open last. */
  start(): Promise<void>;
  /** Reads the exports of the demo company into a new project of this name. */
  openDemo(name: string): Promise<void>;
  openProject(history: History): Promise<void>;
  startNew(): void;
  /** Reads the files that are at hand again, after their datasets were lost with the engine that held them. */
  readAgain(): Promise<void>;
  /** Removes everything that this browser keeps for the page. */
  wipe(): Promise<void>;
}

/** Things to say at once; the shell listens and shows them. */
export interface Notices {
  readonly subscribe: (listener: (notice: PipelineNotice) => void) => () => void;
}

export function createApp(services: Services, preferences: Preferences): App {
  const listeners = new Set<(notice: PipelineNotice) => void>();
  const notify = (notice: PipelineNotice): void => {
    for (const listener of listeners) listener(notice);
  };
  const document = createDocumentStore({
    now: () => services.now().getTime(),
    newId: services.newId,
    save: (history) => services.projects.save(history, services.now().getTime()),
  });
  const session = createSessionStore(preferences, services.keepPreferences);
  const data = createDataStore();
  const results = createResultsStore();
  const pipeline = createPipeline(services, document, data, notify);
  document.subscribe((state, before) => {
    const [now, then] = [state.history.present, before.history.present];
    if (now.sources !== then.sources || now.combinations !== then.combinations) void pipeline.settle();
  });

  const openProject = async (history: History): Promise<void> => {
    pipeline.stopAll();
    results.clear();
    data.setState({ sources: {}, combinations: {}, record: { state: 'none' } });
    document.getState().open(history);
    await pipeline.settle();
  };
  return {
    services,
    document,
    session,
    data,
    results,
    pipeline,
    notices: {
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    async start() {
      const untouched = document.getState().history;
      const latest = await services.projects.latest().catch(() => null);
      // Before the engine is there, so that nothing that is begun meanwhile is replaced.
      if (latest !== null && document.getState().history === untouched && data.getState().arriving.length === 0)
        document.getState().open(latest);
      try {
        await services.engine.memory();
      } catch {
        data.setState({ engine: 'failed' });
        return;
      }
      data.setState({ engine: 'ready', keeps: services.workshop.keeps && services.projects.keeps });
      // What is being read belongs to no kept project yet: then the sweeping waits for the next start.
      if (
        data.getState().arriving.length === 0 &&
        document.getState().history.past.length === (latest ?? untouched).past.length
      )
        await sweep(services, latest);
      await pipeline.settle();
    },
    async openDemo(name) {
      this.startNew();
      document.getState().dispatch({ type: 'project/renamed', name });
      const files = await services.demoFiles();
      await pipeline.addFiles(files);
    },
    openProject,
    startNew() {
      pipeline.stopAll();
      results.clear();
      data.setState({ sources: {}, combinations: {}, record: { state: 'none' } });
      document.getState().startNew();
      session.setState({ segment: null, source: null, inspected: null });
    },
    readAgain() {
      data.setState({ sources: {}, record: { state: 'none' } });
      return pipeline.settle();
    },
    async wipe() {
      this.startNew();
      pipeline.forgetFiles();
      await services.workshop.wipe();
      await services.projects.wipe();
      await services.wipeRest();
    },
  };
}

/** Datasets that no kept project can come back to are removed when the app starts. */
async function sweep(services: Services, latest: History | null): Promise<void> {
  const stored = await services.projects.list();
  const histories = await Promise.all(
    stored.map(async (one) =>
      one.id === latest?.present.id ? latest : services.projects.load(one.id).catch(() => null),
    ),
  );
  const needed = histories.flatMap((history) =>
    history === null
      ? []
      : [
          history.present,
          ...history.past.map((entry) => entry.project),
          ...history.future.map((entry) => entry.project),
        ].flatMap(datasetIdsOf),
  );
  await services.workshop.sweep([...new Set(needed)]);
}
