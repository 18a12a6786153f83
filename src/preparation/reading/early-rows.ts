import type { BuildSession } from '../../engine/engine.ts';
import { rawRelation, type CsvBody } from '../../formats/csv/raw-relation.ts';
import { textOf } from '../../sql/sql.ts';
import type { FileSample, FileScan, WantedReading } from './file-scan.ts';
import type { Pause } from './in-parts.ts';
import { settleColumns, type SettledColumn } from './settle-columns.ts';
import { createRows } from './typed-table.ts';

/** Rows that the engine reads while the file is still scanned, as a sample of it says. */
export interface EarlyRows {
  readonly columns: readonly SettledColumn[];
  /** Whether the scan asks for the same bytes under the same layout. */
  readonly isAlike: (body: CsvBody, scan: FileScan) => boolean;
  /** False when reading so did not work. Never rejects. */
  readonly finished: Promise<boolean>;
  readonly stop: () => Promise<unknown>;
}

/** Begins to read a large file under what a sample of it says. Whether that holds is told by the scan of the whole file. */
export async function beginEarly(
  session: BuildSession,
  file: { readonly blob: Blob; readonly bodyName: string; readonly today: string },
  sample: FileSample,
  wanted: WantedReading | null,
  hooks: {
    readonly onProgress: (share: number) => void;
    readonly signal: AbortSignal | undefined;
    readonly pause: Pause | undefined;
  },
): Promise<EarlyRows> {
  const columns = await settleColumns(sample, wanted ?? {}, file.today, hooks.pause);
  const body: CsvBody = {
    file: `in/${file.bodyName}`,
    columns: sample.names.length,
    uniform: sample.uniform,
    longest: 0,
  };
  await session.registerFile(file.bodyName, (sample.text ?? file.blob).slice(sample.bodyFrom));
  const ending = new AbortController();
  const signal = hooks.signal === undefined ? ending.signal : AbortSignal.any([ending.signal, hooks.signal]);
  // The columns are the same: what they are taken from tells.
  const text = (of: CsvBody, layout: FileScan['layout']): string => textOf(rawRelation(of, layout));
  const finished = session
    .run(createRows(session.target, body, sample.layout, columns), { signal, onProgress: hooks.onProgress })
    .then(
      () => true,
      () => false,
    );
  return {
    columns,
    isAlike: (of, scan) =>
      scan.bodyFrom === sample.bodyFrom &&
      (scan.transcoded === null) === (sample.text === null) &&
      text(of, scan.layout) === text(body, sample.layout),
    finished,
    stop: () => {
      ending.abort();
      return finished;
    },
  };
}
