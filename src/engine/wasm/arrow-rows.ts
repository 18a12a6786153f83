import { RecordBatchReader } from 'apache-arrow';
import type { Data, DataType, Field, Schema } from 'apache-arrow';
import { rowsOf } from '../../model/rows.ts';
import type { Rows, RowsColumn } from '../../model/rows.ts';
import { fillNumbers, isNumeric } from './arrow-numbers.ts';
import { fillTexts, isTextual } from './arrow-texts.ts';

/** Columns of types that do not cross: intervals, lists, structs, enums (their dictionary stays in the worker). Cast them to VARCHAR. */
export class UnreadableColumns extends TypeError {
  readonly columns: readonly string[];

  constructor(columns: readonly string[]) {
    super(`Columns to cast to VARCHAR first: ${columns.join(', ')}`);
    this.columns = columns;
  }
}

/** Throws `UnreadableColumns`, before anything is fetched. */
export function checkSchema(schema: Uint8Array): void {
  const fields: readonly Field<DataType>[] = RecordBatchReader.from(schema).open().schema.fields;
  const columns = fields.filter((field) => !isNumeric(field.type) && !isTextual(field.type));
  if (columns.length > 0) throw new UnreadableColumns(columns.map((field) => field.name));
}

/** An Arrow stream as rows. Two columns of one name become `name` and `name_1`, as in a subquery of DuckDB. */
export function rowsFromArrow(chunks: readonly Uint8Array[]): Rows {
  const reader = RecordBatchReader.from(chunks).open();
  const { schema } = reader; // a reader forgets it at its end
  const batches = [...reader];
  const count = batches.reduce((sum, batch) => sum + batch.numRows, 0);
  const columns = new Map<string, RowsColumn>();
  namesOf(schema).forEach((name, index) => {
    const type = schema.fields[index]?.type as DataType;
    const parts = batches.flatMap((batch) => batch.data.children[index] ?? []) as readonly Data[];
    columns.set(
      name,
      isNumeric(type)
        ? gather(new Float64Array(count), parts, fillNumbers)
        : gather(new Array<string | null>(count), parts, fillTexts),
    );
  });
  return rowsOf(columns);
}

function gather<Column>(
  column: Column,
  parts: readonly Data[],
  fill: (column: Column, at: number, part: Data) => void,
): Column {
  let at = 0;
  for (const part of parts) {
    fill(column, at, part);
    at += part.length;
  }
  return column;
}

function namesOf(schema: Schema): readonly string[] {
  const names = new Set<string>();
  for (const { name } of schema.fields) {
    let unique = name;
    for (let copy = 1; names.has(unique); copy += 1) unique = `${name}_${copy}`;
    names.add(unique);
  }
  return [...names];
}
