import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { startAppServer } from '../support/app-server.ts';
import { launchBrowser } from '../support/browser.ts';
import { watchOutside } from '../support/watcher.ts';

/** A page that speaks to others in every way a page can; without it an empty list of requests would prove little. */
const talkative = `<!doctype html><title>talkative</title>
<link rel="stylesheet" href="http://style.invalid/a.css">
<img src="http://picture.invalid/a.png">
<script>
  const quietly = (promise) => promise.catch(() => undefined);
  const script = 'fetch("http://worker.invalid/a").catch(() => 0).then(() => postMessage(0))';
  const worker = new Worker(URL.createObjectURL(new Blob([script])));
  const byWorker = new Promise((resolve) => { worker.onmessage = resolve; });
  navigator.sendBeacon('http://beacon.invalid/a', 'x');
  new WebSocket('ws://socket.invalid/a');
  const byServiceWorker = navigator.serviceWorker.register('./sw.js').then(() => navigator.serviceWorker.ready);
  window.done = Promise.all([
    quietly(fetch('http://page.invalid/a')),
    quietly(fetch('http://127.0.0.1:9/a')),
    byWorker,
    byServiceWorker,
  ]).then(() => true);
</script>`;
const serviceWorker = `self.addEventListener('install', (event) => {
  event.waitUntil(fetch('http://service-worker.invalid/a').catch(() => 0));
});`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a request to another host is seen, whichever way the page makes it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'talkative-'));
  writeFileSync(join(directory, 'index.html'), talkative);
  writeFileSync(join(directory, 'sw.js'), serviceWorker);
  const server = await startAppServer({ directory });
  const outside = await watchOutside();
  const context = await browser.newContext({ proxy: outside.proxy });
  try {
    await outside.watch(context, server.origin);
    const page = await context.newPage();
    await page.goto(server.url);
    await page.evaluate('window.done');
    const hosts = ['style', 'picture', 'worker', 'beacon', 'socket', 'page', 'service-worker'].map(
      (name) => `${name}.invalid`,
    );
    await expect
      .poll(() =>
        [...hosts, '127.0.0.1:9'].filter((host) => !outside.requests.some((request) => request.includes(`//${host}`))),
      )
      .toEqual([]);
  } finally {
    await context.close();
    outside.close();
    await server.stop();
    rmSync(directory, { recursive: true });
  }
});
