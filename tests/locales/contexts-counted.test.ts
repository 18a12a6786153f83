import { expect, test } from 'vitest';
import { languages } from '../../src/locales/language.ts';
import { wordsOf } from '../support/words.ts';

/** Stands for any parameter: a number where one is counted, a text where one is quoted, and each part of itself. */
const anything: unknown = new Proxy(() => '2', {
  get: (_, name) => (name === Symbol.toPrimitive ? () => '2' : anything),
  apply: () => '2',
});

function sentencesOf(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [String(Reflect.apply(words as () => unknown, undefined, [anything]))];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(sentencesOf) : [];
}

test.each(languages)('no contact is named where something else is counted (%s)', (language) => {
  const { contextsLackingOf, contextsMapOf, contextsSetUpOf, contextsMap, contextsSetUp } = wordsOf(language);
  const named = (words: unknown): readonly string[] =>
    sentencesOf(words).filter((sentence) => /contact/i.test(sentence));
  expect(named([contextsMap, contextsSetUp]).length).toBeGreaterThan(12);
  for (const kind of ['events', 'returns', 'low-scores', 'field'] as const)
    expect(named([contextsLackingOf[kind], contextsMapOf[kind], contextsSetUpOf[kind]]), kind).toEqual([]);
});
