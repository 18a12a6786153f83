import { chain, dateLiteral, identifier, integer, join, literal, path, query, sql, type Sql } from '../../sql/sql.ts';
import { isAtLevels } from '../../model/compile-dimension.ts';
import { addMonths, daysOf, type IsoDate } from '../../model/period.ts';
import { eventsOf } from '../../model/record.ts';
import type { Rows } from '../../model/rows.ts';
import type { Scope } from '../../model/scope.ts';
import { contactStages, keptStage } from './contact-rows.ts';
import { inState, type Values } from './queries.ts';
import { profileStages } from './states.ts';
import type { ContextsSpec } from './spec.ts';

/** A month of a context and of everybody else: contacts, and what was exposed to them in that month. */
export interface TrendPoint {
  /** Its first day. */
  readonly month: IsoDate;
  readonly inside: { readonly contacts: number; readonly exposure: number };
  readonly rest: { readonly contacts: number; readonly exposure: number };
}

const mostMonths = 36;

/** The months of a window, the last 36 of them at most; none where nothing is dated. */
export function monthsOf(spec: ContextsSpec, scope: Scope): readonly IsoDate[] {
  if (spec.outcome !== null) return [];
  const events = eventsOf(scope.record, spec.contacts);
  if (!events.dated) return [];
  const days = daysOf(spec.window, scope.asOf);
  const from = days.from ?? events.firstDate ?? days.to;
  const last = `${days.to.slice(0, 7)}-01`;
  const months: IsoDate[] = [];
  for (
    let month = last;
    month.slice(0, 7) >= from.slice(0, 7) && months.length < mostMonths;
    month = addMonths(month, -1)
  )
    months.unshift(month);
  return months;
}

/** Rows of `month` (yyyy-mm-dd), `inside`, `contacts`, `exposure` (years of customers, or customers): the context and the rest, month by month. */
export function trendQuery(
  spec: ContextsSpec,
  scope: Scope,
  { values, sides }: Values,
  months: readonly IsoDate[],
): Sql<'query'> {
  const inside = values.map(({ level }, index) => isAtLevels(path('profile', `d${index}`), [level]));
  const isInside = inside.length === 0 ? sql`TRUE` : join(inside, sql` AND `);
  const days = sql`greatest(${integer(0)}, least("next_day", "last_day" + ${integer(1)}, ("month" + to_months(1))::DATE) - greatest("from_day", "month"))`;
  const exposure =
    spec.exposure === 'customers' ? sql`count(*)::DOUBLE` : sql`sum(${days})::DOUBLE / ${literal(365.25)}`;
  return chain(
    [
      ...profileStages(
        spec,
        scope,
        values.map(({ choice }) => choice),
      ),
      ...contactStages(
        spec,
        scope,
        sides.map(({ choice }) => choice),
      ),
      keptStage(sides.map(({ level }, index) => isAtLevels(identifier(`s${index}`), [level]))),
      {
        name: 'months',
        query: query`SELECT unnest([${join(months.map(dateLiteral))}]) AS "month"`,
      },
      { name: 'members', query: query`SELECT *, ${isInside} AS "inside" FROM "profile"` },
      {
        name: 'exposed',
        query: query`SELECT "month", "inside", ${exposure} AS "exposure" FROM "members", "months" GROUP BY ALL`,
      },
      {
        name: 'made',
        query: query`SELECT date_trunc('month', "contacts"."day")::DATE AS "month", "inside", count(*)::DOUBLE AS "contacts" FROM "kept" AS "contacts" JOIN "members" AS "profile" ON ${inState(spec)} GROUP BY ALL`,
      },
    ],
    query`SELECT "exposed"."month"::VARCHAR AS "month", "exposed"."inside"::INTEGER::DOUBLE AS "inside", coalesce("contacts", ${integer(0)}) AS "contacts", "exposure"
FROM "exposed" LEFT JOIN "made" USING ("month", "inside") ORDER BY "exposed"."month"`,
  );
}

export function readTrend(rows: Rows, months: readonly IsoDate[]): readonly TrendPoint[] {
  const [at, inside, contacts, exposure] = [
    rows.texts('month'),
    rows.numbers('inside'),
    rows.numbers('contacts'),
    rows.numbers('exposure'),
  ];
  const side = (month: IsoDate, which: 0 | 1) => {
    const row = at.findIndex((one, index) => one === month && inside[index] === which);
    return row < 0 ? { contacts: 0, exposure: 0 } : { contacts: contacts[row] ?? 0, exposure: exposure[row] ?? 0 };
  };
  return months.map((month) => ({ month, inside: side(month, 1), rest: side(month, 0) }));
}
