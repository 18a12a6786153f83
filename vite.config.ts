import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

/**
 * What the page may do. It says in one place that nothing leaves: scripts, connections, pictures and fonts of the
 * page's own folder only. `public/_headers` repeats it for hosts that can send headers (and adds frame-ancestors, which
 * has no effect in a meta tag); `tests/architecture/house.test.ts` compares the two.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self' blob:",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "style-src 'self' 'unsafe-inline'",
].join('; ');

/** The development server injects inline scripts for hot reload, so the policy is for the built page only. */
function strictPolicy(): Plugin {
  return {
    name: 'ecart:strict-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/**
 * The 34 MB engine is shipped as its own 7.6 MB gzip, under a name that no host compresses a second time or unpacks by
 * itself; the loader looks at the first two bytes. In development the raw file is served.
 */
function engineFiles(): Plugin {
  const id = 'virtual:engine-files';
  const resolvedId = `\0${id}`;
  const worker = '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
  let wasm = '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
  return {
    name: 'ecart:engine-files',
    resolveId: (source) => (source === id ? resolvedId : undefined),
    load(source) {
      if (source !== resolvedId) return undefined;
      if (this.environment.mode === 'build')
        wasm = `${compressed('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm', 'duckdb-eh')}?url`;
      return `export { default as wasmUrl } from ${JSON.stringify(wasm)};
              export { default as workerUrl } from ${JSON.stringify(worker)};`;
    },
  };
}

/** What reads Parquet is shipped in the same way, and fetched when the first such file comes. */
function parquetFile(): Plugin {
  const id = 'virtual:parquet-file';
  const resolvedId = `\0${id}`;
  return {
    name: 'ecart:parquet-file',
    resolveId: (source) => (source === id ? resolvedId : undefined),
    load(source) {
      if (source !== resolvedId) return undefined;
      const wasm = 'parquet-wasm/esm/parquet_wasm_bg.wasm';
      const file = this.environment.mode === 'build' ? compressed(wasm, 'parquet') : wasm;
      return `export { default as wasmUrl } from ${JSON.stringify(`${file}?url`)};`;
    },
  };
}

/** The library would ship its module a second time, raw; it is always given ours. */
function parquetOnce(): Plugin {
  return {
    name: 'ecart:parquet-once',
    transform: (code, id) =>
      id.includes('parquet-wasm/esm/parquet_wasm.js')
        ? code.replace("new URL('parquet_wasm_bg.wasm', import.meta.url)", 'undefined')
        : undefined,
  };
}

/** gzip -9 takes some ten seconds: its result is kept beside the dependencies, named by what went in. */
function compressed(wasm: string, name: string): string {
  const raw = readFileSync(createRequire(import.meta.url).resolve(wasm));
  const hash = createHash('sha256').update(raw).digest('hex').slice(0, 12);
  const folder = join(root, 'node_modules/.cache/ecart', hash);
  const file = join(folder, `${name}.wasm.bin`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, gzipSync(raw, { level: 9 }));
    renameSync(unfinished, file);
  }
  return file;
}

/** The demo exports and their answer key are part of the site; in development Vite serves the folder itself. */
function sampleData(): Plugin {
  const shipped = /\.csv$|^answer-key\.[a-z]+$/;
  return {
    name: 'ecart:sample-data',
    apply: 'build',
    generateBundle() {
      const folder = join(root, 'sample-data');
      if (!existsSync(folder)) return;
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        if (!entry.isFile() || !shipped.test(entry.name)) continue;
        this.emitFile({
          type: 'asset',
          fileName: `sample-data/${entry.name}`,
          source: readFileSync(join(folder, entry.name)),
        });
      }
    },
  };
}

/** Everything is kept on the first visit, the engine and the demo files too: the second one needs no network. */
function offline() {
  return VitePWA({
    registerType: 'prompt',
    injectRegister: false,
    manifest: {
      name: 'Écart',
      short_name: 'Écart',
      description: 'Atelier de connaissance client : vos fichiers sont lus dans votre navigateur et n’en sortent pas.',
      lang: 'fr',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#faf9f6',
      theme_color: '#faf9f6',
      icons: [
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    workbox: {
      globPatterns: ['**/*.{html,js,css,wasm,bin,csv,json,svg,png,woff2}'],
      globIgnores: ['.vite/**'],
      maximumFileSizeToCacheInBytes: 64 * 1024 * 1024,
      navigateFallback: 'index.html',
      inlineWorkboxRuntime: true,
      cleanupOutdatedCaches: true,
    },
  });
}

export default defineConfig(({ mode }) => ({
  // The site works in any folder of any host.
  base: './',
  // Vitest reads this file too and needs none of what belongs to the page.
  plugins: mode === 'test' ? [] : [react(), strictPolicy(), engineFiles(), parquetFile(), sampleData(), offline()],
  // Our workers are imported with `?worker&inline`: started from a blob they are under the page's policy, started from
  // a URL they are not.
  worker: { format: 'iife', plugins: () => [engineFiles(), parquetOnce()] },
  server: { port: 5173 },
  preview: { port: 4173, strictPort: true },
  build: {
    target: 'es2023',
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        assetFileNames: (asset) =>
          asset.names.some((name) => name.endsWith('.wasm.bin'))
            ? `assets/${asset.names[0]?.replace('.wasm.bin', '')}-[hash].wasm.bin`
            : 'assets/[name]-[hash][extname]',
      },
    },
  },
  test: {
    projects: [
      {
        plugins: [engineFiles()],
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.journey.ts'],
          environment: 'node',
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
    root: resolve(root),
    passWithNoTests: false,
  },
}));
