import * as v from 'valibot';
import { contextCardSchema } from '../analyses/contexts/card.ts';
import { contextsSpecSchema } from '../analyses/contexts/spec.ts';
import { distributionSpecSchema } from '../analyses/distribution/spec.ts';
import { lifecycleSpecSchema } from '../analyses/lifecycle/spec.ts';
import { columnRoles, sourceKinds } from '../model/column.ts';
import { discountForms, grains, returnsHandlings } from '../model/event-making.ts';
import { UserError } from '../model/problem.ts';
import { isoDateSchema, keptMeasureSchema, readingSchema, segmentSchema } from '../model/schema.ts';
import { segmentationSchema } from '../model/segmentation-schema.ts';
import { currencies, projectVersion, type Project } from './project.ts';

const sourceIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9_]{1,60}$/));

const fileSchema = v.object({
  name: v.string(),
  bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  fingerprint: v.string(),
  part: v.exactOptional(v.array(v.string())),
});

const sourceSchema = v.object({
  id: sourceIdSchema,
  file: fileSchema,
  reading: readingSchema,
  kind: v.picklist(sourceKinds),
  kindConfidence: v.nullable(v.pipe(v.number(), v.finite())),
  roles: v.record(v.string(), v.picklist(columnRoles)),
  confirmed: v.boolean(),
  making: v.exactOptional(
    v.object({
      grain: v.exactOptional(v.picklist(grains)),
      amount: v.exactOptional(v.picklist(['built', 'none'])),
      discount: v.exactOptional(v.nullable(v.picklist([...discountForms, 'none']))),
      returns: v.exactOptional(v.picklist(returnsHandlings)),
      path: v.exactOptional(
        v.union([
          v.picklist(['by-name', 'none']),
          v.object({ column: v.string(), of: sourceIdSchema, key: v.string() }),
        ]),
      ),
    }),
  ),
  readAs: v.exactOptional(v.object({ file: v.string(), columns: v.array(v.string()) })),
  before: v.exactOptional(v.object({ file: fileSchema, reading: readingSchema })),
});

const combinationSchema = v.object({
  id: sourceIdSchema,
  name: v.string(),
  column: v.pipe(v.string(), v.nonEmpty()),
  members: v.pipe(
    v.array(v.object({ source: sourceIdSchema, value: v.string(), columns: v.record(v.string(), v.string()) })),
    v.minLength(1),
  ),
});

const projectSchema = v.object({
  version: v.literal(projectVersion),
  id: v.pipe(v.string(), v.nonEmpty()),
  name: v.string(),
  sources: v.array(sourceSchema),
  combinations: v.optional(v.array(combinationSchema), []),
  apart: v.optional(v.array(sourceIdSchema), []),
  asOf: v.nullable(isoDateSchema),
  population: v.nullable(v.string()),
  segments: v.array(segmentSchema),
  measures: v.optional(v.array(keptMeasureSchema), []),
  segmentations: v.optional(v.array(segmentationSchema), []),
  distribution: v.nullable(distributionSpecSchema),
  contexts: v.nullable(contextsSpecSchema),
  keptContexts: v.optional(v.array(contextCardSchema), []),
  lifecycle: v.optional(v.nullable(lifecycleSpecSchema), null),
  currency: v.nullable(v.picklist(currencies)),
});

/** A project from parsed JSON. Throws a UserError when it is none, or was written by a later version. */
export function parseProject(json: unknown, file: string): Project {
  const version = v.safeParse(v.object({ version: v.pipe(v.number(), v.safeInteger()) }), json);
  if (version.success && version.output.version > projectVersion)
    throw new UserError({ code: 'project-newer', file, version: version.output.version });
  const parsed = v.safeParse(projectSchema, json);
  if (!parsed.success) throw new UserError({ code: 'project-invalid', file });
  return parsed.output;
}

/** Reads the text of a project file. */
export function parseProjectFile(text: string, file: string): Project {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new UserError({ code: 'project-invalid', file }, { cause });
  }
  return parseProject(json, file);
}
