import * as v from 'valibot';
import { columnTypes } from './column.ts';
import { lifeUnits, type Life, type LifeFigure, type LifeSpan, type StageRules } from './life.ts';
import { aggregates, measureFormats, type Amount, type KeptMeasure, type Measure } from './measure.ts';
import { isIsoDate, type Window } from './period.ts';
import { encodings, type Reading } from './reading.ts';
import { tableFormats } from './table-layout.ts';
import type { Dimension } from './dimension.ts';
import type { DimensionLevel, RowFilter, Rule, Segment, Test } from './rule.ts';

/** The shapes of the model, for what is loaded from a file or from the browser's store. Anything else is refused. */

export const isoDateSchema = v.pipe(v.string(), v.check(isIsoDate));

/** A finite number that is no promise of a length of time. */
const finite = v.pipe(v.number(), v.finite());
const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const windowSchema: v.GenericSchema<unknown, Window> = v.variant('kind', [
  v.object({ kind: v.literal('all'), ago: v.exactOptional(wholeNumber) }),
  v.object({ kind: v.literal('months'), months: wholeNumber, ago: v.exactOptional(wholeNumber) }),
  v.object({ kind: v.literal('days'), days: wholeNumber, ago: v.exactOptional(wholeNumber) }),
  v.object({ kind: v.literal('dates'), from: v.nullable(isoDateSchema), to: v.nullable(isoDateSchema) }),
]);

const values = v.array(v.union([v.string(), finite, v.boolean()]));

export const testSchema: v.GenericSchema<unknown, Test> = v.variant('op', [
  v.object({ op: v.literal('is'), values }),
  v.object({ op: v.literal('is-not'), values }),
  v.object({
    op: v.picklist(['contains', 'not-contains', 'starts', 'not-starts', 'ends', 'not-ends']),
    text: v.string(),
  }),
  v.pipe(
    v.object({
      op: v.literal('between'),
      min: v.nullable(finite),
      max: v.nullable(finite),
      open: v.optional(v.picklist(['min', 'max', 'both'])),
    }),
    v.transform((test): Extract<Test, { op: 'between' }> => {
      const { open, ...bounds } = test;
      return open === undefined ? bounds : { ...bounds, open };
    }),
  ),
  v.object({ op: v.literal('within'), window: windowSchema }),
  v.object({ op: v.picklist(['older', 'next']), days: wholeNumber }),
  v.object({ op: v.picklist(['missing', 'present']) }),
]);

export const rowFilterSchema: v.GenericSchema<unknown, RowFilter> = v.lazy(() =>
  v.variant('kind', [
    v.object({
      kind: v.literal('group'),
      join: v.picklist(['and', 'or']),
      negated: v.boolean(),
      children: v.array(rowFilterSchema),
    }),
    v.object({ kind: v.literal('column'), column: v.string(), test: testSchema }),
  ]),
);

export const amountSchema: v.GenericSchema<unknown, Amount> = v.variant('kind', [
  v.object({ kind: v.literal('column'), column: v.string() }),
  v.object({ kind: v.literal('product'), quantity: v.string(), unitPrice: v.string() }),
]);

const monthMeasureSchema = v.object({
  kind: v.literal('month-value'),
  events: v.string(),
  amount: v.nullable(amountSchema),
  window: windowSchema,
  filter: v.nullable(rowFilterSchema),
  absent: v.picklist(['zero', 'left-out']),
});

export const measureSchema: v.GenericSchema<unknown, Measure> = v.variant('kind', [
  v.object({ kind: v.literal('field'), field: v.string() }),
  v.object({ kind: v.literal('elapsed'), field: v.string(), unit: v.picklist(['years', 'months', 'days']) }),
  v.object({
    kind: v.literal('events'),
    events: v.string(),
    aggregate: v.picklist(aggregates),
    amount: v.nullable(amountSchema),
    window: windowSchema,
    filter: v.nullable(rowFilterSchema),
    part: v.exactOptional(rowFilterSchema),
    absent: v.picklist(['zero', 'left-out']),
  }),
  v.object({
    kind: v.literal('event-value'),
    events: v.string(),
    amount: amountSchema,
    window: windowSchema,
    filter: v.nullable(rowFilterSchema),
  }),
  monthMeasureSchema,
  v.object({ kind: v.literal('months-held'), month: monthMeasureSchema, test: testSchema }),
]);

const field = v.nullable(v.object({ field: v.string() }));

export const lifeSchema: v.GenericSchema<unknown, Life> = v.object({
  events: v.string(),
  begins: field,
  unit: v.picklist(lifeUnits),
});

export const lifeSpanSchema: v.GenericSchema<unknown, LifeSpan> = v.object({
  events: v.nullable(v.string()),
  begins: field,
  end: v.variant('kind', [
    v.object({ kind: v.literal('date'), field: v.string() }),
    v.object({ kind: v.literal('silence'), days: v.pipe(wholeNumber, v.minValue(1)) }),
  ]),
  knownSince: v.nullable(isoDateSchema),
});

const lifeFigureSchema: v.GenericSchema<unknown, LifeFigure> = v.variant('what', [
  v.object({ what: v.literal('born'), life: lifeSchema }),
  v.object({
    what: v.literal('in-life'),
    life: lifeSchema,
    of: v.object({ events: v.string(), amount: v.nullable(amountSchema) }),
    from: wholeNumber,
    to: v.nullable(wholeNumber),
  }),
  v.object({ what: v.literal('gap'), events: v.string(), after: v.pipe(wholeNumber, v.minValue(1)) }),
  v.object({ what: v.literal('days'), events: v.string() }),
  v.object({ what: v.picklist(['tenure', 'lost-at']), span: lifeSpanSchema }),
]);

const positive = v.pipe(
  finite,
  v.check((value) => value > 0),
);

const stageRulesSchema: v.GenericSchema<unknown, StageRules> = v.object({
  events: v.string(),
  basis: v.picklist(['days', 'rhythm']),
  atRisk: positive,
  lapsed: positive,
  newDays: wholeNumber,
  typicalGap: positive,
  at: v.nullable(isoDateSchema),
});

export const keptMeasureSchema: v.GenericSchema<unknown, KeptMeasure> = v.object({
  id: v.string(),
  name: v.string(),
  measure: measureSchema,
  format: v.nullable(v.picklist(measureFormats)),
});

export const dimensionSchema: v.GenericSchema<unknown, Dimension> = v.variant('kind', [
  v.object({ kind: v.literal('field'), field: v.string() }),
  v.object({ kind: v.literal('banded'), measure: measureSchema, cuts: v.array(finite) }),
  v.object({ kind: v.literal('prefix'), field: v.string(), length: wholeNumber }),
  v.object({ kind: v.literal('used'), events: v.array(v.string()), window: windowSchema }),
  v.object({ kind: v.literal('main-value'), events: v.string(), column: v.string(), window: windowSchema }),
  v.object({ kind: v.literal('stage'), stages: stageRulesSchema }),
  v.object({ kind: v.literal('life'), figure: lifeFigureSchema, cuts: v.array(finite) }),
  v.object({ kind: v.literal('contact-column'), column: v.string() }),
]);

export const levelSchema: v.GenericSchema<unknown, DimensionLevel> = v.variant('kind', [
  v.object({ kind: v.literal('value'), value: v.string() }),
  v.object({ kind: v.literal('other'), except: v.array(v.string()) }),
  v.object({ kind: v.literal('missing') }),
]);

const days = v.pipe(wholeNumber, v.minValue(1));
const off = v.exactOptional(v.boolean());
const eventPick = v.object({ events: v.string(), filter: v.nullable(rowFilterSchema) });

export const ruleSchema: v.GenericSchema<unknown, Rule> = v.lazy(() =>
  v.variant('kind', [
    v.object({
      kind: v.literal('group'),
      join: v.picklist(['and', 'or']),
      negated: v.boolean(),
      children: v.array(ruleSchema),
      off,
    }),
    v.object({ kind: v.literal('id'), test: testSchema, off }),
    v.object({ kind: v.literal('field'), field: v.string(), test: testSchema, off }),
    v.object({ kind: v.literal('measure'), measure: measureSchema, test: testSchema, off }),
    v.object({ kind: v.literal('dimension'), dimension: dimensionSchema, levels: v.array(levelSchema), off }),
    v.object({ kind: v.literal('segment'), segment: v.string(), negated: v.boolean(), off }),
    v.object({
      kind: v.literal('moment'),
      which: v.picklist(['first', 'last']),
      ...eventPick.entries,
      test: testSchema,
      row: v.nullable(rowFilterSchema),
      off,
    }),
    v.object({
      kind: v.literal('sequence'),
      first: eventPick,
      then: eventPick,
      days: wholeNumber,
      window: windowSchema,
      followed: v.boolean(),
      off,
    }),
    v.object({
      kind: v.literal('habit'),
      ...eventPick.entries,
      amount: v.nullable(amountSchema),
      recent: days,
      before: days,
      least: wholeNumber,
      test: testSchema,
      off,
    }),
  ]),
);

export const segmentSchema: v.GenericSchema<unknown, Segment> = v.object({
  id: v.string(),
  name: v.string(),
  rule: ruleSchema,
});

export const readingSchema = v.object({
  layout: v.variant('format', [
    v.object({
      format: v.literal('csv'),
      encoding: v.picklist(encodings),
      delimiter: v.pipe(v.string(), v.length(1)),
      quote: v.picklist(['"', "'", '']),
      backslashes: v.exactOptional(v.boolean()),
      skippedLines: wholeNumber,
      header: v.boolean(),
    }),
    v.object({
      format: v.picklist(tableFormats),
      skippedLines: wholeNumber,
      headerLines: wholeNumber,
      starts: v.exactOptional(v.array(wholeNumber)),
      exchanged: v.exactOptional(v.boolean()),
    }),
  ]),
  columns: v.array(
    v.object({
      name: v.pipe(v.string(), v.nonEmpty()),
      type: v.picklist(columnTypes),
      decimal: v.exactOptional(v.picklist([',', '.'])),
      thousands: v.exactOptional(v.picklist(['', ' ', '.', ',', "'"])),
      dateFormat: v.exactOptional(v.string()),
      pivot: v.exactOptional(wholeNumber),
      missing: v.array(v.string()),
    }),
  ),
  leftOut: v.exactOptional(v.array(v.object({ name: v.string(), at: wholeNumber }))),
}) satisfies v.GenericSchema<unknown, Reading>;
