import type { LifeFigure, LifeSpan, LifeSubject, StageRules } from '../model/life.ts';
import type { FieldId, SourceId } from '../model/record.ts';
import { eventsWords, fieldWords } from './measure-words.ts';
import type { RuleSpeech } from './test-words.ts';

/** What a stage of life depends on besides its events and its day: `à risque après 90 jours, inactif après 200 jours, nouveau 60 jours`. */
export function stageDetail({ basis, atRisk, lapsed, newDays, typicalGap }: StageRules, speech: RuleSpeech): string {
  const said = speech.words.ruleLives;
  const { exact } = speech.formats;
  const limit = (value: number): string =>
    basis === 'days' ? said.inDays(exact(value)) : said.inRhythms({ times: exact(value), typical: exact(typicalGap) });
  return said.stages({ atRisk: limit(atRisk), lapsed: limit(lapsed), newDays });
}

/** The stage as the subject of a rule: `étape de vie (achats, à risque après 90 jours, …)`. */
export function stageInRule(rules: StageRules, speech: RuleSpeech): string {
  const { words, formats } = speech;
  return words.life.stage({
    events: `${eventsWords(rules.events, speech)}, ${stageDetail(rules, speech)}`,
    at: rules.at === null ? null : formats.date(rules.at),
  });
}

/** What a figure of a life depends on that its noun does not say; null when the noun says all. */
export function figureDetail(figure: LifeFigure, speech: RuleSpeech): string | null {
  const said = speech.words.ruleLives;
  switch (figure.what) {
    case 'born':
      return figure.life.unit === 'calendar' ? said.calendar : said.thirtyDays;
    case 'in-life':
      return [...subjectDetail(figure.of, speech), beginWords(figure.life.begins, figure.life.events, speech)].join(
        ', ',
      );
    case 'tenure':
    case 'lost-at':
      return spanWords(figure.span, speech);
    case 'gap':
    case 'days':
      return null;
  }
}

/** The events of an amount, which the noun names by its column alone. */
const subjectDetail = ({ events, amount }: LifeSubject, speech: RuleSpeech): readonly string[] =>
  amount === null ? [] : [speech.words.ruleLives.of(eventsWords(events, speech))];

function beginWords(begins: { readonly field: FieldId } | null, events: SourceId | null, speech: RuleSpeech): string {
  const said = speech.words.ruleLives;
  if (begins !== null) return said.beginsWith(fieldWords(begins.field, speech));
  return said.beginsWithFirst(events === null ? '…' : eventsWords(events, speech));
}

function spanWords({ events, begins, end, knownSince }: LifeSpan, speech: RuleSpeech): string {
  const said = speech.words.ruleLives;
  const ends =
    end.kind === 'date'
      ? said.endsWith(fieldWords(end.field, speech))
      : said.endsInSilence({ days: end.days, events: events === null ? '…' : eventsWords(events, speech) });
  return [
    beginWords(begins, events, speech),
    ends,
    ...(knownSince === null ? [] : [said.knownSince(speech.formats.date(knownSince))]),
  ].join(', ');
}
