import { npsDimensions } from '../../analyses/nps.ts';
import type { Dimension } from '../../model/dimension.ts';
import { always } from '../../model/period.ts';
import { ownEvents, type CustomerRecord } from '../../model/record.ts';

/** Categories a line can ask for that no column holds: recommendation, which shops a customer uses, the channel or reason that comes most often. */
export function categoriesOf(record: CustomerRecord): readonly Dimension[] {
  const shops = ownEvents(record)
    .filter((events) => events.kind === 'purchases')
    .map((events) => events.id);
  const mix: readonly Dimension[] = shops.length > 1 ? [{ kind: 'used', events: shops, window: always }] : [];
  const main = ownEvents(record).flatMap((events) =>
    events.columns
      .filter((column) => column.role === 'channel' || column.role === 'reason')
      .map(({ column }): Dimension => ({ kind: 'main-value', events: events.id, column, window: always })),
  );
  return [...npsDimensions(record), ...mix, ...main];
}
