import { usualStageRules } from '../../analyses/lifecycle/stages.ts';
import { suggest } from '../../analyses/lifecycle/suggest.ts';
import type { KeptMeasure, Measure } from '../../model/measure.ts';
import { lineAggregates } from './event-modes.ts';
import type { CustomerRecord } from '../../model/record.ts';
import type { RuleLine } from '../../model/rule-path.ts';
import { categoriesOf } from './categories.ts';
import { eventsLine } from './new-line.ts';
import { firstTest } from './tests.ts';

/** What a line is about, as one of the choices of its first field; `other` where it was made elsewhere and is none of them. */
export function subjectOf(line: RuleLine, record: CustomerRecord, kept: readonly KeptMeasure[]): string {
  switch (line.kind) {
    case 'id':
      return 'id';
    case 'field':
      return `field ${line.field}`;
    case 'segment':
      return `segment ${line.segment}`;
    case 'measure':
      return measureSubject(line.measure, kept);
    case 'dimension': {
      if (line.dimension.kind === 'stage') return 'stage';
      const text = JSON.stringify(line.dimension);
      return categoriesOf(record).some((one) => JSON.stringify(one) === text) ? `category ${text}` : 'other';
    }
    case 'moment':
    case 'habit':
      return `events ${line.events}`;
    case 'sequence':
      return `events ${line.first.events}`;
  }
}

function measureSubject(measure: Measure, kept: readonly KeptMeasure[]): string {
  const text = JSON.stringify(measure);
  const named = kept.find((one) => JSON.stringify(one.measure) === text);
  if (named !== undefined) return `kept ${named.id}`;
  if (measure.kind === 'elapsed' && measure.unit === 'years') return `age ${measure.field}`;
  const simple = measure.kind === 'events' && lineAggregates.some((one) => one === measure.aggregate);
  return simple ? `events ${measure.events}` : 'other';
}

/** The line that a choice of subject begins; null when it is no choice. */
export function lineAbout(subject: string, record: CustomerRecord, kept: readonly KeptMeasure[]): RuleLine | null {
  const [kind, id] = [subject.split(' ', 1)[0], subject.slice(subject.indexOf(' ') + 1)];
  switch (kind) {
    case 'id':
      return { kind: 'id', test: { op: 'is', values: [] } };
    case 'field': {
      const field = record.fields.find((one) => one.id === id);
      return field === undefined ? null : { kind: 'field', field: field.id, test: firstTest(field.type) };
    }
    case 'age':
      return {
        kind: 'measure',
        measure: { kind: 'elapsed', field: id, unit: 'years' },
        test: { op: 'between', min: 18, max: null },
      };
    case 'events': {
      const events = record.events.find((one) => one.id === id);
      return events === undefined ? null : eventsLine(events);
    }
    case 'kept': {
      const named = kept.find((one) => one.id === id);
      return named === undefined
        ? null
        : { kind: 'measure', measure: named.measure, test: { op: 'between', min: 1, max: null } };
    }
    case 'category': {
      const dimension = categoriesOf(record).find((one) => JSON.stringify(one) === id);
      return dimension === undefined ? null : { kind: 'dimension', dimension, levels: [] };
    }
    case 'stage': {
      const events = suggest(record)?.life.events;
      return events === undefined
        ? null
        : { kind: 'dimension', dimension: { kind: 'stage', stages: usualStageRules(events) }, levels: [] };
    }
    case 'segment':
      return { kind: 'segment', segment: id, negated: false };
    default:
      return null;
  }
}
