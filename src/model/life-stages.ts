import { and, dateLiteral, identifier, integer, literal, path, query, sql, type Sql, type Stage } from '../sql/sql.ts';
import { amountSql, monthsQuery } from './customer-months.ts';
import { isKept } from './kept-events.ts';
import { PERIOD_DAYS, RHYTHM_WEIGHT, type Life, type LifeSpan, type LifeSubject, type LifeUnit } from './life.ts';
import { addDays, addMonths, always, type IsoDate } from './period.ts';
import { eventsOf, type FieldId, type SourceId } from './record.ts';
import { customersStage, eventRows, fieldExpression, type Naming, type Scope } from './scope.ts';

/** Stages of a query, and the name of the one that is asked. */
export interface Staged {
  readonly name: string;
  readonly stages: readonly Stage[];
}

const known = sql`"customer_no" IS NOT NULL`;

/** Rows of what customers did, up to the as-of date: `FROM … WHERE …`. */
function keptRows(scope: Scope, id: SourceId): Sql<'expression'> {
  const events = eventsOf(scope.record, id);
  return eventRows(scope, id, { window: always, filter: null }, [
    known,
    sql`"event_at" IS NOT NULL`,
    isKept(scope.record, events),
  ]);
}

/** `customer_no`, `day`: the days on which a customer had an event. Several on a day are one visit. */
function eventDays(scope: Scope, id: SourceId, names: Naming): Staged {
  const name = names.next('days');
  return {
    name,
    stages: [{ name, query: query`SELECT DISTINCT "customer_no", "event_at"::DATE AS "day" ${keptRows(scope, id)}` }],
  };
}

/** `customer_no`, `day`, `nth` (from 1), `first`, `gap` (days since the day before; NULL on the first), `next` (NULL on the last): the days one after the other. */
export function eventSteps(scope: Scope, id: SourceId, names: Naming): Staged {
  const days = eventDays(scope, id, names);
  const name = names.next('steps');
  const inTurn = sql`(PARTITION BY "customer_no" ORDER BY "day")`;
  return {
    name,
    stages: [
      ...days.stages,
      {
        name,
        query: query`SELECT "customer_no", "day", row_number() OVER ${inTurn} AS "nth", first_value("day") OVER ${inTurn} AS "first", "day" - lag("day") OVER ${inTurn} AS "gap", lead("day") OVER ${inTurn} AS "next"
FROM ${identifier(days.name)}`,
      },
    ],
  };
}

/**
 * The steps with `rhythm`: the median of the gaps up to that day, drawn to that of the typical customer, exp((n ln median + K ln typical) / (n + K)); and `before`, that
 * of the step before, NULL where it rests on no gap.
 */
export function rhythmSteps(scope: Scope, id: SourceId, typicalGap: number, names: Naming): Staged {
  const steps = eventSteps(scope, id, names);
  const [medians, name] = [names.next('medians'), names.next('rhythms')];
  const inTurn = sql`(PARTITION BY "customer_no" ORDER BY "day")`;
  const weight = integer(RHYTHM_WEIGHT);
  const typical = sql`${weight} * ln(${literal(typicalGap)})`;
  return {
    name,
    stages: [
      ...steps.stages,
      {
        name: medians,
        query: query`SELECT *, median("gap") OVER ${inTurn} AS "median" FROM ${identifier(steps.name)}`,
      },
      {
        name,
        query: query`SELECT *, CASE WHEN "nth" > 2 THEN lag("rhythm") OVER ${inTurn} END AS "before"
FROM (SELECT *, exp((coalesce(("nth" - 1) * ln("median"), 0) + ${typical}) / ("nth" - 1 + ${weight})) AS "rhythm" FROM ${identifier(medians)})`,
      },
    ],
  };
}

/** `customer_no`, `born`: the day where life begins, of its month the first where months of the calendar are counted. */
export function bornStage(scope: Scope, life: Pick<Life, 'events' | 'begins' | 'unit'>, names: Naming): Staged {
  const name = names.next('born');
  const calendar = life.unit === 'calendar';
  if (life.begins !== null) {
    const day = fieldDay(scope, life.begins.field, 'customers');
    const born = calendar ? sql`date_trunc('month', ${day})::DATE` : day;
    return {
      name,
      stages: [
        customersStage(scope),
        {
          name,
          query: query`SELECT "customer_no", ${born} AS "born" FROM "customers" WHERE ${day} <= ${dateLiteral(scope.asOf)}`,
        },
      ],
    };
  }
  if (calendar) {
    const months = names.next('months');
    return {
      name,
      stages: [
        { name: months, query: monthsQuery(scope, life.events, null) },
        {
          name,
          query: query`SELECT "customer_no", min("month") AS "born" FROM ${identifier(months)} WHERE "n" > 0 GROUP BY "customer_no"`,
        },
      ],
    };
  }
  return {
    name,
    stages: [
      {
        name,
        query: query`SELECT "customer_no", min("event_at")::DATE AS "born" ${keptRows(scope, life.events)} GROUP BY "customer_no"`,
      },
    ],
  };
}

const fieldDay = (scope: Scope, field: FieldId, relation: string): Sql<'expression'> =>
  sql`${fieldExpression(scope, field, relation)}::DATE`;

/** `customer_no`, `period` (0 is where life begins), `n`, `amount`: what happened in each period of a life, where something did. */
export function periodPoints(scope: Scope, life: Life, of: LifeSubject, born: string, names: Naming): Staged {
  const name = names.next('points');
  const alive = path(born, 'born');
  const join = sql`JOIN ${identifier(born)} ON ${path(born, 'customer_no')} =`;
  if (life.unit === 'calendar') {
    const months = names.next('months');
    const period = sql`datediff('month', ${alive}, ${path(months, 'month')})`;
    return {
      name,
      stages: [
        { name: months, query: monthsQuery(scope, of.events, of.amount) },
        {
          name,
          query: query`SELECT ${path(months, 'customer_no')}, ${period} AS "period", "n", "amount" FROM ${identifier(months)} ${join} ${path(months, 'customer_no')} WHERE ${period} >= 0`,
        },
      ],
    };
  }
  const events = eventsOf(scope.record, of.events);
  const rows = names.next('rows');
  const unit = events.unit === null ? sql`NULL` : sql`${identifier(events.unit)}`;
  const kept = isKept(scope.record, events);
  const all = eventRows(scope, of.events, { window: always, filter: null }, [known, sql`"event_at" IS NOT NULL`]);
  const period = sql`(${path(rows, 'day')} - ${alive}) // ${integer(PERIOD_DAYS)}`;
  const count =
    events.unit === null
      ? sql`count(*) FILTER ("kept")`
      : sql`(count(DISTINCT "unit") FILTER ("kept") + count(*) FILTER ("kept" AND "unit" IS NULL))`;
  return {
    name,
    stages: [
      {
        name: rows,
        query: query`SELECT "customer_no", "event_at"::DATE AS "day", ${unit} AS "unit", ${kept} AS "kept", ${amountSql(of.amount)} AS "amount" ${all}`,
      },
      {
        name,
        query: query`SELECT ${path(rows, 'customer_no')}, ${period} AS "period", ${count}::DOUBLE AS "n", sum("amount") AS "amount" FROM ${identifier(rows)} ${join} ${path(rows, 'customer_no')} WHERE ${path(rows, 'day')} >= ${alive} GROUP BY ALL`,
      },
    ],
  };
}

/** The last period of a life that is over at the as-of date; below 0 where not even the first is. */
export function lastWholePeriod(born: Sql, unit: LifeUnit, asOf: IsoDate): Sql<'expression'> {
  if (unit === 'thirty-days') return sql`((${dateLiteral(addDays(asOf, 1))} - ${born}) // ${integer(PERIOD_DAYS)} - 1)`;
  return sql`datediff('month', ${born}, ${dateLiteral(lastWholeMonth(asOf))})`;
}

/** The first day of the last month of the calendar that is over at a date. */
const lastWholeMonth = (asOf: IsoDate): IsoDate => addMonths(`${addDays(asOf, 1).slice(0, 7)}-01`, -1);

/**
 * `customer_no`, `begins`, `gone` (NULL for who is still there), `since` (the day from which we would have seen a departure): one row a life that can be followed. A silence
 * longer than the assumed one is a departure on the day it grows too long, also when the customer came back later, so that what was told at a date stays true.
 */
export function spanLives(scope: Scope, span: LifeSpan, names: Naming): Staged {
  const name = names.next('lives');
  const asOf = dateLiteral(scope.asOf);
  const customers = customersStage(scope);
  const stages: Stage[] = [customers];
  const steps =
    span.events !== null && (span.begins === null || span.end.kind === 'silence')
      ? eventSteps(scope, span.events, names)
      : null;
  if (steps !== null) stages.push(...steps.stages);
  const spells = names.next('spells');
  if (steps !== null) {
    const silent =
      span.end.kind === 'silence'
        ? sql`min("day" + ${integer(span.end.days)}) FILTER (coalesce("next", ${asOf} + 1) - "day" > ${integer(span.end.days)} AND "day" + ${integer(span.end.days)} <= ${asOf})`
        : sql`NULL::DATE`;
    stages.push({
      name: spells,
      query: query`SELECT "customer_no", min("day") AS "first", ${silent} AS "silent" FROM ${identifier(steps.name)} GROUP BY "customer_no"`,
    });
  }
  const begins = span.begins === null ? path(spells, 'first') : fieldDay(scope, span.begins.field, 'customers');
  const end = span.end.kind === 'date' ? fieldDay(scope, span.end.field, 'customers') : path(spells, 'silent');
  const gone = sql`CASE WHEN ${end} <= ${asOf} THEN ${end} END`;
  const since = span.knownSince === null ? sql`"begins"` : sql`greatest("begins", ${dateLiteral(span.knownSince)})`;
  const join =
    steps === null
      ? sql``
      : sql`LEFT JOIN ${identifier(spells)} ON ${path(spells, 'customer_no')} = ${path('customers', 'customer_no')}`;
  const rows = sql`SELECT ${path('customers', 'customer_no')}, ${begins} AS "begins", ${gone} AS "gone" FROM "customers" ${join}`;
  const followed = and([
    sql`"begins" <= ${asOf}`,
    sql`"gone" IS NULL OR "gone" >= "begins"`,
    sql`coalesce("gone", ${asOf}) > ${since} OR ${since} = "begins"`,
  ]);
  stages.push({
    name,
    query: query`SELECT *, ${since} AS "since" FROM (${rows}) WHERE ${followed}`,
  });
  return { name, stages };
}
