import { identifyingRoles, isDated } from '../../model/column.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { CustomerRecord } from '../../model/record.ts';

/** A proposal of ours: a column of more values than this names things rather than kinds of customers. */
const mostLevels = 200;
const mostCodes = 12;
/** The first two figures of a postcode: in France, the department. */
const postcodePrefix = 2;

/** Kinds of customers that curves can be compared by: what the record says of them, which was there before they left. */
export function splitsOf(record: CustomerRecord): readonly Dimension[] {
  return record.fields.flatMap((field): readonly Dimension[] => {
    if (field.role === 'postcode') return [{ kind: 'prefix', field: field.id, length: postcodePrefix }];
    const names = identifyingRoles.has(field.role) || field.role === 'ignored';
    if (names || isDated(field.type) || field.type === 'decimal' || field.distinct < 2) return [];
    return field.distinct <= (field.type === 'integer' ? mostCodes : mostLevels)
      ? [{ kind: 'field', field: field.id }]
      : [];
  });
}
