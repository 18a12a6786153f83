/** Whether the page draws while it imports: the built site, as a person has it open. */
import type { Browser, Page } from 'playwright-core';

export interface Frames {
  /** Milliseconds between the two frames that were furthest apart. */
  readonly longest: number;
  readonly drawn: number;
  /** From the drop to the customer record. */
  readonly lasted: number;
}

interface Recorder {
  readonly gaps: number[];
  readonly from: number;
  last: number;
  frame(now: number): void;
}

declare global {
  var ecartFrames: Recorder | undefined;
}

const patience = 600_000;

/** Drops a file on the built site and records every frame until nothing is being read or built. */
export async function framesWhile(browser: Browser, url: string, path: string): Promise<Frames> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(`${url}#/sources`);
    const input = page.locator('input[type=file][multiple]').first();
    await input.waitFor({ state: 'attached' });
    // The engine starts with the page; its start is not the import.
    await page.waitForTimeout(5_000);
    await page.evaluate(record);
    await input.setInputFiles(path);
    await page.getByRole('article').first().waitFor({ timeout: patience });
    await workDone(page);
    return await page.evaluate(() => {
      const { gaps = [], from = 0 } = globalThis.ecartFrames ?? {};
      return { longest: Math.max(...gaps), drawn: gaps.length, lasted: performance.now() - from };
    });
  } finally {
    await context.close();
  }
}

/** The gaps between the frames of a page while something is done with it. */
export async function framesDuring(
  page: Page,
  work: () => Promise<unknown>,
): Promise<{ readonly gaps: readonly number[] }> {
  await page.evaluate(record);
  await work();
  return page.evaluate(() => ({ gaps: [...(globalThis.ecartFrames?.gaps ?? [])] }));
}

/** Runs in the page: its functions may have no names, which the runner of the bench would mark. */
function record(): void {
  const from = performance.now();
  globalThis.ecartFrames = {
    gaps: [],
    from,
    last: from,
    frame(now) {
      this.gaps.push(now - this.last);
      this.last = now;
      requestAnimationFrame((next) => {
        this.frame(next);
      });
    },
  };
  globalThis.ecartFrames.frame(from);
}

/** Nothing is read, built or computed, for a second. */
async function workDone(page: Page): Promise<void> {
  const until = Date.now() + patience;
  const busy = page.locator('#main [role=progressbar], #main [aria-busy=true]');
  for (let still = 0; still < 4; still += 1) {
    if (Date.now() > until) throw new Error('The import does not end');
    if ((await busy.count()) > 0) still = -1;
    await page.waitForTimeout(250);
  }
  const problem = page.locator('#main [role=alert]');
  if ((await problem.count()) > 0) throw new Error(`The file was refused: ${await problem.first().innerText()}`);
}
