import { Bool, DateDay, Float64, makeData, makeVector, TimestampMicrosecond, Utf8, type Vector } from 'apache-arrow';
import { isNumeric, type ColumnType } from '../../model/column.ts';

/** A column of Arrow from texts as the engine gave them, in its own type. Its buffers are laid down here, because Arrow's own builders are made with `new Function`. */
export function columnVector(type: ColumnType, values: readonly (string | null)[]): Vector {
  const { length } = values;
  const nullBitmap = bits(values.map((value) => value !== null));
  const nullCount = values.reduce((count, value) => count + (value === null ? 1 : 0), 0);
  const shared = { length, nullCount, nullBitmap };
  if (isNumeric(type)) {
    const data = Float64Array.from(values, (value) => Number(value ?? 0));
    return makeVector(makeData({ type: new Float64(), ...shared, data }));
  }
  switch (type) {
    case 'boolean':
      return makeVector(makeData({ type: new Bool(), ...shared, data: bits(values.map((value) => value === 'true')) }));
    case 'date': {
      const data = Int32Array.from(values, (value) =>
        value === null ? 0 : Date.parse(`${value}T00:00:00Z`) / dayLength,
      );
      return makeVector(makeData({ type: new DateDay(), ...shared, data }));
    }
    case 'datetime': {
      const data = BigInt64Array.from(values, (value) =>
        value === null ? 0n : BigInt(Date.parse(`${value.replace(' ', 'T')}Z`)) * 1000n,
      );
      return makeVector(makeData({ type: new TimestampMicrosecond(), ...shared, data }));
    }
    default:
      return makeVector(makeData({ type: new Utf8(), ...shared, ...texts(values) }));
  }
}

const dayLength = 86_400_000;

/** One bit a value, the first in the lowest place. */
function bits(values: readonly boolean[]): Uint8Array {
  const packed = new Uint8Array(Math.ceil(values.length / 8));
  values.forEach((value, index) => {
    if (value) packed[index >> 3] = (packed[index >> 3] ?? 0) | (1 << (index & 7));
  });
  return packed;
}

/** Texts one after the other, and where each begins. */
function texts(values: readonly (string | null)[]): { readonly data: Uint8Array; readonly valueOffsets: Int32Array } {
  const encoder = new TextEncoder();
  const pieces = values.map((value) => encoder.encode(value ?? ''));
  const valueOffsets = new Int32Array(values.length + 1);
  pieces.forEach((piece, index) => {
    valueOffsets[index + 1] = (valueOffsets[index] ?? 0) + piece.length;
  });
  const data = new Uint8Array(valueOffsets[values.length] ?? 0);
  pieces.forEach((piece, index) => {
    data.set(piece, valueOffsets[index] ?? 0);
  });
  return { data, valueOffsets };
}
