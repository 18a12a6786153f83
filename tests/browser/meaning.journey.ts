import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { journey } from '../support/journey.ts';
import { article, dropped, go, main, patience, plain, settled } from './steps.ts';

const lines = ['facture;compte;date_achat;quantite;prix_unitaire;remise'];
for (let i = 0; i < 300; i += 1) {
  const back = i % 30 === 29;
  const invoice = back ? `C${2000 + i}` : String(1000 + Math.floor(i / 5));
  const day = `${String(1 + (i % 28)).padStart(2, '0')}/0${1 + (i % 6)}/2024`;
  lines.push(`${invoice};CL-${100 + (Math.floor(i / 5) % 40)};${day};${back ? -1 : 1 + (i % 3)};${5 + (i % 7)},50;0,1`);
}
const clients = ['id_client;code postal;ville'];
for (let i = 0; i < 40; i += 1) clients.push(`CL-${100 + i};${String(1000 + i * 2011).padStart(5, '0')};Lyon`);
const files = [
  { name: 'ventes.csv', text: `${lines.join('\n')}\n` },
  { name: 'clients.csv', text: `${clients.join('\n')}\n` },
];

const making = async (page: Page): Promise<readonly string[]> => {
  const items = article(page, 'ventes.csv').getByRole('list').first().locator('> li');
  return (await items.allInnerTexts()).map(plain);
};

journey(
  'what rows mean is said on the card, chosen by keyboard, and undone',
  { locale: 'fr-FR', viewport: { width: 1440, height: 900 } },
  async ({ page, visit, accessibility }) => {
    await visit('#/sources');
    await dropped(page, files);
    await article(page, 'clients.csv').getByText('Une ligne = un client').waitFor({ timeout: patience });
    await settled(page);

    const card = article(page, 'ventes.csv');
    const accept = card.getByRole('button', { name: 'C’est l’identifiant client' });
    await accept.waitFor({ timeout: patience });
    await accept.focus();
    await page.keyboard.press('Enter');
    await accept.waitFor({ state: 'detached', timeout: patience });
    await settled(page);

    const [grain, amount, returns] = await making(page);
    expect(grain).toMatch(/^Une ligne = une ligne de facture ; 4,\d+ lignes par facture · on compte les factures/);
    expect(amount).toContain('quantite × prix_unitaire − remise en tient lieu');
    expect(returns).toContain('10 lignes d’annulation (C…)');

    const role = article(page, 'clients.csv').getByRole('combobox', { name: /Rôle de « code postal »/ });
    await role.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    // The one before may still be on its way out.
    const reason = page.getByRole('tooltip').filter({ hasText: 'codes postaux' });
    await reason.waitFor();
    expect(plain(await reason.innerText())).toMatch(
      /valeurs.* sont des codes postaux français, et le nom le dit aussi/,
    );
    expect(plain((await role.getAttribute('aria-description')) ?? '')).toContain('codes postaux français');

    await page.keyboard.press('Escape');
    await reason.waitFor({ state: 'hidden' });
    expect(await accessibility()).toEqual([]);

    const handling = card.getByRole('combobox', { name: 'Ce que deviennent les retours et annulations' });
    await handling.focus();
    await handling.selectOption({ label: 'événements à part' });
    await settled(page);
    await go(page, 'record');
    await main(page).getByRole('table').first().waitFor({ timeout: patience });
    expect(
      plain(
        await main(page)
          .getByRole('row', { name: /ventes\.csv/ })
          .innerText(),
      ),
    ).toContain('290');
    await go(page, 'sources');
    await page.keyboard.press('Control+z');
    await expect.poll(() => handling.inputValue(), { timeout: patience }).toBe('net');
    await settled(page);
  },
);
