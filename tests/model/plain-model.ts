/** What the words of the model mean, said a second time in plain TypeScript: slow, without SQL, one customer after the other. */
import { isDated, type ColumnType } from '../../src/model/column.ts';
import type { Dimension } from '../../src/model/dimension.ts';
import type { Amount, Measure, MonthMeasure } from '../../src/model/measure.ts';
import { addDays, addMonths, daysBetween, daysOf, type IsoDate, type Window } from '../../src/model/period.ts';
import type {
  DimensionLevel,
  EventPick,
  Habit,
  Moment,
  RowFilter,
  Rule,
  SegmentId,
  Sequence,
  Test,
} from '../../src/model/rule.ts';
import type { Cell, SmallCustomer, SmallData, SmallEvent, SmallEvents } from '../support/small-record.ts';

export interface World {
  readonly data: SmallData;
  readonly asOf: IsoDate;
  readonly segments: ReadonlyMap<SegmentId, Rule>;
}

/** A moment as text that sorts and compares: days are midnights. */
const moment = (value: Cell): string => (String(value).length === 10 ? `${String(value)} 00:00:00` : String(value));

function textOfCell(value: Cell, type: ColumnType): string {
  if (type === 'datetime') return moment(value);
  return String(value);
}

/** Sign by sign, as the database does: no sigma of its own at the end of a word, and a dotted capital I becomes a plain i. */
const small = (text: string): string =>
  Array.from(text, (sign) => (sign === '\u0130' ? 'i' : sign.toLowerCase())).join('');

function passes(value: Cell, type: ColumnType, test: Test, asOf: IsoDate): boolean {
  switch (test.op) {
    case 'missing':
      return value === null;
    case 'present':
      return value !== null;
    case 'is':
      return (
        value !== null && test.values.some((one) => (isDated(type) ? moment(one) === moment(value) : one === value))
      );
    case 'is-not':
      return !passes(value, type, { op: 'is', values: test.values }, asOf);
    case 'contains':
      return value !== null && small(textOfCell(value, type)).includes(small(test.text));
    case 'not-contains':
      return !passes(value, type, { op: 'contains', text: test.text }, asOf);
    case 'starts':
      return value !== null && small(textOfCell(value, type)).startsWith(small(test.text));
    case 'not-starts':
      return !passes(value, type, { op: 'starts', text: test.text }, asOf);
    case 'ends':
      return value !== null && small(textOfCell(value, type)).endsWith(small(test.text));
    case 'not-ends':
      return !passes(value, type, { op: 'ends', text: test.text }, asOf);
    case 'between': {
      if (typeof value !== 'number') return false;
      const { min, max, open } = test;
      const above = min === null || value > min || (value === min && open !== 'min' && open !== 'both');
      const below = max === null || value < max || (value === max && open !== 'max' && open !== 'both');
      return above && below;
    }
    case 'within': {
      if (value === null) return false;
      const day = moment(value).slice(0, 10);
      const { window } = test;
      if (window.kind !== 'dates') return isWithin(day, window, asOf);
      return (window.from === null || day >= window.from) && (window.to === null || day <= window.to);
    }
    case 'next': {
      if (value === null) return false;
      const days = daysBetween(asOf, moment(value).slice(0, 10));
      return days > 0 && days <= test.days;
    }
    case 'older':
      return value !== null && moment(value) < moment(addDays(asOf, -test.days));
  }
}

function isWithin(day: IsoDate, window: Window, asOf: IsoDate): boolean {
  const { from, to } = daysOf(window, asOf);
  return (from === null || day >= from) && day <= to;
}

export function isKnown(customer: SmallCustomer, asOf: IsoDate): boolean {
  return customer.seen.some((day) => day !== null && day <= asOf);
}

function fieldOf({ data, asOf }: World, customer: SmallCustomer, id: string): Cell {
  const index = data.fields.findIndex(
    (field) => `${field.source ?? data.origins[0]?.source ?? ''}/${field.column}` === id,
  );
  const origin = data.origins.findIndex((one) => one.source === data.fields[index]?.source);
  const seen = customer.seen[origin];
  return seen !== null && seen !== undefined && seen <= asOf ? (customer.fields[index] ?? null) : null;
}

const typeOf = ({ data }: World, id: string): ColumnType =>
  data.fields.find((field) => id.endsWith(`/${field.column}`))?.type ?? 'text';

function table({ data }: World, id: string): SmallEvents {
  const found = data.events.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

function cellOf(events: SmallEvents, row: SmallEvent, column: string): Cell {
  return row.cells[events.columns.findIndex((one) => one.column === column)] ?? null;
}

function filterPasses(events: SmallEvents, row: SmallEvent, filter: RowFilter, asOf: IsoDate): boolean {
  if (filter.kind === 'column') {
    const type = events.columns.find((one) => one.column === filter.column)?.type ?? 'text';
    return passes(cellOf(events, row, filter.column), type, filter.test, asOf);
  }
  return group(filter, (child) => filterPasses(events, row, child, asOf));
}

/** No condition at all keeps everyone. */
function group<Node>(
  {
    join,
    negated,
    children,
  }: { readonly join: 'and' | 'or'; readonly negated: boolean; readonly children: readonly Node[] },
  holds: (child: Node) => boolean,
): boolean {
  const joined = join === 'and' || children.length === 0 ? children.every(holds) : children.some(holds);
  return negated ? !joined : joined;
}

function rowsOf(world: World, customer: SmallCustomer, id: string, window: Window, filter: RowFilter | null) {
  const events = table(world, id);
  return events.rows.filter((row) => {
    if (row.customer !== customer.id) return false;
    if (events.dated !== false && (row.at === null || !isWithin(row.at.slice(0, 10), window, world.asOf))) return false;
    return filter === null || filterPasses(events, row, filter, world.asOf);
  });
}

function amountOf(events: SmallEvents, row: SmallEvent, amount: Amount): number | null {
  const number = (column: string): number | null => cellOf(events, row, column) as number | null;
  if (amount.kind === 'column') return number(amount.column);
  const [quantity, price] = [number(amount.quantity), number(amount.unitPrice)];
  return quantity === null || price === null ? null : quantity * price;
}

/** Whole units that have passed; both ends on the last day of their month are whole months apart. */
function elapsed(from: IsoDate, to: IsoDate, unit: 'years' | 'months' | 'days'): number {
  if (unit === 'days') return daysBetween(from, to);
  if (from > to) return 0 - elapsed(to, from, unit);
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  const isLast = addDays(to, 1).endsWith('-01');
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay && !isLast ? 1 : 0);
  return unit === 'months' ? months : Math.trunc(months / 12);
}

function middleOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** How many events some rows are, or their amount; null where none of them has one. */
function volumeOf(events: SmallEvents, rows: readonly SmallEvent[], amount: Amount | null): number | null {
  if (amount === null) {
    const { unit } = events;
    return new Set(rows.map((row, i) => (unit === undefined ? i : (cellOf(events, row, unit) ?? i)))).size;
  }
  const amounts = rows.map((row) => amountOf(events, row, amount)).filter((one) => one !== null);
  return amounts.length === 0 ? null : amounts.reduce((total, one) => total + one, 0);
}

export function measureOf(world: World, customer: SmallCustomer, measure: Measure): number | null {
  switch (measure.kind) {
    case 'field':
      return fieldOf(world, customer, measure.field) as number | null;
    case 'elapsed': {
      const date = fieldOf(world, customer, measure.field);
      return date === null ? null : elapsed(moment(date).slice(0, 10), world.asOf, measure.unit);
    }
    case 'event-value':
    case 'month-value':
      throw new TypeError('not per customer');
    case 'months-held':
      return monthsOf(world, customer, measure.month).filter(
        ({ month, value }) => month !== null && passes(value, 'decimal', measure.test, world.asOf),
      ).length;
    case 'events': {
      const events = table(world, measure.events);
      const rows = rowsOf(world, customer, measure.events, measure.window, measure.filter);
      const zero = measure.absent === 'zero' && ['count', 'sum', 'distinct'].includes(measure.aggregate) ? 0 : null;
      if (rows.length === 0) return zero;
      const { amount } = measure;
      const amounts =
        amount === null ? [] : rows.map((row) => amountOf(events, row, amount)).filter((one) => one !== null);
      const sum = amounts.length === 0 ? null : amounts.reduce((total, one) => total + one, 0);
      const names = rows.map((row, i) => (events.unit === undefined ? i : (cellOf(events, row, events.unit) ?? i)));
      switch (measure.aggregate) {
        case 'count':
          return new Set(names).size;
        case 'sum':
          return sum ?? zero;
        case 'mean':
          return sum === null ? null : sum / (events.unit === undefined ? amounts.length : new Set(names).size);
        case 'last': {
          if (amount === null) return null;
          const valued = rows
            .map((row) => [row.at ?? '', amountOf(events, row, amount)] as const)
            .filter((one): one is readonly [string, number] => one[1] !== null);
          return [...valued].sort((a, b) => (a[0] === b[0] ? a[1] - b[1] : a[0] < b[0] ? -1 : 1)).at(-1)?.[1] ?? null;
        }
        case 'first': {
          if (amount === null) return null;
          const valued = rows
            .map((row) => [row.at ?? '', amountOf(events, row, amount)] as const)
            .filter((one): one is readonly [string, number] => one[1] !== null);
          return [...valued].sort((a, b) => (a[0] === b[0] ? a[1] - b[1] : a[0] < b[0] ? -1 : 1))[0]?.[1] ?? null;
        }
        case 'min':
          return amounts.length === 0 ? null : Math.min(...amounts);
        case 'max':
          return amounts.length === 0 ? null : Math.max(...amounts);
        case 'median':
          return middleOf(amounts);
        case 'distinct': {
          if (amount?.kind !== 'column') throw new TypeError('of a column');
          const cells = rows.map((row) => cellOf(events, row, amount.column)).filter((cell) => cell !== null);
          return new Set(cells).size;
        }
        case 'gap': {
          const days = [...new Set(rows.map((row) => (row.at ?? '').slice(0, 10)))].sort();
          return middleOf(days.slice(1).map((day, i) => daysBetween(days[i] ?? day, day)));
        }
        case 'share': {
          const { part } = measure;
          const some = rows.filter((row) => part === undefined || filterPasses(events, row, part, world.asOf));
          const whole = volumeOf(events, rows, amount);
          const held = volumeOf(events, some, amount);
          return whole === null || whole === 0 || held === null ? null : held / whole;
        }
        case 'trend': {
          if (measure.window.kind !== 'months') throw new TypeError('of months');
          const middle = addMonths(
            addDays(daysOf(measure.window, world.asOf).to, 1),
            -Math.floor(measure.window.months / 2),
          );
          const late = rows.filter((row) => (row.at ?? '').slice(0, 10) >= middle);
          const early = rows.filter((row) => (row.at ?? '').slice(0, 10) < middle);
          return (volumeOf(events, late, amount) ?? 0) - (volumeOf(events, early, amount) ?? 0);
        }
        case 'per-month': {
          const [first = ''] = rows.map((row) => (row.at ?? '').slice(0, 10)).sort();
          const window = daysOf(measure.window, world.asOf);
          const from = window.from ?? first;
          const days = daysBetween(from > first ? from : first, window.to) + 1;
          const held = volumeOf(events, rows, amount);
          return held === null ? null : held / Math.max(1, days / (365.25 / 12));
        }
        case 'days-since': {
          const last = rows
            .flatMap((row) => (row.at === null ? [] : [row.at.slice(0, 10)]))
            .sort()
            .at(-1);
          return last === undefined ? null : daysBetween(last, world.asOf);
        }
      }
    }
  }
}

const monthOf = (row: SmallEvent): string => (row.at ?? '').slice(0, 7);

/** The whole months of the window of a measure, as `yyyy-mm`. */
function monthsIn(world: World, { events: id, window }: MonthMeasure): readonly string[] {
  // A small record begins with the first day of all its events.
  const days = world.data.events.flatMap(({ rows }) =>
    rows.flatMap(({ at }) => (at === null ? [] : [at.slice(0, 10)])),
  );
  const [start = null] = [...days].sort();
  if (start === null || table(world, id).dated === false) return [];
  const { from, to } = daysOf(window, world.asOf);
  const found: string[] = [];
  for (let month = `${start.slice(0, 7)}-01`; addDays(addMonths(month, 1), -1) <= to; month = addMonths(month, 1))
    if (month >= start || daysBetween(month, start) < 7) found.push(month);
  const inside =
    window.kind === 'months'
      ? found.filter((month) => addMonths(month, window.months) > addMonths(addDays(to, 1), -1))
      : found.filter((month) => from === null || month >= from);
  return inside.map((month) => month.slice(0, 7));
}

/** The months of a customer with what happened in each; one without month where it is not known since when the customer exists. */
export function monthsOf(
  world: World,
  customer: SmallCustomer,
  measure: MonthMeasure,
): readonly { readonly month: string | null; readonly value: number | null }[] {
  const events = table(world, measure.events);
  const months = monthsIn(world, measure);
  if (months.length === 0) return [];
  const rows = rowsOf(world, customer, measure.events, { kind: 'all' }, measure.filter);
  const first = (unit: Cell): string =>
    rows
      .filter((row) => cellOf(events, row, events.unit ?? '') === unit)
      .map(monthOf)
      .sort()[0] ?? '';
  const values = months.map((month) => {
    const inMonth = rows.filter((row) => monthOf(row) === month);
    const begun = inMonth.filter((row) => {
      const unit = events.unit === undefined ? null : cellOf(events, row, events.unit);
      return unit === null || first(unit) === month;
    });
    const value = volumeOf(events, measure.amount === null ? begun : inMonth, measure.amount);
    return { month, value: measure.amount === null && value === 0 ? null : value };
  });
  if (measure.absent === 'left-out') return values.filter(({ value }) => value !== null);
  const seen = world.data.origins.flatMap(({ dated }, i) => {
    const day = customer.seen[i];
    return dated && day !== null && day !== undefined && day > '0001-01-01' && day <= world.asOf
      ? [day.slice(0, 7)]
      : [];
  });
  const dated = world.data.events.filter((one) => one.dated !== false);
  const happened = dated.flatMap(({ id }) => rowsOf(world, customer, id, { kind: 'all' }, null).map(monthOf));
  const [begins] = [...seen, ...happened].sort();
  if (begins === undefined) return [{ month: null, value: null }];
  return values.filter(({ month }) => month >= begins).map(({ month, value }) => ({ month, value: value ?? 0 }));
}

export function dimensionOf(world: World, customer: SmallCustomer, dimension: Dimension): string | null {
  switch (dimension.kind) {
    case 'field': {
      const value = fieldOf(world, customer, dimension.field);
      return value === null ? null : textOfCell(value, typeOf(world, dimension.field));
    }
    case 'prefix': {
      const value = fieldOf(world, customer, dimension.field);
      return value === null
        ? null
        : Array.from(textOfCell(value, typeOf(world, dimension.field)))
            .slice(0, dimension.length)
            .join('');
    }
    case 'banded': {
      const value = measureOf(world, customer, dimension.measure);
      if (value === null) return null;
      const cuts = [...dimension.cuts].sort((a, b) => a - b);
      const below = cuts.filter((cut) => cut <= value).at(-1);
      const above = cuts.find((cut) => cut > value);
      return `${below ?? ''}..${above ?? ''}`;
    }
    case 'used':
      return dimension.events
        .filter((events) => rowsOf(world, customer, events, dimension.window, null).length > 0)
        .join('+');
    case 'main-value': {
      const events = table(world, dimension.events);
      const type = events.columns.find((one) => one.column === dimension.column)?.type ?? 'text';
      const values = rowsOf(world, customer, dimension.events, dimension.window, null)
        .map((row) => cellOf(events, row, dimension.column))
        .filter((value) => value !== null)
        .map((value) => textOfCell(value, type));
      const counts = [...new Set(values)].map(
        (value) => [value, values.filter((one) => one === value).length] as const,
      );
      return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
    }
    case 'stage':
    case 'life':
      throw new TypeError('recounted in tests/model/life.test.ts');
    case 'contact-column':
      throw new TypeError('of contacts');
  }
}

function isAt(value: string | null, level: DimensionLevel): boolean {
  if (level.kind === 'missing') return value === null;
  if (level.kind === 'value') return value === level.value;
  return value !== null && !level.except.includes(value);
}

/** Instants of a customer's events, in order. */
function instants(world: World, customer: SmallCustomer, { events, filter }: EventPick, window: Window) {
  return rowsOf(world, customer, events, window, filter)
    .flatMap((row) => (row.at === null ? [] : [moment(row.at)]))
    .sort();
}

function momentHolds(world: World, customer: SmallCustomer, rule: Moment): boolean {
  const all = instants(world, customer, rule, { kind: 'all' });
  const at = (rule.which === 'first' ? all[0] : all.at(-1)) ?? null;
  if (!passes(at, 'datetime', rule.test, world.asOf)) return false;
  if (rule.row === null || rule.test.op === 'missing') return true;
  const { row } = rule;
  const events = table(world, rule.events);
  return rowsOf(world, customer, rule.events, { kind: 'all' }, rule.filter).some(
    (one) => one.at !== null && moment(one.at) === at && filterPasses(events, one, row, world.asOf),
  );
}

function sequenceHolds(world: World, customer: SmallCustomer, rule: Sequence): boolean {
  const before = instants(world, customer, rule.first, rule.window);
  const after = instants(world, customer, rule.then, { kind: 'all' });
  const isFollowed = before.some((one) =>
    after.some((other) => other > one && daysBetween(one.slice(0, 10), other.slice(0, 10)) <= rule.days),
  );
  return before.length > 0 && isFollowed === rule.followed;
}

function paceOf(world: World, customer: SmallCustomer, rule: Habit): number | null {
  const events = table(world, rule.events);
  const border = addDays(world.asOf, -rule.recent);
  const rows = rowsOf(world, customer, rule.events, { kind: 'all' }, rule.filter).filter((row) => row.at !== null);
  const day = (row: SmallEvent): string => moment(row.at).slice(0, 10);
  const now = rows.filter((row) => day(row) > border);
  const then = rows.filter((row) => day(row) <= border && day(row) > addDays(border, -rule.before));
  const counted = (some: readonly SmallEvent[]): number =>
    new Set(some.map((row, i) => (events.unit === undefined ? i : (cellOf(events, row, events.unit) ?? i)))).size;
  const { amount } = rule;
  const made = (some: readonly SmallEvent[]): number =>
    amount === null ? counted(some) : some.reduce((sum, row) => sum + (amountOf(events, row, amount) ?? 0), 0);
  if (counted(then) < rule.least || made(then) <= 0) return null;
  return made(now) / rule.recent / (made(then) / rule.before);
}

/** Null where a part is put aside, or all that is in it. */
function holds(world: World, customer: SmallCustomer, rule: Rule): boolean | null {
  if (rule.off === true) return null;
  switch (rule.kind) {
    case 'group': {
      const children = rule.children
        .map((child) => holds(world, customer, child))
        .filter((one): one is boolean => one !== null);
      if (children.length === 0 && rule.children.length > 0) return null;
      const joined = rule.join === 'and' || children.length === 0 ? children.every(Boolean) : children.some(Boolean);
      return joined !== rule.negated;
    }
    case 'id':
      return passes(customer.id, 'text', rule.test, world.asOf);
    case 'field':
      return passes(fieldOf(world, customer, rule.field), typeOf(world, rule.field), rule.test, world.asOf);
    case 'measure':
      return passes(measureOf(world, customer, rule.measure), 'decimal', rule.test, world.asOf);
    case 'dimension': {
      const value = dimensionOf(world, customer, rule.dimension);
      return rule.levels.some((level) => isAt(value, level));
    }
    case 'segment': {
      const inner = world.segments.get(rule.segment);
      if (inner === undefined) throw new Error(`no ${rule.segment}`);
      return belongs(world, customer, inner) !== rule.negated;
    }
    case 'moment':
      return momentHolds(world, customer, rule);
    case 'sequence':
      return sequenceHolds(world, customer, rule);
    case 'habit':
      return passes(paceOf(world, customer, rule), 'decimal', rule.test, world.asOf);
  }
}

export function belongs(world: World, customer: SmallCustomer, rule: Rule): boolean {
  return holds(world, customer, rule) ?? true;
}
