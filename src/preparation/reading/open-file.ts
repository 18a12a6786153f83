import { arrowTables } from '../../formats/arrow/arrow-tables.ts';
import { encodingOf, textPieces } from '../../formats/text-pieces.ts';
import { xlsTables, xlsxTables } from '../../formats/excel/excel-tables.ts';
import { workbookEntry } from '../../formats/excel/read-xlsx.ts';
import { fixedWidthTables } from '../../formats/fixed-width/fixed-width-tables.ts';
import { guessStarts } from '../../formats/fixed-width/guess-starts.ts';
import { unknownFormat, type FormatFile, type OpenTable } from '../../formats/format.ts';
import { formatOf, formats } from '../../formats/formats.ts';
import { gunzip } from '../../formats/gzip/gunzip.ts';
import { htmlTables } from '../../formats/html/html-tables.ts';
import { jsonTables } from '../../formats/json/json-tables.ts';
import { parquetTables, startParquet } from '../../formats/parquet/parquet-tables.ts';
import { unpackZstd } from '../../formats/parquet/zstd.ts';
import { BlobParts, refuseBomb } from '../../formats/unpack.ts';
import { entryBytes, zipEntries, type ZipEntry } from '../../formats/zip-entries.ts';
import { samePart } from '../../model/file-table.ts';
import { Stopped, UserError, type Problem } from '../../model/problem.ts';
import { headBytes, type OpenedFile, type OpeningHooks, type OpeningTools } from './file-opening.ts';

/** An archive may hold archives, and no deeper. */
const deepest = 2;
const mostEntries = 1_000;
/** Entries that only workbooks of other formats have. */
const otherWorkbooks: readonly (readonly [entry: string, kind: string])[] = [
  ['xl/workbook.bin', '.xlsb'],
  ['META-INF/manifest.xml', '.ods'],
];

/** Opens a file of any format. Rejects with a UserError for what is wrong with it. */
export async function openFile(file: FormatFile, tools: OpeningTools, hooks: OpeningHooks = {}): Promise<OpenedFile> {
  const tables = await tablesOf(file, tools, hooks, 0);
  if (!tables.some((table) => table.state === 'shown')) throw new UserError(nothingShown(file, tables));
  return {
    tables: tables.map(({ part, state, problem }) => ({ part, state, problem })),
    async content(part, wanted, { onProgress, signal } = {}) {
      const table = tables.find((one) => samePart(one.part, part));
      if (table === undefined)
        throw new UserError({ code: 'part-not-found', file: file.name, part: part.at(-1) ?? file.name });
      if (table.problem !== null) throw new UserError(table.problem);
      const content = await table.content(wanted, {
        onProgress: (share) => {
          stopIfAsked(signal);
          onProgress?.(share);
        },
      });
      stopIfAsked(signal);
      return content;
    },
    close: () => undefined,
  };
}

function nothingShown(file: FormatFile, tables: readonly OpenTable[]): Problem {
  const unreadable = tables.filter((table) => table.problem !== null);
  const [only] = unreadable;
  if (tables.length === 1 && only?.problem != null) return only.problem;
  if (tables.length === 0 || unreadable.length === tables.length)
    return { code: 'archive-without-table', file: file.name, entries: tables.length };
  return {
    code: 'workbook-empty',
    file: file.name,
    hidden: tables.filter((table) => table.state === 'hidden').length,
  };
}

async function tablesOf(
  file: FormatFile,
  tools: OpeningTools,
  hooks: OpeningHooks,
  depth: number,
): Promise<readonly OpenTable[]> {
  stopIfAsked(hooks.signal);
  const { blob, name } = file;
  if (blob.size === 0) throw new UserError({ code: 'file-empty', file: name });
  const head = new Uint8Array(await blob.slice(0, headBytes).arrayBuffer());
  switch (formatOf(name, head)?.id) {
    case 'gzip':
      if (depth >= deepest) throw new UserError({ code: 'archive-too-deep', file: name });
      return tablesOf({ name: name.replace(/\.gz(ip)?$/i, ''), blob: await gunzip(file) }, tools, hooks, depth + 1);
    case 'zip': {
      const entries = await zipEntries(blob, name).catch((error: unknown) => {
        throw /\.xls\w$/i.test(name)
          ? new UserError({ code: 'workbook-damaged', file: name }, { cause: error })
          : error;
      });
      if (entries.some((entry) => workbookEntry.test(entry.name.replaceAll('\\', '/'))))
        return xlsxTables(file, entries);
      const kind = otherWorkbooks.find(([entry]) => entries.some((one) => one.name === entry))?.[1];
      if (kind !== undefined) throw new UserError({ code: 'workbook-kind', file: name, kind });
      if (depth >= deepest) throw new UserError({ code: 'archive-too-deep', file: name });
      return archiveTables(file, entries, tools, hooks, depth);
    }
    case 'compound':
      return xlsTables(file);
    case 'parquet':
      return parquetTables(file, tools.parquet);
    case 'arrow':
      return arrowTables(file, async (packed, size) => {
        await startParquet(tools.parquet);
        return unpackZstd(packed, size);
      });
    case 'json':
      return jsonTables(file);
    case 'xml-workbook':
      throw new UserError({ code: 'workbook-kind', file: name, kind: 'XML Excel 2003' });
    case 'html':
      return htmlTables(file);
    case 'csv':
      return (await isFixedWidth(blob)) ? fixedWidthTables(file) : [plainText(blob)];
    default:
      throw new UserError(damaged(name) ?? unknownFormat(name, formats));
  }
}

/** A file whose name promises a format that its first bytes do not keep. */
function damaged(file: string): Problem | null {
  if (/\.xls[xmb]?$/i.test(file)) return { code: 'workbook-damaged', file };
  if (/\.(zip|gz)$/i.test(file)) return { code: 'archive-damaged', file };
  if (/\.(parquet|pq)$/i.test(file)) return { code: 'parquet-damaged', file };
  return /\.(arrows?|feather|ipc)$/i.test(file) ? { code: 'arrow-damaged', file } : null;
}

function plainText(blob: Blob): OpenTable {
  return {
    part: [],
    state: 'shown',
    problem: null,
    content: () => Promise.resolve({ text: blob, layout: null, rejected: 0, rejects: [], changes: [] }),
  };
}

async function isFixedWidth(blob: Blob): Promise<boolean> {
  const head = blob.slice(0, headBytes);
  let text = '';
  for await (const piece of textPieces(head, await encodingOf(head))) text += piece.text;
  const lines = text.split(/\r\n|\n|\r/);
  return guessStarts(head.size < blob.size ? lines.slice(0, -1) : lines) !== null;
}

/** What every file of an archive holds; one that cannot be read is told of and keeps none of the others. */
async function archiveTables(
  file: FormatFile,
  entries: readonly ZipEntry[],
  tools: OpeningTools,
  hooks: OpeningHooks,
  depth: number,
): Promise<readonly OpenTable[]> {
  const files = entries.filter((entry) => isWanted(entry.name)).slice(0, mostEntries);
  refuseBomb(
    file.name,
    file.blob.size,
    files.reduce((sum, entry) => sum + entry.size, 0),
  );
  const tables: OpenTable[] = [];
  for (const [index, entry] of files.entries()) {
    const path = entry.name.replaceAll('\\', '/');
    try {
      const parts = new BlobParts();
      for await (const piece of entryBytes(file.blob, entry, file.name)) {
        stopIfAsked(hooks.signal);
        parts.add(piece);
      }
      const inner = await tablesOf({ name: path, blob: parts.blob() }, tools, hooks, depth + 1);
      tables.push(...inner.map((table): OpenTable => ({ ...table, part: [path, ...table.part] })));
    } catch (error) {
      if (!(error instanceof UserError) || error.problem.code === 'archive-too-large') throw error;
      const { problem } = error;
      tables.push({
        part: [path],
        state: problem.code === 'file-empty' ? 'empty' : 'unreadable',
        problem,
        content: () => Promise.reject(error),
      });
    }
    hooks.onProgress?.((index + 1) / files.length);
  }
  return tables;
}

/** Folders, and what systems add beside the files of a person, are no files of hers. */
function isWanted(path: string): boolean {
  const steps = path.replaceAll('\\', '/').split('/');
  const name = steps.at(-1) ?? '';
  return name !== '' && !name.startsWith('.') && steps[0] !== '__MACOSX' && !/^(thumbs\.db|desktop\.ini)$/i.test(name);
}

function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Stopped();
}
