import type { ComponentType } from 'react';
import type { SegmentationTab } from '../../../store/session-store.ts';
import { HoldsTab } from './HoldsTab.tsx';
import { MadeOfTab } from './MadeOfTab.tsx';
import { MovesTab } from './MovesTab.tsx';
import { PartsTab } from './PartsTab.tsx';
import { SatisfactionTab } from './SatisfactionTab.tsx';
import type { SegmentationTabProps } from './segmentation-tab.ts';

/** The views of one segmentation, in their order. */
export const segmentationTabViews: readonly {
  readonly value: SegmentationTab;
  readonly View: ComponentType<SegmentationTabProps>;
}[] = [
  { value: 'parts', View: PartsTab },
  { value: 'holds', View: HoldsTab },
  { value: 'made-of', View: MadeOfTab },
  { value: 'moves', View: MovesTab },
  { value: 'satisfaction', View: SatisfactionTab },
];
