import { UserError } from '../../model/problem.ts';
import type { FormatFile } from '../format.ts';
import type { Grid } from '../grid.ts';
import { refuseBomb } from '../unpack.ts';
import { entryBytes, type ZipEntry } from '../zip-entries.ts';
import { SheetScanner, type SheetContext } from './sheet-scanner.ts';
import { numberKind, type NumberKind, type Sheet } from './workbook.ts';
import { attribute, inside, itemText, tags } from './xml.ts';

/** Bytes after which it is said again how much was read. */
const betweenSaid = 262_144;

export const workbookEntry = /(^|\/)xl\/workbook\.xml$/i;

/** Sheets of an .xlsx, each read when asked for. Rejects with a UserError. */
export async function readXlsx(file: FormatFile, entries: readonly ZipEntry[]): Promise<readonly Sheet[]> {
  for (const entry of entries) refuseBomb(file.name, entry.packed, entry.size);
  const damaged = new UserError({ code: 'workbook-damaged', file: file.name });
  const find = (path: string): ZipEntry | undefined =>
    entries.find((entry) => entry.name.replaceAll('\\', '/').toLowerCase() === path.toLowerCase());
  const textOf = async (path: string): Promise<string | null> => {
    const entry = find(path);
    if (entry === undefined) return null;
    let text = '';
    for await (const piece of texts(file, entry)) text += piece;
    return text;
  };
  const workbook = entries
    .find((entry) => workbookEntry.test(entry.name.replaceAll('\\', '/')))
    ?.name.replaceAll('\\', '/');
  if (workbook === undefined) throw damaged;
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1);
  const xml = (await textOf(workbook)) ?? '';
  const targets = targetsOf((await textOf(`${folder}_rels/workbook.xml.rels`)) ?? '', folder);
  const from1904 = /^(1|true)$/.test(attribute(tags(xml, 'workbookPr')[0] ?? '', 'date1904') ?? '');
  let context: Promise<SheetContext> | null = null;
  const contextOf = async (): Promise<SheetContext> => ({
    strings: await stringsOf(file, find(targets.get('sharedStrings') ?? `${folder}sharedStrings.xml`)),
    kinds: kindsOf((await textOf(targets.get('styles') ?? `${folder}styles.xml`)) ?? ''),
    from1904,
  });
  const sheets = tags(inside(xml, 'sheets'), 'sheet').flatMap((tag): readonly Sheet[] => {
    const target = targets.get(attribute(tag, 'r:id') ?? attribute(tag, 'id') ?? '');
    const entry = target === undefined ? undefined : find(target);
    // Sheets that are charts or macros hold no table.
    if (entry === undefined || target === undefined || !target.includes('worksheets/')) return [];
    return [
      {
        name: attribute(tag, 'name') ?? '',
        hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
        cells: async (onProgress) => cellsOf(file, entry, await (context ??= contextOf()), onProgress),
      },
    ];
  });
  if (sheets.length === 0) throw damaged;
  return sheets;
}

async function* texts(file: FormatFile, entry: ZipEntry): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  for await (const piece of entryBytes(file.blob, entry, file.name)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

async function cellsOf(
  file: FormatFile,
  entry: ZipEntry,
  context: SheetContext,
  onProgress: ((share: number) => void) | undefined,
): Promise<Grid> {
  const scanner = new SheetScanner(context);
  let seen = 0;
  let said = 0;
  for await (const piece of entryBytes(file.blob, entry, file.name)) {
    scanner.push(piece);
    seen += piece.length;
    if (seen - said < betweenSaid) continue;
    said = seen;
    onProgress?.(Math.min(1, seen / Math.max(1, entry.size)));
  }
  const grid = scanner.finish();
  if (grid === null) throw new UserError({ code: 'workbook-damaged', file: file.name });
  return { ...grid, from1904: context.from1904 };
}

/** By the id of the relation, and by its kind where there is one of it. */
function targetsOf(rels: string, folder: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const tag of tags(rels, 'Relationship')) {
    const target = attribute(tag, 'Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : resolve(`${folder}${target}`);
    targets.set(attribute(tag, 'Id') ?? '', path);
    targets.set((attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '', path);
  }
  return targets;
}

function resolve(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

async function stringsOf(file: FormatFile, entry: ZipEntry | undefined): Promise<readonly string[]> {
  if (entry === undefined) return [];
  const strings: string[] = [];
  const item = /<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g;
  let rest = '';
  const take = (): void => {
    let end = 0;
    for (const found of rest.matchAll(item)) {
      strings.push(itemText(found[1] ?? ''));
      end = found.index + found[0].length;
    }
    rest = rest.slice(end);
  };
  for await (const piece of texts(file, entry)) {
    rest += piece;
    if (rest.length > 262_144) take();
  }
  take();
  return strings;
}

/** What the number format of each cell style makes of a number. */
function kindsOf(styles: string): readonly NumberKind[] {
  const codes = new Map(
    tags(inside(styles, 'numFmts'), 'numFmt').map((tag) => [
      Number(attribute(tag, 'numFmtId')),
      attribute(tag, 'formatCode') ?? '',
    ]),
  );
  return tags(inside(styles, 'cellXfs'), 'xf').map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return numberKind(id, codes.get(id));
  });
}
