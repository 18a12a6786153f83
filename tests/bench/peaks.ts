/** What an import takes of the memory of the machine, beside the bare engine. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { quiet } from './quiet.ts';
import { open, resident } from './setup.ts';

/** Milliseconds from one look at the memory to the next. */
export const sampleEvery = 100;

/** The most that the renderers had resident while the work went on. */
async function peakDuring(browser: Browser, work: () => Promise<unknown>): Promise<number> {
  let peak = await resident(browser);
  let over = false;
  const sampling = (async () => {
    while (!over) {
      peak = Math.max(peak, await resident(browser));
      await new Promise((resolve) => setTimeout(resolve, sampleEvery));
    }
  })();
  await work();
  over = true;
  await sampling;
  return peak;
}

/** Peaks of a page of ours and of one with nothing but a bare engine in memory, each in a browser of its own. */
export async function peaksOf(url: string, path: string): Promise<readonly [ours: number, bare: number]> {
  const peakOf = async (
    address: string,
    prepare: (page: Page) => Promise<unknown>,
    work: (page: Page) => Promise<unknown>,
  ) => {
    const browser = await launchBrowser();
    try {
      const page = await open(browser, address);
      await page.setInputFiles('#files', path);
      await prepare(page);
      await quiet();
      return await peakDuring(browser, () => work(page));
    } finally {
      await browser.close();
    }
  };
  return [
    await peakOf(
      url,
      (page) => page.evaluate(() => globalThis.ecartBench.forget()),
      (page) => page.evaluate(() => globalThis.ecartBench.importAlone()),
    ),
    await peakOf(
      `${url}?bare`,
      (page) => page.evaluate(() => globalThis.ecartBare.start(false)),
      (page) => page.evaluate(() => globalThis.ecartBare.read()),
    ),
  ];
}

/** Resident bytes of the renderers that a process started, as Linux tells them. */
export function residentOf(process: number): number {
  const known = new Map<string, { readonly parent: string; readonly renderer: boolean; readonly bytes: number }>();
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      const renderer = readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--type=renderer');
      const bytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
      known.set(id, { parent: /PPid:\s+(\d+)/.exec(status)?.[1] ?? '', renderer, bytes });
    } catch {
      // It has just ended.
    }
  }
  const isOwn = (id: string): boolean =>
    id === String(process) || (known.has(id) && isOwn(known.get(id)?.parent ?? ''));
  return [...known].reduce((sum, [id, { renderer, bytes }]) => (renderer && isOwn(id) ? sum + bytes : sum), 0);
}
