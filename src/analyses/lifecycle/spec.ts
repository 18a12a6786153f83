import * as v from 'valibot';
import type { Dimension } from '../../model/dimension.ts';
import type { Life, LifeSpan, LifeSubject, StageRules } from '../../model/life.ts';
import { amountSchema, dimensionSchema, lifeSchema, lifeSpanSchema } from '../../model/schema.ts';

export const lifecycleViews = ['cohorts', 'fan', 'stages', 'survival', 'repeat'] as const;
export type LifecycleView = (typeof lifecycleViews)[number];

export const cohortGrains = ['month', 'quarter', 'year'] as const;
export type CohortGrain = (typeof cohortGrains)[number];

export interface CohortsWish {
  /** How long the beginnings of one cohort last; null: as long as the history asks for. */
  readonly grain: CohortGrain | null;
  /** `in`: active in month k. `since`: in month k or later, as far as the as-of date lets see. */
  readonly counts: 'in' | 'since';
  readonly picture: 'table' | 'curves';
}

export interface FanWish {
  readonly subject: LifeSubject;
  /** What happened in the month of age, or from the beginning up to its end. */
  readonly adds: 'month' | 'up-to';
  /** The same customers throughout: those whom we have seen through a month of age; null: whoever is seen at each age. */
  readonly through: number | null;
}

/** The rules of stages; null where they are read off the base. */
export interface StagesWish {
  readonly basis: StageRules['basis'];
  readonly atRisk: number | null;
  readonly lapsed: number | null;
  readonly newDays: number | null;
}

export interface SurvivalWish {
  readonly span: LifeSpan;
  readonly split: Dimension | null;
}

/** What "Lifecycle" shows. Plain JSON, part of the recipe. */
export interface LifecycleSpec {
  readonly view: LifecycleView;
  readonly life: Life;
  readonly cohorts: CohortsWish;
  readonly fan: FanWish;
  readonly stages: StagesWish;
  readonly survival: SurvivalWish;
}

const wish = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)));
const threshold = v.nullable(
  v.pipe(
    v.number(),
    v.finite(),
    v.check((value) => value > 0),
  ),
);

export const lifecycleSpecSchema: v.GenericSchema<unknown, LifecycleSpec> = v.object({
  view: v.picklist(lifecycleViews),
  life: lifeSchema,
  cohorts: v.object({
    grain: v.nullable(v.picklist(cohortGrains)),
    counts: v.picklist(['in', 'since']),
    picture: v.picklist(['table', 'curves']),
  }),
  fan: v.object({
    subject: v.object({ events: v.string(), amount: v.nullable(amountSchema) }),
    adds: v.picklist(['month', 'up-to']),
    through: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  }),
  stages: v.object({
    basis: v.picklist(['days', 'rhythm']),
    atRisk: threshold,
    lapsed: threshold,
    newDays: wish,
  }),
  survival: v.object({ span: lifeSpanSchema, split: v.nullable(dimensionSchema) }),
});
