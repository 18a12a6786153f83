import { Stopped } from '../../model/problem.ts';
import type { FailedScan, FileSample, FileScan, FileScanner, ScanRequest } from './file-scan.ts';

/** What the page asks the scan worker, and what it answers. */
export type ScanMessage = { readonly file: Blob; readonly request: ScanRequest; readonly sample: boolean };
export type ScanAnswer =
  | {
      readonly kind: 'progress';
      readonly step: 'scanning' | 'transcoding';
      readonly share: number;
      readonly rows?: number;
    }
  | { readonly kind: 'sampled'; readonly sample: FileSample | null }
  | { readonly kind: 'done'; readonly scan: FileScan | FailedScan }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Scans in a worker of its own, which is ended when it is stopped. One that is done waits for the next file: its code is compiled by
 * then, and what comes first, the sample, takes a third of the time. `start` opens a worker.
 */
export function workerScanner(start: () => Worker): FileScanner {
  let idle: Worker | null = null;
  return {
    scan(file, request, hooks = {}) {
      if (hooks.signal?.aborted === true) return Promise.reject(new Stopped());
      const worker = idle ?? start();
      idle = null;
      const ends = new AbortController();
      return new Promise<FileScan | FailedScan>((resolve, reject) => {
        const listening = { signal: ends.signal };
        const stop = (): void => {
          reject(new Stopped());
        };
        hooks.signal?.addEventListener('abort', stop, listening);
        worker.addEventListener(
          'error',
          (event) => {
            reject(new Error(event.message));
          },
          listening,
        );
        worker.addEventListener(
          'message',
          ({ data }: MessageEvent<ScanAnswer>) => {
            if (data.kind === 'progress') hooks.onProgress?.(data.step, data.share, data.rows);
            else if (data.kind === 'sampled') hooks.onSample?.(data.sample);
            else if (data.kind === 'done') resolve(data.scan);
            else reject(new Error(data.message));
          },
          listening,
        );
        const message: ScanMessage = { file, request, sample: hooks.onSample !== undefined };
        worker.postMessage(message);
      })
        .then(
          (scan) => {
            if (idle === null) idle = worker;
            else worker.terminate();
            return scan;
          },
          (error: unknown) => {
            worker.terminate();
            throw error;
          },
        )
        .finally(() => {
          ends.abort();
        });
    },
  };
}
