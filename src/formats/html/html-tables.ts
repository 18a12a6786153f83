import type { FormatFile, OpenTable } from '../format.ts';
import type { Grid, GridCell, GridMerge } from '../grid.ts';
import { gridContent } from '../grid-table.ts';
import { UserError } from '../../model/problem.ts';
import { encodingOf, textPieces } from '../text-pieces.ts';

/** Tables of a page in HTML, which many web applications hand out under the name of a workbook. Those of one cell only lay out the page. */
export async function htmlTables(file: FormatFile): Promise<readonly OpenTable[]> {
  let page = '';
  for await (const { text } of textPieces(file.blob, await encodingOf(file.blob))) page += text;
  const grids = gridsIn(page).filter((grid) => grid.rows.some((row) => row !== undefined && row.length > 1));
  if (grids.length === 0) throw new UserError({ code: 'file-not-table', file: file.name });
  return grids.map((grid, index) => ({
    part: grids.length === 1 ? [] : [String(index + 1)],
    state: 'shown',
    problem: null,
    content: (wanted) => {
      const content = gridContent(grid, 'html', wanted);
      return content === null
        ? Promise.reject(new UserError({ code: 'file-empty', file: file.name }))
        : Promise.resolve(content);
    },
  }));
}

const tag =
  /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>|<(\/?)([a-z][a-z0-9]*)\b((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;

interface Table {
  readonly rows: GridCell[][];
  readonly merges: GridMerge[];
  /** Rows that cells from above still reach into, by column. */
  readonly spans: number[];
  cell: { text: string; readonly wide: number; readonly high: number } | null;
}

/** A table inside a cell is a table of its own. */
function gridsIn(page: string): readonly Grid[] {
  const found: Table[] = [];
  const open: Table[] = [];
  let at = 0;
  for (const match of page.matchAll(tag)) {
    const [whole, , slash, rawName = '', attributes = ''] = match;
    const table = open.at(-1);
    if (table?.cell != null) table.cell.text += page.slice(at, match.index);
    at = match.index + whole.length;
    const name = rawName.toLowerCase();
    const ends = slash === '/';
    if (name === 'table' && !ends) {
      const started: Table = { rows: [], merges: [], spans: [], cell: null };
      open.push(started);
      found.push(started);
    } else if (table === undefined) continue;
    else if (name === 'table') {
      endCell(table);
      open.pop();
    } else if (name === 'tr') {
      endCell(table);
      if (!ends) startRow(table);
    } else if (name === 'td' || name === 'th') {
      endCell(table);
      if (!ends) {
        if (table.rows.length === 0) startRow(table);
        table.cell = { text: '', wide: spanIn(attributes, 'colspan'), high: spanIn(attributes, 'rowspan') };
      }
    } else if ((name === 'br' || name === 'p' || name === 'div') && table.cell !== null) table.cell.text += '\n';
  }
  return found;
}

const spanIn = (attributes: string, name: string): number => {
  const found = Number(new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d+)`, 'i').exec(attributes)?.[1] ?? 1);
  return Math.min(1_000, Math.max(1, found));
};

function startRow(table: Table): void {
  table.spans.forEach((left, column) => {
    if (left > 0) table.spans[column] = left - 1;
  });
  table.rows.push([]);
}

function endCell(table: Table): void {
  const { cell } = table;
  const row = table.rows.at(-1);
  table.cell = null;
  if (cell === null || row === undefined) return;
  let column = row.length;
  while ((table.spans[column] ?? 0) > 0) column++;
  while (row.length < column) row.push(null);
  const text = plainText(cell.text);
  for (let place = 0; place < cell.wide; place++) {
    row.push(place === 0 && text !== '' ? text : null);
    table.spans[column + place] = cell.high;
  }
  for (let place = 0; place < table.spans.length; place++) table.spans[place] ??= 0;
  if (cell.wide > 1 || cell.high > 1) {
    const startRow = table.rows.length - 1;
    const [endRow, endCol] = [startRow + cell.high - 1, column + cell.wide - 1];
    table.merges.push({ startRow, endRow, startCol: column, endCol });
  }
}

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  euro: '€',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  ocirc: 'ô',
  ouml: 'ö',
  ucirc: 'û',
  ugrave: 'ù',
  uuml: 'ü',
  icirc: 'î',
  iuml: 'ï',
  oelig: 'œ',
  Eacute: 'É',
  Egrave: 'È',
  Ecirc: 'Ê',
  Agrave: 'À',
  Ccedil: 'Ç',
  deg: '°',
  laquo: '«',
  raquo: '»',
  rsquo: '’',
  hellip: '…',
  ndash: '–',
};

function plainText(raw: string): string {
  return raw
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      const point = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
      if (name !== undefined) return named[name] ?? whole;
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    })
    .trim();
}
