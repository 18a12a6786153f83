import type { Option } from '../../../ui/option.ts';
import { amountWords, eventsWords, fieldWords, measureWords, type Speech } from '../../measure-words.ts';
import type { Subject } from '../measure-choices.ts';

/** The subjects in words, under the events or the record that they belong to. */
export function subjectOptions(subjects: readonly Subject[], speech: Speech): readonly Option[] {
  const said = speech.words.average.settings;
  return subjects.map((subject) => {
    const value = JSON.stringify(subject);
    switch (subject.kind) {
      case 'field':
        return { value, label: fieldWords(subject.field, speech), group: said.groups.record };
      case 'elapsed':
        return { value, label: measureWords(subject, speech), group: said.groups.record };
      case 'events': {
        const events = eventsWords(subject.events, speech);
        return {
          value,
          label: subject.amount === null ? said.events(events) : amountWords(subject.amount, speech),
          group: events,
        };
      }
    }
  });
}
