import type { Formats } from '../locales/formats.ts';
import type { Words } from '../locales/words.ts';
import { bandOf, usedNone } from '../model/compile-dimension.ts';
import type { Dimension } from '../model/dimension.ts';
import type { Amount, EventMeasure, KeptMeasure, Measure } from '../model/measure.ts';
import type { Window } from '../model/period.ts';
import { nounOfRows, ownEvents, type CustomerRecord, type FieldId, type SourceId } from '../model/record.ts';
import type { DimensionLevel, RowFilter } from '../model/rule.ts';

import { plainName } from './plain-name.ts';
import { lifeBandWords, lifeFigureWords, stageDimensionWords, stageLevelWords, type LifeSpeech } from './life-words.ts';

/** What is needed to say things of a record in a language. */
export interface Speech {
  readonly words: Words;
  readonly formats: Formats;
  readonly record: CustomerRecord;
  /** Measures that a person named: they are called by their name. */
  readonly kept?: readonly KeptMeasure[] | undefined;
}

/** The kept measure that is this one; undefined when none is. */
export function keptOf(measure: Measure, kept: readonly KeptMeasure[] | undefined): KeptMeasure | undefined {
  if (kept === undefined || kept.length === 0) return undefined;
  const text = JSON.stringify(measure);
  return kept.find((one) => JSON.stringify(one.measure) === text);
}

export function fieldWords(id: FieldId, { record }: Speech): string {
  const field = record.fields.find((one) => one.id === id);
  if (field === undefined) return id.slice(id.indexOf('/') + 1);
  const alike = record.fields.some((other) => other.id !== id && other.label === field.label);
  return alike ? `${field.label} (${shortName(field.source)})` : field.label;
}

/** Events by what they are, and by their file when several are of one kind. */
export function eventsWords(id: SourceId, { record, words }: Speech): string {
  const events = record.events.find((one) => one.id === id);
  if (events === undefined) return id;
  if (events.combines !== undefined) return words.rules.allPurchases;
  const { folds, returnsOf } = events;
  const part = folds !== undefined ? words.rules.whole[events.noun ?? 'event'] : words.rules.returns;
  if (folds !== undefined || returnsOf !== undefined) {
    const alike = record.events.filter((one) => (folds === undefined ? one.returnsOf : one.folds?.of) !== undefined);
    return alike.length > 1 ? `${part} ${shortName(folds?.of ?? returnsOf ?? id)}` : part;
  }
  const kind = words.rules.kinds[events.kind];
  return ownEvents(record).filter((one) => one.kind === events.kind).length > 1 ? `${kind} ${shortName(id)}` : kind;
}

const shortName = (id: SourceId): string => id.replaceAll('_', ' ');

export function windowWords(window: Window, { words, formats }: Speech): string {
  const said = words.rules.windows;
  const until = (length: string, ago: number | undefined): string =>
    ago === undefined || ago === 0 ? length : words.ruleEvents.ended({ window: length, days: ago });
  switch (window.kind) {
    case 'all':
      return window.ago === undefined || window.ago === 0 ? said.all : words.ruleEvents.agoOrMore(window.ago);
    case 'months':
      return until(said.months(window.months), window.ago);
    case 'days':
      return until(said.days(window.days), window.ago);
    case 'dates': {
      const { from, to } = window;
      if (from !== null && to !== null) return said.dates({ from: formats.date(from), to: formats.date(to) });
      if (from !== null) return said.since(formats.date(from));
      return to === null ? said.all : said.until(formats.date(to));
    }
  }
}

export function amountWords(amount: Amount, { words }: Speech): string {
  return amount.kind === 'column'
    ? amount.column
    : words.rules.measure.product({ quantity: amount.quantity, unitPrice: amount.unitPrice });
}

/** A measure as a noun: `montant_ttc par client sur 12 mois`. */
export function measureWords(measure: Measure, speech: Speech): string {
  const named = keptOf(measure, speech.kept);
  if (named !== undefined) return named.name;
  const said = speech.words.rules.measure;
  switch (measure.kind) {
    case 'field':
      return fieldWords(measure.field, speech);
    case 'elapsed':
      return said.elapsed[measure.unit](fieldWords(measure.field, speech));
    case 'event-value':
      return said.value({
        what: amountWords(measure.amount, speech),
        events: eventsWords(measure.events, speech),
        window: windowWords(measure.window, speech),
        row: rowWords(measure.events, speech),
      });
    case 'month-value': {
      const events = eventsWords(measure.events, speech);
      const what = measure.amount === null ? events : amountWords(measure.amount, speech);
      const window = windowWords(measure.window, speech);
      return speech.words.measures.months.each({ what, events, window, active: measure.absent === 'left-out' });
    }
    case 'months-held':
      return heldWords(measure, speech);
    case 'events':
      return eventMeasureWords(measure, speech);
  }
}

/** In how many months the value of a month lies between two bounds. */
function heldWords({ month, test }: Extract<Measure, { kind: 'months-held' }>, speech: Speech): string {
  const value = (bound: number | null): string | null => (bound === null ? null : speech.formats.exact(bound));
  const bounds = test.op === 'between' ? test : { min: null, max: null };
  return speech.words.measures.months.held({
    what: measureWords(month, speech),
    min: value(bounds.min),
    max: value(bounds.max),
    open: (test.op === 'between' ? test.open : undefined) ?? 'none',
  });
}

/** What one row is: an event by its name, unless an event has several rows. */
function rowWords(id: SourceId, { record, words }: Speech): string | null {
  const noun = nounOfRows(record, id);
  return noun === null ? null : words.sources.nouns[noun].one;
}

function eventMeasureWords(measure: EventMeasure, speech: Speech): string {
  const said = speech.words.rules.measure;
  const { nouns } = speech.words.measures;
  const events = eventsWords(measure.events, speech);
  const amount = measure.amount === null ? null : amountWords(measure.amount, speech);
  const parts = { what: amount ?? '', events, window: windowWords(measure.window, speech) };
  const volume = { ...parts, what: amount ?? events };
  switch (measure.aggregate) {
    case 'days-since':
      return said.daysSince(parts);
    case 'count':
    case 'sum':
    case 'mean':
    case 'last':
      return said[measure.aggregate](parts);
    case 'median':
    case 'min':
    case 'max':
    case 'first':
    case 'distinct':
    case 'gap':
      return nouns[measure.aggregate](parts);
    case 'per-month':
      return nouns['per-month'](volume);
    case 'trend':
      return nouns.trend({ ...volume, months: trendMonths(measure.window) });
    case 'share':
      return nouns.share({ ...volume, part: partWords(measure.part, speech) });
  }
}

const trendMonths = (window: Window): number => (window.kind === 'months' ? Math.floor(window.months / 2) : 0);

/** The columns that a part looks at and what it asks of them, short; the whole is in the builder. */
function partWords(part: RowFilter | undefined, speech: Speech): string {
  if (part === undefined) return speech.words.measures.anyPart;
  if (part.kind === 'group') return speech.formats.list(part.children.map((child) => partWords(child, speech)));
  const { test, column } = part;
  if ((test.op === 'is' || test.op === 'is-not') && test.values.length > 0) {
    const values = speech.formats.list(test.values.map(String));
    return speech.words.rules[test.op === 'is' ? 'is' : 'isNot']({ what: column, values });
  }
  return column;
}

/** A measure in a sentence, its column as a person would say it. */
export function measureNoun(measure: Measure, speech: Speech): string {
  const raw = measureWords(measure, speech);
  if (keptOf(measure, speech.kept) !== undefined) return raw;
  return columnsIn(measure, speech).reduce((text, column) => text.replace(column, plainName(column)), raw);
}

/** The names of the columns that a measure is told by. */
function columnsIn(measure: Measure, speech: Speech): readonly string[] {
  if (measure.kind === 'field' || measure.kind === 'elapsed') return [fieldWords(measure.field, speech)];
  return 'amount' in measure && measure.amount?.kind === 'column' ? [measure.amount.column] : [];
}

/** A measure at the beginning of a line: with a capital, unless it begins with the name of a column that stays as it is in the file. */
export function measureTitle(measure: Measure, speech: Speech): string {
  const noun = measureNoun(measure, speech);
  if (keptOf(measure, speech.kept) !== undefined) return noun;
  const names =
    measure.kind === 'field' || measure.kind === 'elapsed'
      ? [fieldWords(measure.field, speech)]
      : measure.kind === 'months-held' || measure.amount === null
        ? []
        : [amountWords(measure.amount, speech)];
  if (names.some((name) => name !== '' && plainName(name) === name && noun.startsWith(name))) return noun;
  return noun.charAt(0).toLocaleUpperCase(speech.formats.tag) + noun.slice(1);
}

const ofLives = (speech: Speech): LifeSpeech => ({
  words: speech.words,
  formats: speech.formats,
  events: (id) => eventsWords(id, speech),
  field: (id) => fieldWords(id, speech),
  amount: (amount) => amountWords(amount, speech),
});

/** A dimension as a noun: `formule`, `âge`, `département (code_postal)`. */
export function dimensionWords(dimension: Dimension, speech: Speech): string {
  const said = speech.words.rules.dimension;
  switch (dimension.kind) {
    case 'field':
      return fieldWords(dimension.field, speech);
    case 'banded': {
      const { measure } = dimension;
      if (measure.kind !== 'elapsed') return measureWords(measure, speech);
      const role = speech.record.fields.find((field) => field.id === measure.field)?.role;
      return role === 'birth-date' ? said.age : said.tenure(fieldWords(measure.field, speech));
    }
    case 'prefix': {
      const field = speech.record.fields.find((one) => one.id === dimension.field);
      const name = fieldWords(dimension.field, speech);
      return field?.role === 'postcode' && dimension.length === 2
        ? said.department(name)
        : said.prefix({ field: name, length: dimension.length });
    }
    case 'used':
      return said.used(speech.formats.list(dimension.events.map(shortName)));
    case 'main-value':
      return said.main(dimension.column);
    case 'stage':
      return stageDimensionWords(dimension.stages, ofLives(speech));
    case 'life':
      return lifeFigureWords(dimension.figure, ofLives(speech));
    case 'contact-column':
      return dimension.column;
  }
}

/** One value of a dimension: `18 à 25 ans`, `Premium`, `inconnu`. */
export function levelWords(dimension: Dimension, level: DimensionLevel, speech: Speech): string {
  const said = speech.words.rules.level;
  if (level.kind === 'missing') return said.missing;
  if (level.kind === 'other') return said.other;
  if (dimension.kind === 'banded') return bandWords(dimension, level.value, speech);
  if (dimension.kind === 'used') return usedWords(level.value, speech);
  if (dimension.kind === 'stage') return stageLevelWords(level.value, ofLives(speech));
  if (dimension.kind === 'life') return lifeBandWords(dimension.figure, level.value, ofLives(speech));
  if (isYesNo(dimension, speech) && (level.value === 'true' || level.value === 'false')) {
    return level.value === 'true' ? speech.words.rules.yes : speech.words.rules.no;
  }
  if (isOfRows(dimension) && namesSource(level.value, speech)) return shortName(level.value);
  return level.value === '' ? said.empty : level.value;
}

function isYesNo(dimension: Dimension, { record }: Speech): boolean {
  switch (dimension.kind) {
    case 'field':
      return record.fields.find((field) => field.id === dimension.field)?.type === 'boolean';
    case 'main-value':
    case 'contact-column': {
      const asked = record.events.filter(({ id }) => dimension.kind === 'contact-column' || id === dimension.events);
      const types = asked.flatMap(({ columns }) => columns.filter(({ column }) => column === dimension.column));
      return types.length > 0 && types.every(({ type }) => type === 'boolean');
    }
    case 'banded':
    case 'prefix':
    case 'used':
    case 'stage':
    case 'life':
      return false;
  }
}

const isOfRows = ({ kind }: Dimension): boolean => kind === 'contact-column' || kind === 'main-value';

/** Rows of all purchases say of which file they are. */
const namesSource = (value: string, { record }: Speech): boolean =>
  record.events.some(({ combines }) => combines?.includes(value) === true);

function bandWords(dimension: Extract<Dimension, { kind: 'banded' }>, level: string, speech: Speech): string {
  const band = bandOf(level);
  if (band === null) return level;
  const said = speech.words.rules.level;
  const counts =
    dimension.measure.kind === 'elapsed' ||
    (dimension.measure.kind === 'events' && dimension.measure.aggregate === 'count');
  const whole = counts && Number.isInteger(band.from ?? 0) && Number.isInteger(band.to ?? 0);
  const { measure } = dimension;
  const number = (value: number): string => speech.formats.number(value);
  const withUnit = (value: number): string =>
    measure.kind === 'elapsed' ? said[measure.unit](number(value)) : number(value);
  if (band.from === null) return band.to === null ? said.any : said.below(withUnit(band.to));
  if (band.to === null) return said.from(withUnit(band.from));
  return said.band({ from: number(band.from), to: withUnit(whole ? band.to - 1 : band.to) });
}

function usedWords(level: string, speech: Speech): string {
  const said = speech.words.rules.level;
  if (level === usedNone) return said.none;
  const sources = level.split('+').map(shortName);
  return sources.length === 1 ? said.only(sources[0] ?? '') : said.both(sources.join(' + '));
}
