import type { ColumnReading } from '../../model/reading.ts';
import { integer, join, literal, sql, type Sql } from '../../sql/sql.ts';
import type { ColumnEvidence } from './column-tally.ts';
import { dateShapeOf, monthStarts, type DateShape } from './date-shape.ts';
import { shapeOfCode } from './shape-code.ts';

/** Days counted as Excel does. */
const excelDays = 'excel';

/** The day or moment of a cell; NULL where it is none. Work that no cell of the file needs is left out. */
export function dayOf(cell: Sql, reading: ColumnReading, seen: Pick<ColumnEvidence, 'shapes'>): Sql<'expression'> {
  const type = reading.type === 'date' ? sql`DATE` : sql`TIMESTAMP`;
  const format = reading.dateFormat ?? (reading.type === 'date' ? '%Y-%m-%d' : '%Y-%m-%d %H:%M:%S');
  if (format === excelDays) return sql`CAST(${serialDay(cell)} AS ${type})`;
  const utc = format.endsWith('%z');
  const local = utc ? format.slice(0, -2) : format;
  const shapes = seen.shapes.filter(({ code }) => shapeOfCode(code) === 'date').map(({ code }) => dateShapeOf(code));
  const zoned = shapes.some((shape) => shape.zone !== null);
  const castable = /^%Y[-/]%m[-/]%d([T ]%H:%M(:%S(\.%f)?)?Z?)?$/.test(local) && !shapes.some(isLoose);
  if (castable && !utc && shapes.every((shape) => shape.zone === null || shape.zone === 0))
    return sql`try_cast(${cell} AS ${type})`;
  const written = zoned ? withoutZone(cell) : sql`${cell}`;
  const moment = castable ? sql`try_cast(${written} AS TIMESTAMP)` : momentOf(plain(written, shapes, local), local);
  const placed = utc ? sql`(${moment} - ${ahead(cell)})` : moment;
  const dated = local.includes('%y') && reading.pivot !== undefined ? inCentury(placed, reading.pivot) : placed;
  return reading.type === 'date' ? sql`CAST(${dated} AS DATE)` : dated;
}

const isLoose = (shape: DateShape): boolean => shape.loose || shape.hourLetter || shape.named;

/** The same moments in digits alone, with one blank before the time. */
function plain(cell: Sql, shapes: readonly DateShape[], format: string): Sql<'expression'> {
  let text = sql`${cell}`;
  if (format.includes('%b')) text = inDigits(text, format);
  if (shapes.some((shape) => shape.loose)) {
    text = sql`regexp_replace(${text}, '(, ?| à | at )(\\d)', ' \\2', 'i')`;
    if (shapes.some((shape) => shape.halfDay)) text = sql`regexp_replace(${text}, '(\\d)([AP]M)$', '\\1 \\2', 'i')`;
  }
  if (shapes.some((shape) => shape.hourLetter)) {
    text = sql`regexp_replace(${text}, ' ?h ?(\\d\\d)$', ':\\1', 'i')`;
    text = sql`regexp_replace(${text}, ' ?h$', ':00', 'i')`;
  }
  return text;
}

/** `13 févr. 2024 14:05` and `February 13, 2024` as `13 2 2024 14:05`, what weekday they have left out. */
function inDigits(cell: Sql, format: string): Sql<'expression'> {
  const pattern = format.startsWith('%d')
    ? '^[^0-9]*(\\d{1,2})(?:er|st|nd|rd|th)?[ ./-]([a-z]{3,9})[.]?[ ./-](\\d{4}|\\d{2})(.*)$'
    : '^(?:[a-z]+[.]?,? )?([a-z]{3,9})[.]?[ -](\\d{1,2})(?:st|nd|rd|th)?(?:, ?| |-)(\\d{4})(.*)$';
  const names = format.startsWith('%d') ? sql`['d', 'm', 'y', 'rest']` : sql`['m', 'd', 'y', 'rest']`;
  const parts = sql`regexp_extract(strip_accents(lower(${cell})), ${literal(pattern)}, ${names})`;
  const months = monthStarts.map((starts, index) => {
    const found = join(
      starts.map((start) => sql`starts_with(p.m, ${literal(start)})`),
      sql` OR `,
    );
    return sql`WHEN ${found} THEN ${integer(index + 1)}`;
  });
  return sql`list_transform([${parts}], lambda p: p.d || ' ' || (CASE ${join(months, sql` `)} END) || ' ' || p.y || p.rest)[1]`;
}

function momentOf(text: Sql, format: string): Sql<'expression'> {
  const inDigitsToo = format.replace(/^%d %b %([Yy])/, '%d %m %$1').replace('%b %d, %Y', '%d %m %Y');
  const variants = formatVariants(inDigitsToo);
  const formats = variants.length === 1 ? literal(inDigitsToo) : sql`[${join(variants.map(literal))}]`;
  return sql`try_strptime(${text}, ${formats})`;
}

const zoneEnd = '(:\\d\\d(?:[.]\\d+)?) ?(Z|[+-]\\d\\d(?::?\\d\\d)?)$';
const withoutZone = (cell: Sql): Sql<'expression'> => sql`regexp_replace(${cell}, ${literal(zoneEnd)}, '\\1', 'i')`;

/** How far the clock of a cell is ahead of UTC. */
function ahead(cell: Sql): Sql<'expression'> {
  const zone = sql`nullif(upper(regexp_extract(${cell}, ${literal(zoneEnd)}, 2, 'i')), 'Z')`;
  const part = (from: number): Sql<'expression'> =>
    sql`coalesce(try_cast(substr(replace(${zone}, ':', ''), ${integer(from)}, 2) AS INTEGER), 0)`;
  return sql`to_minutes((CASE WHEN left(${zone}, 1) = '-' THEN -1 ELSE 1 END) * (${part(2)} * 60 + ${part(4)}))`;
}

function inCentury(moment: Sql, pivot: number): Sql<'expression'> {
  return sql`CASE WHEN year(${moment}) > ${integer(2000 + pivot)} THEN ${moment} - to_years(100) ELSE ${moment} END`;
}

function serialDay(cell: Sql): Sql<'expression'> {
  const serial = sql`try_cast(replace(${cell}, ',', '.') AS DOUBLE)`;
  return sql`(TIMESTAMP '1899-12-30 00:00:00' + to_seconds(CASE WHEN ${serial} BETWEEN 1 AND 2958465 THEN round(${serial} * 86400) END))`;
}

/** The format and the shorter ones that go with it: without Z, fraction, seconds, time. */
function formatVariants(format: string): readonly string[] {
  const found = [format];
  const add = (shorter: string): void => {
    if (!found.includes(shorter)) found.push(shorter);
  };
  if (format.endsWith(' %p'))
    return [format, ...(format.includes(':%S') ? [format.replace(':%S', '')] : []), format.replace(/ %I.*$/, '')];
  const withoutZone = format.replace(/Z$/, '');
  const day = withoutZone.replace(/[T ]%[HI].*$/, '');
  for (const end of format.endsWith('Z') ? ['Z', ''] : ['']) {
    for (const cut of [/(?!)/, /\.%[fgn]$/, /:%S(\.%[fgn])?$/]) add(withoutZone.replace(cut, '') + end);
  }
  add(day);
  return found;
}
