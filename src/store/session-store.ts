import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Rule, SegmentId } from '../model/rule.ts';
import type { SourceId } from '../model/record.ts';

export const screens = ['home', 'sources', 'record', 'average', 'contexts', 'segments'] as const;
export type Screen = (typeof screens)[number];

export type Theme = 'light' | 'dark';
/** The views of one segment. */
export type SegmentTab = 'rule' | 'holds' | 'made-of' | 'overlap' | 'moves';
export type SessionDrawer = 'history' | 'hood';
export type SessionDialog = 'proof' | 'shortcuts' | 'wipe' | 'paste' | 'project-file';

/** Customers being looked at: a rule, and what to call them. */
export interface Inspected {
  readonly title: string;
  readonly rule: Rule;
}

/** Where a person is and how they like it. Never undone; language, theme and rail are kept locally and may be lost. */
export interface SessionState {
  readonly screen: Screen;
  readonly language: 'fr' | 'en' | 'pseudo';
  readonly theme: Theme;
  readonly railFolded: boolean;
  readonly drawer: SessionDrawer | null;
  readonly dialog: SessionDialog | null;
  readonly inspected: Inspected | null;
  /** Text that was pasted on the page, waiting in the paste dialog. */
  readonly pasted: string;
  readonly segment: SegmentId | null;
  readonly segmentTab: SegmentTab;
  readonly source: SourceId | null;
  readonly set: (part: Partial<SessionValues>) => void;
}

export type SessionValues = Omit<SessionState, 'set'>;
export type Preferences = Pick<SessionState, 'language' | 'theme' | 'railFolded'>;

export type SessionStore = StoreApi<SessionState>;

/** `keep` is called when a preference changes, never at the start, so that a page that was only looked at leaves nothing. */
export function createSessionStore(preferences: Preferences, keep: (preferences: Preferences) => void): SessionStore {
  const store = createStore<SessionState>()((set) => ({
    screen: 'home',
    ...preferences,
    drawer: null,
    dialog: null,
    inspected: null,
    pasted: '',
    segment: null,
    segmentTab: 'rule',
    source: null,
    set,
  }));
  store.subscribe((state, before) => {
    if (state.language === before.language && state.theme === before.theme && state.railFolded === before.railFolded)
      return;
    keep({ language: state.language, theme: state.theme, railFolded: state.railFolded });
  });
  return store;
}
