import { and, identifier, integer, join, literal, query, sql, type Sql, type Stage } from '../../sql/sql.ts';
import { bandLevel } from '../../model/compile-dimension.ts';
import { eventColumnOf, eventsOf } from '../../model/record.ts';
import { eventRows, fieldText, type Scope } from '../../model/scope.ts';
import type { ContextsSpec, SpecDimension } from './spec.ts';

/** Where the hours of a day are cut: night and early, morning, midday, afternoon, evening. */
const hourCuts = [8, 12, 14, 18] as const;

/**
 * `contacts`: one row a contact, with `customer_no`, `day` (NULL where nothing dates it) and one column a dimension of the contacts, `s0`, `s1`…
 * Where a contact has several rows, its channel is that of the first; where a customer came back for the same reason within the
 * days of the recipe, the contact is the first.
 */
export function contactStages(spec: ContextsSpec, scope: Scope, choices: readonly SpecDimension[]): readonly Stage[] {
  if (spec.outcome !== null) return [outcomeStage(spec.outcome, scope)];
  const events = eventsOf(scope.record, spec.contacts);
  const problem = spec.contactDimensions.find(({ family, time }) => family === 'reason' && time === undefined);
  const asked = [...choices.map((choice) => partOf(choice, spec, scope))];
  const reason = problem === undefined ? sql`NULL::VARCHAR` : partOf(problem, spec, scope);
  const columns = [...asked.map((value, index) => ({ name: `s${index}`, value })), { name: 'problem', value: reason }];
  const raw = rawStage(spec, scope, columns);
  if (spec.collapseDays === null || !events.dated) return [raw];
  const names = ['customer_no', 'day', ...asked.map((_, index) => `s${index}`)].map((name) => identifier(name));
  const gap = sql`"day" - lag("day") OVER (PARTITION BY "customer_no", "problem" ORDER BY "at")`;
  const collapsed = query`SELECT ${join(names)} FROM (SELECT *, CASE WHEN "customer_no" IS NOT NULL THEN ${gap} END AS "gap" FROM "every_contact")
WHERE "gap" IS NULL OR "gap" > ${integer(spec.collapseDays)}`;
  return [
    { ...raw, name: 'every_contact' },
    { name: 'contacts', query: collapsed },
  ];
}

interface Column {
  readonly name: string;
  readonly value: Sql<'expression'>;
}

function rawStage(spec: ContextsSpec, scope: Scope, columns: readonly Column[]): Stage {
  const { unit, dated } = eventsOf(scope.record, spec.contacts);
  const at = dated ? sql`"event_at"` : sql`NULL::TIMESTAMP`;
  if (unit === null) {
    const kept = columns.map(({ name, value }) => sql`${value} AS ${identifier(name)}`);
    return {
      name: 'contacts',
      query: query`SELECT ${join([sql`"customer_no"`, sql`${at} AS "at"`, sql`${at}::DATE AS "day"`, ...kept])} ${eventRows(scope, spec.contacts, spec)}`,
    };
  }
  const firsts = columns.map(({ name, value }) => sql`first(${value} ORDER BY ${at}, ${value}) AS ${identifier(name)}`);
  const rows = eventRows(scope, spec.contacts, spec, [sql`${identifier(unit)} IS NOT NULL`]);
  return {
    name: 'contacts',
    query: query`SELECT ${join([sql`"customer_no"`, sql`min(${at}) AS "at"`, sql`min(${at})::DATE AS "day"`, ...firsts])} ${rows} GROUP BY "customer_no", ${identifier(unit)}`,
  };
}

/** Customers whose field holds the value: one event each. */
function outcomeStage(outcome: NonNullable<ContextsSpec['outcome']>, scope: Scope): Stage {
  const value = fieldText(scope, outcome.field, 'population');
  return {
    name: 'contacts',
    query: query`SELECT "population"."customer_no", NULL::DATE AS "day" FROM "population" WHERE ${value} = ${literal(outcome.value)}`,
  };
}

/** What a dimension of the contacts says of a row: a VARCHAR. */
function partOf({ dimension, time }: SpecDimension, spec: ContextsSpec, scope: Scope): Sql<'expression'> {
  if (time === 'weekday') return sql`isodow("event_at")::VARCHAR`;
  if (time === 'hours') {
    const hour = sql`hour("event_at")`;
    const whens = hourCuts.map(
      (cut, index) => sql`WHEN ${hour} < ${integer(cut)} THEN ${literal(bandLevel(hourCuts[index - 1] ?? null, cut))}`,
    );
    return sql`CASE WHEN "event_at" IS NULL THEN NULL ${join(whens, sql` `)} ELSE ${literal(bandLevel(hourCuts.at(-1) ?? null, null))} END`;
  }
  if (dimension.kind !== 'contact-column') throw new TypeError('Contacts are split by their own columns');
  const { column } = eventColumnOf(eventsOf(scope.record, spec.contacts), dimension.column);
  return sql`${identifier(column)}::VARCHAR`;
}

/** `kept`: the contacts whose columns are at some levels. */
export const keptStage = (conditions: readonly Sql[]): Stage => ({
  name: 'kept',
  query: query`SELECT "customer_no", "day" FROM "contacts" WHERE ${and(conditions)}`,
});
