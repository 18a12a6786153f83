import { addDays, daysOf, type IsoDate, type Window } from '../model/period.ts';
import { isMoneyColumn } from './money.ts';
import { windowWords, type Speech } from './measure-words.ts';
import type { SourceId } from '../model/record.ts';
import type { RowFilter, RuleGroup, Segment, SegmentId, Test } from '../model/rule.ts';

export interface RuleSpeech extends Speech {
  readonly asOf: IsoDate;
  readonly segments: ReadonlyMap<SegmentId, Segment>;
  /** ISO code of the currency of the amounts, where it is known. */
  readonly currency: string | null;
}

/** How the numbers of a test are written: plain, as money, or as a share. */
export type NumberKind = 'plain' | 'money' | 'share';

/** Lists with more values than this are counted, not written out. */
const longestList = 30;

/** A test of something as one phrase: `ville est Lyon`. */
export function testWords(what: string, test: Test, speech: RuleSpeech, kind: NumberKind): string {
  const said = speech.words.rules;
  const more = speech.words.ruleEvents;
  const number = (value: number): string => numberWords(value, speech, kind);
  switch (test.op) {
    case 'is':
    case 'is-not': {
      const [one, listed] = test.op === 'is' ? [said.is, more.list] : [said.isNot, more.notInList];
      return test.values.length > longestList
        ? listed({ what, count: test.values.length, mark: markOf(test.values) })
        : one({ what, values: valuesWords(test.values, speech, number) });
    }
    case 'contains':
      return said.contains({ what, text: test.text });
    case 'not-contains':
      return said.notContains({ what, text: test.text });
    case 'starts':
      return said.starts({ what, text: test.text });
    case 'not-starts':
      return said.notStarts({ what, text: test.text });
    case 'ends':
      return more.ends({ what, text: test.text });
    case 'not-ends':
      return more.notEnds({ what, text: test.text });
    case 'between':
      return boundsWords(what, test, speech, number);
    case 'within':
      return said.within({ what, dates: whenWords(test.window, speech) });
    case 'older':
      return said.older({ what, days: test.days, date: speech.formats.date(addDays(speech.asOf, -test.days)) });
    case 'next':
      return more.next({ what, days: test.days, date: speech.formats.date(addDays(speech.asOf, test.days)) });
    case 'missing':
      return said.missing(what);
    case 'present':
      return said.present(what);
  }
}

function numberWords(value: number, { formats, currency, words }: RuleSpeech, kind: NumberKind): string {
  if (kind === 'money' && currency !== null) return formats.moneyGiven(value, currency);
  // A share of 0.07 is 7 %, not 7.000000000000001 %.
  if (kind === 'share') return words.ruleEvents.share(formats.exact(Number((value * 100).toPrecision(12))));
  return formats.exact(value);
}

function boundsWords(
  what: string,
  { min, max, open }: Extract<Test, { op: 'between' }>,
  speech: RuleSpeech,
  number: (value: number) => string,
): string {
  const said = speech.words.rules;
  if (min !== null && min === max && open === undefined) return said.exactly({ what, value: number(min) });
  if (min !== null && max !== null)
    return said.between({ what, min: number(min), max: number(max), open: open ?? 'none' });
  if (min !== null)
    return open === 'min' || open === 'both'
      ? said.moreThan({ what, value: number(min) })
      : said.atLeast({ what, value: number(min) });
  if (max !== null)
    return open === 'max' || open === 'both'
      ? said.lessThan({ what, value: number(max) })
      : said.atMost({ what, value: number(max) });
  return said.present(what);
}

/** When a date lies: a window of dates by them, one that moves with the as-of date by its length and its exact days. */
function whenWords(window: Window, speech: RuleSpeech): string {
  const more = speech.words.ruleEvents;
  if (window.kind !== 'dates')
    return more.withDates({ window: windowWords(window, speech), dates: datesWords(window, speech) });
  const { from, to } = window;
  const said = speech.words.rules.windows;
  if (from === null) return to === null ? more.anyDay : said.until(speech.formats.date(to));
  return to === null
    ? more.fromDay(speech.formats.date(from))
    : said.dates({ from: speech.formats.date(from), to: speech.formats.date(to) });
}

/** The exact days that a test of a date asks for, where they move with the as-of date; null for any other test. */
export function datesOfTest(test: Test, speech: RuleSpeech): string | null {
  const { date } = speech.formats;
  switch (test.op) {
    case 'within':
      return test.window.kind === 'dates' ? null : datesWords(test.window, speech);
    case 'older':
      return speech.words.rules.windows.until(date(addDays(speech.asOf, -test.days - 1)));
    case 'next':
      return speech.words.rules.windows.dates({
        from: date(addDays(speech.asOf, 1)),
        to: date(addDays(speech.asOf, test.days)),
      });
    default:
      return null;
  }
}

/** The exact days of a window at the as-of date. */
export function datesWords(window: Window, speech: RuleSpeech): string {
  const { from, to } = daysOf(window, speech.asOf);
  const said = speech.words.rules.windows;
  return from === null
    ? said.until(speech.formats.date(to))
    : said.dates({ from: speech.formats.date(from), to: speech.formats.date(to) });
}

function valuesWords(
  values: readonly (string | number | boolean)[],
  speech: RuleSpeech,
  number: (value: number) => string,
): string {
  if (values.length === 0) return '…';
  const said = speech.words.rules;
  const words = values.map((value) =>
    typeof value === 'boolean'
      ? value
        ? said.yes
        : said.no
      : typeof value === 'number'
        ? number(value)
        : plainOrQuoted(value, speech),
  );
  return speech.formats.list(words, 'or');
}

/** A value of one word as it is; any other between quotes, so that it cannot be read as part of the sentence. */
export function plainOrQuoted(value: string, { formats }: Speech): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}@.\-_+/]*$/u.test(value) ? value : formats.quote(value);
}

/** A short mark that tells two long lists apart: FNV-1a, 32 bits. */
function markOf(values: readonly (string | number | boolean)[]): string {
  let hash = 0x811c9dc5;
  for (const value of values) {
    for (const char of `${String(value)}\n`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A condition on the rows of an event, as one phrase. */
export function filterWords(
  filter: RowFilter,
  events: SourceId,
  speech: RuleSpeech,
  inside: RuleGroup['join'] | null = null,
): string {
  if (filter.kind === 'column') {
    const money = isMoneyColumn(filter.column, events, speech.record);
    return testWords(filter.column, filter.test, speech, money ? 'money' : 'plain');
  }
  return groupWords(filter, inside, speech, (child, join) => filterWords(child, events, speech, join));
}

/**
 * Parts joined by and, or, not; between brackets where they would be read otherwise. `inside` is what joins the group itself with its
 * neighbours, null where it has none: of the same join nothing tells them apart, and a part alone stands for its group.
 */
export function groupWords<Node>(
  group: Pick<RuleGroup, 'join' | 'negated'> & { readonly children: readonly Node[] },
  inside: RuleGroup['join'] | null,
  speech: Speech,
  say: (child: Node, inside: RuleGroup['join'] | null) => string,
): string {
  const said = speech.words.rules;
  const { join, negated, children } = group;
  if (children.length === 0) return negated ? said.nobody : said.everyone;
  const around = negated ? null : inside;
  const joined = children
    .map((child) => say(child, children.length === 1 ? around : join))
    .join(` ${join === 'and' ? said.and : said.or} `);
  if (negated) return said.not(joined);
  return around === null || around === join || children.length === 1 ? joined : `(${joined})`;
}
