import type { CustomerRecord } from '../../model/record.ts';
import type { Segment } from '../../model/rule.ts';

/** What a view of one segment is given. */
export interface SegmentTabProps {
  readonly segment: Segment;
  readonly record: CustomerRecord;
}
