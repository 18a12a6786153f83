import { databaseOf, type DatasetId, type QueryOptions } from '../engine/engine.ts';
import { UserError } from '../model/problem.ts';
import type { Reading } from '../model/reading.ts';
import type { AttachedSide } from '../preparation/combining/compare.ts';
import type { Difference, Pair } from '../preparation/combining/differences.ts';
import { preparation } from './pipeline-context.ts';
import type { Services } from './services.ts';

/** What is otherwise than in an export that the browser keeps, attached again where it is no source any more. */
export async function compareWithKept(
  services: Pick<Services, 'engine' | 'workshop'>,
  before: { readonly dataset: DatasetId; readonly reading: Reading; readonly file: string },
  after: AttachedSide,
  pairs: readonly Pair[],
  options: QueryOptions,
): Promise<readonly Difference[]> {
  const { compareExports } = await preparation.comparing();
  const kept = await services.workshop.find(before.dataset);
  if (kept === null) throw new UserError({ code: 'file-needed', file: before.file });
  await services.engine.attach(kept);
  const database = databaseOf(before.dataset);
  const { report } = await (await preparation.reading()).readAbout(services.engine, database);
  return compareExports(services.engine, { columns: before.reading.columns, report, database }, after, pairs, options);
}
