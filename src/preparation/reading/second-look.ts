import { BodyWriter, fitsColumns, isSame, scanRecords } from '../../formats/csv/body.ts';
import type { LaidOut } from '../../formats/csv/guess-layout.ts';
import { dialectOf } from '../../formats/csv/record-scanner.ts';
import type { RejectedLine } from '../../model/reading.ts';
import type { ColumnEvidence } from '../typing/column-tally.ts';
import { columnFit } from '../typing/column-fit.ts';
import type { ScanRequest } from './file-scan.ts';
import { mendRecord, raggedCell, type CellSpan, type Table } from './mend-record.ts';
import { isTotalLabel, judgeOddLines, Sums, type OddLine } from './odd-lines.ts';
import { RowWatch, type FirstLook } from './row-watch.ts';

export interface SecondLook {
  readonly kept: number;
  readonly rejected: number;
  readonly rejects: readonly RejectedLine[];
  readonly evidence: readonly ColumnEvidence[];
  /** The rows alone, one a line. */
  readonly body: Blob;
  readonly longest: number;
  /** Lines whose cells were put back, and the first of them. */
  readonly mended: { readonly count: number; readonly line: number };
}

/** Ragged lines so many, of all, are a wrong delimiter rather than lines to mend. */
const mostRagged = 0.4;

/** Looks at every record again, knowing what the whole rows hold: mends what fits in one way, leaves out what is no row. */
export async function lookAgain(
  file: Blob,
  from: number,
  laid: LaidOut,
  first: FirstLook,
  request: ScanRequest,
  onProgress: (share: number) => void,
): Promise<SecondLook> {
  const { columns, header, layout } = laid;
  const dialect = dialectOf(layout);
  const noRows = await linesThatAreNoRows(file, from, laid, first);
  const mend = mender(laid, first);
  const rows = new RowWatch(laid, request);
  const body = new BodyWriter();
  const mended = { count: 0, line: 0 };
  const encoder = new TextEncoder();
  const last = await endsOpen(file);
  let lastRow = 0;
  let longest = 0;
  const bare = columns > 1 ? columns - 1 : -1;
  await scanRecords(
    file,
    from,
    dialect,
    {
      record(bytes, at, to, starts, ends, count, line) {
        const length = to - at;
        if (count !== columns && !fitsColumns(starts, ends, count, columns)) {
          // A last line without its end may be cut in the middle of a cell.
          const cut = count < columns && last && bytes[to] === undefined;
          const spans = cut ? null : mend(bytes, at, to, starts, ends, count, line);
          if (spans === null) {
            rows.reject(bytes, at, to, line, count < columns ? 'too-few-cells' : 'too-many-cells');
            return;
          }
          const from = Int32Array.from(spans, ([cell]) => starts[cell] ?? to);
          const until = Int32Array.from(spans, ([cell, next]) =>
            cell === next ? (starts[cell] ?? to) : (ends[next - 1] ?? to),
          );
          rows.keep(bytes, from, until);
          lastRow = line;
          const written = encoder.encode(writtenCells(bytes, from, until, layout));
          body.add(written, 0, written.length);
          longest = Math.max(longest, written.length);
          if (mended.count++ === 0) mended.line = line;
        } else if (length <= bare && length < count) return;
        else if (length === header.length && columns > 1 && isSame(bytes, at, header))
          rows.reject(bytes, at, to, line, 'repeated-header');
        else if (noRows.totals.has(line)) rows.reject(bytes, at, to, line, 'total-line');
        else if (noRows.footers.has(line)) rows.reject(bytes, at, to, line, 'footer-line');
        else {
          rows.keep(bytes, starts, ends);
          lastRow = line;
          body.add(bytes, at, to);
          longest = Math.max(longest, length);
        }
      },
      trouble(bytes, at, to, line, reason) {
        rows.reject(bytes, at, to, line, reason);
      },
    },
    laid.dataLine,
    (seen) => {
      onProgress(seen / Math.max(1, file.size));
    },
  );
  return {
    kept: rows.kept,
    rejected: rows.rejected,
    rejects: rows.rejects.map((reject) => afterRows(reject, lastRow, laid)),
    evidence: rows.finish(),
    body: body.finish(),
    longest,
    mended,
  };
}

/** Short lines below the last row close the file. */
function afterRows(reject: RejectedLine, lastRow: number, { columns, layout }: LaidOut): RejectedLine {
  if (reject.reason !== 'too-few-cells' || columns < 3) return reject;
  const cells = reject.text.split(layout.delimiter).map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== '');
  if (isTotalLabel(filled[0]?.replaceAll('"', '') ?? '') && filled.length * 2 <= columns + 1)
    return { ...reject, reason: 'total-line' };
  return reject.line > lastRow && filled.length === 1 && !/^[\d.,-]*$/.test(filled[0] ?? '')
    ? { ...reject, reason: 'footer-line' }
    : reject;
}

const endsOpen = async (file: Blob): Promise<boolean> => {
  const [end] = new Uint8Array(await file.slice(file.size - 1).arrayBuffer());
  return end !== 10 && end !== 13;
};

interface NoRows {
  readonly totals: ReadonlySet<number>;
  readonly footers: ReadonlySet<number>;
}

/** Totals and footers; where only the numbers can tell, the rows are added up. */
async function linesThatAreNoRows(file: Blob, from: number, laid: LaidOut, first: FirstLook): Promise<NoRows> {
  const { totals, footers, unproven } = judgeOddLines(first.odd, first.evidence, first.kept);
  if (unproven.length === 0) return { totals, footers };
  const proven = new Set(totals);
  const asked = new Map<number, OddLine>(unproven.map((line) => [line.line, line]));
  const sums = new Sums(first.evidence);
  const decoder = new TextDecoder();
  const { columns } = laid;
  await scanRecords(
    file,
    from,
    dialectOf(laid.layout),
    {
      record(bytes, _at, _to, starts, ends, count, line) {
        if (!fitsColumns(starts, ends, count, columns) || totals.has(line) || footers.has(line)) return;
        const odd = asked.get(line);
        if (odd !== undefined && sums.isSum(odd.cells)) proven.add(line);
        else sums.add(Array.from({ length: columns }, (_, i) => decoder.decode(bytes.subarray(starts[i], ends[i]))));
      },
      trouble() {
        // Such a line adds nothing.
      },
    },
    laid.dataLine,
    () => undefined,
  );
  return { totals: proven, footers };
}

type Mender = (
  bytes: Uint8Array,
  from: number,
  to: number,
  starts: Int32Array,
  ends: Int32Array,
  count: number,
  line: number,
) => readonly CellSpan[] | null;

function mender(laid: LaidOut, first: FirstLook): Mender {
  const { layout } = laid;
  const nothing: Mender = () => null;
  if (first.ragged === 0 || layout.quote === '' || first.ragged > mostRagged * (first.ragged + first.kept))
    return nothing;
  const table: Table = {
    columns: first.evidence.map(columnFit),
    rows: first.kept,
    padded: first.evidence.some((evidence) => evidence.padded > 0),
  };
  const quote = layout.quote.charCodeAt(0);
  const decoder = new TextDecoder();
  const short = new Set(first.rejects.filter(({ reason }) => reason === 'too-few-cells').map(({ line }) => line));
  return (bytes, from, to, starts, ends, count, line) => {
    // Two short lines beside each other are one that was broken.
    if (count < laid.columns && (short.has(line - 1) || short.has(line + 1))) return null;
    if (bytes.subarray(from, to).includes(quote)) return null;
    const cells = Array.from({ length: count }, (_, i) =>
      raggedCell(decoder.decode(bytes.subarray(starts[i], ends[i]))),
    );
    return mendRecord(cells, table);
  };
}

function writtenCells(
  bytes: Uint8Array,
  starts: Int32Array,
  ends: Int32Array,
  layout: { readonly delimiter: string; readonly quote: string },
): string {
  const decoder = new TextDecoder();
  const cells = Array.from(starts, (start, index) => decoder.decode(bytes.subarray(start, ends[index])));
  return cells.map((cell) => (cell === '' ? '' : layout.quote + cell + layout.quote)).join(layout.delimiter);
}
