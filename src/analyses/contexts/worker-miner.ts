import { Stopped } from '../../model/problem.ts';
import type { Miner, MinerInput } from './miner.ts';
import type { MinedContexts } from './mined.ts';

/** What `src/workers/contexts.worker.ts` says; it is sent one input and ends by being ended. */
export type MinerMessage =
  | { readonly kind: 'progress'; readonly share: number }
  /** Of contexts of fewer values; deeper ones are still looked at. */
  | { readonly kind: 'found'; readonly mined: MinedContexts }
  | { readonly kind: 'done'; readonly mined: MinedContexts };

/** As much of a Worker as mining needs. */
export type MinerWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** Mines in a worker of its own, which is given the input and ended when it is done, failed or stopped: the input is empty after. `start` opens the worker. */
export function workerMiner(start: () => MinerWorker): Miner {
  return {
    mine(input, options = {}) {
      const { signal, onProgress, onFound } = options;
      if (signal?.aborted === true) return Promise.reject(new Stopped());
      const worker = start();
      return new Promise<MinedContexts>((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Stopped()), { once: true });
        worker.addEventListener('error', (event) => reject(new Error(event.message)));
        worker.addEventListener('messageerror', () => reject(new Error('The contexts could not be read')));
        worker.addEventListener('message', (event: MessageEvent<MinerMessage>) => {
          if (event.data.kind === 'done') resolve(event.data.mined);
          else if (event.data.kind === 'found') onFound?.(event.data.mined);
          else onProgress?.(event.data.share);
        });
        worker.postMessage(input, buffersOf(input));
      }).finally(() => worker.terminate());
    },
  };
}

/** Handed over instead of copied; two columns may lie in one buffer. */
function buffersOf({ cell, ...input }: MinerInput): Transferable[] {
  const columns = [...cell, ...Object.values(input).filter((one: unknown) => one instanceof Float64Array)];
  return [...new Set(columns.map(({ buffer }) => buffer))].filter((buffer) => buffer instanceof ArrayBuffer);
}
