import { fitsColumns, onlyFittingRecords, piecesOf } from '../../formats/csv/body.ts';
import { byteOrderMark, Utf8Check, utf16WithoutMark } from '../../formats/csv/encoding.ts';
import { unknownFormat } from '../../formats/format.ts';
import { formatOf, formats } from '../../formats/formats.ts';
import { guessLayout, type LaidOut } from '../../formats/csv/guess-layout.ts';
import { dialectOf, RecordScanner } from '../../formats/csv/record-scanner.ts';
import { transcode } from '../../formats/csv/transcode.ts';
import { Stopped } from '../../model/problem.ts';
import type { Encoding, RejectedLine, RejectReason } from '../../model/reading.ts';
import { ColumnTally, type ColumnEvidence } from '../typing/column-tally.ts';
import type { FailedScan, FileScan, ScanHooks, ScanRequest } from './file-scan.ts';

export const headBytes = 1024 * 1024;
const guessBytes = 64 * 1024;
export const mostColumns = 2_000;
const mostRejects = 100_000;
const mostRejectText = 32 * 1024 * 1024;
const distinctBudget = 1 << 23;

/** Looks through a file once, or twice where it is not in UTF-8. */
export async function scanFile(
  file: Blob,
  request: ScanRequest,
  hooks: ScanHooks = {},
): Promise<FileScan | FailedScan> {
  const { name } = request;
  if (file.size === 0) return { ok: false, problem: { code: 'file-empty', file: name } };
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  if (formatOf(name, head) === null) return { ok: false, problem: unknownFormat(name, formats) };
  const mark = byteOrderMark(head);
  const wide = mark?.encoding === 'utf-8' ? null : (mark?.encoding ?? utf16WithoutMark(head));
  const encoding = request.layout.encoding ?? wide ?? 'utf-8';
  if (encoding !== 'utf-8') return scanTranscoded(file, encoding, 0, request, hooks);
  const scan = await scanUtf8(file, mark?.length ?? 0, encoding, request, hooks);
  if (!('firstOdd' in scan)) return scan;
  return scanTranscoded(file, request.layout.encoding ?? 'windows-1252', scan.firstOdd, request, hooks);
}

async function scanTranscoded(
  file: Blob,
  from: Encoding,
  firstOffset: number,
  request: ScanRequest,
  hooks: ScanHooks,
): Promise<FileScan | FailedScan> {
  const text = await transcode(file, from, (share) => {
    stopIfAsked(hooks);
    hooks.onProgress?.('transcoding', share);
  });
  const scan = await scanUtf8(text, 0, from, request, hooks);
  if ('firstOdd' in scan) throw new Error('Text that was just encoded is in UTF-8');
  return scan.ok ? { ...scan, bodyFrom: null, transcoded: { from, firstOffset } } : scan;
}

async function scanUtf8(
  file: Blob,
  start: number,
  encoding: Encoding,
  request: ScanRequest,
  hooks: ScanHooks,
): Promise<FileScan | FailedScan | { readonly firstOdd: number }> {
  const { name } = request;
  const whole = new Uint8Array(await file.slice(start, start + headBytes).arrayBuffer());
  if (file.size - start <= headBytes && isBlankText(whole))
    return { ok: false, problem: { code: 'file-empty', file: name } };
  const laid = guessLayout(
    wholeLines(whole, file.size - start > headBytes),
    encoding,
    request.layout,
    request.missing?.length ?? null,
  );
  if (laid.columns > mostColumns)
    return { ok: false, problem: { code: 'file-too-wide', file: name, columns: laid.columns, limit: mostColumns } };
  if (laid.oneWideColumn !== null)
    return { ok: false, problem: { code: 'one-wide-column', file: name, separators: laid.oneWideColumn } };
  const pass = await watch(file, start, laid, request, hooks);
  if ('firstOdd' in pass) return pass;
  if (
    request.layout.quote === undefined &&
    laid.layout.quote !== '' &&
    pass.troubles * 20 > pass.kept + pass.rejected
  ) {
    const plain: ScanRequest = { ...request, layout: { ...request.layout, quote: '' } };
    const again = await scanUtf8(file, start, encoding, plain, hooks);
    if (!('firstOdd' in again) && again.ok && again.rejected < pass.rejected) return again;
  }
  if (pass.kept === 0) {
    const line = pass.rejects.find((reject) => reject.reason === 'quote-unclosed')?.line;
    if (line !== undefined) return { ok: false, problem: { code: 'quote-unclosed', file: name, line } };
    return { ok: false, problem: { code: pass.rejected > 0 ? 'file-not-table' : 'file-header-only', file: name } };
  }
  const styles = [pass.endings.lf, pass.endings.crlf, pass.endings.cr].filter((count) => count > 0).length;
  const from = start + laid.dataFrom;
  const mend =
    pass.troubles > 0 ||
    (styles > 1 && pass.rejected > 0) ||
    (laid.columns === 1 && pass.blankLines > 0) ||
    pass.blankish;
  return {
    ok: true,
    layout: laid.layout,
    names: laid.names,
    mended: laid.mended,
    transcoded: null,
    body: mend ? await onlyFittingRecords(file, from, dialectOf(laid.layout), laid.columns) : file.slice(from),
    bodyFrom: mend ? null : from,
    uniform: styles <= 1,
    longest: pass.longest,
    kept: pass.kept,
    rejected: pass.rejected,
    rejects: pass.rejects,
    columns: pass.evidence,
  };
}

interface Pass {
  readonly kept: number;
  readonly rejected: number;
  readonly rejects: readonly RejectedLine[];
  readonly troubles: number;
  readonly endings: RecordScanner['endings'];
  readonly blankLines: number;
  readonly blankish: boolean;
  readonly longest: number;
  readonly evidence: readonly ColumnEvidence[];
}

async function watch(
  file: Blob,
  start: number,
  laid: LaidOut,
  request: ScanRequest,
  hooks: ScanHooks,
): Promise<Pass | { readonly firstOdd: number }> {
  const { columns, layout } = laid;
  const limit = Math.max(1_024, Math.min(1 << 19, Math.floor(distinctBudget / columns)));
  const tallies = Array.from(
    { length: columns },
    (_, index) => new ColumnTally(limit, layout.quote, request.missing?.[index] ?? null),
  );
  const decoder = new TextDecoder();
  const rejects: RejectedLine[] = [];
  let kept = 0;
  let rejected = 0;
  let troubles = 0;
  let room = mostRejectText;
  const reject = (bytes: Uint8Array, from: number, to: number, line: number, reason: RejectReason): void => {
    rejected++;
    if (rejects.length >= mostRejects || room <= 0) return;
    const text = decoder.decode(bytes.subarray(from, Math.min(to, from + 100_000)));
    room -= text.length;
    rejects.push({ line, reason, text });
  };
  const scanner = new RecordScanner(
    dialectOf(layout),
    {
      record(bytes, from, to, starts, ends, count, line) {
        if (count !== columns && !fitsColumns(starts, ends, count, columns)) {
          reject(bytes, from, to, line, count < columns ? 'too-few-cells' : 'too-many-cells');
          return;
        }
        kept++;
        for (let i = 0; i < columns; i++)
          (tallies[i] as ColumnTally).add(bytes, starts[i] as number, ends[i] as number);
      },
      trouble(bytes, from, to, line, reason) {
        troubles++;
        reject(bytes, from, to, line, reason);
      },
    },
    laid.dataLine,
  );
  const utf8 = new Utf8Check();
  let skip = start + laid.dataFrom;
  let seen = 0;
  for await (const piece of piecesOf(file, 0)) {
    stopIfAsked(hooks);
    utf8.push(piece);
    if (utf8.firstOdd !== null) return { firstOdd: utf8.firstOdd };
    if (skip < piece.length) scanner.push(skip === 0 ? piece : piece.subarray(skip));
    skip = Math.max(0, skip - piece.length);
    seen += piece.length;
    hooks.onProgress?.('scanning', seen / file.size);
  }
  utf8.finish();
  if (utf8.firstOdd !== null) return { firstOdd: utf8.firstOdd };
  scanner.finish();
  const { endings, blankLines, blankish, longest } = scanner;
  return {
    kept,
    rejected,
    rejects,
    troubles,
    endings,
    blankLines,
    blankish,
    longest,
    evidence: tallies.map((tally) => tally.finish()),
  };
}

const isBlankText = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 32 || (byte >= 9 && byte <= 13));

/** As much of the start as guessing needs, ending with a line. */
export function wholeLines(bytes: Uint8Array, more: boolean): Uint8Array {
  let end = Math.min(bytes.length, guessBytes);
  let lines = 0;
  for (let i = 0; i < end; i++) if (bytes[i] === 10 || bytes[i] === 13) lines++;
  if (lines < 40) end = bytes.length;
  if (end === bytes.length && !more) return bytes;
  const cut = Math.max(bytes.lastIndexOf(10, end - 1), bytes.lastIndexOf(13, end - 1));
  return bytes.subarray(0, cut === -1 ? end : cut + 1);
}

function stopIfAsked(hooks: ScanHooks): void {
  if (hooks.signal?.aborted === true) throw new Stopped();
}
