import { identifyingRoles } from '../../model/column.ts';
import { fieldOf, type FieldId } from '../../model/record.ts';
import { firstNumber, type Rows } from '../../model/rows.ts';
import type { Rule } from '../../model/rule.ts';
import { fieldText, naming, type Scope } from '../../model/scope.ts';
import { chain, integer, join, query, sql, type Sql } from '../../sql/sql.ts';
import { memberStages } from './list.ts';

/** Customers who share all the chosen values with fewer others than this can be recognised (methods: default for lists of people). */
export const smallestGroup = 5;

/** How far the chosen columns single customers out, the id and what names a person left aside. */
export interface Anonymity {
  /** The size of the smallest group of customers with the same values; 0 when the list is empty. */
  readonly k: number;
  /** Customers who are alone with their values. */
  readonly alone: number;
  /** Customers in groups of fewer than {@link smallestGroup}. */
  readonly exposed: number;
}

/** The columns that describe without naming: what a k is counted of. */
export function describing(fields: readonly FieldId[], scope: Scope): readonly FieldId[] {
  return fields.filter((id) => {
    const { role } = fieldOf(scope.record, id);
    return !identifyingRoles.has(role) && role !== 'consent';
  });
}

/** Groups of customers with the same values, a missing value being a value: `k`, `alone`, `exposed` (k-anonymity, Sweeney 2002). */
export function anonymityQuery(
  rule: Rule,
  fields: readonly FieldId[],
  scope: Scope,
  floor: number = smallestGroup,
): Sql<'query'> {
  const values = fields.map((id) => fieldText(scope, id, 'members'));
  const by = values.length === 0 ? sql`` : sql` GROUP BY ${join(values)}`;
  return chain(
    [
      ...memberStages(rule, scope, naming()),
      { name: 'groups', query: query`SELECT count(*) AS "n" FROM "members"${by}` },
    ],
    query`SELECT coalesce(min("n"), 0)::DOUBLE AS "k", coalesce(sum("n") FILTER (WHERE "n" = 1), 0)::DOUBLE AS "alone", coalesce(sum("n") FILTER (WHERE "n" < ${integer(floor)}), 0)::DOUBLE AS "exposed" FROM "groups"`,
  );
}

export function readAnonymity(rows: Rows): Anonymity {
  return { k: firstNumber(rows, 'k'), alone: firstNumber(rows, 'alone'), exposed: firstNumber(rows, 'exposed') };
}
