import { sampleAndScan } from '../preparation/reading/sample-file.ts';
import {
  sampleAnswers,
  scanAnswers,
  type ScanAnswer,
  type ScanMessage,
} from '../preparation/reading/worker-scanner.ts';

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
          for (const part of sampleAnswers(sample)) answer(part);
        }
      : undefined,
  }).then(
    (scan) => {
      for (const part of scanAnswers(scan)) answer(part);
    },
    (error: unknown) => {
      answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    },
  );
});
