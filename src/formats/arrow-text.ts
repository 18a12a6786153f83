import { DataType, TimeUnit, type Data, type Field, type RecordBatch, type Schema, type Vector } from 'apache-arrow';
import { dayText, DelimitedText, momentText, numberText, type CellText } from './delimited-text.ts';

/** How a value of a column is written. */
type Writer = (value: unknown) => CellText;

/** Columns of an Arrow table as rows of delimited text: days and moments in ISO, numbers in their shortest form, what is nested as JSON. */
export class ArrowText {
  readonly #text = new DelimitedText();
  readonly #columns: readonly Column[];
  rows = 0;

  constructor(schema: Schema) {
    this.#columns = schema.fields.flatMap((field, index) => columnsOf(field, index));
    this.#text.row(this.#columns.map((column) => column.name));
  }

  add(batch: RecordBatch): void {
    const columns = this.#columns.map((column) => column.read(batch));
    for (let row = 0; row < batch.numRows; row++) this.#text.row(columns.map((cell) => cell(row)));
    this.rows += batch.numRows;
  }

  blob(): Blob {
    return this.#text.blob();
  }
}

interface Column {
  readonly name: string;
  readonly read: (batch: RecordBatch) => (row: number) => CellText;
}

/** The fields of a structure are columns of their own; what is deeper stays JSON. */
function columnsOf(field: Field, index: number): readonly Column[] {
  if (DataType.isStruct(field.type)) {
    return field.type.children.map((child, place) => {
      const write = writerOf(child.type as DataType);
      return {
        name: `${field.name}.${child.name}`,
        read: (batch) => {
          const outer = batch.getChildAt(index);
          const inner = outer?.getChildAt(place) ?? null;
          return (row) => (outer?.isValid(row) === false ? null : write(inner?.get(row)));
        },
      };
    });
  }
  return [{ name: field.name, read: (batch) => readerOf(field.type as DataType, batch.getChildAt(index)) }];
}

function readerOf(type: DataType, vector: Vector | null): (row: number) => CellText {
  if (vector === null) return () => null;
  if (DataType.isDecimal(type)) return decimalReader(vector, type.scale);
  if (DataType.isUtf8(type)) return textReader(vector);
  const write = writerOf(type);
  return (row) => write(vector.get(row));
}

function writerOf(type: DataType): Writer {
  if (DataType.isDate(type)) return filled((value) => dayText(new Date(Number(value))));
  if (DataType.isTimestamp(type)) {
    const zone = type.timezone ?? '';
    return filled((value) => `${momentText(new Date(Math.floor(Number(value))))}${zone === '' ? '' : 'Z'}`);
  }
  if (DataType.isTime(type)) return timeWriter(type.unit);
  if (DataType.isDictionary(type)) return writerOf(type.dictionary as DataType);
  if (DataType.isInt(type) || DataType.isFloat(type))
    return filled((value) => (typeof value === 'bigint' ? value.toString() : numberText(Number(value))));
  if (DataType.isBinary(type) || DataType.isFixedSizeBinary(type) || DataType.isLargeBinary(type))
    return filled((value) => (value instanceof Uint8Array ? bytesText(value) : null));
  return filled(plainText);
}

const filled =
  (write: Writer): Writer =>
  (value) =>
    value === null || value === undefined ? null : write(value);

function plainText(value: unknown): CellText {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return value.toString();
    case 'number':
      return numberText(value);
    default:
      return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
  }
}

/** Text where it is some, else hexadecimal: older writers mark text as bytes. */
function bytesText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

function timeWriter(unit: TimeUnit): Writer {
  const perSecond = [1, 1_000, 1_000_000, 1_000_000_000][unit] ?? 1;
  return filled((value) => {
    const seconds = Number(value) / perSecond;
    return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 19);
  });
}

/** The text of a whole batch is decoded at once: in ASCII, its bytes and its characters stand at the same places. */
function textReader(vector: Vector): (row: number) => CellText {
  const [data] = vector.data as readonly Data[];
  const offsets = data?.valueOffsets as Int32Array | undefined;
  const bytes = data?.values as Uint8Array | undefined;
  if (vector.data.length !== 1 || offsets === undefined || bytes === undefined)
    return (row) => vector.get(row) as string | null;
  const from = offsets[0] ?? 0;
  const whole = bytes.subarray(from, offsets[vector.length] ?? from);
  const text = new TextDecoder().decode(whole);
  if (text.length !== whole.length) return (row) => vector.get(row) as string | null;
  const full = vector.nullCount === 0;
  return (row) =>
    full || vector.isValid(row) ? text.slice((offsets[row] ?? 0) - from, (offsets[row + 1] ?? 0) - from) : null;
}

/** Decimals are whole numbers of 128 or 256 bits with a point put in: as a double they would lose digits. */
function decimalReader(vector: Vector, scale: number): (row: number) => CellText {
  const at: { readonly data: Data; readonly from: number }[] = [];
  let from = 0;
  for (const data of vector.data as readonly Data[]) {
    at.push({ data, from });
    from += data.length;
  }
  return (row) => {
    if (!vector.isValid(row)) return null;
    const chunk = at.findLast((one) => one.from <= row);
    if (chunk === undefined) return null;
    const { data } = chunk;
    const values = data.values as Uint32Array;
    const words = data.stride;
    const start = (row - chunk.from) * words;
    let whole = 0n;
    for (let word = words - 1; word >= 0; word--) whole = (whole << 32n) | BigInt(values[start + word] ?? 0);
    const negative = ((values[start + words - 1] ?? 0) & 0x80000000) !== 0;
    return withPoint(negative ? whole - (1n << BigInt(words * 32)) : whole, scale);
  };
}

function withPoint(whole: bigint, scale: number): string {
  if (scale <= 0) return (whole * 10n ** BigInt(-scale)).toString();
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`;
}
