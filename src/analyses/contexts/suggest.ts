import { identifyingRoles, isDated, isNumeric, type ColumnRole, type DimensionFamily } from '../../model/column.ts';
import {
  contactTimes,
  defaultDepth,
  defaultMinimumCustomers,
  defaultWindow,
  usualDimensions,
  type ContextsSpec,
  type FieldOutcome,
  type SpecDimension,
} from './spec.ts';
import { isExposureKnown } from './exposure.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { Measure } from '../../model/measure.ts';
import { ownEvents, type CustomerField, type CustomerRecord, type EventTable } from '../../model/record.ts';

/** Proposals of ours. */
const mostLevels = 40;
const mostCities = 20;
const ageCuts = [18, 25, 35, 50, 65] as const;
/** First months, then around the first anniversary, when what was signed for a year is renewed or not. */
const tenureCuts = [3, 6, 11, 14, 24, 36] as const;
/** Beside the narrow bands: what holds of several of them has in each of them too few customers to be confirmed. */
const wideAgeCuts = [35, 65] as const;
const wideTenureCuts = [6, 24] as const;
const departmentLength = 2;

/** Columns of purchases whose most frequent value says how somebody buys. */
const usageRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['channel', 'status', 'attribute', 'product']);
const mostUsageLevels = 12;

/** The table of contacts with most rows, or null when there is none. */
export function suggest(record: CustomerRecord): ContextsSpec | null {
  const contacts = contactTables(record)[0];
  if (contacts === undefined) return null;
  return specFor(record, contacts);
}

function contactTables(record: CustomerRecord): readonly EventTable[] {
  return record.events.filter((events) => events.kind === 'contacts').sort((a, b) => b.rows - a.rows);
}

/** The default for one table of contacts: every dimension of the record, the first of them on. */
export function specFor(record: CustomerRecord, contacts: EventTable): ContextsSpec {
  const on = usualDimensions(record.customers);
  const dimensions = dimensionChoices(record).map((choice, index) =>
    index < on ? choice : { ...choice, excluded: true },
  );
  return {
    contacts: contacts.id,
    outcome: null,
    window: contacts.dated ? defaultWindow : { kind: 'all' },
    filter: null,
    collapseDays: null,
    dimensions,
    contactDimensions: contactDimensionChoices(contacts, isExposureKnown(record, contacts.id)),
    // A situation that makes customers call for every reason is one context, not one a reason.
    crossesContacts: false,
    exposure: contacts.dated && record.origins.some((origin) => origin.dated) ? 'customer-years' : 'customers',
    splits: true,
    // The end of a subscription or of a membership is not yet that of a customer: a person says so.
    until: null,
    depth: defaultDepth,
    minimumCustomers: defaultMinimumCustomers,
    ranking: 'found',
    unitCost: null,
    worth: worthOf(record),
    satisfaction: satisfactionOf(record),
  };
}

/** The default where nothing but the customers is known: how often something is true of them. No table of contacts is named. */
export function specForOutcome(record: CustomerRecord, outcome: FieldOutcome): ContextsSpec {
  const on = usualDimensions(record.customers);
  return {
    contacts: '',
    outcome,
    window: { kind: 'all' },
    filter: null,
    collapseDays: null,
    dimensions: dimensionChoices(record).map((choice, index) => (index < on ? choice : { ...choice, excluded: true })),
    contactDimensions: [],
    crossesContacts: false,
    exposure: 'customers',
    splits: false,
    until: null,
    depth: defaultDepth,
    minimumCustomers: defaultMinimumCustomers,
    ranking: 'found',
    unitCost: null,
    worth: worthOf(record),
    satisfaction: satisfactionOf(record),
  };
}

/** Every dimension of the customers that the record offers, the most telling families by turns. */
function dimensionChoices(record: CustomerRecord): readonly SpecDimension[] {
  const fields = [...record.fields].sort((a, b) => rankOf(a.role) - rankOf(b.role));
  return byTurns([...fields.flatMap((field) => fieldDimensions(field, record.customers)), ...usageDimensions(record)]);
}

/** What somebody is before where they live; what they buy most, last. */
const tellingRoles: readonly ColumnRole[] = [
  'offer',
  'date',
  'birth-date',
  'gender',
  'channel',
  'status',
  'attribute',
  'consent',
  'postcode',
  'city',
  'product',
];

function rankOf(role: ColumnRole): number {
  const rank = tellingRoles.indexOf(role);
  return rank === -1 ? tellingRoles.length : rank;
}

/** What a customer spent in a year, where there are purchases. */
function worthOf(record: CustomerRecord): Measure | null {
  const purchases = record.events.filter((events) => events.kind === 'purchases' && events.returnsOf === undefined);
  const table = purchases.find((events) => events.combines !== undefined) ?? purchases[0];
  const amount = table?.columns.find((column) => column.role === 'amount' && isNumeric(column.type));
  if (table === undefined || amount === undefined) return null;
  return {
    kind: 'events',
    events: table.id,
    aggregate: 'sum',
    amount: { kind: 'column', column: amount.column },
    window: table.dated ? defaultWindow : { kind: 'all' },
    filter: null,
    absent: 'zero',
  };
}

/** What a customer answered last. */
function satisfactionOf(record: CustomerRecord): Measure | null {
  for (const events of record.events.filter(({ kind }) => kind === 'survey')) {
    const score = events.columns.find((column) => column.role === 'score' && isNumeric(column.type));
    if (score !== undefined)
      return {
        kind: 'events',
        events: events.id,
        aggregate: 'last',
        amount: { kind: 'column', column: score.column },
        window: { kind: 'all' },
        filter: null,
        absent: 'left-out',
      };
  }
  return null;
}

/**
 * Channel and reason of the contacts, one column each, then day and hour; further columns are listed and off. Where nobody knows
 * who was exposed, contacts are only counted: by product as well, and not by day and hour, which would break the counts up.
 */
function contactDimensionChoices(contacts: EventTable, exposed: boolean): readonly SpecDimension[] {
  const instant = contacts.columns.find((column) => column.role === 'date' && column.type === 'datetime');
  const off = (choice: SpecDimension): SpecDimension => ({ ...choice, excluded: true });
  const times = contactTimes.flatMap((time): readonly SpecDimension[] => {
    if (instant === undefined || !contacts.dated) return [];
    const choice: SpecDimension = {
      dimension: { kind: 'contact-column', column: instant.column },
      family: 'moment',
      time,
    };
    return [exposed ? choice : off(choice)];
  });
  const columns = contactParts.flatMap(({ roles, family, first }) =>
    contacts.columns
      .filter(
        ({ role, type, distinct }) =>
          roles.includes(role) && !isDated(type) && distinct >= 2 && (first === 'on' || distinct <= mostLevels),
      )
      .map((column, index): SpecDimension => {
        const choice: SpecDimension = { dimension: { kind: 'contact-column', column: column.column }, family };
        return index === 0 && (first === 'on' || !exposed) ? choice : off(choice);
      }),
  );
  return [...columns, ...times];
}

/** Columns of contacts that split them, in the order of their telling. */
const contactParts: readonly {
  readonly roles: readonly ColumnRole[];
  readonly family: DimensionFamily;
  readonly first: 'on' | 'listed';
}[] = [
  { roles: ['channel'], family: 'channel', first: 'on' },
  { roles: ['reason'], family: 'reason', first: 'on' },
  { roles: ['product', 'offer'], family: 'offer', first: 'listed' },
];

function fieldDimensions(field: CustomerField, customers: number): readonly SpecDimension[] {
  const one = (dimension: Dimension, family: DimensionFamily): readonly SpecDimension[] => [{ dimension, family }];
  if (field.role === 'ignored' || field.distinct < 2) return [];
  const banded = (unit: 'years' | 'months', cuts: readonly number[], family: DimensionFamily): SpecDimension => ({
    dimension: { kind: 'banded', measure: { kind: 'elapsed', field: field.id, unit }, cuts },
    family,
  });
  if (field.role === 'birth-date' && isDated(field.type))
    return [banded('years', ageCuts, 'profile'), banded('years', wideAgeCuts, 'profile')];
  if (field.role === 'date' && isDated(field.type))
    return [banded('months', tenureCuts, 'moment'), banded('months', wideTenureCuts, 'moment')];
  if (field.role === 'postcode' && field.type === 'text')
    return one({ kind: 'prefix', field: field.id, length: departmentLength }, 'profile');
  if (identifyingRoles.has(field.role) || field.role === 'event-id' || field.role === 'postcode' || isDated(field.type))
    return [];
  const most = field.role === 'city' ? mostCities : mostLevels;
  const categorical = field.type !== 'decimal' && field.distinct <= most && field.distinct * 5 <= customers;
  if (!categorical || (isNumeric(field.type) && field.distinct > mostUsageLevels)) return [];
  const side = field.family === 'channel' || field.family === 'reason' ? 'profile' : field.family;
  return one({ kind: 'field', field: field.id }, field.role === 'offer' ? 'offer' : side);
}

function usageDimensions(record: CustomerRecord): readonly SpecDimension[] {
  const purchases = ownEvents(record).filter((events) => events.kind === 'purchases');
  if (purchases.length === 0) return [];
  const used: SpecDimension = {
    dimension: { kind: 'used', events: purchases.map((events) => events.id), window: defaultWindow },
    family: 'usage',
  };
  const columns = purchases.flatMap((events) => events.columns.map((column) => ({ ...column, events: events.id })));
  const mains = columns
    .sort((a, b) => rankOf(a.role) - rankOf(b.role))
    .filter(
      (column) =>
        usageRoles.has(column.role) &&
        !isDated(column.type) &&
        !isNumeric(column.type) &&
        column.distinct >= 2 &&
        column.distinct <= mostUsageLevels,
    )
    .map((column): SpecDimension => ({
      dimension: { kind: 'main-value', events: column.events, column: column.column, window: defaultWindow },
      family: 'usage',
    }));
  return [used, ...mains];
}

const familyOrder: readonly DimensionFamily[] = ['offer', 'moment', 'usage', 'profile'];

/** One of each family, then the second of each: a context crosses families before it crosses two columns of one. */
function byTurns(choices: readonly SpecDimension[]): readonly SpecDimension[] {
  const rows = familyOrder.map((family) => choices.filter((choice) => choice.family === family));
  const longest = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: longest }, (_, turn) => rows.flatMap((row) => row[turn] ?? [])).flat();
}
