import { fieldWords } from '../../measure-words.ts';
import type { LifecycleRefusal } from '../refusal.ts';
import type { LifecycleSpec } from '../spec.ts';
import type { Telling } from './telling.ts';

/** What is said in place of the picture. */
export function refusalWords(refusal: LifecycleRefusal, spec: LifecycleSpec, telling: Telling): string {
  const said = telling.words.lifecycle.nobody;
  const begins = refusal === 'unfollowed' ? spec.survival.span.begins : spec.life.begins;
  switch (refusal) {
    case 'population':
      return said.population;
    case 'young':
      return said.young;
    case 'oversized':
      return said.oversized;
    case 'unborn':
    case 'unfollowed':
      return begins === null ? said.events(telling.events) : said.born(fieldWords(begins.field, telling));
  }
}
