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

/**
 * Looks at a sample, says what it saw, and looks through the whole file. Where the file is no UTF-8, its text is made before the
 * sample of it is taken, so that rows can be read from it while it is looked through.
 */
export async function sampleAndScan(
  file: Blob,
  request: ScanRequest,
  hooks: ScanHooks = {},
): Promise<FileScan | FailedScan> {
  const { onSample } = hooks;
  if (onSample === undefined) return scanFile(file, request, hooks);
  const sample = file.size < leastBytes ? null : await sampleFile(file, request);
  if (sample !== 'not-utf-8') {
    onSample(sample);
    return scanFile(file, request, hooks);
  }
  return scanFile(file, request, hooks, {
    onText: async (text, encoding) => {
      const settled = { ...request, layout: { ...request.layout, encoding: 'utf-8' as const } };
      const of = await sampleFile(text, settled);
      if (of !== null && of !== 'not-utf-8') onSample({ ...of, layout: { ...of.layout, encoding }, text });
    },
  });
}

/** Null where a sample tells nothing. */
async function sampleFile(file: Blob, request: ScanRequest): Promise<FileSample | 'not-utf-8' | null> {
  if ((request.layout.encoding ?? 'utf-8') !== 'utf-8') return 'not-utf-8';
  const bytesAt = async (from: number, length: number): Promise<Uint8Array> =>
    new Uint8Array(await file.slice(from, from + length).arrayBuffer());
  const later = Array.from({ length: slices }, (_, slice) =>
    bytesAt(Math.floor((file.size * (slice + 1)) / (slices + 1)), sliceBytes),
  );
  // Asked for together: each read is a way to the browser and back.
  const [first, ...rest] = await Promise.all([bytesAt(0, headBytes / 4), ...later]);
  const mark = byteOrderMark(first);
  if (formatOf(request.name, first) === null) return null;
  if (mark === null ? utf16WithoutMark(first) !== null : mark.encoding !== 'utf-8') return 'not-utf-8';
  const start = mark?.length ?? 0;
  const head = wholeLines(first.subarray(start), true);
  const lines = rest.map((bytes) => bytes.subarray(bytes.indexOf(10) + 1, bytes.lastIndexOf(10) + 1));
  // A view that starts anywhere is checked byte by byte; so small a one may be.
  if ([head, ...lines].some((bytes) => firstOddByte(bytes) < bytes.length)) return 'not-utf-8';
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
  for (const bytes of lines) look(bytes);
  const styles = Object.values(endings).filter((count) => count > 0).length;
  const evidence = tallies.map((tally) => tally.finish());
  return {
    layout,
    names: layout.header ? names : proposeNames(names, evidence),
    columns: evidence,
    bodyFrom: start + laid.dataFrom,
    uniform: styles <= 1,
    text: null,
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
