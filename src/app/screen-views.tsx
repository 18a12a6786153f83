import {
  IconChartHistogram,
  IconFiles,
  IconHome,
  IconHourglass,
  IconMapPins,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react';
import { lazy, type ComponentType } from 'react';
import { HomeScreen } from '../screens/home/HomeScreen.tsx';
import type { Screen } from '../store/session-store.ts';

export interface ScreenView {
  readonly Icon: typeof IconHome;
  readonly View: ComponentType;
}

const SourcesScreen = lazy(() =>
  import('../screens/sources/SourcesScreen.tsx').then((module) => ({ default: module.SourcesScreen })),
);
const RecordScreen = lazy(() =>
  import('../screens/record/RecordScreen.tsx').then((module) => ({ default: module.RecordScreen })),
);
const AverageScreen = lazy(() =>
  import('../screens/average/AverageScreen.tsx').then((module) => ({ default: module.AverageScreen })),
);
const LifecycleScreen = lazy(() =>
  import('../screens/lifecycle/LifecycleScreen.tsx').then((module) => ({ default: module.LifecycleScreen })),
);
const ContextsScreen = lazy(() =>
  import('../screens/contexts/ContextsScreen.tsx').then((module) => ({ default: module.ContextsScreen })),
);
const SegmentsScreen = lazy(() =>
  import('../screens/segments/SegmentsScreen.tsx').then((module) => ({ default: module.SegmentsScreen })),
);

/** One screen, one line. */
export const screenViews: Readonly<Record<Screen, ScreenView>> = {
  home: { Icon: IconHome, View: HomeScreen },
  sources: { Icon: IconFiles, View: SourcesScreen },
  record: { Icon: IconUser, View: RecordScreen },
  average: { Icon: IconChartHistogram, View: AverageScreen },
  lifecycle: { Icon: IconHourglass, View: LifecycleScreen },
  contexts: { Icon: IconMapPins, View: ContextsScreen },
  segments: { Icon: IconUsersGroup, View: SegmentsScreen },
};
