import { query, type Stage } from '../../sql/sql.ts';
import type { Scope } from '../../model/scope.ts';
import { isExposureKnown } from './exposure.ts';
import type { ContextsSpec } from './spec.ts';

/** Which contacts: those that a result counts, or those of nobody who is known at the as-of date. */
export type CountedContacts = 'counted' | 'unknown';

/** `inside`: the contacts of the population; all of them where nobody knows who was exposed and no population was chosen; or those of nobody who is known. */
export function insideStage(spec: ContextsSpec, scope: Scope, which: CountedContacts): Stage {
  if (which === 'unknown')
    return {
      name: 'inside',
      query: query`SELECT "contacts".* FROM "contacts" LEFT JOIN "customers" ON "customers"."customer_no" = "contacts"."customer_no" WHERE "customers"."customer_no" IS NULL`,
    };
  const all = scope.population === null && !isExposureKnown(scope.record, spec.contacts);
  return {
    name: 'inside',
    query: all
      ? query`SELECT * FROM "contacts"`
      : query`SELECT "contacts".* FROM "contacts" JOIN "population" ON "population"."customer_no" = "contacts"."customer_no"`,
  };
}
