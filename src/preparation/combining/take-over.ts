import { profileIn } from '../../model/column-profiles.ts';
import { isDated, isNumeric } from '../../model/column.ts';
import type { ColumnReading, ReadingReport } from '../../model/reading.ts';
import { columnKey } from './likeness.ts';

/** A file as it was read. */
export interface ReadFile {
  readonly columns: readonly ColumnReading[];
  readonly report: ReadingReport;
}

export interface TakenOver {
  readonly columns: readonly ColumnReading[];
  /** Columns that are read otherwise than they would be by themselves. */
  readonly taken: readonly string[];
}

/**
 * How a new export is read when it is read as a known one: types, missing values, decimals and the order of dates are those of the
 * known file, except where that would lose a value. `known` may have no report where its data is gone.
 */
export function takenOver(known: Omit<ReadFile, 'report'> & Partial<ReadFile>, fresh: ReadFile): TakenOver {
  const asked = openOrders(fresh.report);
  const open = openOrders(known.report);
  const taken: string[] = [];
  const models = byName(known.columns);
  const columns = fresh.columns.map((own) => {
    const model = models.named.get(own.name) ?? models.alike.get(columnKey(own.name));
    if (model === undefined || open.has(model.name)) return own;
    const read = readAs(own, model, {
      asked: asked.has(own.name),
      empty: filled(fresh.report, own.name) === 0,
      modelEmpty: known.report !== undefined && filled(known.report, model.name) === 0,
      forced: isForced(known, model),
    });
    // An order that was guessed while it is asked is settled, also where the guess was right.
    const settled = asked.has(own.name) && isDated(read.type) && isDated(model.type);
    if (settled || !sameReading(read, own)) taken.push(own.name);
    return read;
  });
  return { columns, taken };
}

/** The same, where some columns turned out to lose values: those are read as they would be by themselves. */
export function withoutLosses(tried: TakenOver, own: ReadFile, after: ReadingReport): TakenOver {
  const lost = new Set(
    tried.taken.filter((name) => filled(after, name) < filled(own.report, name) && misfitsOf(after, name) > 0),
  );
  const { named } = byName(own.columns);
  return {
    columns: tried.columns.map((column) => (lost.has(column.name) ? (named.get(column.name) ?? column) : column)),
    taken: tried.taken.filter((name) => !lost.has(name)),
  };
}

interface Circumstances {
  /** The order of its dates is an open question. */
  readonly asked: boolean;
  readonly empty: boolean;
  readonly modelEmpty: boolean;
  /** A person had it read as a type that some values do not fit. */
  readonly forced: boolean;
}

function readAs(own: ColumnReading, model: ColumnReading, is: Circumstances): ColumnReading {
  const missing = [...new Set([...own.missing, ...model.missing])];
  if (is.modelEmpty && !is.forced) return own;
  if (is.empty || is.forced) return { ...model, name: own.name, missing };
  if (model.type === 'text') return { name: own.name, type: 'text', missing };
  if (isNumeric(own.type) && isNumeric(model.type)) {
    if (own.type === 'decimal' && model.type === 'integer') return { ...own, missing };
    const bare = own.type === 'integer' && model.type === 'integer' && (own.thousands ?? '') === '';
    return bare ? { ...own, missing } : { ...model, name: own.name, missing };
  }
  if (isDated(own.type) && is.asked) return { ...own, ...ordered(own, model), missing };
  return { ...own, missing };
}

/** Its own separators, in the order of day and month of the other. */
function ordered(own: ColumnReading, model: ColumnReading): Partial<ColumnReading> {
  const [mine, other] = [own.dateFormat, model.dateFormat];
  if (mine === undefined || other === undefined) return {};
  const dayFirst = (format: string): boolean => format.indexOf('%d') < format.indexOf('%m');
  if (!other.includes('%d') || !other.includes('%m') || dayFirst(mine) === dayFirst(other)) return { dateFormat: mine };
  return { dateFormat: mine.replace(/%[dm]/g, (part) => (part === '%d' ? '%m' : '%d')) };
}

function isForced(known: Partial<ReadFile>, column: ColumnReading): boolean {
  return column.type !== 'text' && known.report !== undefined && misfitsOf(known.report, column.name) > 0;
}

/** Columns whose order of day and month is an open question. */
function openOrders(report: ReadingReport | undefined): ReadonlySet<string> {
  return new Set(report?.questions.flatMap((question) => (question.code === 'date-order' ? [question.column] : [])));
}

const filled = (report: ReadingReport, name: string): number => profileIn(report, name)?.filled ?? 0;

const misfitsOf = (report: ReadingReport, name: string): number => profileIn(report, name)?.misfits?.count ?? 0;

/** Columns by their names, and the first of each kind of name. */
function byName(columns: readonly ColumnReading[]) {
  const last = [...columns].reverse();
  return {
    named: new Map(last.map((column) => [column.name, column])),
    alike: new Map(last.map((column) => [columnKey(column.name), column])),
  };
}

function sameReading(one: ColumnReading, other: ColumnReading): boolean {
  const text = (column: ColumnReading): string =>
    JSON.stringify([
      column.type,
      column.decimal ?? null,
      column.thousands ?? null,
      column.dateFormat ?? null,
      [...column.missing].sort(),
    ]);
  return text(one) === text(other);
}
