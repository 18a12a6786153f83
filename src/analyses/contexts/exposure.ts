import type { CustomerRecord, SourceId } from '../../model/record.ts';

/** False when nobody is known, or by these contacts alone: whoever did not contact is on no list, and there is no rate. */
export function isExposureKnown(record: CustomerRecord, contacts: SourceId): boolean {
  return (
    record.customers > 0 &&
    (record.origins.some((origin) => origin.source !== null) ||
      record.events.some((events) => events.id !== contacts && events.kind !== 'contacts' && events.linked > 0))
  );
}
