import { mine } from '../analyses/contexts/mine.ts';
import type { MinerInput } from '../analyses/contexts/miner.ts';
import type { MinerMessage } from '../analyses/contexts/worker-miner.ts';

const say = (message: MinerMessage): void => {
  self.postMessage(message);
};

self.addEventListener('message', (event: MessageEvent<MinerInput>) => {
  say({ kind: 'done', mined: mine(event.data, (share) => say({ kind: 'progress', share })) });
});
