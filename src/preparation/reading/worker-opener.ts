import { formatOf } from '../../formats/formats.ts';
import { guessStarts } from '../../formats/fixed-width/guess-starts.ts';
import type { FileTable } from '../../model/file-table.ts';
import { Stopped, UserError, type Problem } from '../../model/problem.ts';
import type { TableContent } from '../../model/table-content.ts';
import type { TableLayout } from '../../model/table-layout.ts';
import { headBytes, type FileOpener, type OpenedFile, type OpeningHooks } from './file-opening.ts';

/** What the page asks the worker that opens files, and what it answers. */
export type OpeningMessage =
  | { readonly kind: 'open'; readonly file: Blob; readonly name: string }
  | { readonly kind: 'content'; readonly part: readonly string[]; readonly wanted: TableLayout | null }
  | { readonly kind: 'parquet'; readonly module: WebAssembly.Module | null };
export type OpeningAnswer =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'parquet-needed' }
  | { readonly kind: 'opened'; readonly tables: readonly FileTable[] }
  | { readonly kind: 'content'; readonly content: TableContent }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Opens files in a worker of their own, which holds them until they are closed. Delimited text needs none: it is its own table.
 * `start` fetches and opens the worker, `parquet` the library that only Parquet needs.
 */
export function workerOpener(start: () => Promise<Worker>, parquet: () => Promise<WebAssembly.Module>): FileOpener {
  return {
    async open(file, hooks = {}) {
      if (await isPlainText(file)) return plainText(file);
      const worker = await start();
      const close = (): void => {
        worker.terminate();
      };
      try {
        const answer = await ask(worker, parquet, { kind: 'open', file, name: file.name }, hooks);
        if (answer.kind !== 'opened') throw new Error('The worker opens what it is asked to open');
        return {
          tables: answer.tables,
          async content(part, wanted, contentHooks = {}) {
            const found = await ask(worker, parquet, { kind: 'content', part, wanted }, contentHooks);
            if (found.kind !== 'content') throw new Error('The worker gives what it is asked for');
            return found.content;
          },
          close,
        };
      } catch (error) {
        close();
        throw error;
      }
    },
  };
}

async function isPlainText(file: File): Promise<boolean> {
  const head = new Uint8Array(
    await file
      .slice(0, headBytes)
      .arrayBuffer()
      .catch(() => unreadable(file)),
  );
  if (head.length > 0 && formatOf(file.name, head)?.id !== 'csv') return false;
  const lines = new TextDecoder('latin1').decode(head).split(/\r\n|\n|\r/);
  return guessStarts(head.length < file.size ? lines.slice(0, -1) : lines) === null;
}

function unreadable(file: File): never {
  throw new UserError({ code: 'file-unreadable', file: file.name });
}

function plainText(file: File): OpenedFile {
  return {
    tables: [{ part: [], state: 'shown', problem: null }],
    content: () => Promise.resolve({ text: file, layout: null, rejected: 0, rejects: [], changes: [] }),
    close: () => undefined,
  };
}

type Final = Exclude<OpeningAnswer, { readonly kind: 'progress' | 'parquet-needed' | 'refused' | 'failed' }>;

/** One question at a time; a worker that is asked to stop is ended by who closes it. */
function ask(
  worker: Worker,
  parquet: () => Promise<WebAssembly.Module>,
  message: OpeningMessage,
  { signal, onProgress }: OpeningHooks,
): Promise<Final> {
  if (signal?.aborted === true) return Promise.reject(new Stopped());
  const ends = new AbortController();
  const say = (one: OpeningMessage): void => {
    worker.postMessage(one);
  };
  return new Promise<Final>((resolve, reject) => {
    signal?.addEventListener(
      'abort',
      () => {
        reject(new Stopped());
      },
      { signal: ends.signal },
    );
    worker.addEventListener(
      'error',
      (event) => {
        reject(new Error(event.message));
      },
      { signal: ends.signal },
    );
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<OpeningAnswer>) => {
        switch (data.kind) {
          case 'progress':
            onProgress?.(data.share);
            return;
          case 'parquet-needed':
            parquet().then(
              (module) => say({ kind: 'parquet', module }),
              () => say({ kind: 'parquet', module: null }),
            );
            return;
          case 'refused':
            reject(new UserError(data.problem));
            return;
          case 'failed':
            reject(new Error(data.message));
            return;
          case 'opened':
          case 'content':
            resolve(data);
        }
      },
      { signal: ends.signal },
    );
    say(message);
  }).finally(() => {
    ends.abort();
  });
}
