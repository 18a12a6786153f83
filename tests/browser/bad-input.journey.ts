import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { article, dropped, go, main, patience, plain, said, settled } from './steps.ts';

/** Files as they should not be, beside one that is right: each says what is wrong and what to do, and nothing is lost. */
const good = [
  'id_client;ville;montant',
  ...Array.from({ length: 60 }, (_, i) => `C${String(i).padStart(3, '0')};Lyon;${String(i)},5`),
].join('\r\n');
const wide = [0, 1, 2]
  .map((line) => Array.from({ length: 300 }, (_, at) => (line === 0 ? `c${String(at)}` : String(line * at))).join(';'))
  .join('\n');
const binary = Uint8Array.from({ length: 40_000 }, (_, i) => (i * 7919 + (i >> 3)) % 256);
const scripts = [
  'id;<script>window.hacked=1</script>;note',
  'A;"<img src=x onerror=window.hacked=2>";1',
  'B;<script>window.hacked=3</script>;2',
  'C;=1+1;3',
].join('\n');
const unclosed = [
  'id;nom;montant',
  'A;Anne;1',
  'B;"Benoît;2',
  ...Array.from({ length: 30 }, (_, i) => `C${String(i)};Chloé;3`),
].join('\n');
const long = (lines: number): string => {
  const parts = ['id_client;date_heure;canal;motif;duree_s;commentaire'];
  for (let i = 0; i < lines; i++)
    parts.push(
      `C${String(i % 5000).padStart(5, '0')};${String((i % 28) + 1).padStart(2, '0')}/0${String((i % 9) + 1)}/2025 10:00;téléphone;retour;${String(i % 600)};"appel n° ${String(i)}; rien à dire"`,
    );
  return parts.join('\n');
};

journey(
  'files that are not what they should be',
  { locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, shot }) => {
    await visit('#/sources');
    await dropped(page, [{ name: 'bons_clients.csv', text: good }]);
    await settled(page);
    await expect
      .poll(() => article(page, 'bons_clients.csv').innerText().then(plain))
      .toContain('60 lignes, toutes gardées');

    await dropped(page, [
      { name: 'vide.csv', text: '' },
      { name: 'entete_seul.csv', text: 'id;nom;ville\n' },
      { name: 'image.csv', text: binary },
      { name: 'classeur.docx', text: binary },
      { name: 'large.csv', text: wide },
      { name: 'scripts.csv', text: scripts },
      { name: 'guillemet.csv', text: unclosed },
    ]);
    await settled(page);
    await shot('fr light sources bad input');
    const alerts = (await main(page).getByRole('alert').allInnerTexts()).map(plain);
    const wanted: readonly RegExp[] = [
      /« vide\.csv » est vide\. .*Refaites l’export/,
      /« entete_seul\.csv » n’a qu’une ligne d’en-tête.*Vérifiez le filtre/,
      /« image\.csv » (ne contient pas de table|ne s’ouvre pas).*(Exportez|Fermez)/,
      /« classeur\.docx ».*(pas lu|pas de table|ne s’ouvre pas)/,
    ];
    for (const sentence of wanted)
      expect(
        alerts.filter((alert) => sentence.test(alert)),
        String(sentence),
      ).toHaveLength(1);
    // What is odd but readable is read.
    await expect.poll(() => article(page, 'large.csv').innerText().then(plain)).toContain('2 lignes, toutes gardées');
    const scripted = plain(await article(page, 'scripts.csv').innerText());
    expect(scripted).toContain('3 lignes, toutes gardées');
    expect(scripted).toContain('<script>window.hacked=1</script>');
    expect(scripted).toContain('<img src=x onerror=window.hacked=2>');
    // A quote that never closes takes nothing in silence: rows kept and rejected make the file, or the file says why not.
    const quote = plain(await main(page).innerText());
    expect(quote).toMatch(/guillemet\.csv ».*guillemet ouvert à la ligne 3|guillemet\.csv .*32 lignes =/);
    await article(page, 'bons_clients.csv').waitFor();
    for (const screen of ['record', 'average', 'segments', 'home']) {
      await go(page, screen);
      await settled(page);
    }
    expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBe(undefined);
  },
);

journey(
  'stopping, and dropping while another file is read',
  { locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, note }) => {
    await visit('#/sources');
    await dropped(page, [{ name: 'bons_clients.csv', text: good }]);
    await settled(page);
    const before = await page.evaluate(async () => {
      const names: string[] = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
      return names.sort();
    });
    const big = long(600_000);
    await dropped(page, [{ name: 'long.csv', text: big }]);
    const reading = article(page, 'long.csv');
    await reading.getByRole('button', { name: 'Arrêter' }).first().waitFor({ timeout: patience });
    // Dropped anywhere on the page, in the middle of the reading.
    const data = await page.evaluateHandle(
      (text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'second.csv', { type: 'text/csv' }));
        return transfer;
      },
      good.replaceAll('Lyon', 'Brest'),
    );
    for (const type of ['dragenter', 'dragover', 'drop'])
      await page.dispatchEvent('#main', type, { dataTransfer: data });
    await article(page, 'second.csv').waitFor({ timeout: patience });
    const stop = reading.getByRole('button', { name: 'Arrêter' }).first();
    const began = Date.now();
    await stop.click();
    await reading.waitFor({ state: 'detached', timeout: patience });
    note(`stopped after ${String(Date.now() - began)} ms`);
    await expect
      .poll(() => article(page, 'second.csv').innerText().then(plain), { timeout: patience })
      .toContain('60 lignes, toutes gardées');
    await settled(page);
    await expect.poll(() => said(page)).toBe('2 fichiers lus : 120 lignes, aucune perdue');
    const after = await page.evaluate(async () => {
      const names: string[] = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
      return names.sort();
    });
    // The second file and the new record; of the stopped one nothing.
    expect(after.filter((name) => !before.includes(name))).toHaveLength(2);
    expect(await page.getByText('long.csv').count()).toBe(0);
  },
);
