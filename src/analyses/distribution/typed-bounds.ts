import { typedNumber } from '../../ui/typed-number.ts';
import type { Interval } from './bars.ts';

/** What keeps a typed bound from being one. */
export type BoundFault = 'not-a-number' | 'reversed';

export type TypedBounds =
  | { readonly kind: 'none' }
  /** Both bounds belong to it; an empty field is no bound. */
  | { readonly kind: 'interval'; readonly interval: Interval }
  | { readonly kind: 'wrong'; readonly from: BoundFault | null; readonly to: BoundFault | null };

/** Two bounds as a person typed them. */
export function typedBounds(from: string, to: string, language: string): TypedBounds {
  const [low, high] = [bound(from, language), bound(to, language)];
  if (low === 'not-a-number' || high === 'not-a-number') {
    return {
      kind: 'wrong',
      from: low === 'not-a-number' ? low : null,
      to: high === 'not-a-number' ? high : null,
    };
  }
  if (low === null && high === null) return { kind: 'none' };
  if (low !== null && high !== null && low > high) return { kind: 'wrong', from: null, to: 'reversed' };
  return { kind: 'interval', interval: { from: low, to: high, toIncluded: true, zeros: true } };
}

function bound(text: string, language: string): number | null | 'not-a-number' {
  if (text.trim() === '') return null;
  return typedNumber(text, language) ?? 'not-a-number';
}
