import * as v from 'valibot';
import { measureSchema, ruleSchema } from './schema.ts';
import { gridCells, gridSide, type Plan, type Segmentation } from './segmentation.ts';

const partSchema = v.object({ id: v.string(), name: v.string() });
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const cut = v.pipe(v.number(), v.finite());

const axisSchema = v.object({
  measure: measureSchema,
  cuts: v.pipe(v.array(cut), v.length(gridSide - 1)),
  best: v.picklist(['high', 'low']),
});

const planSchema: v.GenericSchema<unknown, Plan> = v.variant('kind', [
  v.object({
    kind: v.literal('rules'),
    parts: v.array(v.object({ id: v.string(), name: v.string(), rule: ruleSchema })),
  }),
  v.pipe(
    v.object({ kind: v.literal('bands'), measure: measureSchema, cuts: v.array(cut), parts: v.array(partSchema) }),
    v.check((plan) => plan.parts.length === plan.cuts.length + 1),
  ),
  v.pipe(
    v.object({
      kind: v.literal('grid'),
      axes: v.tuple([axisSchema, axisSchema, axisSchema]),
      parts: v.pipe(v.array(partSchema), v.minLength(1)),
      cells: v.pipe(v.array(place), v.length(gridCells)),
    }),
    v.check((plan) => plan.cells.every((own) => own < plan.parts.length)),
  ),
]);

/** A grid with a hole or a double cannot be read from a file either: each cell names one part that is there. */
export const segmentationSchema: v.GenericSchema<unknown, Segmentation> = v.object({
  id: v.string(),
  name: v.string(),
  plan: planSchema,
  rest: v.string(),
});
