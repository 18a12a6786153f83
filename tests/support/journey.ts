/**
 * A journey is a person's way through the built site in a real browser. Whatever it does, it also fails when the page
 * asked anything of another host, wrote an error to the console, threw, or met its Content-Security-Policy.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { startAppServer, type AppServer } from './app-server.ts';
import { launchBrowser } from './browser.ts';
import { watchOutside } from './watcher.ts';

export interface JourneyOptions {
  readonly locale?: 'fr-FR' | 'en-GB' | 'en-US';
  readonly theme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Where the site is mounted, `/` when not said. */
  readonly folder?: string;
  /** Journeys that are not about being offline go faster without the service worker; one opening keeps it. */
  readonly serviceWorker?: boolean;
  /** Milliseconds before the journey is given up. */
  readonly timeout?: number;
  /** As many as the page believes that the machine has; those that it has when not said. */
  readonly processors?: number;
  /** Runs in every tab before the page's own scripts: what another browser would offer or lack. */
  readonly before?: () => void;
  /** Console errors that this journey provokes on purpose. */
  readonly expectedErrors?: readonly RegExp[];
}

export interface Journey {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly server: AppServer;
  /** Opens the page, at a route if one is given (`#/sources`). */
  readonly visit: (route?: string) => Promise<void>;
  /** A second tab of the same browser, watched as the first. */
  readonly openTab: (route?: string) => Promise<Page>;
  /** Writes test-results/<name>.png and returns its path. */
  readonly shot: (name: string) => Promise<string>;
  /** What axe finds on the page as it stands, one line a finding: `expect(await accessibility()).toEqual([])`. */
  readonly accessibility: () => Promise<string[]>;
  /** No network at all: the server is stopped and the browser told so. */
  readonly goOffline: () => Promise<void>;
  readonly goOnline: () => Promise<void>;
  /** Tells how long something took, in the run's own output. */
  readonly note: (text: string) => void;
}

const results = join(import.meta.dirname, '../../test-results');
/** The built site that is looked at: `dist`, or the folder that ECART_DIST names. */
const site = process.env['ECART_DIST'];
/** How many times slower the page is made, to find what only holds on a fast machine: `ECART_SLOWER=5`. */
const slower = Number(process.env['ECART_SLOWER'] ?? 1);
/** How many processors the page believes that there are: `ECART_PROCESSORS=4`. From four on it reads two files at a time. */
const processors = process.env['ECART_PROCESSORS'];
let browser: Promise<Browser> | undefined;

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});

export function journey(name: string, run: (journey: Journey) => Promise<void>): void;
export function journey(name: string, options: JourneyOptions, run: (journey: Journey) => Promise<void>): void;
export function journey(
  name: string,
  ...rest: [(journey: Journey) => Promise<void>] | [JourneyOptions, (journey: Journey) => Promise<void>]
): void {
  const [options, run] = rest.length === 1 ? [{}, rest[0]] : rest;
  test(name, { timeout: options.timeout ?? 180_000 }, () => travel(name, options, run));
}

async function travel(name: string, options: JourneyOptions, run: (journey: Journey) => Promise<void>): Promise<void> {
  browser ??= launchBrowser();
  const server = await startAppServer({
    ...(options.folder === undefined ? {} : { folder: options.folder }),
    ...(site === undefined ? {} : { directory: site }),
  });
  const outside = await watchOutside();
  const context = await (
    await browser
  ).newContext({
    proxy: outside.proxy,
    locale: options.locale ?? 'en-GB',
    timezoneId: 'Europe/Paris',
    colorScheme: options.theme ?? 'light',
    reducedMotion: 'reduce',
    viewport: options.viewport ?? { width: 1440, height: 900 },
    serviceWorkers: options.serviceWorker ? 'allow' : 'block',
    acceptDownloads: true,
  });
  try {
    await outside.watch(context, server.origin);
    const complaints = await listen(context);
    const told = options.processors ?? processors;
    if (told !== undefined)
      await context.addInitScript((count) => {
        Object.defineProperty(navigator, 'hardwareConcurrency', { value: count });
      }, Number(told));
    if (options.before !== undefined) await context.addInitScript(options.before);
    const page = await context.newPage();
    if (slower > 1) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    }
    const visit = async (tab: Page, route = '') => {
      await tab.goto(server.url + route, { waitUntil: 'load' });
    };
    try {
      await run({
        page,
        context,
        server,
        visit: (route) => visit(page, route),
        openTab: async (route) => {
          const tab = await context.newPage();
          await visit(tab, route);
          return tab;
        },
        shot: (shotName) => shoot(page, shotName),
        accessibility: () => findings(page),
        goOffline: async () => {
          await server.stop();
          await context.setOffline(true);
        },
        goOnline: async () => {
          await server.restart();
          await context.setOffline(false);
        },
        note: (text) => {
          console.info(`  ${name}: ${text}`);
        },
      });
    } catch (error) {
      await shoot(page, `failed ${name}`).catch(() => undefined);
      const seen = [...complaints, ...outside.requests.map((request) => `asked outside: ${request}`)];
      if (seen.length > 0 && error instanceof Error) error.message += `\nThe page said:\n${seen.join('\n')}`;
      throw error;
    }
    expect(outside.requests, 'requests to another host').toEqual([]);
    const unexpected = complaints.filter((text) => !options.expectedErrors?.some((pattern) => pattern.test(text)));
    expect(unexpected, 'errors of the page').toEqual([]);
  } finally {
    await context.close();
    outside.close();
    await server.stop();
  }
}

/** Console errors, errors nobody caught, and violations of the policy, of every tab and worker. */
async function listen(context: BrowserContext): Promise<readonly string[]> {
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => {
    complaints.push(`uncaught: ${error.error().stack ?? error.error().message}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI || 'inline'}`);
    });
  });
  return complaints;
}

async function shoot(page: Page, name: string): Promise<string> {
  mkdirSync(results, { recursive: true });
  const path = join(results, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.png`);
  await page.screenshot({ path });
  return path;
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help} — ${node.target.join(' ')}`),
  );
}
