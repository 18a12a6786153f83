import type { Rule } from '../../../model/rule.ts';
import type { Speech } from '../../measure-words.ts';

/** What is behind a mark: one set of customers, or a few to choose from. */
export interface Pick {
  readonly choices: readonly { readonly label: string; readonly rule: Rule }[];
}

export interface Telling extends Speech {
  /** ISO code of the currency of the amounts, where it is known. */
  readonly currency: string | null;
  /** What the events are called: `achats`. */
  readonly events: string;
  readonly asOf: string;
}
