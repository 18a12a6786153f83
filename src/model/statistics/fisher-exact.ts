import { logHypergeometricMidUpper, logHypergeometricUpper } from './tails.ts';

/** Customers inside and outside a context, with and without at least one contact. */
export interface TwoByTwo {
  readonly insideWith: number;
  readonly insideWithout: number;
  readonly outsideWith: number;
  readonly outsideWithout: number;
}

export interface FisherExact {
  /** One-sided: the share with a contact is not higher inside. */
  readonly p: number;
  readonly midP: number;
  /** Sample (cross-product) odds ratio, not R's conditional one; null when a cell of its denominator is 0. */
  readonly oddsRatio: number | null;
}

/** Fisher's exact test of "more inside than outside", with its mid-p (Fisher 1934; Lancaster 1961). */
export function fisherExactGreater(table: TwoByTwo): FisherExact {
  const { insideWith, insideWithout, outsideWith, outsideWithout } = table;
  const law = {
    marked: insideWith + outsideWith,
    population: insideWith + insideWithout + outsideWith + outsideWithout,
    drawn: insideWith + insideWithout,
  };
  const crossed = insideWithout * outsideWith;
  return {
    p: Math.exp(logHypergeometricUpper(insideWith, law)),
    midP: Math.exp(logHypergeometricMidUpper(insideWith, law)),
    oddsRatio: crossed === 0 ? null : (insideWith * outsideWithout) / crossed,
  };
}
