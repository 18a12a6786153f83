import type { ComponentType } from 'react';
import type { SegmentTab } from '../../store/session-store.ts';
import { RuleTab } from './RuleTab.tsx';
import type { SegmentTabProps } from './segment-tab.ts';

/** The views of one segment, in their order; one that is not here is not offered. */
export const segmentTabViews: readonly {
  readonly value: SegmentTab;
  readonly View: ComponentType<SegmentTabProps>;
}[] = [{ value: 'rule', View: RuleTab }];
