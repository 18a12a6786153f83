import type { Formats } from '../../locales/formats.ts';
import type { SourcesWords } from '../../locales/fr/sources.ts';
import type { ReadingChange, ReadingReport } from '../../model/reading.ts';
import { tableChangeLines } from './table-change-lines.ts';

/** One line of "what we changed while reading". */
export interface ChangeLine {
  readonly key: string;
  readonly state: 'good' | 'warn';
  readonly title: string;
  readonly detail: string | null;
  /** The rejected lines can be opened. */
  readonly rejects: boolean;
}

interface InColumn {
  readonly column: string;
  readonly count: number;
}

/** Columns that a line names; the others are counted. */
const mostNamed = 12;

function inColumns(changes: readonly InColumn[], { changes: w }: SourcesWords): string {
  const others = changes.length - mostNamed;
  const named = changes.slice(0, others > 1 ? mostNamed : undefined).map((change) => w.inColumn(change));
  return [...named, ...(others > 1 ? [w.inOthers(others)] : [])].join(' · ');
}

function namesOf(
  changes: readonly { readonly column: string }[],
  { changes: w }: SourcesWords,
  formats: Formats,
): string {
  const names = changes.map(({ column }) => column);
  const others = names.length - mostNamed;
  return others > 1 ? `${names.slice(0, mostNamed).join(', ')} ${w.inOthers(others)}` : formats.list(names);
}

type Of<Code extends ReadingChange['code']> = Extract<ReadingChange, { code: Code }>;

/** What reading changed in one file, what wants an eye first. The same change of several columns is one line. */
export function changeLines(report: ReadingReport, words: SourcesWords, formats: Formats): readonly ChangeLine[] {
  const w = words.changes;
  const of = <Code extends ReadingChange['code']>(code: Code): readonly Of<Code>[] =>
    report.changes.filter((change): change is Of<Code> => change.code === code);
  const good = (key: string, title: string, detail: string | null = null): ChangeLine => ({
    key,
    state: 'good',
    title,
    detail,
    rejects: false,
  });
  const warn = (key: string, title: string, detail: string): ChangeLine => ({
    ...good(key, title, detail),
    state: 'warn',
  });
  const together = (key: string, title: string, changes: readonly InColumn[]): readonly ChangeLine[] =>
    changes.length === 0 ? [] : [good(key, title, inColumns(changes, words))];

  const kept = of('kept-as-text');
  const byRole = kept.filter((change) => change.because === 'role');
  const lines = [
    ...rejectedLine(report, words),
    ...misfitLines(report, words),
    ...of('transcoded').map((change) =>
      good(
        'transcoded',
        w.transcoded(words.encodings[change.from]),
        change.firstOffset > 0 ? w.transcodedDetail(change.firstOffset) : null,
      ),
    ),
    ...of('encodings-mixed').map((change) => warn('mixed', w.encodingsMixed, w.encodingsMixedDetail(change))),
    ...of('lines-mended').map((change) =>
      warn('lines mended', w.linesMended(change.count), w.linesMendedDetail(change.line)),
    ),
    ...of('blank-lines').map((change) => good('blank', w.blankLines(change.count))),
    ...of('backslashes').map((change) => good('backslashes', w.backslashes(change.count))),
    ...tableChangeLines(report.changes, words.opened),
    ...of('lines-skipped').map((change) => good('skipped', w.linesSkipped(change.count))),
    ...of('header-missing').map((change) => good('header', w.headerMissing, w.headerMissingDetail(change.columns))),
    ...of('header-mended').map((change) => good(`header ${change.to}`, w.headerMended(change))),
    ...kept
      .filter((change) => change.because !== 'role')
      .map((change) =>
        (change.because === 'scientific' || change.because === 'several-signs' ? warn : good)(
          `text ${change.column}`,
          w.keptAsText(change.column),
          w.keptBecause[change.because](change),
        ),
      ),
    ...tokenLines(of('missing-tokens'), words, formats),
    ...together('decimal', w.decimalComma, of('decimal-comma')),
    ...together('thousands', w.thousands, of('thousands')),
    ...[...new Set(of('currency-or-percent').map((change) => change.sign))].flatMap((sign) =>
      together(
        `sign ${sign}`,
        w.sign(sign),
        of('currency-or-percent').filter((change) => change.sign === sign),
      ),
    ),
    ...[...new Set(of('negatives').map((change) => change.example))].flatMap((example) =>
      together(
        `negatives ${example}`,
        w.negatives(example),
        of('negatives').filter((change) => change.example === example),
      ),
    ),
    ...of('two-digit-years').map(({ column, pivot }) =>
      good(
        `years ${column}`,
        w.twoDigitYears,
        w.twoDigitYearsDetail({ column, next: String(1901 + pivot), last: String(2000 + pivot) }),
      ),
    ),
    ...of('zones').map((change) => {
      const zones = formats.list(change.zones);
      const title = change.utc ? w.zonesToUtc(zones) : w.zonesKept(zones);
      return good(`zones ${change.column}`, title, w.inColumn(change));
    }),
    ...(byRole.length === 0 ? [] : [good('ids', w.idsAsText, namesOf(byRole, words, formats))]),
  ];
  return [...lines.filter(({ state }) => state === 'warn'), ...lines.filter(({ state }) => state === 'good')];
}

function rejectedLine(report: ReadingReport, words: SourcesWords): readonly ChangeLine[] {
  const [first] = report.rejects;
  if (report.rejected === 0) return [];
  const detail =
    first === undefined
      ? null
      : words.changes.rejectedDetail({ reason: words.rejectReasons[first.reason], line: first.line });
  return [{ key: 'rejected', state: 'warn', title: words.changes.rejected(report.rejected), detail, rejects: true }];
}

function misfitLines(report: ReadingReport, words: SourcesWords): readonly ChangeLine[] {
  return report.columns.flatMap(({ name, misfits }) => {
    if (misfits === null) return [];
    const detail = words.changes.misfitDetail({
      count: misfits.count,
      type: words.types[misfits.type],
      examples: misfits.examples.slice(0, 3).join(', '),
    });
    return [
      { key: `misfit ${name}`, state: 'warn' as const, title: words.changes.misfit(name), detail, rejects: false },
    ];
  });
}

function tokenLines(
  changes: readonly Of<'missing-tokens'>[],
  words: SourcesWords,
  formats: Formats,
): readonly ChangeLine[] {
  if (changes.length === 0) return [];
  const tokens = [...new Set(changes.flatMap((change) => change.tokens))].map((token) => formats.quote(token));
  const detail = inColumns(changes, words);
  return [
    {
      key: 'tokens',
      state: 'good',
      title: words.changes.missingTokens({ tokens: formats.list(tokens), count: tokens.length }),
      detail,
      rejects: false,
    },
  ];
}
