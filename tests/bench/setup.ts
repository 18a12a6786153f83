/** What every bench works with: the files, the page in its browser, and what the machine says of them. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { writeLargeCsv } from './large-csv.ts';

export const root = join(import.meta.dirname, '../..');
export const folder = join(root, 'test-results/bench');

export interface BenchFile {
  readonly path: string;
  readonly about: string;
}

/** Online Retail, or a file like it. */
export function largeFile(): BenchFile {
  const real = process.env['REAL_DATA'];
  const packed = real === undefined ? null : join(real, 'online_retail.csv.gz');
  const path = join(folder, 'online_retail.csv');
  if (packed !== null && existsSync(packed)) {
    writeFileSync(path, gunzipSync(readFileSync(packed)));
    return { path, about: `The file is Online Retail, ${megabytes(statSync(path).size)}.` };
  }
  writeLargeCsv(path);
  return {
    path,
    about: `REAL_DATA is not set: the file is made up, like Online Retail, ${megabytes(statSync(path).size)}.`,
  };
}

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
export const ratio = (value: number): string => `${value.toFixed(2)} ×`;
export const ratiosOf = (ours: readonly number[], bare: readonly number[]): readonly number[] =>
  ours.map((time, index) => time / (bare[index] ?? Number.NaN));

export function versions(): Readonly<Record<string, string>> {
  const names = ['@duckdb/duckdb-wasm', 'apache-arrow', 'papaparse', 'vite', 'playwright-core'];
  return Object.fromEntries(
    names.map((name) => {
      const manifest = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
      return [name, (JSON.parse(manifest) as { readonly version: string }).version];
    }),
  );
}

export async function open(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error));
  await visit(page, url);
  return page;
}

export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => globalThis.ecartBare !== undefined);
}

/** Resident memory of the pages, workers included. */
export async function resident(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  let kilobytes = 0;
  for (const { type, id } of processInfo) {
    const status = `/proc/${String(id)}/status`;
    if (type !== 'renderer' || !existsSync(status)) continue;
    kilobytes += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0);
  }
  return kilobytes * 1024;
}
