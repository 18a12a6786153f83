import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Change } from '../project/change.ts';
import { begin, goTo, record, redo, undo, type History } from '../project/history.ts';
import { emptyProject } from '../project/project.ts';

/** The recipe that is open, with its history. The only way to change it is a `Change`. */
export interface DocumentState {
  readonly history: History;
  readonly saved: 'nothing' | 'saving' | 'saved' | 'failed';
  readonly dispatch: (change: Change) => void;
  undo(): void;
  redo(): void;
  goTo(count: number): void;
  /** Puts another project in place of this one. */
  open(history: History): void;
  startNew(): void;
}

export type DocumentStore = StoreApi<DocumentState>;

export interface DocumentNeeds {
  readonly now: () => number;
  readonly newId: () => string;
  readonly save: (history: History) => Promise<void>;
}

/** Saves follow a change after this many milliseconds without another. */
const saveAfter = 250;

export function createDocumentStore(needs: DocumentNeeds): DocumentStore {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const store = createStore<DocumentState>()((set, get) => {
    const change = (next: History): void => {
      if (next === get().history) return;
      set({ history: next });
      scheduleSave();
    };
    const scheduleSave = (): void => {
      set({ saved: 'saving' });
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(save, saveAfter);
    };
    const save = (): void => {
      timer = null;
      const saving = get().history;
      const is = (saved: DocumentState['saved']): void => {
        if (get().history === saving) set({ saved });
      };
      needs.save(saving).then(
        () => {
          is('saved');
        },
        () => {
          is('failed');
        },
      );
    };
    /** What was done last is kept before another project takes its place. */
    const saveNow = (): void => {
      if (timer === null) return;
      clearTimeout(timer);
      save();
    };
    return {
      history: begin(emptyProject(needs.newId())),
      saved: 'nothing',
      dispatch(one) {
        change(record(get().history, one, needs.now()));
      },
      undo() {
        change(undo(get().history));
      },
      redo() {
        change(redo(get().history));
      },
      goTo(count) {
        change(goTo(get().history, count));
      },
      open(history) {
        saveNow();
        set({ history, saved: 'saved' });
      },
      startNew() {
        saveNow();
        set({ history: begin(emptyProject(needs.newId())), saved: 'nothing' });
      },
    };
  });
  return store;
}
