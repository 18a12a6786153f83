import type { FlatTable } from './flat-table.ts';

/** How values of a column are laid out, in the terms of the Arrow format. */
export type ArrowType =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer'; readonly bits: number; readonly signed: boolean }
  | { readonly kind: 'float'; readonly bits: number }
  | { readonly kind: 'decimal'; readonly bits: number; readonly scale: number }
  | { readonly kind: 'date'; readonly days: boolean }
  | { readonly kind: 'time'; readonly unit: number; readonly bits: number }
  | { readonly kind: 'timestamp'; readonly unit: number; readonly zone: string }
  | { readonly kind: 'duration'; readonly unit: number }
  | { readonly kind: 'bytes'; readonly text: boolean; readonly offsets: 32 | 64 | 'views' }
  | { readonly kind: 'fixed-bytes'; readonly width: number }
  | { readonly kind: 'list'; readonly offsets: 32 | 64; readonly sizes: boolean; readonly map: boolean }
  | { readonly kind: 'fixed-list'; readonly size: number }
  | { readonly kind: 'struct' }
  /** What no table of a person holds. */
  | { readonly kind: 'other'; readonly name: string };

export interface ArrowField {
  readonly name: string;
  readonly type: ArrowType;
  readonly children: readonly ArrowField[];
  /** Where values are places in a list that comes apart: which list, and what the places are. */
  readonly dictionary: { readonly id: number; readonly index: ArrowType } | null;
}

const floats = [16, 32, 64];

/** The fields of a Schema. */
export function fieldsOf(schema: FlatTable): readonly ArrowField[] {
  return schema.tables(1).map(fieldOf);
}

function fieldOf(field: FlatTable): ArrowField {
  const encoding = field.table(4);
  const index = encoding?.table(1) ?? null;
  return {
    name: field.text(0) ?? '',
    type: typeOf(field.u8(2), field.table(3)),
    children: field.tables(5).map(fieldOf),
    dictionary: encoding === null ? null : { id: encoding.i64(0), index: integer(index) },
  };
}

const integer = (type: FlatTable | null): ArrowType => ({
  kind: 'integer',
  bits: type?.i32(0) ?? 32,
  signed: type === null || type.u8(1) === 1,
});

/** By the number that the format gives to each type. */
function typeOf(number: number, type: FlatTable | null): ArrowType {
  const bytes = (text: boolean, offsets: 32 | 64 | 'views'): ArrowType => ({ kind: 'bytes', text, offsets });
  const list = (offsets: 32 | 64, sizes = false, map = false): ArrowType => ({ kind: 'list', offsets, sizes, map });
  switch (number) {
    case 1:
      return { kind: 'null' };
    case 2:
      return integer(type);
    case 3:
      return { kind: 'float', bits: floats[type?.i16(0) ?? 0] ?? 64 };
    case 4:
      return bytes(false, 32);
    case 5:
      return bytes(true, 32);
    case 6:
      return { kind: 'boolean' };
    case 7:
      return { kind: 'decimal', scale: type?.i32(1) ?? 0, bits: type?.i32(2, 128) ?? 128 };
    case 8:
      return { kind: 'date', days: type?.i16(0, 1) === 0 };
    case 9:
      return { kind: 'time', unit: type?.i16(0, 1) ?? 1, bits: type?.i32(1, 32) ?? 32 };
    case 10:
      return { kind: 'timestamp', unit: type?.i16(0) ?? 0, zone: type?.text(1) ?? '' };
    case 12:
      return list(32);
    case 13:
      return { kind: 'struct' };
    case 15:
      return { kind: 'fixed-bytes', width: type?.i32(0) ?? 0 };
    case 16:
      return { kind: 'fixed-list', size: type?.i32(0) ?? 0 };
    case 17:
      return list(32, false, true);
    case 18:
      return { kind: 'duration', unit: type?.i16(0, 1) ?? 1 };
    case 19:
      return bytes(false, 64);
    case 20:
      return bytes(true, 64);
    case 21:
      return list(64);
    case 23:
      return bytes(false, 'views');
    case 24:
      return bytes(true, 'views');
    case 25:
      return list(32, true);
    case 26:
      return list(64, true);
    default:
      return { kind: 'other', name: others[number] ?? String(number) };
  }
}

const others: Readonly<Record<number, string>> = { 11: 'interval', 14: 'union', 22: 'run-end encoded' };
