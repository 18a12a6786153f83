import { UserError } from '../../model/problem.ts';
import type { FormatFile, OpenTable } from '../format.ts';
import type { Grid } from '../grid.ts';
import { gridContent } from '../grid-table.ts';
import type { ZipEntry } from '../zip-entries.ts';
import { readXls } from './read-xls.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Sheet } from './workbook.ts';

/** The sheets of an .xlsx, whose zip is open. */
export async function xlsxTables(file: FormatFile, entries: readonly ZipEntry[]): Promise<readonly OpenTable[]> {
  return Promise.all((await readXlsx(file, entries)).map((sheet) => tableOf(file, sheet)));
}

/** The sheets of an .xls. */
export async function xlsTables(file: FormatFile): Promise<readonly OpenTable[]> {
  return Promise.all((await readXls(file)).map((sheet) => tableOf(file, sheet)));
}

/** Only what is in sight is looked into before it is asked for: a hidden sheet may be large. */
async function tableOf(file: FormatFile, sheet: Sheet): Promise<OpenTable> {
  let read: Promise<Grid> | null = null;
  const cells = (onProgress?: (share: number) => void): Promise<Grid> => (read ??= sheet.cells(onProgress));
  const empty = !sheet.hidden && !(await cells()).rows.some((row) => row !== undefined);
  return {
    part: [sheet.name],
    state: sheet.hidden ? 'hidden' : empty ? 'empty' : 'shown',
    problem: null,
    async content(wanted, { onProgress }) {
      const content = gridContent(await cells(onProgress), 'excel', wanted);
      read = null;
      if (content === null) throw new UserError({ code: 'file-empty', file: file.name });
      return content;
    },
  };
}
