import { DelimitedText } from './delimited-text.ts';
import { columnsOf, dictionaryOf, type ArrowDictionary } from './arrow-columns.ts';
import { arrowMessages, type ArrowBatch, type UnpackZstd } from './arrow-messages.ts';
import { fieldsOf, type ArrowField } from './arrow-schema.ts';

/**
 * Arrow tables as rows of delimited text: days and moments in ISO, numbers in their shortest form, durations in seconds, what is nested as
 * JSON. The fields of a structure are columns of their own, one level deep.
 */
export class ArrowText {
  readonly #text = new DelimitedText();
  #named = false;

  /** The rows of one file or stream; of several, the columns are those of the first. Throws where it is cut or makes no sense. */
  async add(bytes: Uint8Array, zstd: UnpackZstd): Promise<void> {
    let fields: readonly ArrowField[] | null = null;
    const dictionaries = new Map<number, ArrowDictionary>();
    for await (const message of arrowMessages(bytes, zstd)) {
      if (message.kind === 'schema') {
        fields = fieldsOf(message.schema);
        if (!this.#named) this.#text.row(fields.flatMap(namesOf));
        this.#named = true;
      } else if (fields === null) throw new RangeError('Rows before their columns');
      else if (message.kind === 'rows') this.#rows(fields, message.batch, dictionaries);
      else {
        const field = withDictionary(fields, message.id);
        if (field === null) continue;
        const found = dictionaryOf(field, message.batch, dictionaries);
        const before = message.isDelta ? dictionaries.get(message.id) : undefined;
        dictionaries.set(message.id, before === undefined ? found : joined(before, found));
      }
    }
    if (fields === null) throw new RangeError('No columns');
  }

  blob(): Blob {
    return this.#text.blob();
  }

  #rows(fields: readonly ArrowField[], batch: ArrowBatch, dictionaries: ReadonlyMap<number, ArrowDictionary>): void {
    const columns = columnsOf(fields, batch, dictionaries);
    const cells = columns.flatMap((column) => (column.inner ?? [column]).map(({ text }) => text));
    for (let row = 0; row < batch.rows; row++) this.#text.row(cells.map((cell) => cell(row)));
  }
}

/** The fields that become columns of their own. */
function innerOf(field: ArrowField): readonly ArrowField[] | null {
  return field.type.kind === 'struct' && field.dictionary === null ? field.children : null;
}

function namesOf(field: ArrowField): readonly string[] {
  return innerOf(field)?.map((child) => `${field.name}.${child.name}`) ?? [field.name];
}

function withDictionary(fields: readonly ArrowField[], id: number): ArrowField | null {
  for (const field of fields) {
    if (field.dictionary?.id === id) return field;
    const inner = withDictionary(field.children, id);
    if (inner !== null) return inner;
  }
  return null;
}

/** A dictionary that comes in pieces. */
function joined(first: ArrowDictionary, second: ArrowDictionary): ArrowDictionary {
  const { length } = first;
  return {
    length: length + second.length,
    column: {
      text: (row) => (row < length ? first.column.text(row) : second.column.text(row - length)),
      json: (row) => (row < length ? first.column.json(row) : second.column.json(row - length)),
    },
  };
}
