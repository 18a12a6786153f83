import { usualMaking, type CustomerPath } from '../model/event-making.ts';
import type { Reading } from '../model/reading.ts';
import type { Combination, Source } from './project.ts';

/** A 64-bit name of some bytes, as 16 hex digits: FNV-1a in two lanes with different offsets. Tells contents apart; protects nothing. */
export function hashBytes(bytes: Uint8Array, seed = 0): string {
  let low = 0x811c9dc5 ^ seed;
  let high = 0x9747b28c ^ seed;
  // A quarter of a million bytes at a time: an index is several times as fast as an iterator.
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte, 0x85ebca6b);
    high ^= high >>> 13;
  }
  const hex = (lane: number): string => (lane >>> 0).toString(16).padStart(8, '0');
  return hex(low) + hex(high);
}

function hashText(text: string): string {
  return hashBytes(new TextEncoder().encode(text));
}

/** Raised when the tables of a dataset change shape, so that older files are built again. */
const datasetFormat = 1;
/** The same for the customer record, which is built again without its files. */
const recordFormat = 3;

/** Screens ask for the dataset of a source whenever they are drawn, and a table may have thousands of columns. */
const writtenReadings = new WeakMap<Reading, string>();
const knownIds = new WeakMap<Reading, Map<string, string>>();

function readingText(reading: Reading): string {
  const known = writtenReadings.get(reading);
  if (known !== undefined) return known;
  const text = writtenReading(reading);
  writtenReadings.set(reading, text);
  return text;
}

/** Whatever the order of its keys, which a project file or the browser's store may change. */
function writtenReading({ layout, columns, leftOut = [] }: Reading): string {
  const cells = columns.map(({ name, type, decimal, thousands, dateFormat, pivot, missing }) => [
    name,
    type,
    decimal ?? null,
    thousands ?? null,
    dateFormat ?? null,
    missing,
    ...(pivot === undefined ? [] : [pivot]),
  ]);
  const left = leftOut.length === 0 ? [] : [leftOut.map(({ at }) => at)];
  if (layout.format !== 'csv') {
    const { format, skippedLines, headerLines, starts, exchanged } = layout;
    const dates = exchanged === undefined ? [] : [{ exchanged }];
    return JSON.stringify([format, skippedLines, headerLines, starts ?? null, cells, ...left, ...dates]);
  }
  const { format, encoding, delimiter, quote, skippedLines, header } = layout;
  const rarer = layout.backslashes === true ? ['backslashes'] : [];
  return JSON.stringify([format, encoding, delimiter, quote, skippedLines, header, cells, ...rarer, ...left]);
}

/** The dataset of a source: the same file read the same way gives the same name. */
export function sourceDatasetId(source: Pick<Source, 'file' | 'reading'>): string {
  const { fingerprint, bytes, part = [] } = source.file;
  const ids = knownIds.get(source.reading) ?? new Map<string, string>();
  knownIds.set(source.reading, ids);
  const file = JSON.stringify([fingerprint, bytes, ...part]);
  const known = ids.get(file);
  if (known !== undefined) return known;
  const id = `s${hashText(JSON.stringify([datasetFormat, fingerprint, bytes, readingText(source.reading), ...part]))}`;
  ids.set(file, id);
  return id;
}

/** A table as the customer record sees it: a file, or several that are one source. */
export interface RecordTable {
  readonly source: Source;
  readonly dataset: string;
  /** Where its customers come from, when no column of it names one. */
  readonly path?: CustomerPath;
}

/** The dataset of several files under each other: it changes when one of them, its place or a renamed column does. */
export function combinationDatasetId(combination: Combination, members: readonly Source[]): string {
  const parts = members.map((source) => {
    const member = combination.members.find((one) => one.source === source.id);
    return [sourceDatasetId(source), member?.value ?? '', Object.entries(member?.columns ?? {}).sort()];
  });
  return `c${hashText(JSON.stringify([datasetFormat, combination.column, parts]))}`;
}

export const isCombinationDataset = (id: string): boolean => id.startsWith('c');

/** The dataset of the customer record: it changes when a source, its kind, a role or how its events are made does. */
export function recordDatasetId(tables: readonly RecordTable[]): string {
  const parts = tables.map(({ source, dataset, path = null }) => [
    source.id,
    source.file.name,
    dataset,
    source.kind,
    Object.entries(source.roles).sort(),
    { ...usualMaking, ...source.making, path },
  ]);
  return `r${hashText(JSON.stringify([recordFormat, parts]))}`;
}

/** The columns of a file as the project knows them, for recognising next month's file. */
export function signatureOf(columns: readonly string[]): string {
  return columns.map((name) => name.trim().toLowerCase()).join('\u0001');
}

/** A short name for a file, free among those taken: letters, digits and underscores. */
export function sourceIdFor(fileName: string, taken: readonly string[]): string {
  const base =
    fileName
      .replace(/\.[^.]*$/, '')
      .normalize('NFD')
      .replace(/\p{Mark}+/gu, '')
      .replace(/[^\p{Letter}\p{Number}]+/gu, '_')
      .replace(/[^a-zA-Z0-9_]/g, '')
      .toLowerCase()
      .replace(/^_+|_+$/g, '')
      .slice(0, 40) || 'source';
  let free = base;
  for (let count = 2; taken.includes(free); count += 1) free = `${base}_${count}`;
  return free;
}
