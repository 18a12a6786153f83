import { numberText, type CellText } from './delimited-text.ts';
import type { ArrowBatch } from './arrow-messages.ts';
import type { ArrowField, ArrowType } from './arrow-schema.ts';
import {
  bytesText,
  dayOf,
  decimalOf,
  halfOf,
  hourOf,
  momentOf,
  numberColumn,
  secondsOf,
  textColumn,
  type ArrowColumn,
} from './arrow-values.ts';

/** A list of values that columns point into. */
export interface ArrowDictionary {
  readonly length: number;
  readonly column: ArrowColumn;
}

/** A column whose kind is not read. */
export class UnreadType extends Error {
  readonly column: string;
  readonly type: string;

  constructor(column: string, type: string) {
    super(`${column}: ${type}`);
    this.column = column;
    this.type = type;
  }
}

/** The columns of a batch, in the order of the fields. Throws an UnreadType, a RangeError where buffers are missing. */
export function columnsOf(
  fields: readonly ArrowField[],
  batch: ArrowBatch,
  dictionaries: ReadonlyMap<number, ArrowDictionary>,
): readonly ArrowColumn[] {
  const parts = new Parts(batch);
  return fields.map((field) => columnOf(field, parts, dictionaries));
}

/** The values of a dictionary, whose field says what the places in it are. */
export function dictionaryOf(
  field: ArrowField,
  batch: ArrowBatch,
  dictionaries: ReadonlyMap<number, ArrowDictionary>,
): ArrowDictionary {
  const [column] = columnsOf([{ ...field, dictionary: null }], batch, dictionaries);
  if (column === undefined) throw new RangeError('A dictionary holds nothing');
  return { length: batch.rows, column };
}

/** What a batch is made of, taken in the order in which its fields want it. */
class Parts {
  readonly #batch: ArrowBatch;
  #length = 0;
  #buffer = 0;
  #pieces = 0;

  constructor(batch: ArrowBatch) {
    this.#batch = batch;
  }

  length(): number {
    return this.#batch.lengths[this.#length++] ?? 0;
  }

  buffer(): Uint8Array {
    const buffer = this.#batch.buffers[this.#buffer++];
    if (buffer === undefined) throw new RangeError('A buffer is missing');
    return buffer;
  }

  pieces(): readonly Uint8Array[] {
    return Array.from({ length: this.#batch.pieces[this.#pieces++] ?? 0 }, () => this.buffer());
  }
}

const bit = (bits: Uint8Array, row: number): boolean => (((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;

/** Where nothing says which rows hold a value, all do. */
function valid(bits: Uint8Array): (row: number) => boolean {
  return bits.length === 0 ? () => true : (row) => bit(bits, row);
}

type Dictionaries = ReadonlyMap<number, ArrowDictionary>;

function columnOf(field: ArrowField, parts: Parts, dictionaries: Dictionaries): ArrowColumn {
  const { type, dictionary, name, children } = field;
  const length = parts.length();
  if (dictionary !== null) {
    const is = valid(parts.buffer());
    const at = wholeOf(dictionary.index, parts.buffer());
    const known = dictionaries.get(dictionary.id)?.column;
    return {
      text: (row) => (is(row) ? (known?.text(Number(at(row))) ?? null) : null),
      json: (row) => (is(row) ? (known?.json(Number(at(row))) ?? null) : null),
    };
  }
  switch (type.kind) {
    case 'null':
      return textColumn(() => null);
    case 'struct': {
      const is = valid(parts.buffer());
      const inner = children.map((child) => columnOf(child, parts, dictionaries));
      return {
        ...nested((row) =>
          is(row) ? Object.fromEntries(children.map(({ name: key }, at) => [key, inner[at]?.json(row)])) : null,
        ),
        inner: inner.map((column) => ({
          text: (row) => (is(row) ? column.text(row) : null),
          json: (row) => (is(row) ? column.json(row) : null),
        })),
      };
    }
    case 'list': {
      const is = valid(parts.buffer());
      const starts = wholeOf(integer(type.offsets), parts.buffer());
      const sizes = type.sizes ? wholeOf(integer(type.offsets), parts.buffer()) : null;
      const items = onlyChild(field, parts, dictionaries);
      return nested((row) => {
        if (!is(row)) return null;
        const from = Number(starts(row));
        const to = sizes === null ? Number(starts(row + 1)) : from + Number(sizes(row));
        const list = Array.from({ length: to - from }, (_, place) => items.json(from + place));
        return type.map
          ? Object.fromEntries(list.map((entry) => Object.values(entry as object) as [string, unknown]))
          : list;
      });
    }
    case 'fixed-list': {
      const is = valid(parts.buffer());
      const items = onlyChild(field, parts, dictionaries);
      return nested((row) =>
        is(row) ? Array.from({ length: type.size }, (_, place) => items.json(row * type.size + place)) : null,
      );
    }
    case 'other':
      throw new UnreadType(name, type.name);
    case 'bytes': {
      const is = valid(parts.buffer());
      return type.offsets === 'views'
        ? viewColumn(type.text, is, parts.buffer(), parts.pieces())
        : bytesColumn(type.text, is, wholeOf(integer(type.offsets), parts.buffer()), parts.buffer(), length);
    }
    default:
      return plainColumn(type, valid(parts.buffer()), parts.buffer());
  }
}

const integer = (bits: number): ArrowType => ({ kind: 'integer', bits, signed: true });

function onlyChild({ children, name }: ArrowField, parts: Parts, dictionaries: Dictionaries): ArrowColumn {
  const [child] = children;
  if (child === undefined) throw new UnreadType(name, 'list');
  return columnOf(child, parts, dictionaries);
}

function nested(json: (row: number) => unknown): ArrowColumn {
  return {
    json,
    text: (row) => {
      const value = json(row);
      return value === null ? null : JSON.stringify(value);
    },
  };
}

type Plain = Exclude<ArrowType, { readonly kind: 'null' | 'struct' | 'list' | 'fixed-list' | 'other' | 'bytes' }>;

/** Values that stand beside each other, each as wide as the next. */
function plainColumn(type: Plain, is: (row: number) => boolean, bytes: Uint8Array): ArrowColumn {
  const when = (text: (row: number) => CellText): ArrowColumn => textColumn((row) => (is(row) ? text(row) : null));
  const big = (bits: number): ((row: number) => bigint) => {
    const whole = wholeOf(integer(bits), bytes);
    return (row) => BigInt(whole(row));
  };
  switch (type.kind) {
    case 'boolean':
      return {
        text: (row) => (is(row) ? (bit(bytes, row) ? 'true' : 'false') : null),
        json: (row) => (is(row) ? bit(bytes, row) : null),
      };
    case 'integer': {
      const whole = wholeOf(type, bytes);
      return numberColumn((row) => (is(row) ? whole(row) : null));
    }
    case 'float': {
      const value = floatOf(type.bits, bytes);
      // 0.1 of 32 bits is meant, not the double beside it.
      const short =
        type.bits === 64 ? (one: number): number => one : (one: number): number => Number(one.toPrecision(7));
      return {
        text: (row) => (is(row) ? numberText(short(value(row))) : null),
        json: (row) => (is(row) ? short(value(row)) : null),
      };
    }
    case 'decimal':
      return when((row) => decimalOf(wideAt(bytes, row, type.bits / 32), type.scale));
    case 'date': {
      const whole = wholeOf(integer(type.days ? 32 : 64), bytes);
      return when((row) => dayOf(type.days ? Number(whole(row)) : Math.floor(Number(whole(row)) / 86_400_000)));
    }
    case 'time': {
      const whole = big(type.bits);
      return when((row) => hourOf(whole(row), type.unit));
    }
    case 'timestamp': {
      const whole = big(64);
      return when(sameAgain(whole, (value) => momentOf(value, type.unit, type.zone !== '')));
    }
    case 'duration': {
      const whole = big(64);
      return when((row) => secondsOf(whole(row), type.unit));
    }
    case 'fixed-bytes':
      return when((row) => bytesText(bytes.subarray(row * type.width, (row + 1) * type.width)));
  }
}

/** Lines of one ticket share their moment: what was written for the value before is written again. */
function sameAgain(value: (row: number) => bigint, write: (value: bigint) => CellText): (row: number) => CellText {
  let last: bigint | null = null;
  let text: CellText = null;
  return (row) => {
    const one = value(row);
    if (one !== last) text = write(one);
    last = one;
    return text;
  };
}

function wholeOf(type: ArrowType, bytes: Uint8Array): (row: number) => number | bigint {
  const { bits, signed } = type.kind === 'integer' ? type : { bits: 32, signed: true };
  const at =
    <Value extends number | bigint>(values: ArrayLike<Value>): ((row: number) => Value) =>
    (row) => {
      const value = values[row];
      if (value === undefined) throw new RangeError('A row is missing');
      return value;
    };
  const { buffer, byteOffset } = bytes;
  const count = Math.floor(bytes.length / (bits / 8));
  switch (bits) {
    case 8:
      return at(signed ? new Int8Array(buffer, byteOffset, count) : bytes);
    case 16:
      return at(signed ? new Int16Array(buffer, byteOffset, count) : new Uint16Array(buffer, byteOffset, count));
    case 32:
      return at(signed ? new Int32Array(buffer, byteOffset, count) : new Uint32Array(buffer, byteOffset, count));
    default:
      return at(signed ? new BigInt64Array(buffer, byteOffset, count) : new BigUint64Array(buffer, byteOffset, count));
  }
}

function floatOf(bits: number, { buffer, byteOffset, length }: Uint8Array): (row: number) => number {
  if (bits === 16) {
    const halves = new Uint16Array(buffer, byteOffset, length >> 1);
    return (row) => halfOf(halves[row] ?? 0);
  }
  const values =
    bits === 32 ? new Float32Array(buffer, byteOffset, length >> 2) : new Float64Array(buffer, byteOffset, length >> 3);
  return (row) => values[row] ?? Number.NaN;
}

/** A whole number of several words of 32 bits. */
function wideAt(bytes: Uint8Array, row: number, words: number): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset + row * words * 4, words * 4);
  let whole = 0n;
  for (let word = words - 1; word >= 0; word--) whole = (whole << 32n) | BigInt(view.getUint32(word * 4, true));
  return BigInt.asIntN(words * 32, whole);
}

/** The text of a whole batch is decoded at once: in ASCII, its bytes and its characters stand at the same places. */
function bytesColumn(
  isText: boolean,
  is: (row: number) => boolean,
  starts: (row: number) => number | bigint,
  bytes: Uint8Array,
  length: number,
): ArrowColumn {
  if (length === 0) return textColumn(() => null);
  const first = Number(starts(0));
  const whole = bytes.subarray(first, Number(starts(length)));
  const decoder = new TextDecoder();
  const text = isText ? decoder.decode(whole) : '';
  if (isText && text.length === whole.length && !text.startsWith('\uFEFF'))
    return textColumn((row) =>
      is(row) ? text.slice(Number(starts(row)) - first, Number(starts(row + 1)) - first) : null,
    );
  const write = isText ? (one: Uint8Array): string => decoder.decode(one) : bytesText;
  return textColumn((row) => (is(row) ? write(bytes.subarray(Number(starts(row)), Number(starts(row + 1)))) : null));
}

const viewBytes = 16;
const inPlace = 12;

/** Short texts stand in their view; of longer ones it says in which piece they are, and where. */
function viewColumn(
  isText: boolean,
  is: (row: number) => boolean,
  views: Uint8Array,
  pieces: readonly Uint8Array[],
): ArrowColumn {
  const view = new DataView(views.buffer, views.byteOffset, views.byteLength);
  const decoder = new TextDecoder();
  const write = isText ? (one: Uint8Array): string => decoder.decode(one) : bytesText;
  return textColumn((row) => {
    if (!is(row)) return null;
    const at = row * viewBytes;
    const length = view.getInt32(at, true);
    if (length <= inPlace) return write(views.subarray(at + 4, at + 4 + length));
    const piece = pieces[view.getInt32(at + 8, true)];
    const from = view.getInt32(at + 12, true);
    if (piece === undefined || from + length > piece.length) throw new RangeError('A text is missing');
    return write(piece.subarray(from, from + length));
  });
}
