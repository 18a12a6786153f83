import { proxy, releaseProxy, wrap } from 'comlink';
import { Stopped } from '../../model/problem.ts';
import type { Miner, MinerInput } from './miner.ts';
import type { MinedContexts } from './mined.ts';

/** What `src/workers/contexts.worker.ts` exposes. */
export interface ContextsWorkerApi {
  mine(input: MinerInput, onProgress: (share: number) => void): MinedContexts;
}

/** Mines in a worker of its own, which is ended when it is done or stopped. `start` opens the worker. */
export function workerMiner(start: () => Worker): Miner {
  return {
    mine(input, options = {}) {
      const { signal, onProgress } = options;
      if (signal?.aborted === true) return Promise.reject(new Stopped());
      const worker = start();
      const remote = wrap<ContextsWorkerApi>(worker);
      return new Promise<MinedContexts>((resolve, reject) => {
        const stop = () => reject(new Stopped());
        signal?.addEventListener('abort', stop, { once: true });
        worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
        remote
          .mine(input, proxy((share: number) => onProgress?.(share)))
          .then(resolve, reject)
          .finally(() => signal?.removeEventListener('abort', stop));
      }).finally(() => {
        remote[releaseProxy]();
        worker.terminate();
      });
    },
  };
}
