import { allOf } from '../../model/rule.ts';
import type { LeveledDimension } from './levels.ts';
import type { MinedContext, MinedItem, MinedNeighbour } from './mined.ts';
import type { SideLevel } from './queries.ts';
import type { ContextIdentity, ContextNeighbour, ContextValue, Identified } from './result.ts';

export function identityOf(values: readonly ContextValue[], sides: readonly SideLevel[]): ContextIdentity {
  return {
    id: JSON.stringify(
      [...values, ...sides].map(({ choice, level }) => [
        choice.dimension,
        ...(choice.time === undefined ? [] : [choice.time]),
        level,
      ]),
    ),
    values,
    sides,
    rule: allOf(
      values.map(({ choice, level }) => ({ kind: 'dimension', dimension: choice.dimension, levels: [level] })),
    ),
  };
}

/** Turns the places and codes that mining works with back into dimensions, levels and a rule. */
export function identify(
  dimensions: readonly LeveledDimension[],
  contactDimensions: readonly LeveledDimension[],
): <Mined extends MinedContext>(mined: Mined) => Identified<Mined> {
  const valueOf = (of: readonly LeveledDimension[], { dimension, code }: MinedItem): ContextValue => {
    const found = of[dimension];
    const level = found?.levels[code];
    if (found === undefined || level === undefined) throw new RangeError(`No level ${code} of dimension ${dimension}`);
    return { choice: found.choice, level };
  };
  const neighbour = ({ item, instead, ...counts }: MinedNeighbour): ContextNeighbour => ({
    value: valueOf(dimensions, item),
    instead: instead === null ? null : valueOf(dimensions, instead),
    ...counts,
  });
  return ({ items, sideItems, detail, ...numbers }) => {
    const values = items.map((item) => valueOf(dimensions, item));
    const sides = sideItems.map((item) => valueOf(contactDimensions, item));
    return {
      ...numbers,
      ...identityOf(values, sides),
      parts: detail.parts.map((part) => ({
        values: part.items.map((item) => valueOf(dimensions, item)),
        rate: part.rate,
        customers: part.customers,
      })),
      around: detail.around.map(neighbour),
      sharper: detail.sharper.map(neighbour),
      perCustomer: detail.perCustomer,
      heavy: detail.heavy,
      profiles: detail.profiles.flatMap(({ dimension, inside, rest }) => {
        const found = contactDimensions[dimension];
        return found === undefined ? [] : [{ choice: found.choice, levels: found.levels, inside, rest }];
      }),
    };
  };
}
