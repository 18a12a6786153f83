/** The files whose import is measured: made once, kept while parts of the bench are still to come. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { writeLargeCsv } from './large-csv.ts';
import { folder, largeFile, megabytes } from './setup.ts';

export interface Subject {
  readonly what: string;
  readonly path: string;
  /** The same text in UTF-8, which the bare engine can read. */
  readonly barePath: string;
}

const largestRows = 5_200_000;

/** Makes a file that is not there yet, under its name only once it is whole. */
async function made(name: string, write: (path: string) => void | Promise<void>): Promise<string> {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  await write(`${path}.part`);
  renameSync(`${path}.part`, path);
  return path;
}

const size = (path: string): string => megabytes(statSync(path).size);

export async function utf8(small: boolean): Promise<Subject> {
  const path = small ? await made('small.csv', (to) => writeLargeCsv(to, 20_000)) : largeFile().path;
  return { what: `CSV of ${size(path)}, UTF-8`, path, barePath: path };
}

export async function windows1252(small: boolean): Promise<Subject> {
  const { path: barePath } = await utf8(small);
  const path = await made(small ? 'small_1252.csv' : 'windows_1252.csv', (to) => {
    writeFileSync(to, Buffer.from(accented(readFileSync(barePath, 'utf8')), 'latin1'));
  });
  const what = `The same text of ${size(path)} in Windows-1252, beside the bare engine on UTF-8, which is all it reads`;
  return { what, path, barePath };
}

export async function largest(small: boolean): Promise<Subject> {
  const rows = small ? 100_000 : largestRows;
  const path = await made(small ? 'small_largest.csv' : 'largest.csv', (to) => writeLargeCsv(to, rows));
  return { what: `CSV of ${size(path)} and ${rows.toLocaleString('en-GB')} rows, UTF-8`, path, barePath: path };
}

/** As the export of a French shop would be: an accent in one line of fifty. */
const accented = (text: string): string =>
  text
    .split('\n')
    .map((line, index) => (index % 50 === 7 ? line.replace('E', 'É').replace('A', 'à') : line))
    .join('\n')
    .replace(/[^\0-\xff]/g, '?');

/** A table of many columns: what the page does for each of them is what makes it miss frames. */
export const wide = (small: boolean): Promise<Subject> => ofColumns(small ? 50 : 3_000, small ? 40 : 400);

/** As many columns as the list of bad files has. */
export const widest = (small: boolean): Promise<Subject> => ofColumns(small ? 20 : 200, small ? 80 : 4_999);

async function ofColumns(rows: number, columns: number): Promise<Subject> {
  const path = await made(`wide_${columns}.csv`, (to) => {
    const places = ['oui', 'non', 'Lyon', 'Paris', 'n/a'];
    const cell = (row: number, column: number): string => {
      const mixed = (row * 7_919 + column * 104_729) % 100_003;
      if (column % 3 === 0) return `${mixed % 1_000},${String(mixed % 97).padStart(2, '0')}`;
      if (column % 3 === 1) return places[mixed % places.length] ?? '';
      return `${String((mixed % 28) + 1).padStart(2, '0')}/${String((mixed % 12) + 1).padStart(2, '0')}/2023`;
    };
    const line = (of: (column: number) => string): string =>
      Array.from({ length: columns }, (_, at) => of(at)).join(';');
    const lines = Array.from({ length: rows }, (_, row) => `C${row};${line((column) => cell(row, column))}`);
    writeFileSync(to, [`id_client;${line((column) => `colonne_${column}`)}`, ...lines].join('\n'));
  });
  return { what: `CSV of ${size(path)} and ${columns + 1} columns`, path, barePath: path };
}

/** Each value of a column another text. */
export async function distinct(small: boolean): Promise<Subject> {
  const rows = small ? 50_000 : 10_000_000;
  const path = await made(small ? 'small_distinct.csv' : 'distinct.csv', (to) => {
    const file = openSync(to, 'w');
    const atOnce = 100_000;
    writeSync(file, 'reference;ville;montant\n');
    for (let from = 0; from < rows; from += atOnce) {
      const line = (_: unknown, at: number): string =>
        `R${((from + at) * 7_919).toString(36)}-${from + at};Lyon;${at % 97},5\n`;
      writeSync(file, Array.from({ length: Math.min(atOnce, rows - from) }, line).join(''));
    }
    closeSync(file);
  });
  return { what: `CSV of ${size(path)} with ${rows.toLocaleString('en-GB')} distinct texts`, path, barePath: path };
}

export async function workbook(small: boolean): Promise<Subject> {
  const count = small ? 2_000 : 100_000;
  const path = await made(small ? 'small.xlsx' : 'workbook.xlsx', async (to) => {
    const rows = Array.from({ length: count }, (_, row) => [
      `C${String(row % 4_400).padStart(6, '0')}`,
      536_000 + Math.floor(row / 22),
      new Date(Date.UTC(2022, 0, 1 + (row % 700))),
      `Produit ${row % 900}`,
      1 + (row % 24),
      Math.round(((row * 7_919) % 9_900) + 19) / 100,
      row % 3 === 0,
      ['Lyon', 'Paris', 'Brest', 'Nice'][row % 4] ?? '',
      row % 11 === 0 ? null : `note ${row % 5_000}`,
      ['web', 'boutique', 'téléphone'][row % 3] ?? '',
    ]);
    const header = ['client', 'ticket', 'date', 'produit', 'quantite', 'prix', 'carte', 'ville', 'note', 'canal'];
    writeFileSync(to, await writeXlsx({ sheets: [{ name: 'Ventes', rows: [header, ...rows] }] }));
  });
  const what = `Workbook .xlsx of ${count.toLocaleString('en-GB')} rows and 10 columns (${size(path)})`;
  return { what, path, barePath: path };
}
