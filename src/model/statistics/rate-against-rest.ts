import { requireRate, type ExposedCount } from './rate-interval.ts';
import { logBinomialMidUpper, logBinomialUpper } from './tails.ts';

/** A part of a whole, set against the rest of that whole. Rates are in contacts per unit of exposure. */
export interface RateAgainstRest {
  readonly rate: number;
  /** Contacts the part would have at the rate of the whole. */
  readonly expected: number;
  /** contacts / expected; null when the whole has no contact. */
  readonly lift: number | null;
  readonly excess: number;
  readonly rest: ExposedCount;
  /** null when the rest has no exposure. */
  readonly restRate: number | null;
  /** rate / restRate; null when the rest has no exposure or no contact. */
  readonly rateRatio: number | null;
  /** ln of the exact one-sided p-value (the part is not above the rest), and of its mid-p. */
  readonly logP: number;
  readonly logMidP: number;
  readonly p: number;
  readonly midP: number;
  /** Score of the same split, divided by √phi; 0 when the rest has no exposure. */
  readonly z: number;
}

/**
 * Compares the rate of a part with the rate of the rest, never with the whole that contains it: given all contacts,
 * those of the part follow a binomial law whose chance is its share of exposure (Przyborowski & Wilenski 1940; mid-p Lancaster 1961).
 * `phi` is the overdispersion (quasi-Poisson, McCullagh & Nelder 1989); it scales z only, values below 1 count as 1.
 * @throws RangeError when the part has no exposure, or is larger than the whole.
 */
export function rateAgainstRest(part: ExposedCount, whole: ExposedCount, phi = 1): RateAgainstRest {
  requireRate(part);
  requireRate(whole);
  const rest = {
    contacts: whole.contacts - part.contacts,
    exposure: whole.exposure - part.exposure,
  };
  if (rest.contacts < 0 || rest.exposure < 0) throw new RangeError('the part is larger than the whole');
  const share = part.exposure / whole.exposure;
  const expected = whole.contacts * share;
  const excess = part.contacts - expected;
  const rate = part.contacts / part.exposure;
  const restRate = rest.exposure > 0 ? rest.contacts / rest.exposure : null;
  const logP = logBinomialUpper(part.contacts, whole.contacts, share);
  const logMidP = logBinomialMidUpper(part.contacts, whole.contacts, share);
  return {
    rate,
    expected,
    lift: expected > 0 ? part.contacts / expected : null,
    excess,
    rest,
    restRate,
    rateRatio: restRate === null || restRate === 0 ? null : rate / restRate,
    logP,
    logMidP,
    p: Math.exp(logP),
    midP: Math.exp(logMidP),
    z: zAgainstRest(part, whole, phi),
  };
}

/** The score alone, for who asks it of thousands; the part lies inside the whole and has exposure. */
export function zAgainstRest(part: ExposedCount, whole: ExposedCount, phi = 1): number {
  const share = part.exposure / whole.exposure;
  const variance = whole.contacts * share * (1 - share) * Math.max(1, phi);
  return variance > 0 ? (part.contacts - whole.contacts * share) / Math.sqrt(variance) : 0;
}

/** ln of the mid-p alone. */
export const logMidPAgainstRest = (part: ExposedCount, whole: ExposedCount): number =>
  logBinomialMidUpper(part.contacts, whole.contacts, part.exposure / whole.exposure);
