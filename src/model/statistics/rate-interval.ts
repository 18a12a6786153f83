import { betaQuantile } from './beta.ts';
import { gammaQuantile } from './gamma.ts';
import { DEFAULT_CONFIDENCE, type Interval } from './interval.ts';

/** Contacts counted over an exposure (customer-months, customer-years: any one unit throughout). */
export interface ExposedCount {
  readonly contacts: number;
  readonly exposure: number;
}

/** @throws RangeError when there is no exposure: a count without exposure is not a rate. */
export function requireRate({ contacts, exposure }: ExposedCount): void {
  if (!(exposure > 0 && exposure < Infinity)) throw new RangeError(`a rate needs a positive exposure, got ${exposure}`);
  if (!(contacts >= 0 && contacts < Infinity)) throw new RangeError(`contacts must be 0 or more, got ${contacts}`);
}

/**
 * Exact interval of a Poisson rate, in contacts per unit of exposure (Garwood 1936: chi-square, that is gamma, quantiles).
 * It takes contacts as independent; see overdispersion.ts when they are not.
 * @throws RangeError when the exposure is not positive.
 */
export function rateInterval(count: ExposedCount, confidence: number = DEFAULT_CONFIDENCE): Interval {
  requireRate(count);
  const { contacts, exposure } = count;
  const outside = (1 - confidence) / 2;
  return {
    low: contacts === 0 ? 0 : gammaQuantile(outside, contacts, 'lower') / exposure,
    high: gammaQuantile(outside, contacts + 1, 'upper') / exposure,
  };
}

/**
 * Exact interval of the ratio of two Poisson rates, by the binomial split of their contacts (Clopper & Pearson 1934).
 * `high` is Infinity when the reference has no contact.
 * @throws RangeError when an exposure is not positive.
 */
export function rateRatioInterval(
  count: ExposedCount,
  reference: ExposedCount,
  confidence: number = DEFAULT_CONFIDENCE,
): Interval {
  requireRate(count);
  requireRate(reference);
  const outside = (1 - confidence) / 2;
  const [inside, elsewhere] = [count.contacts, reference.contacts];
  const lowShare = inside === 0 ? 0 : betaQuantile(outside, inside, elsewhere + 1, 'lower');
  const highOtherShare = elsewhere === 0 ? 0 : betaQuantile(outside, elsewhere, inside + 1, 'lower');
  const perExposure = reference.exposure / count.exposure;
  return {
    low: (lowShare / (1 - lowShare)) * perExposure,
    high: ((1 - highOtherShare) / highOtherShare) * perExposure,
  };
}
