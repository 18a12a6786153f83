import { Type } from 'apache-arrow';
import type { Data, DataType } from 'apache-arrow';

type Fixed = Float64Array | Float32Array | Int8Array | Int16Array | Int32Array | Uint8Array | Uint16Array | Uint32Array;
type Wide = BigInt64Array | BigUint64Array;

// By number, never by `instanceof`: a page can hold two copies of Arrow.
export function isNumeric(type: DataType): boolean {
  return (
    type.typeId === Type.Int || type.typeId === Type.Float || type.typeId === Type.Bool || type.typeId === Type.Decimal
  );
}

/** Writes a part as doubles: NULL is NaN, booleans are 0 and 1, decimals get their comma back. */
export function fillNumbers(column: Float64Array, at: number, part: Data): void {
  const { type, length } = part;
  if (type.typeId === Type.Bool) fillBits(column, at, part);
  else if (type.typeId === Type.Decimal) fillDecimals(column, at, part);
  else {
    const values = part.values as Fixed | Wide;
    if (isWide(values)) for (let row = 0; row < length; row += 1) column[at + row] = Number(values[row]);
    else column.set(values.length === length ? values : values.subarray(0, length), at);
  }
  if (part.nullCount > 0) eraseNulls(column, at, part);
}

function isWide(values: Fixed | Wide): values is Wide {
  return typeof values[0] === 'bigint';
}

function fillBits(column: Float64Array, at: number, part: Data): void {
  const bits = part.values as Uint8Array;
  for (let row = 0; row < part.length; row += 1) {
    const bit = part.offset + row;
    column[at + row] = ((bits[bit >> 3] ?? 0) >> (bit & 7)) & 1;
  }
}

/** Four words of 32 bits, the lowest first, two's complement. */
function fillDecimals(column: Float64Array, at: number, part: Data): void {
  const words = part.values as Uint32Array;
  const { scale, bitWidth } = part.type as DataType & { readonly scale: number; readonly bitWidth: number };
  const width = bitWidth / 32;
  for (let row = 0; row < part.length; row += 1) {
    let whole = 0n;
    for (let word = width - 1; word >= 0; word -= 1) whole = (whole << 32n) | BigInt(words[row * width + word] ?? 0);
    column[at + row] = Number(BigInt.asIntN(bitWidth, whole)) / 10 ** scale;
  }
}

function eraseNulls(column: Float64Array, at: number, part: Data): void {
  const { nullBitmap, offset, length } = part;
  for (let row = 0; row < length; row += 1) {
    const bit = offset + row;
    if (((nullBitmap[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) column[at + row] = Number.NaN;
  }
}
