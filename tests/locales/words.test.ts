import { describe, expect, expectTypeOf, it } from 'vitest';
import { languages } from '../../src/locales/language.ts';
import { problemNotice, problemSentence, type SpokenProblem } from '../../src/locales/problem-sentence.ts';
import { pseudo } from '../../src/locales/pseudo.ts';
import { wordsOf } from '../support/words.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { UiLabels } from '../../src/ui/labels.ts';
import type { ChartLabels } from '../../src/charts/ChartFigure.tsx';

/** One of each; the type checker names a code that is missing here. */
const examples: { readonly [Code in Problem['code']]: Extract<Problem, { code: Code }> } = {
  'file-empty': { code: 'file-empty', file: 'a.csv' },
  'file-unreadable': { code: 'file-unreadable', file: 'a.csv' },
  'file-gone': { code: 'file-gone', file: 'a.csv' },
  'file-too-large': {
    code: 'file-too-large',
    file: 'a.csv',
    bytes: 9e9,
    needed: 1.35e9,
    room: 1e9,
    where: 'storage',
  },
  'file-not-table': { code: 'file-not-table', file: 'a.csv' },
  'file-too-wide': { code: 'file-too-wide', file: 'a.csv', columns: 20000, limit: 4000 },
  'file-header-only': { code: 'file-header-only', file: 'a.csv' },
  'format-unknown': { code: 'format-unknown', file: 'a.doc', extension: '.doc' },
  'one-wide-column': { code: 'one-wide-column', file: 'a.csv', separators: ';' },
  'file-needed': { code: 'file-needed', file: 'a.csv' },
  'archive-damaged': { code: 'archive-damaged', file: 'a.zip' },
  'archive-too-large': { code: 'archive-too-large', file: 'a.zip', bytes: 9e9 },
  'archive-without-table': { code: 'archive-without-table', file: 'a.zip', entries: 3 },
  'archive-method': { code: 'archive-method', file: 'a.zip', method: 'Deflate64' },
  'archive-too-deep': { code: 'archive-too-deep', file: 'a.zip' },
  'file-encrypted': { code: 'file-encrypted', file: 'a.xlsx' },
  'workbook-damaged': { code: 'workbook-damaged', file: 'a.xlsx' },
  'workbook-too-old': { code: 'workbook-too-old', file: 'a.xls' },
  'workbook-kind': { code: 'workbook-kind', file: 'a.ods', kind: '.ods' },
  'workbook-empty': { code: 'workbook-empty', file: 'a.xlsx', hidden: 1 },
  'json-invalid': { code: 'json-invalid', file: 'a.json', line: 12, column: 7 },
  'json-not-table': { code: 'json-not-table', file: 'a.json' },
  'parquet-damaged': { code: 'parquet-damaged', file: 'a.parquet' },
  'arrow-damaged': { code: 'arrow-damaged', file: 'a.arrow' },
  'column-type-unread': { code: 'column-type-unread', file: 'a.arrow', column: 'x', type: 'union' },
  'part-not-found': { code: 'part-not-found', file: 'a.xlsx', part: 'Ventes' },
  'quote-unclosed': { code: 'quote-unclosed', file: 'a.csv', line: 88112 },
  'rows-not-all-found': { code: 'rows-not-all-found', file: 'a.csv', expected: 12000, found: 11999 },
  'out-of-memory': { code: 'out-of-memory' },
  'storage-full': { code: 'storage-full' },
  'engine-not-started': { code: 'engine-not-started' },
  'engine-ended': { code: 'engine-ended' },
  'engine-lost': { code: 'engine-lost' },
  sealed: { code: 'sealed', what: 'address' },
  'sql-invalid': { code: 'sql-invalid', detail: 'near FROM' },
  'project-invalid': { code: 'project-invalid', file: 'p.ecart' },
  'project-newer': { code: 'project-newer', file: 'p.ecart', version: 9 },
  'no-customers': { code: 'no-customers' },
  'measure-empty': { code: 'measure-empty' },
  'population-empty': { code: 'population-empty' },
  'segment-unknown': { code: 'segment-unknown', segment: 'Fidèles' },
  'segment-circular': { code: 'segment-circular', segment: 'Fidèles' },
  'test-unfit': { code: 'test-unfit', type: 'text' },
  'field-unknown': { code: 'field-unknown', source: 'clients', column: 'ville' },
  'events-unknown': { code: 'events-unknown', events: 'achats' },
  'contacts-unknown': { code: 'contacts-unknown' },
  'exposure-unknown': { code: 'exposure-unknown' },
  'list-too-long': { code: 'list-too-long', rows: 1_200_000, limit: 1_048_575 },
};

describe('problems', () => {
  it('have words for each code of the model, and its values', () => {
    expectTypeOf<Problem>().toExtend<SpokenProblem>();
  });

  for (const language of languages) {
    for (const problem of Object.values(examples)) {
      it(`say what happened and what to do: ${problem.code} in ${language}`, () => {
        const { what, remedy } = problemNotice(wordsOf(language).problems, problem);
        expect(what.length).toBeGreaterThan(10);
        expect(remedy).toMatch(/^\p{Lu}.*\.$/u);
        expect(problemSentence(wordsOf(language).problems, problem)).toBe(`${what} ${remedy}`);
        for (const [key, value] of Object.entries(problem)) {
          if (['code', 'what', 'where'].includes(key) || typeof value !== 'string') continue;
          expect(what).toContain(value);
        }
      });
    }
    for (const what of ['address', 'file', 'extension', 'setting', 'write'] as const) {
      it(`say which door is closed: ${what} in ${language}`, () => {
        expect(problemSentence(wordsOf(language).problems, { code: 'sealed', what })).toMatch(/scellé|sealed/u);
      });
    }
  }
});

/** Each text of the words, with where it stands; functions are left to the callers. */
function texts(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
  return [];
}

describe('words', () => {
  it('fit the components that say them', () => {
    expectTypeOf(wordsOf('fr').ui).toExtend<UiLabels>();
    expectTypeOf(wordsOf('fr').chart).toExtend<ChartLabels>();
  });

  it('have no plain space before a French high sign', () => {
    expect(texts(wordsOf('fr')).filter(([, text]) => / [;:!?%€»]|« /u.test(text))).toEqual([]);
  });

  it('use the typographic apostrophe', () => {
    for (const language of languages) {
      expect(texts(wordsOf(language)).filter(([, text]) => /\p{L}'\p{L}/u.test(text))).toEqual([]);
    }
  });

  it('say each thing in both languages at the same place', () => {
    const places = (language: 'fr' | 'en') =>
      texts(wordsOf(language))
        .map(([path]) => path)
        .toSorted();
    expect(places('en')).toEqual(places('fr'));
  });
});

describe('the pseudo-language', () => {
  it('brackets every text', () => {
    const all = texts(pseudo(wordsOf('en')));
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(([, text]) => text !== '' && !/^⟦.*⟧$/su.test(text))).toEqual([]);
  });

  it('brackets what functions say, also in depth', () => {
    const { shell, problems } = pseudo(wordsOf('fr'));
    expect(shell.privacy.badge(0)).toMatch(/^⟦Scellé.*⟧$/u);
    expect(problems['file-empty'].what({ file: 'a' })).toMatch(/^⟦.*⟧$/u);
  });

  it('leaves the words themselves untouched', () => {
    pseudo(wordsOf('fr'));
    expect(wordsOf('fr').shell.verbs.stop).toBe('Arrêter');
  });
});
