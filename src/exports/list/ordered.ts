import { memberStages, cellText, found, orderTerms, type ListOrder } from './list.ts';
import type { FieldId } from '../../model/record.ts';
import type { Rows } from '../../model/rows.ts';
import type { Rule } from '../../model/rule.ts';
import { customersStage, naming, type Scope } from '../../model/scope.ts';
import { chain, identifier, integer, join, path, query, sql, type Sql } from '../../sql/sql.ts';

/** What puts the customers of a rule in a row. */
export interface OrderWish {
  readonly rule: Rule;
  /** The fields that are shown: they are searched beside the id. */
  readonly fields: readonly FieldId[];
  readonly order: ListOrder | null;
  readonly search: string;
}

/** The numbers of the customers that a list shows, in its order: `customer_no`. Asked once, so that no slice asks the rule and sorts again. */
export function orderedQuery({ rule, fields, order, search }: OrderWish, scope: Scope): Sql<'query'> {
  return chain(
    memberStages(rule, scope, naming()),
    query`SELECT ${path('members', 'customer_no')}::DOUBLE AS "customer_no" FROM "members"${found(search, fields, scope)} ORDER BY ${orderTerms(order, scope)}`,
  );
}

export function readOrdered(rows: Rows): Uint32Array {
  return Uint32Array.from(rows.numbers('customer_no'));
}

/** Some customers by their numbers: `customer_no`, `customer_id`, `field_<n>`; in no order. */
export function customersQuery(numbers: Uint32Array, fields: readonly FieldId[], scope: Scope): Sql<'query'> {
  const wanted = query`SELECT unnest([${join(Array.from(numbers, integer))}]::INTEGER[]) AS "customer_no"`;
  const members = query`SELECT "customers".* FROM "customers" JOIN "wanted" ON ${path('wanted', 'customer_no')} = ${path('customers', 'customer_no')}`;
  const columns = [
    sql`${path('members', 'customer_no')}::DOUBLE AS "customer_no"`,
    sql`${path('members', 'customer_id')} AS "customer_id"`,
    ...fields.map((id, index) => sql`${cellText(scope, id)} AS ${identifier(`field_${index}`)}`),
  ];
  return chain(
    [customersStage(scope), { name: 'wanted', query: wanted }, { name: 'members', query: members }],
    query`SELECT ${join(columns)} FROM "members"`,
  );
}

/** Reads the rows of `customersQuery` in the order of the numbers: the id, then the fields. */
export function readCustomers(
  rows: Rows,
  numbers: Uint32Array,
  fields: number,
): readonly (readonly (string | null)[])[] {
  const cells = ['customer_id', ...Array.from({ length: fields }, (_, index) => `field_${index}`)].map((name) =>
    rows.texts(name),
  );
  const places = new Map(Array.from(rows.numbers('customer_no'), (number, row) => [number, row] as const));
  return Array.from(numbers, (number) => {
    const row = places.get(number) ?? -1;
    return cells.map((column) => column[row] ?? null);
  });
}
