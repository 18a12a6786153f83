/** A till's export that is the same at each run: 52 MB as it comes, and as large as is asked. */
import { closeSync, openSync, writeSync } from 'node:fs';

const usualRows = 540_000;
const ticketEvery = 1_280_000;
const nouns = ['HEART', 'LANTERN', 'HANGER', 'BOTTLE', 'FRAME', 'BASKET', 'CANDLE', 'CUSHION', 'MUG', 'CLOCK'];
const colours = ['WHITE', 'RED', 'BLUE', 'PINK', 'GREEN', 'VINTAGE', 'CREAM', 'SILVER'];
const countries = ['United Kingdom', 'France', 'Germany', 'EIRE', 'Spain', 'Netherlands', 'Belgium', 'Switzerland'];

/** About 97 bytes a row; the tickets are spread over the same two years. */
export function writeLargeCsv(path: string, rows = usualRows): void {
  const every = Math.floor((ticketEvery * usualRows) / Math.max(rows, usualRows));
  let state = 20_240_630;
  const below = (end: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  const pick = (words: readonly string[]): string => words[below(words.length)] ?? '';
  const products = Array.from({ length: 4_000 }, (_, index) => ({
    code: String(10_000 + index * 17),
    name: `${pick(colours)} ${pick(nouns)} ${pick(colours)} ${pick(nouns)} NO ${String(index)}`,
    price: (below(2_000) / 100 + 0.19).toFixed(2),
  }));
  const file = openSync(path, 'w');
  writeSync(
    file,
    '"InvoiceNo","StockCode","Description","Quantity","InvoiceDate","UnitPrice","CustomerID","Country"\n',
  );
  let lines: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    const ticket = Math.floor(row / 22);
    const moment = new Date(Date.UTC(2022, 0, 1, 8) + ticket * every).toISOString().slice(0, 19).replace('T', ' ');
    const product = products[below(products.length)];
    const customer = ticket % 4 === 3 ? '' : String(12_000 + ((ticket * 7_919) % 4_400));
    lines.push(
      `"${536_000 + ticket}","${product?.code ?? ''}","${product?.name ?? ''}",${1 + below(24)},"${moment}",${product?.price ?? ''},${customer},"${countries[ticket % 13] ?? 'United Kingdom'}"\n`,
    );
    if (lines.length === 10_000) {
      writeSync(file, lines.join(''));
      lines = [];
    }
  }
  writeSync(file, lines.join(''));
  closeSync(file);
}
