import { usualMaking, type EventMaking, type EventNoun, type FoundReturns } from '../../model/event-making.ts';
import type { ColumnProfile, ReadingReport } from '../../model/reading.ts';
import { eventNoun } from '../../preparation/event-noun.ts';
import type { SourcesWords } from '../../locales/fr/sources.ts';
import type { Source } from '../../project/project.ts';

/** What one row of a source is. */
export type RowGrain =
  | {
      readonly kind: 'line' | 'step' | 'part';
      readonly column: string;
      readonly noun: EventNoun;
      readonly perEvent: number;
    }
  | { readonly kind: 'state'; readonly perEvent: number }
  | { readonly kind: 'customer' }
  | { readonly kind: 'event'; readonly noun: EventNoun }
  | { readonly kind: 'table' };

const parts = { purchases: 'line', contacts: 'step', survey: 'part', other: 'part' } as const;

export function grainOf(source: Source, report: ReadingReport): RowGrain {
  const holding = (role: 'event-id' | 'customer-id'): ColumnProfile | undefined =>
    report.columns.find((column) => source.roles[column.name] === role);
  if (source.kind === 'customers') {
    const key = holding('customer-id');
    const perEvent = key === undefined ? 1 : key.filled / Math.max(1, key.distinct);
    return perEvent > 1 ? { kind: 'state', perEvent } : { kind: 'customer' };
  }
  const unit = holding('event-id');
  const perEvent = unit === undefined ? 1 : unit.filled / Math.max(1, unit.distinct);
  if (unit !== undefined && perEvent > 1) {
    const noun = eventNoun(unit.name, source.file.name, source.kind);
    return { kind: parts[source.kind], column: unit.name, noun, perEvent };
  }
  if (source.kind === 'other' && unit === undefined) return { kind: 'table' };
  return { kind: 'event', noun: eventNoun(unit?.name ?? null, source.file.name, source.kind) };
}

/** `One row is a line of a ticket; 22 lines a ticket.` */
export function grainWords(grain: RowGrain, words: Pick<SourcesWords, 'grain' | 'nouns'>): string {
  switch (grain.kind) {
    case 'line':
    case 'step':
    case 'part':
      return words.grain[grain.kind]({ one: words.nouns[grain.noun].one, perEvent: grain.perEvent });
    case 'state':
      return words.grain.state(grain.perEvent);
    case 'event':
      return words.grain.event(words.nouns[grain.noun].one);
    case 'customer':
      return words.grain.customer;
    case 'table':
      return words.grain.table;
  }
}

export const makingOf = (source: Source): EventMaking => ({ ...usualMaking, ...source.making });

/** The signs worth saying: where the number or the status tells all of them, that they are below zero adds nothing. */
export function toldSigns({ signs, rows }: FoundReturns): FoundReturns['signs'] {
  const named = signs.find(({ sign, rows: found }) => sign.kind !== 'negative' && found === rows);
  return named === undefined ? signs : [named];
}
