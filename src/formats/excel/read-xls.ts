import { UserError } from '../../model/problem.ts';
import type { FormatFile } from '../format.ts';
import type { Grid, GridCell, GridMerge } from '../grid.ts';
import { BiffReader, biffRecords, type BiffRecord } from './biff-records.ts';
import { openCompound } from './compound-file.ts';
import { cellOf, numberKind, type NumberKind, type Sheet } from './workbook.ts';

const ids = {
  formula: 0x0006,
  end: 0x000a,
  dateMode: 0x0022,
  password: 0x002f,
  sheet: 0x0085,
  packedNumbers: 0x00bd,
  richText: 0x00d6,
  style: 0x00e0,
  merges: 0x00e5,
  strings: 0x00fc,
  sharedText: 0x00fd,
  number: 0x0203,
  text: 0x0204,
  truthOrError: 0x0205,
  formulaText: 0x0207,
  packedNumber: 0x027e,
  format: 0x041e,
  start: 0x0809,
} as const;
const worksheet = 0;
const biff8 = 0x0600;
const errors = new Map([
  [0, '#NULL!'],
  [7, '#DIV/0!'],
  [15, '#VALUE!'],
  [23, '#REF!'],
  [29, '#NAME?'],
  [36, '#NUM!'],
  [42, '#N/A'],
]);

/** What the start of a workbook says for all its sheets. */
interface Globals {
  from1904: boolean;
  readonly strings: string[];
  readonly kinds: NumberKind[];
  readonly sheets: { readonly name: string; readonly hidden: boolean; readonly kind: number; readonly at: number }[];
}

/** Sheets of a workbook in the binary format of Excel 97 to 2003. Rejects with a UserError. */
export async function readXls(file: FormatFile): Promise<readonly Sheet[]> {
  const damaged = new UserError({ code: 'workbook-damaged', file: file.name });
  const compound = openCompound(new Uint8Array(await file.blob.arrayBuffer()));
  if (compound === null) throw damaged;
  if (compound.names.includes('EncryptedPackage')) throw new UserError({ code: 'file-encrypted', file: file.name });
  const stream = compound.stream('Workbook') ?? compound.stream('Book');
  if (stream === null) throw damaged;
  const globals = readGlobals(stream, file.name);
  return globals.sheets.flatMap(({ name, hidden, kind, at }): readonly Sheet[] => {
    if (kind !== worksheet) return [];
    const cells = (): Promise<Grid> => {
      const grid = readSheet(stream, at, globals);
      return grid === null ? Promise.reject(damaged) : Promise.resolve(grid);
    };
    return [{ name, hidden, cells }];
  });
}

function readGlobals(stream: Uint8Array, file: string): Globals {
  const globals: Globals = { from1904: false, strings: [], kinds: [], sheets: [] };
  const codes = new Map<number, string>();
  const styles: number[] = [];
  for (const record of biffRecords(stream, 0)) {
    if (record === null) throw new UserError({ code: 'workbook-damaged', file });
    const reader = new BiffReader(record);
    if (record.at === 0 && (record.id !== ids.start || reader.u16() !== biff8))
      throw new UserError({ code: 'workbook-too-old', file });
    switch (record.id) {
      case ids.password:
        throw new UserError({ code: 'file-encrypted', file });
      case ids.dateMode:
        globals.from1904 = reader.u16() === 1;
        break;
      case ids.format:
        codes.set(reader.u16(), reader.text(reader.u16()));
        break;
      case ids.style:
        reader.skip(2);
        styles.push(reader.u16());
        break;
      case ids.sheet: {
        const at = reader.u32();
        const hidden = (reader.u8() & 3) !== 0;
        const kind = reader.u8();
        globals.sheets.push({ at, hidden, kind, name: reader.text(reader.u8()) });
        break;
      }
      case ids.strings:
        reader.skip(4);
        for (let left = reader.u32(); left > 0 && !reader.ended; left--)
          globals.strings.push(reader.text(reader.u16()));
        break;
      case ids.end:
        globals.kinds.push(...styles.map((style) => numberKind(style, codes.get(style))));
        return globals;
      default:
    }
  }
  return globals;
}

/** Null where the sheet does not start or end as sheets do. */
function readSheet(stream: Uint8Array, at: number, globals: Globals): Grid | null {
  const rows: GridCell[][] = [];
  const merges: GridMerge[] = [];
  const put = (row: number, column: number, cell: GridCell): void => {
    if (cell === null || cell === '') return;
    const cells = (rows[row] ??= []);
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
  };
  const number = (value: number, style: number): GridCell =>
    cellOf(value, globals.kinds[style] ?? 'number', globals.from1904);
  /** The formula whose text comes in a record of its own. */
  let waits: { readonly row: number; readonly column: number } | null = null;
  // A chart inside the sheet is a stream in the stream.
  let depth = 0;
  for (const record of biffRecords(stream, at)) {
    if (record === null || (record.at === at && record.id !== ids.start)) return null;
    if (record.id === ids.start) depth++;
    if (record.id === ids.end) {
      depth--;
      if (depth === 0) return { rows, merges, from1904: globals.from1904 };
    }
    if (depth !== 1) continue;
    const reader = new BiffReader(record);
    if (record.id === ids.merges) merges.push(...mergesIn(reader));
    else if (record.id === ids.formulaText) {
      if (waits !== null) put(waits.row, waits.column, reader.text(reader.u16()));
      waits = null;
    } else if (isCell(record)) {
      const [row, column] = [reader.u16(), reader.u16()];
      if (record.id === ids.packedNumbers) {
        const count = Math.floor((record.blocks[0]?.length ?? 0) / 6) - 1;
        for (let place = 0; place < count; place++) {
          const style = reader.u16();
          put(row, column + place, number(reader.packed(), style));
        }
        continue;
      }
      const style = reader.u16();
      if (record.id === ids.formula) {
        const result = resultOf(reader.bytes(8));
        if (result === 'text') waits = { row, column };
        else put(row, column, typeof result === 'number' ? number(result, style) : result);
      } else put(row, column, valueOf(record.id, reader, style));
    }
  }
  return null;

  function valueOf(id: number, reader: BiffReader, style: number): GridCell {
    switch (id) {
      case ids.sharedText:
        return globals.strings[reader.u32()] ?? null;
      case ids.packedNumber:
        return number(reader.packed(), style);
      case ids.number:
        return number(reader.f64(), style);
      case ids.truthOrError: {
        const value = reader.u8();
        return reader.u8() === 1 ? (errors.get(value) ?? '#VALUE!') : value === 1;
      }
      default:
        return reader.text(reader.u16());
    }
  }
}

const cellIds: ReadonlySet<number> = new Set([
  ids.formula,
  ids.packedNumbers,
  ids.richText,
  ids.sharedText,
  ids.number,
  ids.text,
  ids.truthOrError,
  ids.packedNumber,
]);
const isCell = ({ id }: BiffRecord): boolean => cellIds.has(id);

/** What a formula gave; `text` where it stands in the next record. */
function resultOf(bytes: Uint8Array): number | boolean | string | null {
  if (bytes[6] !== 0xff || bytes[7] !== 0xff) return new DataView(bytes.buffer).getFloat64(0, true);
  switch (bytes[0]) {
    case 0:
      return 'text';
    case 1:
      return bytes[2] === 1;
    case 2:
      return errors.get(bytes[2] ?? 15) ?? '#VALUE!';
    default:
      return null;
  }
}

function mergesIn(reader: BiffReader): readonly GridMerge[] {
  return Array.from({ length: reader.u16() }, () => {
    const [startRow, endRow, startCol, endCol] = [reader.u16(), reader.u16(), reader.u16(), reader.u16()];
    return { startRow, endRow, startCol, endCol };
  });
}
