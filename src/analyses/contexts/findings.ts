import type { Context, ContextsResult } from './result.ts';

/** What a result says: a message and its numbers, which the locales put in words. */
export type ContextsFinding =
  /** The confirmed contexts together: their share of the contacts, and of what was exposed. */
  | { readonly key: 'union'; readonly contexts: number; readonly contactShare: number; readonly exposureShare: number }
  | { readonly key: 'top'; readonly context: Context; readonly times: number | null }
  /** Nothing stands out beyond chance. */
  | { readonly key: 'none'; readonly tried: number }
  | { readonly key: 'counts-only'; readonly contacts: number }
  | { readonly key: 'no-contacts' }
  /** Contacts there are, but none is of somebody who is looked at: of no known customer at all, or outside the population. */
  | { readonly key: 'none-linked'; readonly contacts: number; readonly unknown: number };

/** The first is the headline. */
export function findings(result: ContextsResult): readonly ContextsFinding[] {
  if (result.kind === 'counts') {
    const { contacts } = result.seen;
    return contacts === 0 ? [{ key: 'no-contacts' }] : [{ key: 'counts-only', contacts }];
  }
  const { totals, union, lines } = result;
  if (totals.contacts === 0) {
    const { contacts, unknown } = result.seen;
    return [contacts === 0 ? { key: 'no-contacts' } : { key: 'none-linked', contacts, unknown }];
  }
  if (union.contexts === 0) return [{ key: 'none', tried: result.tried }];
  const top = lines.find((line) => line.state === 'confirmed');
  const together: ContextsFinding = {
    key: 'union',
    contexts: union.contexts,
    contactShare: union.contacts / totals.contacts,
    exposureShare: union.exposure / totals.exposure,
  };
  return top === undefined
    ? [together]
    : [
        together,
        {
          key: 'top',
          context: top,
          times: top.restRate === null || top.restRate === 0 ? null : top.rate / top.restRate,
        },
      ];
}
