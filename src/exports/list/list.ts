import type { QueryOptions, Session } from '../../engine/engine.ts';
import { identifier, integer, join, path, query, sql, chain, type Sql, type Stage } from '../../sql/sql.ts';
import { compileRule } from '../../model/compile-rule.ts';
import { isDated } from '../../model/column.ts';
import { populationStages } from '../../model/population.ts';
import { fieldOf, type FieldId } from '../../model/record.ts';
import { fieldExpression, fieldText, naming, type Naming, type Scope } from '../../model/scope.ts';
import type { Rule } from '../../model/rule.ts';
import { csvHeader, csvLines, type ListColumn, type ListFormat } from './csv-text.ts';

/** Customers of the population that a rule keeps, as stages ending in `members`. */
function memberStages(rule: Rule, scope: Scope, names: Naming): readonly Stage[] {
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

/** Customers as rows of text: `customer_id`, then `field_<n>` in the order of the fields. Ordered by customer unless told; missing values last. */
export function listQuery(
  rule: Rule,
  fields: readonly FieldId[],
  scope: Scope,
  slice: ListSlice | null,
  order: ListOrder | null = null,
): Sql<'query'> {
  const cells = fields.map((id, index) => {
    const { type } = fieldOf(scope.record, id);
    const text = isDated(type)
      ? dateText(fieldExpression(scope, id, 'members'), type === 'datetime')
      : fieldText(scope, id, 'members');
    return sql`${text} AS ${identifier(`field_${index}`)}`;
  });
  const window = slice === null ? sql`` : sql` LIMIT ${integer(slice.limit)} OFFSET ${integer(slice.offset)}`;
  const last = query`SELECT ${join([sql`${path('members', 'customer_id')} AS "customer_id"`, ...cells])} FROM "members" ORDER BY ${orderTerms(order, scope)}${window}`;
  return chain(memberStages(rule, scope, naming()), last);
}

/** The customer's number breaks ties, so that slices of one order never overlap. */
function orderTerms(order: ListOrder | null, scope: Scope): Sql<'expression'> {
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
  readonly format: ListFormat;
  /** The header of the first column. */
  readonly customerHeader: string;
}

/** Customers written at a time, so that a long list does not stop the page. */
const linesAtATime = 50_000;

/** The list as a file: parts of text for a Blob, and how many customers it holds. */
export async function writeList(
  session: Session,
  scope: Scope,
  list: ListExport,
  options: QueryOptions,
): Promise<{ readonly parts: readonly string[]; readonly customers: number }> {
  const columns: readonly ListColumn[] = [
    { header: list.customerHeader, type: 'text' },
    ...list.fields.map((id) => {
      const field = fieldOf(scope.record, id);
      return { header: field.label, type: field.type };
    }),
  ];
  const parts = [csvHeader(columns, list.format)];
  let customers = 0;
  for (;;) {
    const rows = await session.query(
      listQuery(list.rule, list.fields, scope, { offset: customers, limit: linesAtATime }),
      options,
    );
    const texts = ['customer_id', ...list.fields.map((_, index) => `field_${index}`)].map((name) => rows.texts(name));
    const lines = Array.from({ length: rows.count }, (_, row) => texts.map((column) => column[row] ?? null));
    parts.push(csvLines(lines, columns, list.format));
    customers += rows.count;
    if (rows.count < linesAtATime) return { parts, customers };
  }
}
