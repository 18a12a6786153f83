/** Files opened without a worker, with the library that reads Parquet from the disk. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FileOpener, OpeningTools } from '../../src/preparation/reading/file-opening.ts';
import { openFile } from '../../src/preparation/reading/open-file.ts';

let module: WebAssembly.Module | null = null;

export const toolsHere: OpeningTools = {
  parquet: () => {
    module ??= new WebAssembly.Module(
      readFileSync(createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm')),
    );
    return Promise.resolve(module);
  },
};

export const openHere: FileOpener = {
  open: (file, hooks) => openFile({ name: file.name, blob: file }, toolsHere, hooks),
};
