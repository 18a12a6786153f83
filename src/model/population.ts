import { join, query, sql, type Stage } from '../sql/sql.ts';
import { compileRule } from './compile-rule.ts';
import { customersStage, type Naming, type Scope } from './scope.ts';

/** `customers` and `population`: the customers the analysis is about, with all their columns. */
export function populationStages(scope: Scope, names: Naming): readonly Stage[] {
  const customers = customersStage(scope);
  if (scope.population === null)
    return [customers, { name: 'population', inlined: true, query: query`SELECT * FROM "customers"` }];
  const rule = compileRule(scope.population, scope, names, 'customers');
  const population = query`SELECT "customers".* FROM "customers" ${join(rule.joins, sql` `)} WHERE ${rule.value}`;
  return [customers, ...rule.stages, { name: 'population', query: population }];
}
