import { readXls as readBinary } from 'hucre/xlsx';
import { UserError } from '../../model/problem.ts';
import type { FormatFile } from '../format.ts';
import type { Grid } from '../grid.ts';
import { openCompound, type CompoundFile } from './compound-file.ts';
import type { Sheet } from './workbook.ts';

const boundSheet = 0x0085;
const filePass = 0x002f;
const startOfStream = 0x0809;
const endOfStream = 0x000a;
const worksheet = 0;
const biff8 = 0x0600;

/** Sheets of a workbook in the binary format of Excel 97 to 2003. Rejects with a UserError. */
export async function readXls(file: FormatFile): Promise<readonly Sheet[]> {
  const bytes = new Uint8Array(await file.blob.arrayBuffer());
  const damaged = (cause?: unknown): UserError =>
    new UserError({ code: 'workbook-damaged', file: file.name }, { cause });
  const compound = openCompound(bytes);
  if (compound === null) throw damaged();
  if (compound.names.includes('EncryptedPackage')) throw new UserError({ code: 'file-encrypted', file: file.name });
  const stream = streamOf(compound);
  if (stream === null) throw damaged();
  const listed = listedSheets(stream, file.name);
  const workbook = await readBinary(bytes).catch((error: unknown) => {
    throw damaged(error);
  });
  return listed.flatMap(({ name, hidden, kind }, index) => {
    const sheet = workbook.sheets[index];
    if (kind !== worksheet || sheet === undefined) return [];
    const grid: Grid = { rows: sheet.rows, merges: sheet.merges ?? [] };
    return [{ name, hidden, cells: () => Promise.resolve(grid) }];
  });
}

function streamOf(compound: CompoundFile): Uint8Array | null {
  return compound.stream('Workbook') ?? compound.stream('Book');
}

interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly kind: number;
}

/** The sheets as the start of the workbook lists them, which the library gives without saying which are hidden or charts. */
function listedSheets(stream: Uint8Array, file: string): readonly ListedSheet[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const sheets: ListedSheet[] = [];
  let at = 0;
  while (at + 4 <= view.byteLength) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    const from = at + 4;
    if (from + length > view.byteLength) throw new UserError({ code: 'workbook-damaged', file });
    if (at === 0 && (id !== startOfStream || view.getUint16(from, true) !== biff8))
      throw new UserError({ code: 'workbook-too-old', file });
    if (id === filePass) throw new UserError({ code: 'file-encrypted', file });
    if (id === endOfStream) break;
    if (id === boundSheet) {
      const state = view.getUint8(from + 4) & 3;
      const wide = (view.getUint8(from + 7) & 1) === 1;
      const count = view.getUint8(from + 6);
      const name = stream.subarray(from + 8, from + 8 + count * (wide ? 2 : 1));
      sheets.push({
        name: new TextDecoder(wide ? 'utf-16le' : 'latin1').decode(name),
        hidden: state !== 0,
        kind: view.getUint8(from + 5),
      });
    }
    at = from + length;
  }
  return sheets;
}
