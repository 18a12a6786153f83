import { amountWords, eventsWords, windowWords } from './measure-words.ts';
import { filterWords, testWords, type RuleSpeech } from './test-words.ts';
import type { EventPick, Habit, Moment, Sequence } from '../model/rule.ts';

/** Events by what they are, with the filter they pass. */
function pickedWords({ events, filter }: EventPick, speech: RuleSpeech): string {
  const noun = eventsWords(events, speech);
  if (filter === null) return noun;
  return speech.words.ruleEvents.picked({ events: noun, filter: filterWords(filter, events, speech) });
}

/** `dernier événement (achats) il y a plus de 90 jours (avant le 01/04/2024)`. */
export function momentWords(rule: Moment, speech: RuleSpeech): string {
  const said = speech.words.ruleEvents;
  const events = pickedWords(rule, speech);
  if (rule.test.op === 'missing') return said.noEvent(events);
  if (rule.test.op === 'present' && rule.row === null) return said.anyEvent(events);
  const moment = said[rule.which](events);
  const what =
    rule.row === null ? moment : said.suchThat({ what: moment, filter: filterWords(rule.row, rule.events, speech) });
  return rule.test.op === 'present' ? what : testWords(what, rule.test, speech, 'plain');
}

export function sequenceWords(rule: Sequence, speech: RuleSpeech): string {
  const said = speech.words.ruleEvents;
  const parts = {
    first: pickedWords(rule.first, speech),
    then: pickedWords(rule.then, speech),
    days: rule.days,
    window: windowWords(rule.window, speech),
  };
  return rule.followed ? said.followed(parts) : said.notFollowed(parts);
}

export function habitWords(rule: Habit, speech: RuleSpeech): string {
  const said = speech.words.ruleEvents;
  const events = pickedWords(rule, speech);
  const what = said.pace({
    events: rule.amount === null ? events : said.paceOf({ what: amountWords(rule.amount, speech), events }),
    recent: rule.recent,
    before: rule.before,
    least: rule.least,
  });
  return testWords(what, rule.test, speech, 'share');
}
