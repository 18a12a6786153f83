import { fitsColumns } from '../../formats/csv/body.ts';
import { byteOrderMark, firstOddByte, utf16WithoutMark } from '../../formats/csv/encoding.ts';
import { guessLayout } from '../../formats/csv/guess-layout.ts';
import { dialectOf, RecordScanner, type LineEndings } from '../../formats/csv/record-scanner.ts';
import { formatOf } from '../../formats/formats.ts';
import { ColumnTally } from '../typing/column-tally.ts';
import { proposeNames } from '../typing/propose-names.ts';
import type { FileSample, FileScan, FailedScan, ScanHooks, ScanRequest } from './file-scan.ts';
import { headBytes, mostColumns, scanFile, wholeLines } from './scan-file.ts';

const leastBytes = 8 * 1024 * 1024;
const slices = 16;
const sliceBytes = 32 * 1024;
const most = 1_024;

/** Looks at a sample, says what it saw, and looks through the whole file. */
export async function sampleAndScan(
  file: Blob,
  request: ScanRequest,
  hooks: ScanHooks = {},
): Promise<FileScan | FailedScan> {
  if (hooks.onSample !== undefined) hooks.onSample(await sampleFile(file, request));
  return scanFile(file, request, hooks);
}

/** Null where the file is small, or no plain UTF-8. */
async function sampleFile(file: Blob, request: ScanRequest): Promise<FileSample | null> {
  if (file.size < leastBytes || (request.layout.encoding ?? 'utf-8') !== 'utf-8') return null;
  const bytesAt = async (from: number, length: number): Promise<Uint8Array> =>
    new Uint8Array(await file.slice(from, from + length).arrayBuffer());
  const later = Array.from({ length: slices }, (_, slice) =>
    bytesAt(Math.floor((file.size * (slice + 1)) / (slices + 1)), sliceBytes),
  );
  // Asked for together: each read is a way to the browser and back.
  const [first, ...rest] = await Promise.all([bytesAt(0, headBytes / 4), ...later]);
  const mark = byteOrderMark(first);
  if (formatOf(request.name, first) === null || (mark !== null && mark.encoding !== 'utf-8')) return null;
  if (mark === null && utf16WithoutMark(first) !== null) return null;
  const start = mark?.length ?? 0;
  const head = wholeLines(first.subarray(start), true);
  if (firstOddByte(head) < head.length) return null;
  const laid = guessLayout(head, 'utf-8', request.layout, request.missing?.length ?? null);
  const { columns, layout, names } = laid;
  if (columns > mostColumns || laid.oneWideColumn !== null) return null;
  const tallies = Array.from(
    { length: columns },
    (_, index) => new ColumnTally(most, layout.quote, request.missing?.[index] ?? null),
  );
  const endings = { lf: 0, crlf: 0, cr: 0 };
  const look = (bytes: Uint8Array): void => {
    addTo(endings, tallyRecords(bytes, layout, tallies));
  };
  look(head.subarray(laid.dataFrom));
  for (const bytes of rest) look(bytes.subarray(bytes.indexOf(10) + 1, bytes.lastIndexOf(10) + 1));
  const styles = Object.values(endings).filter((count) => count > 0).length;
  const evidence = tallies.map((tally) => tally.finish());
  return {
    layout,
    names: layout.header ? names : proposeNames(names, evidence),
    columns: evidence,
    bodyFrom: start + laid.dataFrom,
    uniform: styles <= 1,
  };
}

function tallyRecords(
  bytes: Uint8Array,
  layout: FileSample['layout'],
  tallies: readonly ColumnTally[],
): Readonly<LineEndings> {
  const scanner = new RecordScanner(dialectOf(layout), {
    record(buffer, _from, _to, starts, ends, count) {
      if (!fitsColumns(starts, ends, count, tallies.length)) return;
      tallies.forEach((tally, index) => {
        tally.add(buffer, starts[index] as number, ends[index] as number);
      });
    },
    trouble() {
      // The scan of the whole file tells.
    },
  });
  scanner.finish(bytes);
  return scanner.endings;
}

function addTo(sum: LineEndings, part: Readonly<LineEndings>): void {
  sum.lf += part.lf;
  sum.crlf += part.crlf;
  sum.cr += part.cr;
}
