import type { QueryOptions, Session } from '../../engine/engine.ts';
import {
  chain,
  identifier,
  integer,
  join,
  literal,
  or,
  path,
  query,
  sql,
  type Sql,
  type Stage,
} from '../../sql/sql.ts';
import { compileRule } from '../../model/compile-rule.ts';
import { isDated } from '../../model/column.ts';
import { populationStages } from '../../model/population.ts';
import { firstNumber } from '../../model/rows.ts';
import { fieldOf, type FieldId } from '../../model/record.ts';
import { fieldExpression, fieldText, naming, type Naming, type Scope } from '../../model/scope.ts';
import type { Rule } from '../../model/rule.ts';
import { compileReasons, type Reason } from './reasons.ts';
import type { ListColumn } from './csv-text.ts';
import type { ListWriter } from './list-writer.ts';

/** Customers of the population that a rule keeps, as stages ending in `members`. */
export function memberStages(rule: Rule, scope: Scope, names: Naming): readonly Stage[] {
  const compiled = compileRule(rule, scope, names, 'population');
  const members = query`SELECT "population".* FROM "population" ${join(compiled.joins, sql` `)} WHERE ${compiled.value}`;
  return [...populationStages(scope, names), ...compiled.stages, { name: 'members', query: members }];
}

/** How many customers a rule keeps, and how many there are: `kept`, `all`. */
export function countQuery(rule: Rule, scope: Scope): Sql<'query'> {
  return chain(
    memberStages(rule, scope, naming()),
    query`SELECT (SELECT count(*) FROM "members")::DOUBLE AS "kept", (SELECT count(*) FROM "population")::DOUBLE AS "all"`,
  );
}

export interface ListSlice {
  readonly offset: number;
  readonly limit: number;
}

export interface ListOrder {
  /** Null: the customer id. */
  readonly field: FieldId | null;
  readonly descending: boolean;
}

/** What of the customers a rule keeps: their columns, the order, those whose shown values hold a text, why each is there. */
export interface ListWish {
  readonly order?: ListOrder | null | undefined;
  readonly search?: string | undefined;
  readonly reasons?: readonly Reason[] | undefined;
}

/** Customers as rows of text: `customer_id`, then `field_<n>` in the order of the fields, `reason` where reasons are asked for. Ordered by customer unless told; missing values last. */
export function listQuery(
  rule: Rule,
  fields: readonly FieldId[],
  scope: Scope,
  slice: ListSlice | null,
  { order = null, search = '', reasons }: ListWish = {},
): Sql<'query'> {
  const names = naming();
  const stages = memberStages(rule, scope, names);
  const why = reasons === undefined ? null : compileReasons(reasons, scope, names, 'members');
  const columns = [
    sql`${path('members', 'customer_id')} AS "customer_id"`,
    ...fields.map((id, index) => sql`${cellText(scope, id)} AS ${identifier(`field_${index}`)}`),
    ...(why === null ? [] : [sql`${why.value} AS "reason"`]),
  ];
  const window = slice === null ? sql`` : sql` LIMIT ${integer(slice.limit)} OFFSET ${integer(slice.offset)}`;
  const joins = join(why?.joins ?? [], sql` `);
  const last = query`SELECT ${join(columns)} FROM "members" ${joins}${found(search, fields, scope)} ORDER BY ${orderTerms(order, scope)}${window}`;
  return chain([...stages, ...(why?.stages ?? [])], last);
}

/** ` WHERE …` of those whose id or fields hold a text; nothing without a text. */
export function found(search: string, fields: readonly FieldId[], scope: Scope): Sql<'expression'> {
  if (search === '') return sql``;
  const texts = [path('members', 'customer_id'), ...fields.map((id) => cellText(scope, id))];
  return sql` WHERE ${or(texts.map((text) => sql`coalesce(contains(lower(${text}), lower(${literal(search)})), FALSE)`))}`;
}

/** A field of `members` as text. */
export function cellText(scope: Scope, id: FieldId): Sql<'expression'> {
  const { type } = fieldOf(scope.record, id);
  return isDated(type)
    ? dateText(fieldExpression(scope, id, 'members'), type === 'datetime')
    : fieldText(scope, id, 'members');
}

/** The customer's number breaks ties, so that slices of one order never overlap. */
export function orderTerms(order: ListOrder | null, scope: Scope): Sql<'expression'> {
  const last = path('members', 'customer_no');
  if (order === null) return last;
  const by = order.field === null ? path('members', 'customer_id') : fieldExpression(scope, order.field, 'members');
  return order.descending ? sql`${by} DESC NULLS LAST, ${last}` : sql`${by} NULLS LAST, ${last}`;
}

function dateText(value: Sql, withTime: boolean): Sql<'expression'> {
  return withTime ? sql`strftime(${value}, '%Y-%m-%d %H:%M:%S')` : sql`strftime(${value}, '%Y-%m-%d')`;
}

export interface ListExport {
  readonly rule: Rule;
  readonly fields: readonly FieldId[];
  /** The header of the first column. */
  readonly customerHeader: string;
  /** Why each customer is there, with its header; null for no such column. */
  readonly reasons: { readonly header: string; readonly parts: readonly Reason[] } | null;
}

/** Customers written at a time, so that a long list does not fill the memory of the page. */
const customersAtOnce = 50_000;

export function listColumns(list: ListExport, scope: Scope): readonly ListColumn[] {
  return [
    { header: list.customerHeader, type: 'text' },
    ...list.fields.map((id) => {
      const field = fieldOf(scope.record, id);
      return { header: field.label, type: field.type };
    }),
    ...(list.reasons === null ? [] : [{ header: list.reasons.header, type: 'text' as const }]),
  ];
}

/** The list as a file: its parts for a Blob, and how many customers it holds. */
export async function writeList(
  session: Session,
  scope: Scope,
  list: ListExport,
  writer: ListWriter,
  options: Omit<QueryOptions, 'onProgress'> & { readonly onProgress?: (customers: number) => void },
  atOnce: number = customersAtOnce,
): Promise<{ readonly parts: readonly (string | Uint8Array<ArrayBuffer>)[]; readonly customers: number }> {
  const names = [
    'customer_id',
    ...list.fields.map((_, index) => `field_${index}`),
    ...(list.reasons === null ? [] : ['reason']),
  ];
  const { customers: all } = scope.record;
  const asking = { signal: options.signal, place: options.place };
  // The rule is asked of one stretch of numbers after the other, so that nothing is asked of a customer twice.
  const pieces = all <= atOnce ? 1 : Math.ceil((await countOf(session, scope, list.rule, asking)) / atOnce);
  let customers = 0;
  for (const numbers of stretches(all, Math.max(1, pieces))) {
    const rows = await session.query(
      listQuery(list.rule, list.fields, { ...scope, numbers }, null, { reasons: list.reasons?.parts }),
      asking,
    );
    const texts = names.map((name) => rows.texts(name));
    writer.add(Array.from({ length: rows.count }, (_, row) => texts.map((column) => column[row] ?? null)));
    customers += rows.count;
    options.onProgress?.(customers);
  }
  return { parts: await writer.end(), customers };
}

async function countOf(session: Session, scope: Scope, rule: Rule, options: QueryOptions): Promise<number> {
  return firstNumber(await session.query(countQuery(rule, scope), options), 'kept');
}

/** The numbers of all customers in so many stretches that follow each other. */
function stretches(all: number, pieces: number): readonly (readonly [number, number])[] {
  const size = Math.max(1, Math.ceil(all / pieces));
  const count = Math.max(1, Math.ceil(all / size));
  return Array.from({ length: count }, (_, index) => [index * size, (index + 1) * size - 1] as const);
}
