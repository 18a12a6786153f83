import { UserError } from '../model/problem.ts';
import type { OpenedFile } from '../preparation/reading/file-opening.ts';
import { openFile } from '../preparation/reading/open-file.ts';
import type { OpeningAnswer, OpeningMessage } from '../preparation/reading/worker-opener.ts';

const answer = (message: OpeningAnswer): void => {
  self.postMessage(message);
};
const onProgress = (share: number): void => {
  answer({ kind: 'progress', share });
};

let opened: OpenedFile | null = null;
let give: ((module: WebAssembly.Module | null) => void) | null = null;

function parquet(): Promise<WebAssembly.Module> {
  return new Promise((resolve, reject) => {
    give = (module) => {
      if (module === null) reject(new Error('The library that reads Parquet could not be fetched'));
      else resolve(module);
    };
    answer({ kind: 'parquet-needed' });
  });
}

async function respond(message: OpeningMessage): Promise<void> {
  if (message.kind === 'parquet') give?.(message.module);
  else if (message.kind === 'open') {
    opened = await openFile({ name: message.name, blob: message.file }, { parquet }, { onProgress });
    answer({ kind: 'opened', tables: opened.tables });
  } else if (opened !== null)
    answer({ kind: 'content', content: await opened.content(message.part, message.wanted, { onProgress }) });
}

self.addEventListener('message', ({ data }: MessageEvent<OpeningMessage>) => {
  respond(data).catch((error: unknown) => {
    if (error instanceof UserError) answer({ kind: 'refused', problem: error.problem });
    else answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
});
