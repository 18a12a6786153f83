import { Stopped } from '../../model/problem.ts';
import { mine } from './mine.ts';
import type { Miner } from './miner.ts';

/** Mines where it is called; cannot be stopped once it runs. */
export const directMiner: Miner = {
  async mine(input, options = {}) {
    await Promise.resolve();
    if (options.signal?.aborted === true) throw new Stopped();
    return mine(input, { onProgress: options.onProgress, onFound: (mined) => options.onFound?.(mined()) });
  },
};
