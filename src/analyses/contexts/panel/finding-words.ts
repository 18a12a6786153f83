import type { Speech } from '../../measure-words.ts';
import type { ContextsFinding } from '../findings.ts';
import type { ContextsSpec } from '../spec.ts';
import { contextWords } from './chip-words.ts';

/** A finding as a sentence. */
export function findingWords(finding: ContextsFinding, spec: ContextsSpec, speech: Speech): string {
  const said = speech.words.contexts;
  switch (finding.key) {
    case 'union':
      return said.headline.union({
        contactShare: finding.contactShare,
        exposureShare: finding.exposureShare,
        ofTime: spec.exposure === 'customer-years',
      });
    case 'top': {
      const { context } = finding;
      return said.top({
        context: contextWords(context, spec.dimensions, speech),
        rate: said.rates[spec.exposure](context.rate),
        rest: speech.formats.decimal(context.restRate ?? Number.NaN, 2),
        excess: Math.round(context.excess),
      });
    }
    case 'none':
      return said.headline.none;
    case 'counts-only':
      return said.headline.countsOnly;
    case 'no-contacts':
      return said.headline.noContacts;
    case 'none-linked':
      return said.headline.noneLinked(finding);
  }
}
