import * as v from 'valibot';
import { isoDateSchema, levelSchema } from '../../model/schema.ts';
import type { IsoDate } from '../../model/period.ts';
import type { CustomerRecord } from '../../model/record.ts';
import { identityOf } from './identify.ts';
import { contextsSpecSchema, dimensionKey, specDimensionSchema, type ContextsSpec } from './spec.ts';
import type { Values } from './queries.ts';

/** A context that a person keeps: how it is counted and as of when it was kept, no number. Plain JSON, part of the recipe. */
export interface ContextCard extends Values {
  readonly id: string;
  /** Its dimensions are those of the values only. */
  readonly spec: ContextsSpec;
  readonly keptAsOf: IsoDate;
}

const valuesSchema = v.array(v.object({ choice: specDimensionSchema, level: levelSchema }));

export const contextCardSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  spec: contextsSpecSchema,
  values: valuesSchema,
  sides: valuesSchema,
  keptAsOf: isoDateSchema,
}) satisfies v.GenericSchema<unknown, ContextCard>;

/** The card of a context; the same context counted in the same way has the same id. */
export function cardOf({ values, sides }: Values, spec: ContextsSpec, keptAsOf: IsoDate): ContextCard {
  const dimensions = values.map(({ choice }) => choice);
  const { mix: _mix, ...rest } = spec;
  const own: ContextsSpec = {
    ...rest,
    dimensions: spec.dimensions.filter((one) => dimensions.some((other) => dimensionKey(other) === dimensionKey(one))),
    ranking: 'found',
    unitCost: null,
    worth: null,
    satisfaction: null,
  };
  const counted = [own.contacts, own.outcome, own.window, own.filter, own.collapseDays, own.exposure, own.splits];
  return { id: JSON.stringify([identityOf(values, sides).id, counted]), spec: own, values, sides, keptAsOf };
}

/** A column of the card that the record no longer has; null when it can be counted. */
export function missingFor({ spec, values, sides }: ContextCard, record: CustomerRecord): string | null {
  const fields = new Set(record.fields.map(({ id }) => id));
  if (spec.outcome !== null && !fields.has(spec.outcome.field)) return spec.outcome.field;
  const events = record.events.find(({ id }) => id === spec.contacts);
  if (events === undefined && spec.outcome === null) return spec.contacts;
  for (const { choice } of values) {
    const { dimension } = choice;
    const field =
      dimension.kind === 'field' || dimension.kind === 'prefix'
        ? dimension.field
        : dimension.kind === 'banded' && (dimension.measure.kind === 'elapsed' || dimension.measure.kind === 'field')
          ? dimension.measure.field
          : null;
    if (field !== null && !fields.has(field)) return field;
    const used =
      dimension.kind === 'used' ? dimension.events : dimension.kind === 'main-value' ? [dimension.events] : [];
    const gone = used.find((id) => !record.events.some((one) => one.id === id));
    if (gone !== undefined) return gone;
  }
  for (const { choice } of sides) {
    const { dimension } = choice;
    if (dimension.kind !== 'contact-column' || choice.time !== undefined) continue;
    if (events?.columns.some(({ column }) => column === dimension.column) !== true) return dimension.column;
  }
  return null;
}
