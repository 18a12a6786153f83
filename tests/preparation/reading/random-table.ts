import fc from 'fast-check';

/** A table as a person knows it, and how somebody exported it. */
export interface RandomCase {
  readonly columns: readonly RandomColumn[];
  readonly rows: number;
  readonly dialect: Dialect;
}

export type RandomColumn =
  | { readonly kind: 'text' | 'id'; readonly values: readonly (string | null)[] }
  | { readonly kind: 'integer' | 'decimal'; readonly values: readonly (number | null)[] }
  /** Days as numbers since 1970. */
  | { readonly kind: 'date'; readonly values: readonly (number | null)[] }
  /** Seconds since 1970. */
  | { readonly kind: 'datetime'; readonly values: readonly (number | null)[] }
  | { readonly kind: 'boolean'; readonly values: readonly (boolean | null)[] };

export interface Dialect {
  readonly delimiter: string;
  readonly quote: '"' | "'";
  readonly quoting: 'needed' | 'all';
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15';
  readonly decimal: ',' | '.';
  readonly thousands: string;
  readonly currency: string;
  readonly dates: keyof typeof dateWriters;
  readonly seconds: boolean;
  readonly truths: readonly [string, string];
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly preamble: readonly string[];
  readonly separatorLine: boolean;
  readonly header: boolean;
  readonly missing: string;
  readonly lastEnd: boolean;
}

const two = (value: number): string => String(value).padStart(2, '0');
const frenchMonths = 'janv.,févr.,mars,avr.,mai,juin,juil.,août,sept.,oct.,nov.,déc.'.split(',');
const englishMonths = 'Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec'.split(',');
export const dateWriters = {
  iso: (y: number, m: number, d: number) => `${y}-${two(m)}-${two(d)}`,
  'year-slash': (y: number, m: number, d: number) => `${y}/${two(m)}/${two(d)}`,
  'day-slash': (y: number, m: number, d: number) => `${two(d)}/${two(m)}/${y}`,
  'day-dash': (y: number, m: number, d: number) => `${two(d)}-${two(m)}-${y}`,
  'day-dot': (y: number, m: number, d: number) => `${two(d)}.${two(m)}.${y}`,
  'day-bare': (y: number, m: number, d: number) => `${d}/${m}/${y}`,
  'month-slash': (y: number, m: number, d: number) => `${two(m)}/${two(d)}/${y}`,
  french: (y: number, m: number, d: number) => `${d} ${frenchMonths[m - 1] ?? ''} ${y}`,
  english: (y: number, m: number, d: number) => `${two(d)}-${englishMonths[m - 1] ?? ''}-${y}`,
} as const;

const words = [
  'Zoé',
  'bœuf',
  'Émile',
  'très bien',
  'x, y',
  'a;b',
  'a|b',
  'tab\tici',
  'dit "oui"',
  "l'été",
  'deux\nlignes',
  '12 rue X',
  'Noël',
  'prix €',
  'fin',
  'é',
  'A-1',
  'Dax',
  'tout va',
  'mot',
];
const text = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' '))
  .filter((value) => value.length > 3);
const id = fc.integer({ min: 0, max: 99_999 }).map((value) => `0${String(value).padStart(5, '0')}`);

function columnOf(rows: number, whole: boolean): fc.Arbitrary<RandomColumn> {
  const list = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<readonly (T | null)[]> =>
    fc.array(whole ? value : fc.option(value, { freq: 6, nil: null }), { minLength: rows, maxLength: rows });
  return fc.oneof(
    list(text).map((values) => ({ kind: 'text' as const, values })),
    list(id).map((values) => ({ kind: 'id' as const, values })),
    list(fc.integer({ min: -99_999, max: 999_999 })).map((values) => ({ kind: 'integer' as const, values })),
    list(fc.integer({ min: -999_999, max: 99_999_999 })).map((values) => ({
      kind: 'decimal' as const,
      values: values.map((value) => (value === null ? null : value / 100)),
    })),
    list(fc.integer({ min: 100, max: 22_000 })).map((values) => ({ kind: 'date' as const, values })),
    list(fc.tuple(fc.integer({ min: 100, max: 22_000 }), fc.integer({ min: 3_661, max: 86_399 }))).map((values) => ({
      kind: 'datetime' as const,
      values: values.map((value) => (value === null ? null : value[0] * 86_400 + value[1])),
    })),
    list(fc.boolean()).map((values) => ({ kind: 'boolean' as const, values })),
  );
}

const dialect: fc.Arbitrary<Dialect> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    quote: fc.constantFrom<'"' | "'">('"', '"', '"', '"', "'"),
    quoting: fc.constantFrom<'needed' | 'all'>('needed', 'needed', 'all'),
    encoding: fc.constantFrom<Dialect['encoding']>(
      'utf-8',
      'utf-8-bom',
      'utf-16le',
      'utf-16be',
      'windows-1252',
      'iso-8859-15',
    ),
    decimal: fc.constantFrom<',' | '.'>(',', '.'),
    thousands: fc.constantFrom('', '', ' ', '\u00a0', '\u202f', '.', ',', "'"),
    currency: fc.constantFrom('', '', '', ' €', '$', '%'),
    dates: fc.constantFrom(...(Object.keys(dateWriters) as (keyof typeof dateWriters)[])),
    seconds: fc.boolean(),
    truths: fc.constantFrom<readonly [string, string]>(
      ['oui', 'non'],
      ['OUI', 'NON'],
      ['Yes', 'No'],
      ['true', 'false'],
      ['VRAI', 'FAUX'],
    ),
    lineEnd: fc.constantFrom<'\n' | '\r\n' | '\r'>('\n', '\r\n', '\r'),
    preamble: fc.constantFrom<readonly string[]>(
      [],
      [],
      [],
      ['Export des ventes'],
      ['Export des ventes', 'Janvier', ''],
      ['Report', ''],
    ),
    separatorLine: fc.boolean(),
    header: fc.constantFrom(true, true, true, false),
    missing: fc.constantFrom('', '', 'NA', 'NULL', '?', 'N/A', '-', '#N/A'),
    lastEnd: fc.boolean(),
  })
  .map((one): Dialect => {
    const single = one.encoding === 'windows-1252' || one.encoding === 'iso-8859-15';
    return {
      ...one,
      // Quotes of another kind are told by their pairs, which only quoted cells have.
      quoting: one.quote === "'" ? 'all' : one.quoting,
      thousands: one.thousands === one.decimal || (single && one.thousands === '\u202f') ? '' : one.thousands,
      separatorLine: one.separatorLine && one.preamble.length === 0 && one.delimiter !== '\t',
    };
  });

/** A few columns, the first without a missing value: a row of nothing is a blank line in most dialects. */
export const randomCase: fc.Arbitrary<RandomCase> = fc
  .tuple(fc.integer({ min: 5, max: 12 }), fc.integer({ min: 1, max: 4 }), dialect)
  .chain(([rows, more, how]) =>
    fc
      .tuple(
        columnOf(rows, true),
        fc.array(columnOf(rows, !how.header), { minLength: more, maxLength: more }),
        // Without a header only values that are no names tell that the first row is one.
        how.header
          ? fc.constant(null)
          : fc.array(fc.integer({ min: 2, max: 998 }), { minLength: rows, maxLength: rows }),
      )
      .map(([first, others, numbers]) => ({
        columns: [first, ...others, ...(numbers === null ? [] : [{ kind: 'integer' as const, values: numbers }])],
        rows,
        dialect: how,
      })),
  );

const names: Readonly<Record<RandomColumn['kind'], string>> = {
  text: 'libelle',
  id: 'reference',
  integer: 'quantite',
  decimal: 'montant',
  date: 'jour',
  datetime: 'moment',
  boolean: 'actif',
};

/** The text of a table in its dialect. */
export function textOfCase({ columns, rows, dialect: how }: RandomCase): string {
  const quoted = (cell: string): string => {
    const needs =
      how.quoting === 'all' ||
      [how.delimiter, how.quote, '\n', '\r'].some((sign) => cell.includes(sign)) ||
      cell !== cell.trim();
    return needs ? how.quote + cell.replaceAll(how.quote, how.quote + how.quote) + how.quote : cell;
  };
  const lines: string[] = [];
  if (how.separatorLine) lines.push(`sep=${how.delimiter}`);
  lines.push(...how.preamble);
  if (how.header) lines.push(columns.map(({ kind }, i) => quoted(`${names[kind]} ${i + 1}`)).join(how.delimiter));
  for (let row = 0; row < rows; row++)
    lines.push(columns.map((column) => quoted(cellText(column, row, how))).join(how.delimiter));
  return lines.join(how.lineEnd) + (how.lastEnd ? how.lineEnd : '');
}

/** A cell as it stands in the file. */
export function cellText(column: RandomColumn, row: number, how: Dialect): string {
  const value = column.values[row] ?? null;
  if (value === null) return how.missing;
  switch (column.kind) {
    case 'text':
    case 'id':
      return how.lineEnd === '\r' ? String(value).replaceAll('\n', ' ') : String(value);
    case 'integer':
      return grouped(String(Math.abs(Number(value))), how.thousands, Number(value) < 0);
    case 'decimal': {
      const [whole = '0', part = ''] = Math.abs(Number(value)).toFixed(2).split('.');
      const amount = grouped(whole, how.thousands, Number(value) < 0) + how.decimal + part;
      return how.currency === '$' ? amount.replace(/^-?/, (minus) => `${minus}$`) : amount + how.currency;
    }
    case 'date':
      return dayText(Number(value), how);
    case 'datetime': {
      const seconds = Number(value);
      const clock = seconds % 86_400;
      const [h, m, s] = [Math.floor(clock / 3600), Math.floor(clock / 60) % 60, clock % 60];
      const joint = how.dates === 'iso' && how.seconds ? 'T' : ' ';
      return `${dayText(Math.floor(seconds / 86_400), how)}${joint}${two(h)}:${two(m)}${how.seconds ? `:${two(s)}` : ''}`;
    }
    case 'boolean':
      return how.truths[value === true ? 0 : 1];
  }
}

function grouped(digits: string, mark: string, negative: boolean): string {
  const text = mark === '' ? digits : digits.replace(/\B(?=(\d{3})+$)/g, mark);
  return negative ? `-${text}` : text;
}

function dayText(days: number, how: Dialect): string {
  const day = new Date(days * 86_400_000);
  return dateWriters[how.dates](day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

/** A value as the typed table must hold it. */
export function valueText(column: RandomColumn, row: number, how: Dialect): string | null {
  const value = column.values[row] ?? null;
  if (value === null) return null;
  switch (column.kind) {
    case 'text':
    case 'id':
      return cellText(column, row, how).trim();
    case 'integer':
    case 'decimal':
    case 'boolean':
      return String(value);
    case 'date':
      return new Date(Number(value) * 86_400_000).toISOString().slice(0, 10);
    case 'datetime': {
      const seconds = how.seconds ? Number(value) : Math.floor(Number(value) / 60) * 60;
      return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
    }
  }
}
