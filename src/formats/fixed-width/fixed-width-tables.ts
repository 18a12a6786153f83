import type { TableContent } from '../../model/table-content.ts';
import type { TableLayout } from '../../model/table-layout.ts';
import { UserError } from '../../model/problem.ts';
import type { RejectedLine } from '../../model/reading.ts';
import { DelimitedText } from '../delimited-text.ts';
import type { ContentHooks, FormatFile, OpenTable } from '../format.ts';
import { gridHeader } from '../grid-header.ts';
import { textPieces } from '../text-pieces.ts';
import { cut, guessStarts, linesBefore } from './guess-starts.ts';

const linesLooked = 2_000;
const mostRejects = 100_000;

/** The one table of a text whose cells stand at fixed places. */
export function fixedWidthTables(file: FormatFile): readonly OpenTable[] {
  return [{ part: [], state: 'shown', problem: null, content: (wanted, hooks) => contentOf(file, wanted, hooks) }];
}

async function contentOf(file: FormatFile, wanted: TableLayout | null, hooks: ContentHooks): Promise<TableContent> {
  const layout = wanted?.starts === undefined ? await guessLayout(file) : wanted;
  const starts = layout?.starts;
  if (layout === null || starts === undefined) throw new UserError({ code: 'file-not-table', file: file.name });
  const text = new DelimitedText();
  const rejects: RejectedLine[] = [];
  let rejected = 0;
  let at = 0;
  for await (const { line, share } of linesOf(file.blob)) {
    at++;
    if (at <= layout.skippedLines || line.trim() === '' || /^[\s=_-]+$/.test(line)) continue;
    const cells = cut(line, starts);
    if (cells !== null) text.row(cells.map((cell) => (cell === '' ? null : cell)));
    else {
      rejected++;
      if (rejects.length < mostRejects)
        rejects.push({ line: at, reason: 'cells-misplaced', text: line.slice(0, 100_000) });
    }
    if (at % 10_000 === 0) hooks.onProgress?.(share);
  }
  return { text: text.blob(), layout, rejected, rejects, changes: [] };
}

async function guessLayout(file: FormatFile): Promise<TableLayout | null> {
  const lines: string[] = [];
  for await (const { line } of linesOf(file.blob)) {
    lines.push(line);
    if (lines.length === linesLooked) break;
  }
  const starts = guessStarts(lines);
  if (starts === null) return null;
  const skippedLines = linesBefore(lines, starts);
  const rows = lines.slice(skippedLines).flatMap((line) => (line.trim() === '' ? [] : [cut(line, starts) ?? []]));
  const headerLines = gridHeader(rows) ? 1 : 0;
  return { format: 'fixed-width', skippedLines, headerLines, starts };
}

async function* linesOf(blob: Blob): AsyncGenerator<{ readonly line: string; readonly share: number }, void> {
  let rest = '';
  for await (const { text, share } of textPieces(blob)) {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) yield { line, share };
  }
  if (rest !== '') yield { line: rest.replace(/\r$/, ''), share: 1 };
}
