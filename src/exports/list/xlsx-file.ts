import { strToU8, Zip, ZipDeflate } from 'fflate';
import { isDated, isNumeric } from '../../model/column.ts';
import { UserError } from '../../model/problem.ts';
import type { ListColumn } from './csv-text.ts';
import type { ListWriter } from './list-writer.ts';

/** What a sheet holds, its header included: Excel opens no more. */
const sheetRows = 1_048_576;

/** What a cell holds, in characters. */
const longestText = 32_767;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Cell formats by their place: plain, a day, an instant, a header. */
const styles = { plain: 0, day: 1, instant: 2, head: 3 } as const;

const fixedParts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
};

/** Writes a workbook of one sheet. Texts are texts, which no spreadsheet runs as a formula; numbers and days are values. Throws a UserError on more rows than a sheet holds. */
export function xlsxWriter(columns: readonly ListColumn[], sheet: string): ListWriter {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    parts.push(new Uint8Array(chunk));
  });
  const add = (name: string, text: string): void => {
    const file = new ZipDeflate(name);
    zip.add(file);
    file.push(strToU8(declaration + text), true);
  };
  for (const [name, text] of Object.entries(fixedParts)) add(name, text);
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(sheetName(sheet))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  const rows = new ZipDeflate('xl/worksheets/sheet1.xml');
  zip.add(rows);
  const head = columns.map((column) => textCell(column.header, styles.head)).join('');
  rows.push(
    strToU8(
      `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData><row>${head}</row>`,
    ),
  );
  let written = 1;
  return {
    add(values) {
      written += values.length;
      if (written > sheetRows) throw new UserError({ code: 'list-too-long', rows: written - 1, limit: sheetRows - 1 });
      const text = values.map(
        (row) => `<row>${columns.map((column, index) => cell(row[index] ?? null, column)).join('')}</row>`,
      );
      rows.push(strToU8(text.join('')));
    },
    end() {
      rows.push(strToU8('</sheetData></worksheet>'), true);
      zip.end();
      return Promise.resolve(parts);
    },
  };
}

function cell(value: string | null, { type }: ListColumn): string {
  if (value === null) return '<c/>';
  if (isNumeric(type)) return Number.isFinite(Number(value)) ? `<c><v>${value}</v></c>` : textCell(value);
  if (type === 'boolean') return `<c t="b"><v>${value === 'true' ? 1 : 0}</v></c>`;
  if (isDated(type)) {
    const serial = dayNumber(value);
    const style = type === 'date' ? styles.day : styles.instant;
    return serial === null ? textCell(value) : `<c s="${style}"><v>${serial}</v></c>`;
  }
  return textCell(value);
}

function textCell(text: string, style: number = styles.plain): string {
  const kept = escaped(text.slice(0, longestText));
  return `<c t="inlineStr"${style === styles.plain ? '' : ` s="${style}"`}><is><t xml:space="preserve">${kept}</t></is></c>`;
}

/** Days since the end of 1899, as spreadsheets count them; null before March 1900, where they count a day that never was. */
function dayNumber(iso: string): number | null {
  const time = Date.parse(`${iso.replace(' ', 'T')}${iso.length === 10 ? 'T00:00:00' : ''}Z`);
  const days = time / 86_400_000 + 25_569;
  return Number.isNaN(days) || days < 61 ? null : days;
}

/** Signs that XML cannot hold are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** At most 31 characters, and none of those that a spreadsheet refuses. */
function sheetName(name: string): string {
  const kept = name.replace(/[\\/?*[\]:']/g, ' ').trim();
  return kept === '' ? 'Écart' : kept.slice(0, 31);
}
