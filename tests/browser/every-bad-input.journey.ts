import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { article, dropped, main, patience, plain, said, settled } from './steps.ts';

/** Each bad file of the list in `src/formats/CORPUS.md`, one after the other: a sentence with a remedy in each language, and nothing lost. */
const fixture = (name: string): Uint8Array => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const wide = Array.from({ length: 5_001 }, (_, at) => `c${String(at)}`).join(';');

interface BadFile {
  readonly name: string;
  readonly text: string | Uint8Array;
  readonly fr: RegExp;
  readonly en: RegExp;
}

const refused: readonly BadFile[] = [
  {
    name: 'vide.csv',
    text: '',
    fr: /« vide\.csv » est vide\. Refaites l’export/,
    en: /“vide\.csv” is empty\. Export it again/,
  },
  {
    name: 'entete.csv',
    text: 'id;nom;ville\n',
    fr: /« entete\.csv » n’a qu’une ligne d’en-tête, aucune donnée\. Vérifiez le filtre/,
    en: /“entete\.csv” has a header line and no data\. Check the filter/,
  },
  {
    name: 'octets.csv',
    text: Uint8Array.from({ length: 40_000 }, (_, i) => (i * 7919 + (i >> 3)) % 256),
    fr: /« octets\.csv » ne contient pas de table.*Exportez les données en CSV ou en Excel/,
    en: /“octets\.csv” holds no table.*Export the data as CSV or Excel/,
  },
  {
    name: 'coupe.csv.gz',
    text: fixture('gzip/cut.csv.gz'),
    fr: /« coupe\.csv\.gz » est abîmé ou incomplet.*Téléchargez-le ou copiez-le à nouveau/,
    en: /“coupe\.csv\.gz” is damaged or incomplete.*Download or copy it again/,
  },
  {
    name: 'protege.xlsx',
    text: fixture('excel/password.xlsx'),
    fr: /« protege\.xlsx » est protégé par un mot de passe\. .*enregistrez-le sans mot de passe/,
    en: /“protege\.xlsx” is protected by a password\. .*save it without/,
  },
  {
    name: 'coupe.xlsx',
    text: fixture('excel/cut.xlsx'),
    fr: /« coupe\.xlsx » n’est pas un classeur Excel entier.*refaites l’export/,
    en: /“coupe\.xlsx” is no complete Excel workbook.*make the export again/,
  },
  {
    name: 'bombe.zip',
    text: fixture('zip/bomb.zip'),
    fr: /« bombe\.zip » se décompresse en plus de .*décompressez-le vous-même/,
    en: /“bombe\.zip” unpacks to more than .*unpack it yourself/,
  },
  {
    name: 'trop_large.csv',
    text: `${wide}\n${wide}\n`,
    fr: /« trop_large\.csv » a 5 001 colonnes, la limite est de 5 000\. Vérifiez le séparateur/,
    en: /“trop_large\.csv” has 5,001 columns; the limit is 5,000\. Check the separator/,
  },
];

const good = ['id_client;ville', ...Array.from({ length: 40 }, (_, i) => `C${String(i)};Lyon`)].join('\n');
/** Odd, but read: the rows that each must keep. */
const read: readonly (readonly [name: string, text: string, rows: string])[] = [
  ['bons.csv', good, '40 lignes, toutes gardées'],
  ['une_ligne.csv', 'id_client;nom\nC1;Durand', '1 ligne'],
  ['cellule.csv', `id_client;note\nC1;"${'x'.repeat(10_000_000)}"\nC2;court`, '2 lignes, toutes gardées'],
  ['zeros.csv', 'id_client;nom\nC1;An\0ne\nC2;Bea', '2 lignes'],
];

journey(
  'each bad file is told of in both languages, and takes nothing away from the good ones',
  { locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, shot, accessibility }) => {
    await visit('#/sources');
    await dropped(
      page,
      read.map(([name, text]) => ({ name, text })),
    );
    for (const [name] of read) await article(page, name).waitFor({ timeout: patience });
    await settled(page);
    await dropped(page, refused);
    const alerts = async (): Promise<string[]> => (await main(page).getByRole('alert').allInnerTexts()).map(plain);
    await expect.poll(() => alerts(), { timeout: patience }).toHaveLength(refused.length);
    await settled(page);
    const french = await alerts();
    for (const { name, fr } of refused)
      expect(
        french.filter((alert) => fr.test(alert)),
        name,
      ).toHaveLength(1);
    for (const [name, , rows] of read) expect(plain(await article(page, name).innerText()), name).toContain(rows);
    expect(await said(page)).toContain('4 fichiers lus : 45 lignes');
    await shot('fr light every bad input');

    await page.getByRole('banner').getByText('EN', { exact: true }).click();
    await expect.poll(() => alerts().then((all) => all.join(' '))).toContain('is empty');
    const english = await alerts();
    for (const { name, en } of refused)
      expect(
        english.filter((alert) => en.test(alert)),
        name,
      ).toHaveLength(1);
    await shot('en light every bad input');
    expect(await accessibility()).toEqual([]);

    // Each is put away by the keyboard, and the page takes the next file as ever.
    for (const { name } of refused) {
      const alert = main(page).getByRole('alert').filter({ hasText: name });
      await alert.getByRole('button', { name: 'Close' }).press('Enter');
      await alert.waitFor({ state: 'detached' });
    }
    await dropped(page, [{ name: 'apres.csv', text: good.replaceAll('Lyon', 'Nice') }]);
    await settled(page);
    await expect.poll(() => article(page, 'apres.csv').innerText().then(plain)).toContain('40 rows, all kept');
  },
);
