import { expect } from 'vitest';
import { journey, type Journey } from '../support/journey.ts';

const rendered = (page: Journey['page']) => page.locator('#root > *').first().waitFor({ state: 'attached' });

journey('the built site opens and asks nothing of any other host', { serviceWorker: true }, async ({ page, visit }) => {
  await visit();
  expect(await page.title()).toContain('Écart');
  await rendered(page);
});

journey('it opens from a folder of a host as well', { folder: '/clients/lab/' }, async ({ page, visit }) => {
  await visit();
  await rendered(page);
});

journey(
  'a second visit needs no network, in a folder too, and finds the engine and the demo files',
  { serviceWorker: true, folder: '/clients/lab/' },
  async ({ page, visit, goOffline }) => {
    await visit();
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('./sw.js', { scope: './' });
      await navigator.serviceWorker.ready;
    });
    const kept = await page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const requests = await (await caches.open(name)).keys();
      return requests.map((request) => new URL(request.url).pathname);
    });
    expect(kept).toContain('/clients/lab/index.html');
    await goOffline();
    await visit();
    await rendered(page);
    const statuses = await page.evaluate(
      async (paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)),
      kept.filter((path) => /\.(bin|csv|woff2)$/.test(path)),
    );
    expect(new Set([...statuses, 200])).toEqual(new Set([200]));
  },
);
