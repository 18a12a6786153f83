import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Change } from '../project/change.ts';
import type { Project } from '../project/project.ts';
import type { App } from './app.ts';
import { currencyOf } from './currency.ts';
import { currentRecord, type BuiltRecord, type DataState } from './data-store.ts';
import { nothingYet, type PlaceShare, type PlaceState, type RunOptions } from './results.ts';
import { asOfOf, scopeOf, type ProjectScope } from './scope.ts';
import type { SessionState } from './session-store.ts';

const AppContext = createContext<App | null>(null);

export function AppProvider({ app, children }: { readonly app: App; readonly children: ReactNode }) {
  return <AppContext value={app}>{children}</AppContext>;
}

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('No AppProvider above');
  return app;
}

export function useProject<T>(select: (project: Project) => T): T {
  return useStore(useApp().document, (state) => select(state.history.present));
}

export function useDispatch(): (change: Change) => void {
  return useStore(useApp().document, (state) => state.dispatch);
}

export function useSession<T>(select: (session: SessionState) => T): T {
  return useStore(useApp().session, select);
}

export function useData<T>(select: (data: DataState) => T): T {
  return useStore(useApp().data, select);
}

/** The record to work on, or null while there is none or nobody is known in it. */
export function useRecord(): BuiltRecord | null {
  const built = useRecordOfEvents();
  return built === null || built.record.customers === 0 ? null : built;
}

/** The same, where contacts are counted even of nobody who is known. */
export function useRecordOfEvents(): BuiltRecord | null {
  const state = useData((data) => data.record);
  return useMemo(() => currentRecord(state), [state]);
}

function todayOf(app: App): string {
  return app.services.now().toISOString().slice(0, 10);
}

/** What the analyses look at, or null while there is no record of customers. */
export function useScope(): ProjectScope | null {
  return useScopeOf(useRecord());
}

/** What is looked at of events, whose customers may all be unknown. */
export function useScopeOfEvents(): ProjectScope | null {
  return useScopeOf(useRecordOfEvents());
}

function useScopeOf(built: BuiltRecord | null): ProjectScope | null {
  const app = useApp();
  const project = useProject((one) => one);
  return useMemo(() => (built === null ? null : scopeOf(project, built, todayOf(app))), [project, built, app]);
}

export function useAsOf(): string | null {
  const app = useApp();
  const built = useRecordOfEvents();
  const project = useProject((one) => one);
  return built === null ? project.asOf : asOfOf(project, built, todayOf(app));
}

export interface Computed<T> {
  readonly state: PlaceState;
  readonly value: T | null;
  /** How far it is while it runs. */
  readonly share: PlaceShare;
  /** The value is of an earlier wish. */
  readonly stale: boolean;
  readonly stop: () => void;
  readonly retry: () => void;
}

/**
 * The result of a computation for a place on screen, computed again when its key changes. A null key computes nothing, and ends what ran: what
 * stands beside a picture must not hold back the next one.
 * The old value stays until the new one is there.
 */
export function useComputed<T>(
  place: string,
  key: string | null,
  run: (options: RunOptions) => Promise<T>,
): Computed<T> {
  const app = useApp();
  const state = useStore(app.results.store, (results) => results.places[place] ?? nothingYet);
  useEffect(() => {
    if (key === null) app.results.release(place);
    else if (!(state.stopped && state.key === key)) app.results.want(place, key, run);
    // `run` is a closure over what the key says: only the key decides.
  }, [app, place, key]);
  const share = useMemo(() => app.results.shareOf(place), [app, place]);
  return {
    state,
    share,
    value: state.value as T | null,
    stale: state.valueKey !== null && state.valueKey !== key,
    stop: () => {
      app.results.stop(place);
    },
    retry: () => {
      if (key !== null) app.results.again(place, key, run);
    },
  };
}

/** The ISO code of the currency of the amounts, or null where nothing tells. */
export function useCurrency(): string | null {
  const project = useProject((one) => one);
  const sources = useData((data) => data.sources);
  return useMemo(() => currencyOf(project, sources), [project, sources]);
}
