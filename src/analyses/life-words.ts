import { bandOf } from '../model/compile-dimension.ts';
import { stageNames, type LifeFigure, type StageName, type StageRules } from '../model/life.ts';
import { addDays, type IsoDate } from '../model/period.ts';
import type { Formats } from '../locales/formats.ts';
import type { Words } from '../locales/words.ts';
import type { Amount } from '../model/measure.ts';
import type { FieldId, SourceId } from '../model/record.ts';

/** What is needed to say things of a life: the words, and how events, fields and amounts are called. */
export interface LifeSpeech {
  readonly words: Words;
  readonly formats: Formats;
  readonly events: (id: SourceId) => string;
  readonly field: (id: FieldId) => string;
  readonly amount: (amount: Amount) => string;
}

/** A figure of a customer's life as a noun. */
export function lifeFigureWords(figure: LifeFigure, speech: LifeSpeech): string {
  const said = speech.words.life;
  switch (figure.what) {
    case 'born':
      return said.born({
        events: speech.events(figure.life.events),
        field: figure.life.begins === null ? null : speech.field(figure.life.begins.field),
      });
    case 'in-life': {
      const { of, from, to, life } = figure;
      const what = of.amount === null ? speech.events(of.events) : speech.amount(of.amount);
      return said.inLife({ what, from, to, unit: life.unit });
    }
    case 'gap':
      return said.gap({ events: speech.events(figure.events), after: figure.after });
    case 'days':
      return said.days(speech.events(figure.events));
    case 'tenure':
      return said.tenure;
    case 'lost-at':
      return said.lostAt;
  }
}

/** A band of such a figure. */
export function lifeBandWords(figure: LifeFigure, level: string, { words, formats }: LifeSpeech): string {
  const said = words.life.level;
  const band = bandOf(level);
  if (band === null) return level;
  const { from, to } = band;
  if (from === null && to === null) return words.rules.level.any;
  if (figure.what === 'born') {
    // The band ends before its upper bound.
    const [first, last] = [from === null ? null : dayOf(from), to === null ? null : addDays(dayOf(to), -1)];
    if (first === null) return said.until(formats.date(last ?? ''));
    return last === null
      ? said.since(formats.date(first))
      : said.between({ from: formats.date(first), to: formats.date(last) });
  }
  const inDays = figure.what === 'gap' || figure.what === 'tenure' || figure.what === 'lost-at';
  const write = inDays ? said.days : formats.number;
  if (from === null) return said.below(write(to ?? 0));
  return to === null ? said.from(write(from)) : said.band({ from: formats.number(from), to: write(to) });
}

/** A day from its number yyyymmdd. */
function dayOf(number: number): IsoDate {
  const text = String(number).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

export const stageDimensionWords = (rules: StageRules, speech: LifeSpeech): string =>
  speech.words.life.stage({
    events: speech.events(rules.events),
    at: rules.at === null ? null : speech.formats.date(rules.at),
  });

export function stageLevelWords(level: string, { words }: LifeSpeech): string {
  const stage: StageName | undefined = stageNames.find((one) => one === level);
  return stage === undefined ? level : words.life.stages[stage];
}
