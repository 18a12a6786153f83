import { sampleAndScan } from '../preparation/reading/sample-file.ts';
import type { ScanAnswer, ScanMessage } from '../preparation/reading/worker-scanner.ts';

const answer = (message: ScanAnswer): void => {
  self.postMessage(message);
};

self.addEventListener('message', ({ data }: MessageEvent<ScanMessage>) => {
  sampleAndScan(data.file, data.request, {
    onProgress: (step, share, rows) => {
      answer({ kind: 'progress', step, share, ...(rows === undefined ? {} : { rows }) });
    },
    onSample: data.sample
      ? (sample) => {
          answer({ kind: 'sampled', sample });
        }
      : undefined,
  }).then(
    (scan) => {
      answer({ kind: 'done', scan });
    },
    (error: unknown) => {
      answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    },
  );
});
