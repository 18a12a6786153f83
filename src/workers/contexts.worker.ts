import { mine } from '../analyses/contexts/mine.ts';
import type { MinerInput } from '../analyses/contexts/miner.ts';
import type { MinerMessage } from '../analyses/contexts/worker-miner.ts';

const say = (message: MinerMessage): void => {
  self.postMessage(message);
};

/** Milliseconds: what takes longer shows what it found so far, so that it may be stopped with that. */
const longRun = 5_000;
/** Lists that are shown meanwhile take at most one part in so many of the time. */
const parts = 4;

self.addEventListener('message', (event: MessageEvent<MinerInput>) => {
  const started = performance.now();
  let next = started + longRun;
  const mined = mine(event.data, {
    onProgress: (share) => {
      say({ kind: 'progress', share });
    },
    onFound: (soFar) => {
      const asked = performance.now();
      if (asked < next) return;
      say({ kind: 'found', mined: soFar() });
      const told = performance.now();
      next = told + (parts - 1) * (told - asked);
    },
  });
  say({ kind: 'done', mined });
});
