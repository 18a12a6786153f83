import { chain, identifier, join, path, query, sql, type Sql } from '../sql/sql.ts';
import { combined, compileLine } from './compile-rule.ts';
import { UserError, type Problem } from './problem.ts';
import { populationStages } from './population.ts';
import { isOn, linesOf, pathKey, type RulePath } from './rule-path.ts';
import { naming, type PerCustomer, type Scope } from './scope.ts';
import { firstNumber, type Rows } from './rows.ts';
import type { Rule } from './rule.ts';

/** What a rule keeps, and what its parts do. Counts of customers of the population. */
export interface RuleCounts {
  readonly all: number;
  /** Null where a line cannot be asked at all: the rule says nothing then. */
  readonly kept: number | null;
  /** What the lines that can be asked keep together. */
  readonly keptSoFar: number;
  /** By `pathKey` of lines and groups, the whole left out. */
  readonly parts: ReadonlyMap<string, PartCounts>;
}

export interface PartCounts {
  /** Kept by the part alone; null where it cannot be asked. */
  readonly keeps: number | null;
  /** What the whole would keep without it; the same as now for what is put aside. */
  readonly without: number;
  /** Why it cannot be asked. */
  readonly problem: Problem | null;
}

interface Part {
  readonly path: RulePath;
  readonly rule: Rule;
}

/** A rule as it is asked: each line once, whatever is counted of it. */
export interface RuleQuestion {
  readonly query: Sql<'query'>;
  readonly read: (rows: Rows) => RuleCounts;
}

/** The counts of a rule and of all its parts, in one query. A line that cannot be asked is told, and left out of what is so far. */
export function askRule(rule: Rule, scope: Scope): RuleQuestion {
  const names = naming();
  const population = populationStages(scope, names);
  const problems = new Map<string, Problem>();
  const asked: { readonly key: string; readonly column: string; readonly line: PerCustomer }[] = [];
  for (const { path: at, line } of linesOf(rule)) {
    const key = pathKey(at);
    try {
      asked.push({ key, column: `line_${asked.length}`, line: compileLine(line, scope, names, 'population') });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.set(key, error.problem);
    }
  }
  const columns = new Map(asked.map(({ key, column }) => [key, column]));
  const valueOf = (at: RulePath): Sql<'expression'> => {
    const column = columns.get(pathKey(at));
    return column === undefined ? sql`TRUE` : path('lines', column);
  };
  const sound = withoutLines(rule, problems);
  const broken = [...problems.keys()].some((key) => isCounted(rule, key));
  const parts = partsOf(rule).filter(({ path: at }) => at.length > 0);
  const counts = parts.flatMap((part, index): readonly Sql[] => {
    const alone = withoutLines(switchedOn(part.rule), problems, part.path);
    return [
      sql`${count(combined(alone, (at) => valueOf([...part.path, ...at])))} AS ${identifier(`keeps_${index}`)}`,
      sql`${count(combined(sound, valueOf, part.path))} AS ${identifier(`without_${index}`)}`,
    ];
  });
  const lines = query`SELECT ${join([sql`${path('population', 'customer_no')}`, ...asked.map(({ column, line }) => sql`(${line.value}) AS ${identifier(column)}`)])} FROM "population" ${join(
    asked.flatMap(({ line }) => line.joins),
    sql` `,
  )}`;
  const kept = sql`${count(combined(sound, valueOf))} AS "kept"`;
  return {
    query: chain(
      [...population, ...asked.flatMap(({ line }) => line.stages), { name: 'lines', query: lines }],
      query`SELECT ${join([sql`count(*)::DOUBLE AS "all"`, kept, ...counts])} FROM "lines"`,
    ),
    read(rows) {
      const keptSoFar = firstNumber(rows, 'kept');
      return {
        all: firstNumber(rows, 'all'),
        kept: broken ? null : keptSoFar,
        keptSoFar,
        parts: new Map(
          parts.map((part, index): readonly [string, PartCounts] => {
            const key = pathKey(part.path);
            const problem = problems.get(key) ?? null;
            return [
              key,
              {
                keeps:
                  problem === null && isOn(withoutLines(switchedOn(part.rule), problems, part.path))
                    ? firstNumber(rows, `keeps_${index}`)
                    : null,
                without: firstNumber(rows, `without_${index}`),
                problem,
              },
            ];
          }),
        ),
      };
    },
  };
}

const count = (when: Sql): Sql<'expression'> => sql`count(*) FILTER (WHERE ${when})::DOUBLE`;

function partsOf(rule: Rule, at: RulePath = []): readonly Part[] {
  const inner = rule.kind === 'group' ? rule.children.flatMap((child, index) => partsOf(child, [...at, index])) : [];
  return [{ path: at, rule }, ...inner];
}

/** A part as it would be if it were not put aside itself. */
const switchedOn = (rule: Rule): Rule => ({ ...rule, off: false });

/** The rule with some lines put aside. */
function withoutLines(rule: Rule, lines: ReadonlyMap<string, unknown>, at: RulePath = []): Rule {
  if (rule.kind !== 'group') return lines.has(pathKey(at)) ? { ...rule, off: true } : rule;
  return { ...rule, children: rule.children.map((child, index) => withoutLines(child, lines, [...at, index])) };
}

/** Whether nothing that holds a line is put aside. */
function isCounted(rule: Rule, key: string): boolean {
  const walk = (part: Rule, at: RulePath): boolean => {
    if (part.off === true) return false;
    if (pathKey(at) === key) return true;
    return part.kind === 'group' && part.children.some((child, index) => walk(child, [...at, index]));
  };
  return walk(rule, []);
}
