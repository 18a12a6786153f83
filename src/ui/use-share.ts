import { useSyncExternalStore } from 'react';
import type { Progress } from './progress.ts';

const still = () => () => undefined;

/** The share as it is now: 0 to 1, null while it is unknown. */
export function useShare(share: Progress['share']): number | null {
  const live = typeof share === 'object' && share !== null ? share : null;
  return useSyncExternalStore(
    live?.subscribe ?? still,
    live?.now ?? (() => (typeof share === 'number' ? share : null)),
  );
}
