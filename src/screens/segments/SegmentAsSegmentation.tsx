import { useMemo, type ComponentType } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import type { Segmentation } from '../../model/segmentation.ts';
import { HoldsTab } from './segmentations/HoldsTab.tsx';
import { MadeOfTab } from './segmentations/MadeOfTab.tsx';
import { MovesTab } from './segmentations/MovesTab.tsx';
import type { SegmentationTabProps } from './segmentations/segmentation-tab.ts';
import type { SegmentTabProps } from './segment-tab.ts';

/** A segment and the rest are a segmentation of one: what is said of segmentations is said of a segment in the same way. */
function asSegmentation(View: ComponentType<SegmentationTabProps>): ComponentType<SegmentTabProps> {
  return function SegmentView({ segment, record }: SegmentTabProps) {
    const { others } = useWords().segmentReading;
    const segmentation = useMemo(
      (): Segmentation => ({
        id: `segment ${segment.id}`,
        name: segment.name,
        plan: { kind: 'rules', parts: [segment] },
        rest: others,
      }),
      [segment, others],
    );
    return <View segmentation={segmentation} record={record} onPlan={null} />;
  };
}

export const SegmentHolds = asSegmentation(HoldsTab);
export const SegmentMadeOf = asSegmentation(MadeOfTab);
export const SegmentMoves = asSegmentation(MovesTab);
