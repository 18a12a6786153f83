import { addDays, daysOf, type IsoDate } from '../model/period.ts';
import { isMoney, isMoneyColumn, isMoneyField } from './money.ts';
import { dimensionWords, fieldWords, levelWords, measureWords, type Speech } from './measure-words.ts';
import type { SourceId } from '../model/record.ts';
import type { RowFilter, Rule, Segment, SegmentId, Test } from '../model/rule.ts';

export interface RuleSpeech extends Speech {
  readonly asOf: IsoDate;
  readonly segments: ReadonlyMap<SegmentId, Segment>;
  /** ISO code of the currency of the amounts, where it is known. */
  readonly currency: string | null;
}

/** A rule as one phrase: `formule est Premium et achats sur 12 mois ≥ 3`. */
export function ruleWords(rule: Rule, speech: RuleSpeech): string {
  const said = speech.words.rules;
  if (rule.kind === 'group')
    return rule.children.length === 0 ? (rule.negated ? said.nobody : said.everyone) : treeWords(rule, speech, true);
  return treeWords(rule, speech, true);
}

function treeWords(rule: Rule, speech: RuleSpeech, top: boolean): string {
  const said = speech.words.rules;
  switch (rule.kind) {
    case 'group':
      return groupWords(rule, top, speech, (child) => treeWords(child, speech, false));
    case 'field':
      return testWords(fieldWords(rule.field, speech), rule.test, {
        ...speech,
        money: isMoneyField(rule.field, speech.record),
      });
    case 'measure': {
      const { measure } = rule;
      const noun = measureWords(measure, speech);
      const filter =
        (measure.kind === 'events' || measure.kind === 'event-value') && measure.filter !== null
          ? filterWords(measure.filter, measure.events, speech)
          : null;
      return testWords(filter === null ? noun : said.where({ what: noun, filter }), rule.test, {
        ...speech,
        money: isMoney(measure, speech.record),
      });
    }
    case 'dimension':
      return said.atLevels({
        what: dimensionWords(rule.dimension, speech),
        levels: speech.formats.list(
          rule.levels.map((level) => levelWords(rule.dimension, level, speech)),
          'or',
        ),
      });
    case 'segment': {
      const name = speech.segments.get(rule.segment)?.name ?? rule.segment;
      return rule.negated ? said.notInSegment(name) : said.inSegment(name);
    }
  }
}

/** A condition on the rows of an event, as one phrase. */
function filterWords(filter: RowFilter, events: SourceId, speech: RuleSpeech): string {
  if (filter.kind === 'column') {
    const money = isMoneyColumn(filter.column, events, speech.record);
    return testWords(filter.column, filter.test, { ...speech, money });
  }
  return groupWords(filter, true, speech, (child) => filterWords(child, events, speech));
}

function groupWords<Node>(
  group: { readonly join: 'and' | 'or'; readonly negated: boolean; readonly children: readonly Node[] },
  top: boolean,
  speech: RuleSpeech,
  say: (child: Node) => string,
): string {
  const said = speech.words.rules;
  if (group.children.length === 0) return group.negated ? said.nobody : said.everyone;
  const joined = group.children.map(say).join(` ${group.join === 'and' ? said.and : said.or} `);
  if (group.negated) return said.not(joined);
  return top || group.children.length === 1 ? joined : `(${joined})`;
}

function testWords(what: string, test: Test, speech: RuleSpeech & { readonly money: boolean }): string {
  const { formats, currency, money } = speech;
  const said = speech.words.rules;
  const number = (value: number): string =>
    money && currency !== null ? formats.moneyGiven(value, currency) : formats.exact(value);
  switch (test.op) {
    case 'is':
      return said.is({ what, values: valuesWords(test.values, speech, number) });
    case 'is-not':
      return said.isNot({ what, values: valuesWords(test.values, speech, number) });
    case 'contains':
      return said.contains({ what, text: test.text });
    case 'not-contains':
      return said.notContains({ what, text: test.text });
    case 'starts':
      return said.starts({ what, text: test.text });
    case 'not-starts':
      return said.notStarts({ what, text: test.text });
    case 'between': {
      const { min, max, open } = test;
      if (min !== null && min === max) return said.exactly({ what, value: number(min) });
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
    case 'within':
      return said.within({ what, dates: datesWords(test.window, speech) });
    case 'older':
      return said.older({ what, days: test.days, date: speech.formats.date(addDays(speech.asOf, -test.days)) });
    case 'missing':
      return said.missing(what);
    case 'present':
      return said.present(what);
  }
}

/** The exact days of a window at the as-of date. */
export function datesWords(window: Parameters<typeof daysOf>[0], speech: RuleSpeech): string {
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
    typeof value === 'boolean' ? (value ? said.yes : said.no) : typeof value === 'number' ? number(value) : value,
  );
  return speech.formats.list(words, 'or');
}
