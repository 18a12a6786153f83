import type { TableContent } from '../../model/table-content.ts';
import { UserError } from '../../model/problem.ts';
import type { RejectedLine, RejectReason } from '../../model/reading.ts';
import type { ContentHooks, FormatFile, OpenTable } from '../format.ts';
import { textPieces } from '../text-pieces.ts';
import { JsonElements, JsonTrouble, type JsonElement } from './json-elements.ts';
import { jsonErrorAt, placeIn } from './json-error.ts';
import { isObject, JsonRows, parseElement, type JsonObject } from './json-rows.ts';

const mostRejects = 100_000;
const longestReject = 100_000;

/** The lists of objects that a JSON text holds, or its lines where each is an object. Rejects with a UserError. */
export async function jsonTables(file: FormatFile): Promise<readonly OpenTable[]> {
  if (await isLines(file)) return [table(file, [], (hooks) => linesContent(file, hooks))];
  const lists = new Map<string | null, boolean>();
  await elements(file, (element) => {
    if (lists.get(element.list) !== true) lists.set(element.list, isObject(parsed(file, element)));
    else if (element.bytes[0] !== brace) lists.set(element.list, false);
  });
  const found = [...lists].filter(([, objects]) => objects).map(([list]) => list);
  if (found.length === 0) throw new UserError({ code: 'json-not-table', file: file.name });
  return found.map((list) =>
    table(file, list === null || found.length === 1 ? [] : [list], (hooks) => listContent(file, list, hooks)),
  );
}

const brace = 123;

function table(
  _file: FormatFile,
  part: readonly string[],
  content: (hooks: ContentHooks) => Promise<TableContent>,
): OpenTable {
  return { part, state: 'shown', problem: null, content: (_, hooks) => content(hooks) };
}

const linesName = /\.(ndjson|jsonl)$/i;
const linesTried = 100;
const headBytes = 1 << 20;

/** Whether the first line that holds something is an object by itself, and something follows it; a name that says so is believed. */
async function isLines(file: FormatFile): Promise<boolean> {
  const head = new TextDecoder()
    .decode(await file.blob.slice(0, headBytes).arrayBuffer())
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (linesName.test(file.name)) {
    const lines = head.split(/\r?\n/);
    // The last line of a start may be cut; where it is the only one, the name is believed.
    const whole = file.blob.size > headBytes ? lines.slice(0, -1) : lines;
    const tried = whole.filter((line) => line.trim() !== '').slice(0, linesTried);
    return tried.length === 0 || tried.some((line) => isObject(objectIn(line)));
  }
  const end = head.search(/[\r\n]/);
  try {
    const first: unknown = JSON.parse(end === -1 ? head : head.slice(0, end));
    return isObject(first) && end !== -1 && head.slice(end).trim() !== '';
  } catch {
    return false;
  }
}

/** Each element of each list, in the order of the text. */
async function elements(
  file: FormatFile,
  give: (element: JsonElement) => void,
  onProgress?: (share: number) => void,
): Promise<void> {
  const encoder = new TextEncoder();
  const reader = new JsonElements(give);
  try {
    for await (const { text, share } of textPieces(file.blob)) {
      reader.push(encoder.encode(text));
      onProgress?.(share);
    }
    reader.finish();
  } catch (error) {
    if (!(error instanceof JsonTrouble)) throw error;
    throw new UserError({ code: 'json-invalid', file: file.name, line: error.line, column: error.column });
  }
}

function parsed(file: FormatFile, element: JsonElement): unknown {
  const text = new TextDecoder().decode(element.bytes);
  try {
    return parseElement(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UserError({ code: 'json-invalid', file: file.name, ...placeIn(text, jsonErrorAt(text), element) });
  }
}

async function listContent(file: FormatFile, list: string | null, { onProgress }: ContentHooks): Promise<TableContent> {
  const write = async (known: readonly string[] | undefined, from: number): Promise<JsonRows> => {
    const rows = new JsonRows(known);
    await elements(
      file,
      (element) => {
        if (element.list === list) rows.add(parsed(file, element) as JsonObject);
      },
      (share) => onProgress?.(from + share / 2),
    );
    return rows;
  };
  const first = await write(undefined, 0);
  const rows = first.again === null ? first : await write(first.again, 0.5);
  return contentOf(rows, []);
}

async function linesContent(file: FormatFile, { onProgress }: ContentHooks): Promise<TableContent> {
  const write = async (known: readonly string[] | undefined, from: number) => {
    const rows = new JsonRows(known);
    const rejects: RejectedLine[] = [];
    let rejected = 0;
    let line = 0;
    const take = (text: string): void => {
      line++;
      if (text.trim() === '') return;
      const value = objectIn(text);
      if (typeof value === 'string') {
        rejected++;
        if (rejects.length < mostRejects) rejects.push({ line, reason: value, text: text.slice(0, longestReject) });
      } else rows.add(value);
    };
    let rest = '';
    for await (const { text, share } of textPieces(file.blob)) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const one of lines) take(one.endsWith('\r') ? one.slice(0, -1) : one);
      onProgress?.(from + share / 2);
    }
    if (rest !== '') take(rest);
    return { rows, rejects, rejected };
  };
  const first = await write(undefined, 0);
  const { rows, rejects, rejected } = first.rows.again === null ? first : await write(first.rows.again, 0.5);
  return { ...contentOf(rows, rejects), rejected };
}

function objectIn(text: string): JsonObject | RejectReason {
  try {
    const value = parseElement(text);
    return isObject(value) ? value : 'no-object';
  } catch {
    return 'json-invalid';
  }
}

function contentOf(rows: JsonRows, rejects: readonly RejectedLine[]): TableContent {
  return {
    text: rows.blob(),
    layout: { format: 'json', skippedLines: 0, headerLines: 1 },
    rejected: rejects.length,
    rejects,
    changes: [],
  };
}
