import type { ColumnReading, CsvLayout, LeftOutColumn, ReadingChange, ReadingQuestion } from '../../model/reading.ts';
import type { ColumnEvidence } from '../typing/column-tally.ts';
import type { ColumnDecision } from '../typing/decide-column.ts';
import { decideEach } from '../typing/decide-columns.ts';
import type { ScanRequest, WantedReading } from './file-scan.ts';
import { inParts, type Pause } from './in-parts.ts';
import type { TypedColumn } from './typed-table.ts';

export interface SettledColumn extends TypedColumn {
  /** Null where a person decided. */
  readonly decision: ColumnDecision | null;
  readonly changes: readonly ReadingChange[];
  readonly question: ReadingQuestion | null;
}

/** What was seen of a file, wholly or in part. */
export interface SeenFile {
  readonly layout: CsvLayout;
  readonly names: readonly string[];
  readonly columns: readonly ColumnEvidence[];
}

/** The person's readings where they name the columns of the file, else by their place; the decided ones for the rest. */
export async function settleColumns(
  seen: SeenFile,
  wanted: Omit<WantedReading, 'layout'>,
  today: string,
  pause: Pause | undefined,
): Promise<readonly SettledColumn[]> {
  const { open = [] } = wanted;
  const byPlace = columnsByPlace(wanted);
  const byName = new Map(wanted.columns?.map((column) => [column.name, column]));
  const known = (name: string): boolean =>
    byName.has(name) || isOf(wanted.leftOut, name) || isOf(wanted.takenBack, name);
  const unnamed = byPlace?.length === seen.names.length && !seen.names.every(known);
  const each = await inParts(decideEach(seen.names, seen.columns, seen.layout, today), pause);
  const decisions = each.filter((decision) => decision !== null);
  return decisions.flatMap((decision, index) => {
    const evidence = seen.columns[index];
    const name = seen.names[index];
    if (evidence === undefined || name === undefined) throw new RangeError('Each column was seen');
    if (unnamed ? byPlace[index] === 'left-out' : isOf(wanted.leftOut, name)) return [];
    const placed = byPlace?.[index];
    const asked = unnamed ? (typeof placed === 'object' ? placed : undefined) : byName.get(name);
    const agreed = asked === undefined || isAlike(asked, decision.reading);
    return {
      at: index,
      reading: asked ?? decision.reading,
      evidence,
      decision: asked === undefined ? decision : null,
      changes: agreed ? decision.changes : [],
      question: asked === undefined || (agreed && open.includes(asked.name)) ? decision.question : null,
    };
  });
}

const isOf = (columns: readonly LeftOutColumn[] | undefined, name: string): boolean =>
  columns?.some((column) => column.name === name) === true;

/** The readings of a whole file at their places; null where they are not settled. */
function columnsByPlace({
  columns,
  leftOut = [],
  takenBack = [],
}: Omit<WantedReading, 'layout'>): readonly (ColumnReading | 'left-out' | 'taken-back')[] | null {
  if (columns === undefined) return null;
  const places: (ColumnReading | 'left-out' | 'taken-back' | undefined)[] = Array.from({
    length: columns.length + leftOut.length + takenBack.length,
  });
  for (const { at } of leftOut) places[at] = 'left-out';
  for (const { at } of takenBack) places[at] = 'taken-back';
  const rest = columns.values();
  return places.map((place) => place ?? rest.next().value ?? 'taken-back');
}

/** The values that stand for "missing" in each column of the file; null where the columns are not settled. */
export function settledMissing(wanted: WantedReading | null): ScanRequest['missing'] {
  const places = wanted === null ? null : columnsByPlace(wanted);
  return places?.map((place) => (typeof place === 'object' ? place.missing : null)) ?? null;
}

/** Whether two readings give the same values, but for what is missing. */
const isAlike = (a: ColumnReading, b: ColumnReading): boolean =>
  a.type === b.type && a.decimal === b.decimal && a.thousands === b.thousands && a.dateFormat === b.dateFormat;
