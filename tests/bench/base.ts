/**
 * A large base as the app keeps it: dropped on the built site once, then attached from what the browser stored. The site and the page of
 * the bench share an origin, so that the services of the one and the screens of the other work on the same datasets.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { startAppServer } from '../support/app-server.ts';
import { launchKeepingBrowser } from '../support/browser.ts';
import { buildPage } from '../support/build-page.ts';
import { baseFiles, type BaseSize } from './base-files.ts';
import { folder, root } from './setup.ts';

/** What is kept belongs to this address: two checkouts that measure at once need one each. */
const port = Number(process.env['ECART_BENCH_PORT'] ?? 41_722);
const patience = 1_200_000;
const served = join(folder, 'served');

export interface OpenBase {
  readonly context: BrowserContext;
  /** The built site, where the project is open. */
  readonly site: string;
  /** The services of the app on the same project, in a page of the bench. */
  readonly openKept: () => Promise<Page>;
  readonly built: string;
  readonly close: () => Promise<void>;
}

/** The site and the page of the bench, built anew unless they are there and may stay. */
export async function buildBoth(again: boolean): Promise<void> {
  mkdirSync(served, { recursive: true });
  if (again || !existsSync(join(served, 'page/index.html')))
    await buildPage({ root: join(import.meta.dirname, 'page'), outDir: join(served, 'page'), minify: true });
  if (again || !existsSync(join(served, 'site/index.html')))
    await build({ root, logLevel: 'error', build: { outDir: join(served, 'site'), emptyOutDir: true } });
}

/** Opens a base in a browser of its own, importing it where no browser has it yet. */
export async function openBase(size: BaseSize): Promise<OpenBase> {
  const own = join(folder, `base-${size.name}`);
  const mark = join(own, 'built.txt');
  if (!existsSync(mark)) {
    rmSync(own, { recursive: true, force: true });
    mkdirSync(own, { recursive: true });
  }
  const server = await startAppServer({ directory: served, port });
  const context = await launchKeepingBrowser(join(own, 'browser'));
  const site = `${server.url}site/`;
  try {
    if (!existsSync(mark)) writeFileSync(mark, await importBase(context, site, size));
  } catch (error) {
    await context.close();
    await server.stop();
    throw error;
  }
  return {
    context,
    site,
    openKept: async () => {
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(error));
      page.on('console', (message) => {
        if (message.type() === 'error') console.error(message.text());
      });
      await page.goto(`${server.url}page/?kept`);
      await page.waitForFunction(() => globalThis.ecartKept !== undefined, undefined, { timeout: patience });
      return page;
    },
    built: readFileSync(mark, 'utf8'),
    close: async () => {
      await context.close();
      await server.stop();
    },
  };
}

/** Drops the files on the site and waits for the customer record. Tells how long it took. */
async function importBase(context: BrowserContext, site: string, size: BaseSize): Promise<string> {
  const files = baseFiles(folder, size);
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${site}#/sources`);
  const input = page.locator('input[type=file][multiple]').first();
  await input.waitFor({ state: 'attached' });
  const started = Date.now();
  // One after the other, so that each file has the engine and the memory to itself.
  for (const [index, file] of files.entries()) {
    await input.setInputFiles([file]);
    await page.getByRole('article').nth(index).waitFor({ timeout: patience });
    await workDone(page);
    console.log(`${file}: ${Math.round((Date.now() - started) / 1_000)} s`);
  }
  await page.goto(`${site}#/record`);
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: patience });
  await workDone(page);
  await page.close();
  return `dropped on the site and built into the record in ${Math.round((Date.now() - started) / 1_000)} s`;
}

/** Nothing is read, built or computed, for three seconds. */
async function workDone(page: Page): Promise<void> {
  const until = Date.now() + patience;
  const busy = page.locator('#main [role=progressbar], #main [aria-busy=true]');
  for (let still = 0; still < 12; still += 1) {
    if (Date.now() > until) throw new Error('The import does not end');
    if ((await busy.count()) > 0) still = -1;
    await page.waitForTimeout(250);
  }
  const problem = page.locator('#main [role=alert]');
  if ((await problem.count()) > 0) throw new Error(`The file was refused: ${await problem.first().innerText()}`);
}
