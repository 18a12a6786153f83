import { and, dateLiteral, identifier, integer, join, literal, path, query, sql, type Sql } from '../sql/sql.ts';
import type { LifeFigure, StageName, StageRules } from './life.ts';
import {
  bornStage,
  eventSteps,
  lastWholePeriod,
  periodPoints,
  rhythmSteps,
  spanLives,
  type Staged,
} from './life-stages.ts';
import type { IsoDate } from './period.ts';
import type { Naming, PerCustomer, Scope } from './scope.ts';

/** A figure of a customer's life beside a relation of customers: a DOUBLE, NULL where there is none. */
export function compileLifeFigure(figure: LifeFigure, scope: Scope, names: Naming, relation: string): PerCustomer {
  switch (figure.what) {
    case 'born': {
      const born = bornStage(scope, figure.life, names);
      const day = path(born.name, 'born');
      return beside(born, sql`(year(${day}) * 10000 + month(${day}) * 100 + day(${day}))::DOUBLE`, relation);
    }
    case 'in-life':
      return inLife(figure, scope, names, relation);
    case 'days':
    case 'gap': {
      const steps = eventSteps(scope, figure.events, names);
      const name = names.next('figure');
      const value =
        figure.what === 'days'
          ? sql`count(*)::DOUBLE`
          : sql`(max("next" - "day") FILTER ("nth" = ${integer(figure.after)}))::DOUBLE`;
      const stage = {
        name,
        query: query`SELECT "customer_no", ${value} AS "value" FROM ${identifier(steps.name)} GROUP BY "customer_no"`,
      };
      const found = path(name, 'value');
      return beside(
        { name, stages: [...steps.stages, stage] },
        figure.what === 'days' ? sql`coalesce(${found}, ${integer(0)})` : found,
        relation,
      );
    }
    case 'tenure':
    case 'lost-at': {
      const lives = spanLives(scope, figure.span, names);
      const [begins, gone] = [path(lives.name, 'begins'), path(lives.name, 'gone')];
      const end = figure.what === 'tenure' ? sql`coalesce(${gone}, ${dateLiteral(scope.asOf)})` : gone;
      return beside(lives, sql`(${end} - ${begins})::DOUBLE`, relation);
    }
  }
}

function beside(staged: Staged, value: Sql<'expression'>, relation: string): PerCustomer {
  return {
    stages: staged.stages,
    joins: [
      sql`LEFT JOIN ${identifier(staged.name)} ON ${path(staged.name, 'customer_no')} = ${path(relation, 'customer_no')}`,
    ],
    value,
  };
}

function inLife(
  { life, of, from, to }: Extract<LifeFigure, { what: 'in-life' }>,
  scope: Scope,
  names: Naming,
  relation: string,
): PerCustomer {
  const born = bornStage(scope, life, names);
  const points = periodPoints(scope, life, of, born.name, names);
  const [sums, name] = [names.next('sums'), names.next('figure')];
  const until = to === null ? [] : [sql`"period" <= ${integer(to)}`];
  const within = and([sql`"period" >= ${integer(from)}`, ...until]);
  const over = sql`${lastWholePeriod(sql`"born"`, life.unit, scope.asOf)} >= ${integer(to ?? from)}`;
  return beside(
    {
      name,
      stages: [
        ...born.stages,
        ...points.stages,
        {
          name: sums,
          query: query`SELECT "customer_no", sum(${of.amount === null ? sql`"n"` : sql`"amount"`}) AS "value" FROM ${identifier(points.name)} WHERE ${within} GROUP BY "customer_no"`,
        },
        {
          name,
          query: query`SELECT ${path(born.name, 'customer_no')}, coalesce(${path(sums, 'value')}, 0)::DOUBLE AS "value" FROM ${identifier(born.name)} LEFT JOIN ${identifier(sums)} ON ${path(sums, 'customer_no')} = ${path(born.name, 'customer_no')} WHERE ${over}`,
        },
      ],
    },
    path(name, 'value'),
    relation,
  );
}

const stageText = (stage: StageName): Sql<'expression'> => literal(stage);

/** The steps that the stages are told from; those of two lists of days can be told from the same ones. */
export function stageSteps(
  rules: Pick<StageRules, 'events' | 'basis' | 'typicalGap'>,
  scope: Scope,
  names: Naming,
): Staged {
  return rules.basis === 'rhythm'
    ? rhythmSteps(scope, rules.events, rules.typicalGap, names)
    : eventSteps(scope, rules.events, names);
}

/** `customer_no`, `at`, `stage`: the stage of each customer at each of some days, from the first event on. */
export function stagesAt(
  rules: StageRules,
  days: readonly IsoDate[],
  scope: Scope,
  names: Naming,
  steps: Staged = stageSteps(rules, scope, names),
): Staged {
  const own = rules.basis === 'rhythm';
  const [grid, name] = [names.next('grid'), names.next('stages')];
  const dates = days.map((day) => sql`(${dateLiteral(day < scope.asOf ? day : scope.asOf)})`);
  const silence = own ? sql`("at" - "day") / "rhythm"` : sql`("at" - "day")`;
  const last = own ? sql`"gap" / "before"` : sql`"gap"`;
  const stage = sql`CASE WHEN ${silence} > ${literal(rules.lapsed)} THEN ${stageText('lapsed')} WHEN ${silence} > ${literal(rules.atRisk)} THEN ${stageText('at-risk')} WHEN ${last} > ${literal(rules.lapsed)} THEN ${stageText('back')} WHEN "at" - "first" <= ${literal(rules.newDays)} THEN ${stageText('new')} ELSE ${stageText('active')} END`;
  return {
    name,
    stages: [
      ...steps.stages,
      { name: grid, query: query`SELECT DISTINCT "at" FROM (VALUES ${join(dates)}) AS "dates"("at")` },
      {
        name,
        query: query`SELECT "customer_no", "at", ${stage} AS "stage" FROM ${identifier(steps.name)} JOIN ${identifier(grid)} ON "at" >= "day" AND "at" < coalesce("next", DATE '9999-12-31')`,
      },
    ],
  };
}

/** The stage of a customer beside a relation of customers: a VARCHAR, `none` before the first event. */
export function compileStage(rules: StageRules, scope: Scope, names: Naming, relation: string): PerCustomer {
  const stages = stagesAt(rules, [rules.at ?? scope.asOf], scope, names);
  return beside(stages, sql`coalesce(${path(stages.name, 'stage')}, ${stageText('none')})`, relation);
}
