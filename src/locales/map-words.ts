function mapValue(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value === 'function') {
    return (...given: readonly unknown[]): unknown => mapValue(Reflect.apply(value, undefined, given), change);
  }
  if (Array.isArray(value)) return value.map((inner) => mapValue(inner, change));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapValue(inner, change)]));
  }
  return value;
}

/** The same words with every string changed, also those that functions give. */
export function mapWords<T extends object>(words: T, change: (text: string) => string): T {
  // A structure-preserving map: the shape of the result is the shape of the argument.
  return mapValue(words, change) as T;
}
