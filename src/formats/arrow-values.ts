import { dayText, numberText, type CellText } from './delimited-text.ts';

/** One column of a batch, row by row. */
export interface ArrowColumn {
  /** As a cell of delimited text. */
  readonly text: (row: number) => CellText;
  /** As a value that JSON can hold, for what stands inside other values. */
  readonly json: (row: number) => unknown;
  /** The columns that a structure is made of. */
  readonly inner?: readonly ArrowColumn[];
}

const perSecond = [1, 1_000, 1_000_000, 1_000_000_000];
const two = (value: number): string => String(value).padStart(2, '0');
const greatest = 8.64e15;

/** A column whose values are texts in JSON too. */
export function textColumn(text: (row: number) => CellText): ArrowColumn {
  return { text, json: text };
}

export function numberColumn(value: (row: number) => number | bigint | null): ArrowColumn {
  return {
    text: (row) => {
      const one = value(row);
      return typeof one === 'number' ? numberText(one) : one === null ? null : one.toString();
    },
    json: (row) => {
      const one = value(row);
      return typeof one === 'bigint' ? one.toString() : one;
    },
  };
}

/** Days since 1970. */
export function dayOf(days: number): CellText {
  return Math.abs(days) * 86_400_000 > greatest ? String(days) : dayText(new Date(days * 86_400_000));
}

/** A moment so many units after the first one of 1970, to the microsecond. */
export function momentOf(value: bigint, unit: number, zoned: boolean): CellText {
  const nano = unit === 3;
  const units = nano ? (value - (((value % 1_000n) + 1_000n) % 1_000n)) / 1_000n : value;
  const each = nano ? 1_000_000 : (perSecond[unit] ?? 1);
  const whole = Number(units);
  const seconds = Math.floor(whole / each);
  const date = new Date(seconds * 1000);
  if (!Number.isSafeInteger(whole) || Number.isNaN(date.getTime())) return value.toString();
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${dayText(date)} ${clock}${fractionOf((whole - seconds * each) / each)}${zoned ? 'Z' : ''}`;
}

/** The hour of a day, so many units after midnight. */
export function hourOf(value: bigint, unit: number): CellText {
  const each = BigInt(perSecond[unit] ?? 1);
  const seconds = Number(value / each);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${clock}${fractionOf(Number(value % each) / Number(each))}`;
}

/** So many units in seconds, the unit in which durations can be counted with. */
export function secondsOf(value: bigint, unit: number): CellText {
  return numberText(Number(value) / (perSecond[unit] ?? 1));
}

const fractionOf = (rest: number): string =>
  rest === 0
    ? ''
    : Math.min(rest, 0.999999)
        .toFixed(6)
        .slice(1)
        .replace(/\.?0+$/, '');

/** A whole number with a point put in: as a double it would lose digits. */
export function decimalOf(whole: bigint, scale: number): string {
  if (scale <= 0) return (whole * 10n ** BigInt(-scale)).toString();
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Text where it is some, else hexadecimal: older writers mark text as bytes. */
export function bytesText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

/** A float of 16 bits. */
export function halfOf(bits: number): number {
  const sign = bits >> 15 === 1 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
