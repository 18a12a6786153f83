/** The types a column can be read as. `integer` and `decimal` are doubles in the engine; `datetime` has no zone. */
export const columnTypes = ['text', 'integer', 'decimal', 'date', 'datetime', 'boolean'] as const;
export type ColumnType = (typeof columnTypes)[number];

export const isNumeric = (type: ColumnType): boolean => type === 'integer' || type === 'decimal';
export const isDated = (type: ColumnType): boolean => type === 'date' || type === 'datetime';

/** What a source is: which place its rows take in the customer record. */
export const sourceKinds = ['customers', 'purchases', 'contacts', 'survey', 'other'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What makes a file look like a kind. */
export const kindClues = [
  'file-name',
  'unique-customer',
  'person-columns',
  'no-events',
  'amount',
  'date',
  'product',
  'event-id',
  'channel',
  'reason',
  'contact-words',
  'score',
  'comment',
  'question-columns',
] as const;
export type KindClue = (typeof kindClues)[number];

/** What a column is for. `attribute` is any other column worth a dimension or a measure; `ignored` stays out of the record. */
export const columnRoles = [
  'customer-id',
  'event-id',
  'date',
  'end-date',
  'amount',
  'quantity',
  'unit-price',
  'discount',
  'currency',
  'duration',
  'score',
  'channel',
  'reason',
  'status',
  'product',
  'offer',
  'comment',
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
  'attribute',
  'ignored',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** What the values of a column look like. */
export const valueForms = [
  'email',
  'phone',
  'postcode',
  'siret',
  'siren',
  'iban',
  'payment-card',
  'birth-day',
  'first-name',
  'last-name',
  'gender',
  'consent',
  'country',
  'currency',
  'channel',
  'reason',
  'money',
  'out-of-10',
  'out-of-5',
  'long-text',
] as const;
export type ValueForm = (typeof valueForms)[number];

/** Roles whose values name a person: never shown in words, never in a project file. */
export const identifyingRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'customer-id',
  'first-name',
  'last-name',
  'full-name',
  'birth-date',
  'email',
  'phone',
  'address',
  'comment',
  'company-id',
  'iban',
  'payment-card',
]);

/** The families of dimensions that make a context. */
export const dimensionFamilies = ['profile', 'offer', 'usage', 'moment', 'channel', 'reason'] as const;
export type DimensionFamily = (typeof dimensionFamilies)[number];
