/** Builds a page of the tests around real code of the app, without the rest of the app's configuration. */
import { createRequire } from 'node:module';
import { build, type Plugin } from 'vite';

export interface PageBuild {
  /** The folder of its `index.html`. */
  readonly root: string;
  readonly outDir: string;
  readonly minify: boolean;
}

export async function buildPage({ root, outDir, minify }: PageBuild): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    base: './',
    root,
    build: { outDir, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, minify },
    worker: { format: 'iife', plugins: () => [engineFiles()] },
    plugins: [engineFiles()],
  });
}

/** The engine's files as they are in its package, not compressed. */
function engineFiles(): Plugin {
  const resolve = (file: string) => createRequire(import.meta.url).resolve(`@duckdb/duckdb-wasm/dist/${file}`);
  return {
    name: 'engine-files',
    resolveId: (id) => (id === 'virtual:engine-files' ? `\0${id}` : undefined),
    load: (id) =>
      id === '\0virtual:engine-files'
        ? `export { default as wasmUrl } from '${resolve('duckdb-eh.wasm')}?url';
           export { default as workerUrl } from '${resolve('duckdb-browser-eh.worker.js')}?url';`
        : undefined,
  };
}
