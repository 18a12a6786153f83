import { expect, test } from 'vitest';
import { mine } from '../../../src/analyses/contexts/mine.ts';
import { workerMiner, type MinerMessage } from '../../../src/analyses/contexts/worker-miner.ts';
import { Stopped } from '../../../src/model/problem.ts';
import { worldOf } from './worlds.ts';
import type { MinerInput } from '../../../src/analyses/contexts/miner.ts';

const world = (): MinerInput =>
  worldOf({ seed: 2, customers: 2_000, sizes: [2, 3, 4], base: 0.5, shape: 1, planted: [] });

/** A worker whose thread is this one. */
class HereWorker extends EventTarget {
  ended = 0;
  readonly answer: (input: MinerInput, say: (message: MinerMessage) => void) => void;

  constructor(answer: HereWorker['answer']) {
    super();
    this.answer = answer;
  }

  postMessage(input: MinerInput, transfer?: Transferable[] | StructuredSerializeOptions): void {
    this.answer(structuredClone(input, Array.isArray(transfer) ? { transfer } : transfer), (message) =>
      this.dispatchEvent(new MessageEvent('message', { data: message })),
    );
  }

  terminate(): void {
    this.ended += 1;
  }
}

test('a worker gives what mining here gives, says how far it is, and is ended', async () => {
  const worker = new HereWorker((input, say) =>
    say({ kind: 'done', mined: mine(input, { onProgress: (share) => say({ kind: 'progress', share }) }) }),
  );
  const shares: number[] = [];
  await expect(workerMiner(() => worker).mine(world(), { onProgress: (share) => shares.push(share) })).resolves.toEqual(
    mine(world()),
  );
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  expect(worker.ended).toBe(1);
});

test('what is mined is handed over, not copied', async () => {
  const input = world();
  const worker = new HereWorker((given, say) => say({ kind: 'done', mined: mine(given) }));
  await workerMiner(() => worker).mine(input);
  expect([input.customer, input.key, input.exposure, ...input.cell].map((column) => column?.length)).toEqual([
    0, 0, 0, 0,
  ]);
});

test('what was found so far is told while deeper contexts are looked at', async () => {
  const worker = new HereWorker((input, say) =>
    say({ kind: 'done', mined: mine(input, { onFound: (mined) => say({ kind: 'found', mined: mined() }) }) }),
  );
  const depths: number[] = [];
  const mined = await workerMiner(() => worker).mine(world(), { onFound: (soFar) => depths.push(soFar.depth) });
  expect(depths).toEqual([2]);
  expect(mined.depth).toBe(3);
});

test('stopping ends the worker', async () => {
  const worker = new HereWorker(() => undefined);
  const control = new AbortController();
  const mining = workerMiner(() => worker).mine(world(), { signal: control.signal });
  control.abort();
  await expect(mining).rejects.toThrow(Stopped);
  expect(worker.ended).toBe(1);
});

test('a worker that fails is a bug, and is ended', async () => {
  const worker = new HereWorker(() =>
    worker.dispatchEvent(Object.assign(new Event('error'), { message: 'no memory' })),
  );
  await expect(workerMiner(() => worker).mine(world())).rejects.toThrow('no memory');
  expect(worker.ended).toBe(1);
});
