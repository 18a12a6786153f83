import { mine } from '../analyses/contexts/mine.ts';
import type { MinerInput } from '../analyses/contexts/miner.ts';
import type { MinerMessage } from '../analyses/contexts/worker-miner.ts';

const say = (message: MinerMessage): void => {
  self.postMessage(message);
};

/** Milliseconds: what takes longer shows what it found so far, so that it may be stopped with that. */
const longRun = 1_000;

self.addEventListener('message', (event: MessageEvent<MinerInput>) => {
  const started = performance.now();
  const mined = mine(event.data, {
    onProgress: (share) => {
      say({ kind: 'progress', share });
    },
    onFound: (soFar) => {
      if (performance.now() - started > longRun) say({ kind: 'found', mined: soFar() });
    },
  });
  say({ kind: 'done', mined });
});
