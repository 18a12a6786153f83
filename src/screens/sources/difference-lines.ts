import type { Formats } from '../../locales/formats.ts';
import type { CombiningWords } from '../../locales/fr/combining.ts';
import type { SourcesWords } from '../../locales/fr/sources.ts';
import { emptierFrom, type CodeList, type Difference } from '../../preparation/combining/differences.ts';

/** One line of what changed from one export to the next. */
export interface DifferenceLine {
  readonly key: string;
  /** What may be wrong or break something wants an eye; the rest is good to know. */
  readonly state: 'warn' | 'neutral';
  readonly title: string;
  readonly detail: string | null;
}

export function differenceLines(
  differences: readonly Difference[],
  words: { readonly combining: CombiningWords; readonly sources: SourcesWords },
  formats: Formats,
): readonly DifferenceLine[] {
  return differences.map((one) => lineOf(one, words.combining.differences, words.sources, formats));
}

/** The lines as text, for a message to whoever sends the file. */
export function differenceText(title: string, lines: readonly DifferenceLine[]): string {
  const bullets = lines.map((line) => `- ${line.title}${line.detail === null ? '' : ` (${line.detail})`}`);
  return `${[title, ...bullets].join('\n')}\n`;
}

function lineOf(
  one: Difference,
  words: CombiningWords['differences'],
  sources: SourcesWords,
  formats: Formats,
): DifferenceLine {
  const line = (state: DifferenceLine['state'], title: string, detail: string | null = null): DifferenceLine => ({
    key: `${one.code} ${'column' in one ? one.column : ''}${one.code === 'column-renamed' ? one.to : ''}`,
    state,
    title,
    detail,
  });
  switch (one.code) {
    case 'rows':
      return line('neutral', words.rows(one));
    case 'columns-gone':
      return line('warn', words.columnsGone(one.columns.length), formats.list(one.columns));
    case 'columns-new':
      return line('neutral', words.columnsNew(one.columns.length), formats.list(one.columns));
    case 'column-renamed':
      return line('neutral', words.renamed(one));
    case 'type':
      return line(
        'warn',
        words.type(one.column),
        words.typeDetail({ before: sources.types[one.before], after: sources.types[one.after] }),
      );
    case 'date-order':
      return line(
        'warn',
        words.dateOrder(one.column),
        words.typeDetail({ before: sources.dateFormat(one.before), after: sources.dateFormat(one.after) }),
      );
    case 'emptier':
      return line('warn', words.emptier(one.column), words.emptierDetail({ ...one, points: emptierFrom * 100 }));
    case 'dates': {
      const written = (range: readonly [string, string]): readonly [string, string] => [
        formats.date(range[0]),
        formats.date(range[1]),
      ];
      const detail = words.datesDetail({ before: written(one.before), after: written(one.after) });
      const overlap = one.after[0] <= one.before[1] && one.before[0] <= one.after[1];
      return line('neutral', words.dates(one.column), overlap ? `${detail}. ${words.overlap}` : detail);
    }
    case 'ids': {
      const both = one.after - one.fresh;
      const shares = { goneShare: one.gone / Math.max(1, one.before), freshShare: one.fresh / Math.max(1, one.after) };
      const detail = words.idsDetail({ ...one, both, ...shares });
      const twice = one.role === 'event-id' && both > 0;
      return line(twice ? 'warn' : 'neutral', words.ids(one), twice ? `${detail}. ${words.twice(both)}` : detail);
    }
    case 'codes-new':
      return line('warn', words.codesNew(one), codesText(one, words, formats));
    case 'codes-gone':
      return line('neutral', words.codesGone(one), codesText(one, words, formats));
  }
}

function codesText({ codes, all }: CodeList, words: CombiningWords['differences'], formats: Formats): string {
  const named = codes.map((code) => words.code(code));
  return formats.list(all > codes.length ? [...named, words.more(all - codes.length)] : named);
}
