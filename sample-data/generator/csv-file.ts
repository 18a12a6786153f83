import { closeSync, openSync, writeSync } from 'node:fs';

type Encoding = 'windows-1252' | 'utf-8';

export type CsvFormat = {
  encoding: Encoding;
  bom: boolean;
  delimiter: ';' | ',';
  lineEnd: '\r\n' | '\n';
};

const FLUSH_AT = 1 << 18;
const MISSING_TOKENS = new Set(['', 'NR', '?', '99/99/9999']);
const ONLY_IN_1252 = new Map([
  ['€', '\x80'],
  ['’', '\x92'],
  ['“', '\x93'],
  ['”', '\x94'],
  ['–', '\x96'],
  ['Œ', '\x8c'],
  ['œ', '\x9c'],
  ['Ÿ', '\x9f'],
]);

/** Writes a CSV file in chunks and counts, per column, the blanks and disguised missing values it wrote. */
export class CsvFile {
  rows = 0;
  readonly missing = new Map<string, Map<string, number>>();
  private readonly descriptor: number;
  private pending: string[] = [];
  private pendingChars = 0;
  readonly columns: readonly string[];
  readonly format: CsvFormat;
  private readonly mustQuote: RegExp;

  constructor(path: string, columns: readonly string[], format: CsvFormat) {
    this.columns = columns;
    this.format = format;
    this.mustQuote = format.delimiter === ';' ? /[";\r\n]/ : /[",\r\n]/;
    this.descriptor = openSync(path, 'w');
    this.append((format.bom ? '\ufeff' : '') + columns.join(format.delimiter) + format.lineEnd);
  }

  write(cells: readonly string[]): void {
    let line = '';
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] ?? '';
      if (cell.length < 11 && MISSING_TOKENS.has(cell)) this.countMissing(this.columns[i] ?? '', cell);
      if (i > 0) line += this.format.delimiter;
      line += this.mustQuote.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    }
    this.rows++;
    this.append(line + this.format.lineEnd);
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private countMissing(column: string, token: string): void {
    let counts = this.missing.get(column);
    if (!counts) this.missing.set(column, (counts = new Map()));
    counts.set(token, (counts.get(token) ?? 0) + 1);
  }

  private append(text: string): void {
    this.pending.push(text);
    this.pendingChars += text.length;
    if (this.pendingChars > FLUSH_AT) this.flush();
  }

  private flush(): void {
    const text = this.pending.join('');
    this.pending = [];
    this.pendingChars = 0;
    const bytes = this.format.encoding === 'utf-8' ? Buffer.from(text, 'utf8') : encodeWindows1252(text);
    for (let done = 0; done < bytes.length;) done += writeSync(this.descriptor, bytes, done);
  }
}

function encodeWindows1252(text: string): Buffer {
  const oneByte = text.replace(/[^\x00-\xff]/g, (c) => {
    const byte = ONLY_IN_1252.get(c);
    if (byte === undefined) throw new Error(`"${c}" cannot be written in Windows-1252`);
    return byte;
  });
  return Buffer.from(oneByte, 'latin1');
}

/** 120450 -> "1 204,50" with a no-break space, or "1204,50". */
export function frenchAmount(cents: number, thousands: '\u00a0' | ''): string {
  const sign = cents < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(cents) / 100).toString();
  const rest = (Math.abs(cents) % 100).toString().padStart(2, '0');
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, thousands)},${rest}`;
}

export function pointAmount(cents: number): string {
  return (cents / 100).toFixed(2);
}
