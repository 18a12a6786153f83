import { rateAgainstRest } from '../../model/statistics/rate-against-rest.ts';
import { rateInterval, type ExposedCount } from '../../model/statistics/rate-interval.ts';
import type { MinedNumbers } from './mined.ts';

export interface ContextCount extends ExposedCount {
  readonly customers: number;
  readonly contacting: number;
}

/**
 * Everything that is said of a context, from its counts and those of all customers (for a channel, the contacts of that
 * channel). Expected and excess are against the overall rate; rate, z and mid-p are set against the rest.
 */
export function numbersOf(count: ContextCount, whole: ExposedCount, phi: number): MinedNumbers {
  const against = rateAgainstRest(count, whole, phi);
  const interval = rateInterval({ contacts: count.contacts / phi, exposure: count.exposure / phi });
  return {
    customers: count.customers,
    exposure: count.exposure,
    contacts: count.contacts,
    contacting: count.contacting,
    rate: against.rate,
    restRate: against.restRate,
    poisson: rateInterval(count),
    interval,
    expected: against.expected,
    excess: against.excess,
    excessLow: interval.low * count.exposure - against.expected,
    lift: against.lift,
    z: against.z,
    midP: against.midP,
    phi,
  };
}
