import { figureDetail, stageInRule } from './life-in-rule.ts';
import {
  dimensionWords,
  eventsWords,
  fieldWords,
  keptOf,
  levelWords,
  measureWords,
  windowWords,
} from './measure-words.ts';
import { npsOf } from './nps.ts';
import { filterWords, plainOrQuoted, type RuleSpeech } from './test-words.ts';
import type { Dimension } from '../model/dimension.ts';
import { canBeZero, type Aggregate, type Measure, type MonthMeasure } from '../model/measure.ts';
import type { DimensionLevel } from '../model/rule.ts';

/** Aggregates whose noun names their column alone. */
const namesNoEvents: ReadonlySet<Aggregate> = new Set<Aggregate>(['sum', 'share', 'trend', 'per-month']);

/** A measure as the subject of a rule: with all that it depends on, so that two measures never read alike. */
export function measureInRule(measure: Measure, speech: RuleSpeech): string {
  const said = speech.words.ruleEvents;
  const named = keptOf(measure, speech.kept);
  // Between quotes, because a person may have named it as a field is named.
  if (named !== undefined) return speech.formats.quote(named.name);
  const noun = measureWords(measure, speech);
  if (measure.kind === 'months-held') return heldInRule(noun, measure.month, speech);
  if (measure.kind !== 'events' && measure.kind !== 'event-value') return noun;
  const details: string[] = [];
  if (measure.kind === 'events') {
    if (namesNoEvents.has(measure.aggregate) && columnElsewhere(measure, speech))
      details.push(eventsWords(measure.events, speech));
    if (measure.aggregate === 'days-since' && measure.window.kind !== 'all')
      details.push(windowWords(measure.window, speech));
    if (measure.aggregate === 'trend') details.push(windowWords(measure.window, speech));
  }
  if (measure.kind === 'events' && measure.part !== undefined)
    details.push(filterWords(measure.part, measure.events, speech));
  const detailed = details.length === 0 ? noun : said.ofEvents({ what: noun, detail: details.join(', ') });
  const filtered =
    measure.filter === null
      ? detailed
      : speech.words.rules.where({ what: detailed, filter: filterWords(measure.filter, measure.events, speech) });
  const leavesOut = measure.kind === 'events' && measure.absent === 'left-out' && canBeZero(measure.aggregate);
  return leavesOut ? said.amongThose(filtered) : filtered;
}

/** With the events where the column of the amount does not tell them, and the filter. */
function heldInRule(noun: string, month: MonthMeasure, speech: RuleSpeech): string {
  const detailed =
    month.amount !== null && columnElsewhere(month, speech)
      ? speech.words.ruleEvents.ofEvents({ what: noun, detail: eventsWords(month.events, speech) })
      : noun;
  if (month.filter === null) return detailed;
  return speech.words.rules.where({ what: detailed, filter: filterWords(month.filter, month.events, speech) });
}

/** Whether the columns of an amount do not tell its events: others have columns of those names, or these have them no more. */
function columnElsewhere({ amount, events }: Pick<MonthMeasure, 'amount' | 'events'>, { record }: RuleSpeech): boolean {
  if (amount === null) return false;
  const names = amount.kind === 'column' ? [amount.column] : [amount.quantity, amount.unitPrice];
  const having = record.events.filter(({ columns }) =>
    names.every((name) => columns.some((column) => column.column === name)),
  );
  return having.length !== 1 || having[0]?.id !== events;
}

/** A dimension at some of its levels: `formule : Premium ou non renseigné`. */
export function dimensionInRule(dimension: Dimension, levels: readonly DimensionLevel[], speech: RuleSpeech): string {
  return speech.words.rules.atLevels({
    what: categoryWords(dimension, speech),
    levels: levelsWords(dimension, levels, speech),
  });
}

/** A dimension as the subject of a rule, with all that it depends on. */
export function categoryWords(dimension: Dimension, speech: RuleSpeech): string {
  const nps = npsOf(dimension, speech.record);
  if (nps === null) return dimensionNoun(dimension, speech);
  return speech.words.ruleEvents.nps(measureInRule(nps.measure, speech));
}

function dimensionNoun(dimension: Dimension, speech: RuleSpeech): string {
  const noun = dimensionWords(dimension, speech);
  const said = speech.words.ruleEvents;
  switch (dimension.kind) {
    case 'used':
      return said.ofEvents({ what: noun, detail: windowWords(dimension.window, speech) });
    case 'main-value':
      return said.ofEvents({
        what: noun,
        detail: `${eventsWords(dimension.events, speech)} ${windowWords(dimension.window, speech)}`,
      });
    case 'banded': {
      const { measure } = dimension;
      if (measure.kind !== 'elapsed') return measureInRule(measure, speech);
      const births = speech.record.fields.filter((field) => field.role === 'birth-date');
      const one = births.length < 2 || births.every((field) => field.id !== measure.field);
      return one ? noun : said.ofEvents({ what: noun, detail: fieldWords(measure.field, speech) });
    }
    case 'stage':
      return stageInRule(dimension.stages, speech);
    case 'life': {
      const detail = figureDetail(dimension.figure, speech);
      return detail === null ? noun : said.ofEvents({ what: noun, detail });
    }
    case 'field':
    case 'prefix':
    case 'contact-column':
      return noun;
  }
}

function levelsWords(dimension: Dimension, levels: readonly DimensionLevel[], speech: RuleSpeech): string {
  if (levels.length === 0) return '…';
  return speech.formats.list(
    levels.map((level) => levelInRule(dimension, level, speech)),
    'or',
  );
}

/** One level, so that no value of the data reads like another level. */
export function levelInRule(dimension: Dimension, level: DimensionLevel, speech: RuleSpeech): string {
  const said = speech.words.ruleEvents;
  const category = npsOf(dimension, speech.record);
  if (category !== null) {
    if (level.kind === 'missing') return said.noAnswer;
    const named = level.kind === 'value' ? category.names.get(level.value) : undefined;
    if (named !== undefined) return said[named];
  }
  if (level.kind === 'other') {
    if (level.except.length === 0) return levelWords(dimension, level, speech);
    return said.otherThan(
      speech.formats.list(
        level.except.map((value) => levelInRule(dimension, { kind: 'value', value }, speech)),
        'and',
      ),
    );
  }
  if (level.kind === 'value' && isBoolean(dimension, speech) && level.value !== 'true' && level.value !== 'false')
    return speech.formats.quote(level.value);
  // Bounds are said to the last figure.
  const words = levelWords(dimension, level, {
    ...speech,
    formats: { ...speech.formats, number: speech.formats.exact },
  });
  const { missing, other } = speech.words.rules.level;
  const free = dimension.kind === 'field' || dimension.kind === 'prefix' || dimension.kind === 'main-value';
  if (!free || level.kind !== 'value' || level.value === '') return words;
  return words === missing || words === other ? speech.formats.quote(words) : plainOrQuoted(words, speech);
}

const isBoolean = (dimension: Dimension, { record }: RuleSpeech): boolean =>
  dimension.kind === 'field' && record.fields.some((field) => field.id === dimension.field && field.type === 'boolean');
