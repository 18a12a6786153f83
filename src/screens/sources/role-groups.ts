import type { ColumnRole } from '../../model/column.ts';

export type RoleGroup = 'link' | 'time' | 'value' | 'what' | 'person' | 'rest';

/** The roles as they stand in the list: what links, then what counts, then who. */
export const roleGroups: readonly { readonly group: RoleGroup; readonly roles: readonly ColumnRole[] }[] = [
  { group: 'link', roles: ['customer-id', 'event-id'] },
  { group: 'time', roles: ['date', 'end-date', 'duration'] },
  { group: 'value', roles: ['amount', 'quantity', 'unit-price', 'discount', 'currency', 'score'] },
  { group: 'what', roles: ['channel', 'reason', 'status', 'product', 'offer', 'comment'] },
  {
    group: 'person',
    roles: [
      'first-name',
      'last-name',
      'full-name',
      'birth-date',
      'gender',
      'email',
      'phone',
      'address',
      'postcode',
      'city',
      'country',
      'consent',
      'company-id',
      'iban',
      'payment-card',
    ],
  },
  { group: 'rest', roles: ['attribute', 'ignored'] },
];
