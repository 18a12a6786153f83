import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { findings, go, headline, main, openDemo, patience, said, settled } from './steps.ts';

journey(
  'a meeting room without a network, in a folder of a host',
  { serviceWorker: true, folder: '/clients/lab/', locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, goOffline, note }) => {
    await visit();
    await main(page).getByRole('button', { name: 'Ouvrir la démonstration' }).waitFor();
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await goOffline();
    const began = Date.now();
    await visit();
    await openDemo(page);
    note(`demo without a network after ${((Date.now() - began) / 1000).toFixed(1)} s`);
    await settled(page);
    expect(await findings(page).count()).toBeGreaterThanOrEqual(2);
    await go(page, 'average');
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/La moyenne/);
    await page.getByRole('img', { name: /La moyenne/ }).waitFor({ timeout: patience });
    await page.getByRole('button', { name: 'Sous le capot' }).click();
    await page.getByRole('dialog').getByText('SELECT').first().waitFor({ timeout: patience });
    await page.keyboard.press('Escape');
    // The whole work is there after a second opening, still without a network.
    await page.reload();
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/La moyenne/);
    await headline(page).waitFor();
  },
);

journey(
  'a browser that keeps nothing',
  {
    locale: 'fr-FR',
    timeout: 600_000,
    before: () => {
      if ('StorageManager' in globalThis)
        Object.defineProperty(StorageManager.prototype, 'getDirectory', { value: undefined });
    },
  },
  async ({ page, visit, shot }) => {
    await visit();
    await openDemo(page);
    await settled(page);
    await main(page)
      .getByText(/Ce navigateur ne garde rien/)
      .waitFor();
    await shot('fr light home nothing kept');
    expect(await findings(page).count()).toBeGreaterThanOrEqual(2);
    await go(page, 'segments');
    await page.getByRole('button', { name: 'Nouveau segment' }).click();
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/^Segment 1 : 12 008 clients/);
    await go(page, 'sources');
    await main(page)
      .getByText(/un rechargement effacera les données/)
      .waitFor();
    await page.getByRole('banner').getByText('pas enregistré').waitFor();
  },
);
