import { fitsColumns, isSame, piecesOf } from '../../formats/csv/body.ts';
import { BackslashCounter, withoutBackslashes } from '../../formats/csv/backslashes.ts';
import { byteOrderMark, Utf8Check, utf16WithoutMark } from '../../formats/csv/encoding.ts';
import { firstOddOf } from '../../formats/csv/guess-encoding.ts';
import { unknownFormat } from '../../formats/format.ts';
import { csvFormat } from '../../formats/csv/csv-format.ts';
import { formats } from '../../formats/formats.ts';
import { guessLayout, type LaidOut } from '../../formats/csv/guess-layout.ts';
import { dialectOf, RecordScanner } from '../../formats/csv/record-scanner.ts';
import { transcode, transcodeGuessed } from '../../formats/csv/transcode.ts';
import { Stopped } from '../../model/problem.ts';
import type { Encoding, ReadingChange } from '../../model/reading.ts';
import { proposeNames } from '../typing/propose-names.ts';
import type { FailedScan, FileScan, ScanHooks, ScanRequest } from './file-scan.ts';
import { OddLines } from './odd-lines.ts';
import { RowWatch, type FirstLook } from './row-watch.ts';
import { lookAgain } from './second-look.ts';

export const headBytes = 1024 * 1024;
const guessBytes = 64 * 1024;
export const mostColumns = 5_000;

/** For a file of which a sample is no UTF-8. */
export interface OddFile {
  /** Takes the text in UTF-8, before it is looked through, and what it was written in. */
  readonly onText: (text: Blob, from: Encoding) => Promise<void>;
}

/** Looks through a file once, or twice where something in it is odd. */
export async function scanFile(
  file: Blob,
  request: ScanRequest,
  hooks: ScanHooks = {},
  known: OddFile | null = null,
): Promise<FileScan | FailedScan> {
  const { name } = request;
  if (file.size === 0) return { ok: false, problem: { code: 'file-empty', file: name } };
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  if (!csvFormat.recognises(name, head)) return { ok: false, problem: unknownFormat(name, formats) };
  const mark = byteOrderMark(head);
  const wide = mark?.encoding === 'utf-8' ? null : (mark?.encoding ?? utf16WithoutMark(head));
  const encoding = request.layout.encoding ?? wide ?? 'utf-8';
  if (encoding !== 'utf-8') return scanTranscoded(file, encoding, 0, request, hooks, known);
  const firstOdd = known === null ? null : await firstOddOf(file);
  const scan = firstOdd === null ? await scanUtf8(file, mark?.length ?? 0, encoding, request, hooks) : { firstOdd };
  if (!('firstOdd' in scan)) return scan;
  return scanTranscoded(file, request.layout.encoding ?? null, scan.firstOdd, request, hooks, known);
}

async function scanTranscoded(
  file: Blob,
  stated: Encoding | null,
  firstOffset: number,
  request: ScanRequest,
  hooks: ScanHooks,
  known: OddFile | null,
): Promise<FileScan | FailedScan> {
  const onPiece = (_bytes: Uint8Array, share: number): void => {
    stopIfAsked(hooks);
    hooks.onProgress?.('transcoding', share);
  };
  const { text, mixed, from } =
    stated === null
      ? await transcodeGuessed(file, onPiece)
      : { ...(await transcode(file, stated, onPiece)), from: stated };
  await known?.onText(text, from);
  const scan = await scanUtf8(text, 0, from, request, hooks);
  if ('firstOdd' in scan) throw new Error('Text that was just encoded is in UTF-8');
  if (!scan.ok) return scan;
  const changes: readonly ReadingChange[] =
    mixed === null ? scan.changes : [{ code: 'encodings-mixed', ...mixed }, ...scan.changes];
  return { ...scan, transcoded: { from, firstOffset }, changes };
}

async function scanUtf8(
  file: Blob,
  start: number,
  encoding: Encoding,
  request: ScanRequest,
  hooks: ScanHooks,
): Promise<FileScan | FailedScan | { readonly firstOdd: number }> {
  const { name, layout } = request;
  if (layout.backslashes === true) return scanUnescaped(file, start, encoding, request, layout.quote ?? '"', hooks);
  const whole = new Uint8Array(await file.slice(start, start + headBytes).arrayBuffer());
  if (file.size - start <= headBytes && isBlankText(whole))
    return { ok: false, problem: { code: 'file-empty', file: name } };
  const laid = guessLayout(
    wholeLines(whole, file.size - start > headBytes),
    encoding,
    layout,
    request.missing?.length ?? null,
  );
  if (laid.columns > mostColumns)
    return { ok: false, problem: { code: 'file-too-wide', file: name, columns: laid.columns, limit: mostColumns } };
  if (laid.oneWideColumn !== null)
    return { ok: false, problem: { code: 'one-wide-column', file: name, separators: laid.oneWideColumn } };
  const pass = await watch(file, start, laid, request, hooks);
  if ('firstOdd' in pass) return pass;
  // A layout that a person settled, or a recipe, is taken as it is.
  if (layout.delimiter === undefined && layout.backslashes === undefined && hasEscapes(pass, laid)) {
    const again = await scanUnescaped(file, start, encoding, request, laid.layout.quote, hooks);
    if ('ok' in again && again.ok && again.rejected <= pass.rejected && again.kept >= pass.kept) return again;
  }
  if (layout.quote === undefined && laid.layout.quote !== '' && pass.troubles * 20 > pass.kept + pass.rejected) {
    const plain: ScanRequest = { ...request, layout: { ...layout, quote: '' } };
    const again = await scanUtf8(file, start, encoding, plain, hooks);
    if (!('firstOdd' in again) && again.ok && again.rejected < pass.rejected) return again;
  }
  if (pass.kept === 0) {
    const line = pass.rejects.find((reject) => reject.reason === 'quote-unclosed')?.line;
    if (line !== undefined) return { ok: false, problem: { code: 'quote-unclosed', file: name, line } };
    return { ok: false, problem: { code: pass.rejected > 0 ? 'file-not-table' : 'file-header-only', file: name } };
  }
  return scanOf(file, start, laid, pass, request, hooks);
}

/** Whether backslashes stand before quotes that would end a cell, or before apostrophes, which need none. */
const hasEscapes = ({ backslashes, troubles }: FirstLook, { layout }: LaidOut): boolean =>
  (backslashes.quotes > 0 && layout.quote === '"' && troubles > 0) ||
  (backslashes.apostrophes > 0 && (layout.quote !== "'" || troubles > 0));

async function scanUnescaped(
  file: Blob,
  start: number,
  encoding: Encoding,
  request: ScanRequest,
  quote: string,
  hooks: ScanHooks,
): Promise<FileScan | FailedScan | { readonly firstOdd: number }> {
  const { text, count } = await withoutBackslashes(file.slice(start), quote);
  const plain: ScanRequest = { ...request, layout: { ...request.layout, backslashes: false } };
  const scan = await scanUtf8(text, 0, encoding, plain, hooks);
  if ('firstOdd' in scan || !scan.ok) return scan;
  return {
    ...scan,
    layout: { ...scan.layout, backslashes: true },
    bodyFrom: null,
    changes: [...scan.changes, { code: 'backslashes', count }],
  };
}

/** What is said of a file whose every record was seen; what is odd in it is looked at once more. */
async function scanOf(
  file: Blob,
  start: number,
  laid: LaidOut,
  first: FirstLook,
  request: ScanRequest,
  hooks: ScanHooks,
): Promise<FileScan | FailedScan> {
  const from = start + laid.dataFrom;
  const styles = [first.endings.lf, first.endings.crlf, first.endings.cr].filter((count) => count > 0).length;
  const rewrite =
    first.ragged > 0 ||
    first.odd.length > 0 ||
    first.repeats > 0 ||
    first.empties > 0 ||
    first.troubles > 0 ||
    (laid.columns === 1 && first.blankLines > 0) ||
    first.blankish;
  const again = rewrite
    ? await lookAgain(file, from, laid, first, request, (share) => {
        stopIfAsked(hooks);
        hooks.onProgress?.('scanning', share);
      })
    : null;
  const { kept, rejected, rejects, evidence } = again ?? first;
  if (kept === 0) return { ok: false, problem: { code: 'file-not-table', file: request.name } };
  const blank = first.blankLines + first.empties;
  const names = laid.layout.header ? laid.names : proposeNames(laid.names, evidence);
  return {
    ok: true,
    layout: laid.layout,
    names,
    mended: laid.mended,
    transcoded: null,
    body: again === null ? file.slice(from) : again.body,
    bodyFrom: again === null ? from : null,
    uniform: styles <= 1,
    longest: again?.longest ?? first.longest,
    kept,
    rejected,
    rejects,
    columns: evidence,
    changes: [
      ...(again === null || again.mended.count === 0
        ? []
        : [{ code: 'lines-mended' as const, count: again.mended.count, line: again.mended.line }]),
      ...(blank === 0 ? [] : [{ code: 'blank-lines' as const, count: blank }]),
    ],
  };
}

async function watch(
  file: Blob,
  start: number,
  laid: LaidOut,
  request: ScanRequest,
  hooks: ScanHooks,
): Promise<FirstLook | { readonly firstOdd: number }> {
  const { columns, header } = laid;
  const rows = new RowWatch(laid, request);
  const odd = new OddLines();
  const bare = columns > 1 ? columns - 1 : -1;
  const repeated = columns > 1 ? header.length : -1;
  let troubles = 0;
  let ragged = 0;
  let repeats = 0;
  let empties = 0;
  const scanner = new RecordScanner(
    dialectOf(laid.layout),
    {
      record(bytes, from, to, starts, ends, count, line) {
        const length = to - from;
        if (count !== columns && !fitsColumns(starts, ends, count, columns)) {
          ragged++;
          rows.reject(bytes, from, to, line, count < columns ? 'too-few-cells' : 'too-many-cells');
        } else if (length <= bare && length < count) empties++;
        else if (length === repeated && isSame(bytes, from, header)) {
          repeats++;
          rows.reject(bytes, from, to, line, 'repeated-header');
        } else {
          odd.look(bytes, [from, to], starts, ends, columns, line, rows.kept);
          rows.keep(bytes, starts, ends);
        }
      },
      trouble(bytes, from, to, line, reason) {
        troubles++;
        rows.reject(bytes, from, to, line, reason);
      },
    },
    laid.dataLine,
  );
  const utf8 = new Utf8Check();
  const backslashes = new BackslashCounter();
  let skip = start + laid.dataFrom;
  let seen = 0;
  for await (const piece of piecesOf(file, 0)) {
    stopIfAsked(hooks);
    utf8.push(piece);
    if (utf8.firstOdd !== null) return { firstOdd: utf8.firstOdd };
    backslashes.push(piece);
    if (skip < piece.length) scanner.push(skip === 0 ? piece : piece.subarray(skip));
    skip = Math.max(0, skip - piece.length);
    seen += piece.length;
    hooks.onProgress?.('scanning', seen / file.size, rows.kept + rows.rejected);
  }
  utf8.finish();
  if (utf8.firstOdd !== null) return { firstOdd: utf8.firstOdd };
  scanner.finish();
  const { endings, blankLines, blankish, longest } = scanner;
  return {
    kept: rows.kept,
    rejected: rows.rejected,
    rejects: rows.rejects,
    troubles,
    ragged,
    repeats,
    empties,
    odd: odd.found,
    backslashes: backslashes.counts,
    endings,
    blankLines,
    blankish,
    longest,
    evidence: rows.finish(),
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
