import { kaplanMeier, type LifeStep } from '../../model/statistics/survival.ts';
import type { Rows } from '../../model/rows.ts';

/** How long silences last before a customer comes back. */
export interface Silences {
  /** Silences begun: each day with an event begins one. */
  readonly begun: number;
  /** Share of all silences that have ended by a length, an estimate that counts the silences still going on (Kaplan-Meier). */
  readonly curve: readonly { readonly length: number; readonly returned: number }[];
  /** The share that ever ends, as far as the curve can be trusted. */
  readonly ever: number;
}

/** Under this share of the silences begun, few are followed so long and the curve jumps. A proposal of ours. */
const followed = 0.005;

export function readSilences(rows: Rows): Silences {
  const [lengths, returned, ongoing] = [rows.numbers('length'), rows.numbers('returned'), rows.numbers('ongoing')];
  const begun = [...returned, ...ongoing].reduce((sum, n) => sum + n, 0);
  const start: LifeStep = { time: -1, entered: begun, lost: 0, censored: 0 };
  const steps = Array.from(lengths, (time, i): LifeStep => ({
    time,
    entered: 0,
    lost: returned[i] ?? 0,
    censored: ongoing[i] ?? 0,
  }));
  const curve = kaplanMeier([start, ...steps])
    .filter((point) => point.atRisk >= Math.max(5, followed * begun))
    .map((point) => ({ length: point.time, returned: 1 - point.survival }));
  return { begun, curve, ever: curve.at(-1)?.returned ?? 0 };
}

/** The length by which a share of those who ever come back have come back; null where nobody does. */
export function lengthOf({ curve, ever }: Silences, share: number): number | null {
  if (ever <= 0) return null;
  return curve.find((point) => point.returned >= share * ever - 1e-12)?.length ?? null;
}

/** The share of those who ever come back who have by a length. */
export function returnedBy({ curve, ever }: Silences, length: number): number {
  if (ever <= 0) return 0;
  return (curve.findLast((point) => point.length <= length)?.returned ?? 0) / ever;
}
