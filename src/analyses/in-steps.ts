import type { QueryOptions, Session } from '../engine/engine.ts';
import { Stopped } from '../model/problem.ts';
import type { Rows } from '../model/rows.ts';
import type { Sql } from '../sql/sql.ts';

export type Ask = (query: Sql<'query'>) => Promise<Rows>;

/**
 * Asks queries one after the other, so that they can share one place, where a newer request stops an older one; the progress is that of all `steps`.
 * The next one is not asked once the work was stopped: it throws {@link Stopped}.
 */
export function inSteps(engine: Session, steps: number, { signal, place, onProgress }: QueryOptions): Ask {
  let done = 0;
  return async (query) => {
    if (signal?.aborted === true) throw new Stopped();
    const before = done;
    const progress =
      onProgress === undefined
        ? undefined
        : (share: number) => {
            onProgress((before + share) / steps);
          };
    const rows = await engine.query(query, { signal, place, onProgress: progress });
    done += 1;
    onProgress?.(done / steps);
    return rows;
  };
}
