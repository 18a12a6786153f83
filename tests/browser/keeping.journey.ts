import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import {
  article,
  bytesOf,
  choose,
  demoFiles,
  findings,
  go,
  main,
  openDemo,
  patience,
  plain,
  said,
  sampleData,
  settled,
} from './steps.ts';

/** What is kept, what can be taken back, and what leaves no trace. */
const segmentsList = (page: Page) => page.getByRole('region', { name: 'Vos segments' }).getByRole('listitem');

/** What a reader sees of the recipe: the name, the date, the population, the segments with their sizes. */
async function state(page: Page): Promise<string> {
  const top = await page.getByRole('banner').innerText();
  const [head = ''] = top.split('Scellé');
  const segments = await segmentsList(page).allInnerTexts();
  return plain(
    [head.replace(/·\s*enregistr\S*/, '').replace(/\d+ calculs? en cours\s*…/, ''), ...segments].join(' | '),
  );
}

async function calm(page: Page): Promise<string> {
  await settled(page);
  await expect.poll(() => state(page), { timeout: patience }).not.toContain('…');
  return state(page);
}

const field = (page: Page, line: number, name: string) =>
  main(page)
    .getByRole('group', { name: `Condition ${String(line)}` })
    .getByRole('combobox', { name, exact: true });

journey(
  'a reload, twenty steps back, a wipe and a return',
  { locale: 'fr-FR', timeout: 900_000 },
  async ({ page, visit, shot, note }) => {
    await visit();
    await openDemo(page);
    await go(page, 'segments');
    await page.getByRole('button', { name: 'Nouveau segment' }).click();
    const ranAt: number[] = [];
    const states = [await calm(page)];

    const topPopover = async (name: RegExp, act: () => Promise<void>) => {
      await page.getByRole('banner').getByRole('button', { name }).click();
      await act();
      await page.keyboard.press('Escape');
    };
    const changes: readonly (readonly [string, () => Promise<void>])[] = [
      [
        'project name',
        () => topPopover(/^Maison Alba/, () => page.getByRole('textbox', { name: 'Nom du projet' }).fill('Essai')),
      ],
      [
        'as-of',
        () =>
          topPopover(/^Situation au/, async () => {
            const date = page.getByRole('textbox', { name: 'Situation au' });
            await date.fill('31/12/2025');
            await date.press('Enter');
          }),
      ],
      ['segment name', () => page.getByRole('textbox', { name: 'Nom du segment' }).fill('Alpha')],
      ['condition', () => page.getByRole('button', { name: 'Ajouter une condition' }).click()],
      [
        'value',
        async () => {
          await main(page)
            .getByRole('group', { name: 'Condition 1' })
            .getByRole('combobox', { name: 'Valeurs' })
            .click();
          await page.getByRole('option', { name: 'Mme' }).click();
          await page.keyboard.press('Escape');
        },
      ],
      ['comparison', () => choose(page, field(page, 1, 'Comparaison'), 'n’est pas')],
      ['second condition', () => page.getByRole('button', { name: 'Ajouter une condition' }).click()],
      ['events', () => choose(page, field(page, 2, 'Sur quoi'), 'tous les achats')],
      [
        'number',
        async () => {
          const number = main(page)
            .getByRole('group', { name: 'Condition 2' })
            .getByRole('textbox', { name: 'Valeur', exact: true });
          await number.fill('3');
          await number.press('Tab');
          await page.keyboard.press('Escape');
        },
      ],
      ['window', () => choose(page, field(page, 2, 'Période'), 'les 6 derniers mois')],
      [
        'join',
        () =>
          choose(
            page,
            main(page).getByRole('combobox', { name: 'Comment les lignes se combinent' }).first(),
            'au moins une condition',
          ),
      ],
      ['removed condition', () => main(page).getByRole('button', { name: 'Retirer cette condition' }).first().click()],
      ['duplicate', () => page.getByRole('button', { name: 'Dupliquer' }).click()],
      ['copy name', () => page.getByRole('textbox', { name: 'Nom du segment' }).fill('Beta')],
      ['population', () => page.getByRole('button', { name: 'En faire la population' }).click()],
      [
        'all customers',
        async () => {
          await page
            .getByRole('banner')
            .getByRole('button', { name: /^Population/ })
            .click();
          await page
            .getByRole('menuitem', { name: 'Tous les clients' })
            .or(page.getByRole('menuitemradio', { name: 'Tous les clients' }))
            .or(page.getByRole('menuitemcheckbox', { name: 'Tous les clients' }))
            .first()
            .click();
        },
      ],
      ['third condition', () => page.getByRole('button', { name: 'Ajouter une condition' }).first().click()],
      ['field', () => choose(page, field(page, 2, 'Sur quoi'), 'optin_email')],
      ['deleted', () => page.getByRole('button', { name: 'Supprimer', exact: true }).click()],
      ['third segment', () => page.getByRole('button', { name: 'Nouveau segment' }).click()],
      [
        'last date',
        () =>
          topPopover(/^Situation au/, () => page.getByRole('button', { name: 'Revenir au dernier événement' }).click()),
      ],
    ];
    for (const [name, change] of changes) {
      const before = Date.now();
      await change();
      // Acts of one control that follow at once are one act.
      await page.waitForTimeout(900);
      states.push(await calm(page));
      ranAt.push(Date.now() - before);
      expect(states.length, name).toBeGreaterThan(1);
    }
    note(
      `${String(changes.length)} changes, ${String(Math.round(ranAt.reduce((sum, one) => sum + one, 0) / ranAt.length))} ms each`,
    );
    await shot('fr light segments many');

    await page.locator('body').click({ position: { x: 700, y: 880 } });
    const back = async (keys: string, wanted: string, step: string) => {
      await page.keyboard.press(keys);
      await expect.poll(() => state(page), { timeout: patience, message: step }).toBe(wanted);
    };
    for (let at = changes.length - 1; at >= 0; at--)
      await back('Control+z', states[at] ?? '', `back before ${changes[at]?.[0] ?? ''}`);
    for (let at = 0; at < changes.length; at++)
      await back('Control+Shift+z', states[at + 1] ?? '', `again ${changes[at]?.[0] ?? ''}`);
    const here = states.at(-1) ?? '';

    // A reload: everything is back without the files, the history too.
    await page.getByText('enregistré', { exact: false }).first().waitFor();
    await page.waitForTimeout(500);
    await page.reload();
    await expect.poll(() => state(page), { timeout: patience }).toBe(here);
    await page.locator('body').click({ position: { x: 700, y: 880 } });
    await back('Control+z', states.at(-2) ?? '', 'back after the reload');
    await back('Control+Shift+z', here, 'again after the reload');
    await go(page, 'sources');
    await expect
      .poll(() => said(page), { timeout: patience })
      .toMatch(/^6 fichiers lus : 88 323 lignes, aucune perdue/);
    await go(page, 'record');
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/→ 12 008 clients$/);

    // The recipe leaves in a file, without one customer.
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Essai/ })
      .click();
    await page.getByRole('button', { name: 'Enregistrer le projet dans un fichier…' }).click();
    const saving = page.getByRole('dialog', { name: 'Enregistrer le projet dans un fichier' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      saving.getByRole('button', { name: 'Enregistrer', exact: true }).click(),
    ]);
    const recipe = await bytesOf(download);
    expect(download.suggestedFilename()).toBe('Essai.ecart.json');
    expect(recipe.toString()).not.toMatch(/@poste\.example|Boulanger|0001003/);

    // Nothing stays.
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Essai/ })
      .click();
    await page.getByRole('button', { name: 'Tout effacer de ce navigateur…' }).click();
    const wiping = page.getByRole('dialog', { name: /Effacer tout/ });
    const confirm = wiping.getByRole('button', { name: 'Tout effacer' });
    expect(await confirm.isDisabled()).toBe(true);
    await wiping.getByRole('textbox').fill('effacer');
    await confirm.click();
    await page.getByText('Tout est effacé.').waitFor({ timeout: patience });
    const left = () =>
      page.evaluate(async () => {
        const files: string[] = [];
        for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
        return {
          databases: (await indexedDB.databases()).map(({ name }) => name),
          files,
          keys: Object.keys(localStorage),
        };
      });
    expect(await left()).toEqual({ databases: [], files: [], keys: [] });
    await page.reload();
    await main(page).getByRole('button', { name: 'Ouvrir la démonstration' }).waitFor({ timeout: patience });
    expect(await left()).toEqual({ databases: [], files: [], keys: [] });

    // The recipe comes back, asks for its files, and finds itself with them.
    await page
      .locator('input[type=file][aria-label^="Ouvrir un"]')
      .first()
      .setInputFiles({ name: 'Essai.ecart.json', mimeType: 'application/json', buffer: recipe });
    await expect
      .poll(
        () =>
          main(page)
            .getByText(/n’est plus dans ce navigateur/)
            .count(),
        { timeout: patience },
      )
      .toBe(demoFiles.length);
    await shot('fr light sources files needed');
    await page
      .locator('input[type=file][multiple]')
      .first()
      .setInputFiles(demoFiles.map((name) => join(sampleData, name)));
    await expect
      .poll(() => said(page), { timeout: patience })
      .toMatch(/^6 fichiers lus : 88 323 lignes, aucune perdue/);
    for (const file of demoFiles) await article(page, file).waitFor();
    await go(page, 'segments');
    await expect.poll(() => state(page), { timeout: patience }).toBe(here);
    await go(page, 'home');
    await findings(page).first().waitFor({ timeout: patience });
  },
);
