import type { Measure } from '../../../model/measure.ts';
import type { Window } from '../../../model/period.ts';
import { populationStages } from '../../../model/population.ts';
import { eventColumnOf, eventsOf, ownEvents, type CustomerRecord, type SourceId } from '../../../model/record.ts';
import { allOf, type Rule } from '../../../model/rule.ts';
import type { Rows } from '../../../model/rows.ts';
import { eventRows, naming, type Scope } from '../../../model/scope.ts';
import type { Plan } from '../../../model/segmentation.ts';
import type { RowFilter } from '../../../model/test.ts';
import { valueText } from '../../../model/value-text.ts';
import { chain, identifier, integer, query, sql, type Sql } from '../../../sql/sql.ts';

/** What tells the channels of purchases apart: the files they come in, or a column of one file. */
export type Channels =
  | { readonly kind: 'sources'; readonly events: readonly SourceId[] }
  | { readonly kind: 'column'; readonly events: SourceId; readonly column: string };

/** All ways there are, the surest first; empty where nothing tells a channel, which is then said. */
export function channelChoices(record: CustomerRecord): readonly Channels[] {
  const purchases = ownEvents(record).filter((events) => events.kind === 'purchases');
  const columns = purchases.flatMap((events) =>
    events.columns
      .filter((column) => column.role === 'channel')
      .map((column): Channels => ({ kind: 'column', events: events.id, column: column.column })),
  );
  const sources: readonly Channels[] =
    purchases.length > 1 ? [{ kind: 'sources', events: purchases.map((events) => events.id) }] : [];
  return [...columns, ...sources];
}

/** A proposal of ours: channels that get a segment of their own. */
const MOST_CHANNELS = 6;

/** The values of the column, the most customers first: `value`, `n`. */
export function channelValuesQuery(
  channels: Extract<Channels, { kind: 'column' }>,
  window: Window,
  scope: Scope,
): Sql<'query'> {
  const names = naming();
  const { column: name, type } = eventColumnOf(eventsOf(scope.record, channels.events), channels.column);
  const value = valueText(identifier(name), type);
  const rows = eventRows(scope, channels.events, { window, filter: null }, [
    sql`"customer_no" IN (SELECT "customer_no" FROM "population")`,
    sql`${value} IS NOT NULL`,
  ]);
  return chain(
    populationStages(scope, names),
    query`SELECT ${value} AS "value", count(DISTINCT "customer_no")::DOUBLE AS "n" ${rows} GROUP BY ALL ORDER BY "n" DESC, "value" LIMIT ${integer(MOST_CHANNELS)}`,
  );
}

export const readChannelValues = (rows: Rows): readonly string[] =>
  rows.texts('value').flatMap((value) => (value === null ? [] : [value]));

export interface ChannelNames {
  readonly only: (channel: string) => string;
  readonly several: string;
  readonly unknown: string;
}

/** One part a channel that is used alone, then several, then unknown where a column may be empty. Those without purchase are in the rest. */
export function channelsPlan(channels: Channels, values: readonly string[], window: Window, names: ChannelNames): Plan {
  return channels.kind === 'sources'
    ? bySources(channels.events, window, names)
    : byColumn(channels, values, window, names);
}

function bySources(events: readonly SourceId[], window: Window, names: ChannelNames): Plan {
  const dimension = { kind: 'used', events, window } as const;
  return {
    kind: 'rules',
    parts: [
      ...events.map((source) => ({
        id: `only-${source}`,
        name: names.only(source.replaceAll('_', ' ')),
        rule: allOf([{ kind: 'dimension', dimension, levels: [{ kind: 'value', value: source }] }]),
      })),
      {
        id: 'several',
        name: names.several,
        rule: allOf([{ kind: 'dimension', dimension, levels: [{ kind: 'other', except: ['', ...events] }] }]),
      },
    ],
  };
}

function byColumn(
  { events, column }: Extract<Channels, { kind: 'column' }>,
  values: readonly string[],
  window: Window,
  names: ChannelNames,
): Plan {
  const counted = (filter: RowFilter | null): Measure => ({
    kind: 'events',
    events,
    aggregate: 'count',
    amount: null,
    window,
    filter,
    absent: 'zero',
  });
  const present: RowFilter = { kind: 'column', column, test: { op: 'present' } };
  const some = (filter: RowFilter | null): Rule => ({
    kind: 'measure',
    measure: counted(filter),
    test: { op: 'between', min: 1, max: null },
  });
  const no = (filter: RowFilter): Rule => ({
    kind: 'measure',
    measure: counted(filter),
    test: { op: 'between', min: 0, max: 0 },
  });
  return {
    kind: 'rules',
    parts: [
      ...values.map((value) => ({
        id: `only-${value}`,
        name: names.only(value),
        rule: allOf([
          some({ kind: 'column', column, test: { op: 'is', values: [value] } }),
          no({
            kind: 'group',
            join: 'and',
            negated: false,
            children: [present, { kind: 'column', column, test: { op: 'is-not', values: [value] } }],
          }),
        ]),
      })),
      { id: 'several', name: names.several, rule: allOf([some(present)]) },
      { id: 'unknown', name: names.unknown, rule: allOf([some(null)]) },
    ],
  };
}

/** Customers with two purchases or more: with one, nobody can have used two channels. Null where no purchases are known. */
export function boughtTwice(record: CustomerRecord): Rule | null {
  const events =
    record.events.find((one) => one.kind === 'purchases' && one.combines !== undefined) ??
    record.events.find((one) => one.kind === 'purchases');
  if (events === undefined) return null;
  const measure: Measure = {
    kind: 'events',
    events: events.id,
    aggregate: 'count',
    amount: null,
    window: { kind: 'all' },
    filter: null,
    absent: 'zero',
  };
  return { kind: 'measure', measure, test: { op: 'between', min: 2, max: null } };
}
