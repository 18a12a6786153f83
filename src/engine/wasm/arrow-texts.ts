import { DateUnit, TimeUnit, Type } from 'apache-arrow';
import type { Data, DataType } from 'apache-arrow';

const decoder = new TextDecoder();
const perSecond: Readonly<Record<TimeUnit, number>> = {
  [TimeUnit.SECOND]: 1,
  [TimeUnit.MILLISECOND]: 1e3,
  [TimeUnit.MICROSECOND]: 1e6,
  [TimeUnit.NANOSECOND]: 1e9,
};

export function isTextual(type: DataType): boolean {
  return (
    type.typeId === Type.Utf8 ||
    type.typeId === Type.Date ||
    type.typeId === Type.Timestamp ||
    type.typeId === Type.Null
  );
}

/** Writes a part as text: dates as `2024-01-31`, moments as `2024-01-31T14:05:00` with milliseconds only when there are some. */
export function fillTexts(column: (string | null)[], at: number, part: Data): void {
  if (part.type.typeId === Type.Null) column.fill(null, at, at + part.length);
  else if (part.type.typeId === Type.Utf8) fillStrings(column, at, part);
  else {
    const values = part.values as Int32Array | BigInt64Array;
    const textOf = writerOf(part.type);
    for (let row = 0; row < part.length; row += 1) column[at + row] = textOf(values, row);
  }
  if (part.nullCount > 0) eraseNulls(column, at, part);
}

function fillStrings(column: (string | null)[], at: number, part: Data): void {
  const offsets = part.valueOffsets as Int32Array;
  const bytes = part.values as Uint8Array;
  const first = offsets[0] ?? 0;
  const last = offsets[part.length] ?? first;
  const whole = decoder.decode(bytes.subarray(first, last));
  const ascii = whole.length === last - first;
  for (let row = 0; row < part.length; row += 1) {
    const start = offsets[row] ?? first;
    const end = offsets[row + 1] ?? start;
    column[at + row] = ascii ? whole.slice(start - first, end - first) : decoder.decode(bytes.subarray(start, end));
  }
}

type Writer = (values: Int32Array | BigInt64Array, row: number) => string;

function writerOf(type: DataType): Writer {
  if (type.typeId === Type.Timestamp) {
    const { unit } = type as DataType & { readonly unit: TimeUnit };
    return (values, row) => moment((wide(values, row) / perSecond[unit]) * 1e3);
  }
  const { unit } = type as DataType & { readonly unit: DateUnit };
  if (unit === DateUnit.DAY) return (values, row) => day(Number(values[row] ?? 0) * 86_400_000);
  return (values, row) => moment(wide(values, row));
}

/** A 64-bit value, whether it came as one bigint or as two 32-bit words. */
function wide(values: Int32Array | BigInt64Array, row: number): number {
  if (values instanceof BigInt64Array) return Number(values[row] ?? 0n);
  return (values[2 * row + 1] ?? 0) * 2 ** 32 + ((values[2 * row] ?? 0) >>> 0);
}

/** Infinities of DuckDB and dates beyond those of JavaScript come as text too. */
function iso(milliseconds: number): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return milliseconds > 0 ? 'infinity' : '-infinity';
  return date.toISOString();
}

function day(milliseconds: number): string {
  return iso(milliseconds).replace(/T.*$/, '');
}

function moment(milliseconds: number): string {
  return iso(milliseconds).replace(/(\.000)?Z$/, '');
}

function eraseNulls(column: (string | null)[], at: number, part: Data): void {
  for (let row = 0; row < part.length; row += 1) {
    const bit = part.offset + row;
    if (((part.nullBitmap[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) column[at + row] = null;
  }
}
