import { dimensionKey } from './spec.ts';
import type { Values } from './queries.ts';
import type { Context, ContextNeighbour, ContextPart, ContextRates, ContextValue } from './result.ts';

/** The most values that a person may join: those of the deepest contexts that are mined. */
export const mostComposed = 4;

const isOfContacts = ({ choice }: ContextValue): boolean => choice.dimension.kind === 'contact-column';

export const valueKey = ({ choice, level }: ContextValue): string => JSON.stringify([dimensionKey(choice), level]);

/** With one value more; one of the same dimension takes the place of the former. */
export function withValue({ values, sides }: Values, value: ContextValue): Values {
  const put = (own: readonly ContextValue[]): readonly ContextValue[] => {
    const at = own.findIndex(({ choice }) => dimensionKey(choice) === dimensionKey(value.choice));
    return at < 0 ? [...own, value] : own.map((one, index) => (index === at ? value : one));
  };
  return isOfContacts(value) ? { values, sides: put(sides) } : { values: put(values), sides };
}

export function withoutValue({ values, sides }: Values, value: ContextValue): Values {
  const keep = (one: ContextValue): boolean => valueKey(one) !== valueKey(value);
  return { values: values.filter(keep), sides: sides.filter(keep) };
}

/** The context without one of its values: what is left, and which one went. */
export interface Wider {
  readonly without: ContextValue;
  readonly part: ContextPart;
}

/** With one value less, the rate that falls least first: what is dropped there said least. */
export function widerOf({ values, parts }: Context): readonly Wider[] {
  if (values.length < 2) return [];
  return parts
    .filter((part) => part.values.length === values.length - 1)
    .flatMap((part): readonly Wider[] => {
      const without = values.find((value) => !part.values.some((one) => valueKey(one) === valueKey(value)));
      return without === undefined ? [] : [{ without, part }];
    })
    .sort((a, b) => b.part.rate - a.part.rate);
}

/** The one value to add: that which most surely is above the rest of the context, and raises its rate. */
export function sharpestOf({ sharper, rate }: Context): ContextNeighbour | null {
  return sharper.find(({ contacts, exposure }) => contacts / exposure > rate) ?? null;
}

/** Every value that the result knows, by dimension, for a person to choose from. */
export function choosable(result: ContextRates, { values, sides }: Values) {
  const taken = new Set([...values, ...sides].map(({ choice }) => dimensionKey(choice)));
  return [...result.dimensions, ...result.contactDimensions].filter(({ choice }) => !taken.has(dimensionKey(choice)));
}
