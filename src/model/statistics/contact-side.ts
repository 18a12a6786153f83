import { requireRate, type ExposedCount } from './rate-interval.ts';
import { logHypergeometricUpper } from './tails.ts';

/** Contacts over exposure, and how many of those contacts carry a contact-side value (a channel, a reason). */
export interface ContactSideCount extends ExposedCount {
  readonly withValue: number;
}

export interface ContactSideLift {
  /** Contacts with the value the context would have at the rate of the whole, its exposure unchanged. */
  readonly expected: number;
  /** withValue / expected = rateLift x shareLift; null when the whole has no such contact. */
  readonly lift: number | null;
  /** Lift of the contact rate, whatever the value; null when the whole has no contact. */
  readonly rateLift: number | null;
  /** Share of the context's contacts that carry the value; null without contacts. */
  readonly share: number | null;
  readonly shareLift: number | null;
  /** ln of P(at least as many with the value), the context's number of contacts being given (Fisher's exact test). */
  readonly logMixP: number;
}

/**
 * Lift of "context and channel". A channel or a reason exists on contacts only: it splits the numerator, never the
 * exposure, which stays that of the profile part. Then lift = rate lift x channel-share lift, exactly.
 * @throws RangeError when an exposure is not positive or more contacts carry the value than there are.
 */
export function contactSideLift(context: ContactSideCount, whole: ContactSideCount): ContactSideLift {
  for (const count of [context, whole]) {
    requireRate(count);
    if (count.withValue > count.contacts) throw new RangeError('more contacts with the value than contacts');
  }
  const exposureShare = context.exposure / whole.exposure;
  const expected = whole.withValue * exposureShare;
  const share = ratio(context.withValue, context.contacts);
  return {
    expected,
    lift: ratio(context.withValue, expected),
    rateLift: ratio(context.contacts, whole.contacts * exposureShare),
    share,
    shareLift: whole.withValue > 0 && share !== null ? share / (whole.withValue / whole.contacts) : null,
    logMixP: logHypergeometricUpper(context.withValue, {
      marked: whole.withValue,
      population: whole.contacts,
      drawn: context.contacts,
    }),
  };
}

function ratio(numerator: number, denominator: number): number | null {
  return denominator > 0 ? numerator / denominator : null;
}
