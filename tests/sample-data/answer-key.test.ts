import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { build } from '../../sample-data/generator/build.ts';
import { cell, decode, frenchNumber, readExports, ymd, type Exports, type Row } from './exports.ts';
import { baskets, BEFORE, contextNumbers, mean, NOW, spendPerCustomer, usagePerCustomer } from './recount.ts';

const root = mkdtempSync(join(tmpdir(), 'alba-key-'));
const committed = fileURLToPath(new URL('../../sample-data/', import.meta.url));
build({ customers: 1000, seed: 2, out: root });
afterAll(() => rmSync(root, { recursive: true }));

const cases: [string, string, Exports][] = [
  ['the committed files', committed, readExports(committed)],
  ['1,000 customers of another seed', root, readExports(root)],
];

const MISSING = ['', 'NR', '?', '99/99/9999'];

function missingIn(list: readonly Row[]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {};
  for (const row of list) {
    for (const [column, value] of Object.entries(row)) {
      if (!MISSING.includes(value)) continue;
      const tokens = (counts[column] ??= {});
      tokens[value] = (tokens[value] ?? 0) + 1;
    }
  }
  return counts;
}

describe.each(cases)('the answer key of %s', (_name, dir, x) => {
  const { key } = x;
  const ids = new Set(x.crm.map((c) => cell(c, 'id_client')));

  it('counts rows, and every customer number is text of seven digits, once', () => {
    const rows = Object.values(key.files).map((f) => f.rows);
    expect(rows).toEqual([x.crm, x.tickets, x.orders, x.club, x.contacts, x.survey].map((list) => list.length));
    expect(ids.size).toBe(x.crm.length);
    expect([...ids].every((id) => /^0*\d+$/.test(id) && id.length === 7)).toBe(true);
    expect(new Set(x.club.map((m) => cell(m, 'id_client'))).size).toBe(x.club.length);
  });

  it('names the encodings as they are', () => {
    const crm = readFileSync(join(dir, 'clients_crm.csv'));
    expect(() => decode(join(dir, 'clients_crm.csv'), 'utf-8')).toThrow();
    expect(crm.includes('\r\n')).toBe(true);
    const names = x.crm.map((c) => cell(c, 'ville') + cell(c, 'nom') + cell(c, 'magasin_rattachement')).join('');
    for (const letter of ['É', 'œ', 'ç', 'ÿ', "'"]) expect(names.includes(letter), letter).toBe(true);
    const bom = Buffer.from([0xef, 0xbb, 0xbf]);
    expect(readFileSync(join(dir, 'caisse_tickets.csv')).subarray(0, 3).equals(bom)).toBe(true);
    expect(readFileSync(join(dir, 'commandes_web.csv')).subarray(0, 3).equals(bom)).toBe(false);
    expect(readFileSync(join(dir, 'commandes_web.csv')).includes('\r')).toBe(false);
    expect(x.crm.some((c) => /^\d{1,3}\u00a0\d{3},\d\d$/.test(cell(c, 'encours_fidelite')))).toBe(true);
    expect(x.crm.some((c) => cell(c, 'code_postal') === '01000')).toBe(true);
    expect(x.crm.some((c) => cell(c, 'code_postal').startsWith('20'))).toBe(true);
  });

  it('gives the two populations behind the mean', () => {
    const spend = spendPerCustomer(x, NOW);
    const { now, planted } = key.misleading_mean;
    const average = mean(spend);
    expect(now.customers).toBe(spend.length);
    expect(average).toBeCloseTo(now.mean, 1);
    expect(spend.filter((s) => s > 0 && s < planted.cut).length).toBe(now.below_cut.customers);
    expect(spend.filter((s) => s >= planted.cut).length).toBe(now.above_cut.customers);
    expect(spend.filter((s) => s <= 0).length).toBe(now.without_spend);
    const near = spend.filter((s) => Math.abs(s - average) <= 0.25 * average).length / spend.length;
    expect(near).toBeCloseTo(now.typical_share_within_25_percent_of_mean, 3);
    expect(near).toBeLessThan(0.15);
    const hoover = spend.reduce((sum, s) => sum + Math.abs(s - average), 0) / (2 * average * spend.length);
    expect(hoover).toBeCloseTo(now.hoover_index, 3);
    const earlier = spendPerCustomer(x, BEFORE);
    expect(mean(earlier)).toBeCloseTo(key.misleading_mean.year_before.mean, 1);
  });

  it('gives exposure, contacts and rates of the planted contexts, in both years', { timeout: 60_000 }, () => {
    for (const context of key.contact_contexts.planted) {
      for (const [window, numbers] of [
        [NOW, context.now],
        [BEFORE, context.year_before],
      ] as const) {
        if (!numbers) throw new Error(context.in_words);
        const own = contextNumbers(x, context.conditions, window);
        expect(own.customers, context.in_words).toBe(numbers.exposed_customers);
        expect(own.days / 365.25).toBeCloseTo(numbers.customer_years, 2);
        expect(own.contacts).toBe(numbers.contacts);
        if (own.contacts > 0) expect(own.ratio).toBeCloseTo(numbers.ratio_to_rest, 2);
        if (window === NOW) expect(own.total.contacts).toBe(key.contact_contexts.overall.contacts);
      }
    }
  });

  it('gives the baskets before and after', () => {
    const split = key.basket_reversal.split === 'format_magasin' ? 'format' : 'channel';
    const change = key.basket_reversal.all_purchases;
    for (const [window, expected] of [
      [BEFORE, change.before],
      [NOW, change.after],
    ] as const) {
      const own = baskets(x, window, split);
      expect([...own.keys()].sort()).toEqual(Object.keys(expected).sort());
      for (const [group, list] of own) {
        expect(list.length).toBe(expected[group]?.purchases);
        expect(mean(list)).toBeCloseTo(expected[group]?.mean ?? NaN, 2);
      }
    }
  });

  it('counts who moved between the two dates', () => {
    const before = usagePerCustomer(x, BEFORE);
    const now = usagePerCustomer(x, NOW);
    const matrix: Record<string, Record<string, number>> = {};
    for (const c of x.crm) {
      const id = cell(c, 'id_client');
      const from = ymd(cell(c, 'date_creation')) > BEFORE.to ? 'pas encore client' : (before.get(id) ?? '');
      const row = (matrix[from] ??= {});
      const to = now.get(id) ?? '';
      row[to] = (row[to] ?? 0) + 1;
    }
    for (const [from, row] of Object.entries(key.migration.matrix)) {
      for (const [to, count] of Object.entries(row)) expect(matrix[from]?.[to] ?? 0, `${from} > ${to}`).toBe(count);
    }
    expect(key.migration.store_only_to_web_only).toBe(matrix['magasin seul']?.['web seul'] ?? 0);
  });

  it('counts orphans, blanks, consent and missing values', () => {
    const lists: Record<string, Row[]> = {
      'caisse_tickets.csv': x.tickets,
      'commandes_web.csv': x.orders,
      'contacts_service_client.csv': x.contacts,
      'enquete_satisfaction.csv': x.survey,
      'club_membres.csv': x.club,
    };
    for (const [file, list] of Object.entries(lists)) {
      const found = list.map((r) => cell(r, 'id_client'));
      const orphans = found.filter((id) => id !== '' && !ids.has(id)).length;
      expect(key.orphans[file], file).toEqual({
        orphan_rows: orphans,
        blank_rows: found.filter((id) => id === '').length,
      });
      expect(orphans).toBeGreaterThan(0);
      expect(missingIn(list), file).toEqual(key.missing_values[file]);
    }
    expect(missingIn(x.crm)).toEqual(key.missing_values['clients_crm.csv']);
    for (const column of ['optin_email', 'optin_sms'] as const) {
      for (const [value, count] of Object.entries(key.consent[column])) {
        expect(x.crm.filter((c) => cell(c, column) === value).length).toBe(count);
      }
    }
    const created = new Map(x.crm.map((c) => [cell(c, 'id_client'), ymd(cell(c, 'date_creation'))]));
    const early = x.tickets.filter((t) => ymd(cell(t, 'date_heure')) < (created.get(cell(t, 'id_client')) ?? 0));
    expect(early.length).toBe(key.before_creation.ticket_rows);
  });

  it('lists duplicates that share what makes a person', () => {
    const byId = new Map(x.crm.map((c) => [cell(c, 'id_client'), c]));
    expect(key.duplicates.pairs).toHaveLength(key.duplicates.pairs_count);
    expect(key.duplicates.pairs_count / x.crm.length).toBeGreaterThan(0.02);
    for (const pair of key.duplicates.pairs) {
      const [a, b] = pair.split(' ').map((id) => byId.get(id));
      if (!a || !b) throw new Error(pair);
      const digits = (r: Row): string => cell(r, 'telephone').replace(/\D/g, '').slice(-9);
      const shared = [
        cell(a, 'nom').toLowerCase() === cell(b, 'nom').toLowerCase(),
        cell(a, 'prenom').toLowerCase() === cell(b, 'prenom').toLowerCase(),
        cell(a, 'email').toLowerCase() === cell(b, 'email').toLowerCase(),
        cell(a, 'date_naissance') === cell(b, 'date_naissance'),
        digits(a) === digits(b),
        cell(a, 'code_postal') === cell(b, 'code_postal'),
      ];
      expect(shared.filter(Boolean).length, pair).toBeGreaterThan(0);
    }
  });

  it('names the survey wave on another scale, and the verbatims hold two dangerous cells', () => {
    const scores = (wave: (w: string) => boolean): number[] =>
      x.survey.filter((r) => wave(cell(r, 'vague')) && cell(r, 'note') !== '').map((r) => Number(cell(r, 'note')));
    const broken = scores((w) => w === key.score_scale.broken_wave);
    expect(Math.max(...broken)).toBeLessThanOrEqual(5);
    expect(Math.min(...broken)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...scores((w) => w !== key.score_scale.broken_wave))).toBe(10);
    expect(x.survey.filter((r) => cell(r, 'commentaire').startsWith('=')).length).toBe(1);
    expect(x.survey.filter((r) => cell(r, 'commentaire').includes('<script>')).length).toBe(1);
    expect(x.survey.some((r) => cell(r, 'commentaire').includes('\n'))).toBe(true);
    expect(x.survey.some((r) => cell(r, 'commentaire').includes('"'))).toBe(true);
  });
});

describe('the default demo', () => {
  const x = readExports(committed);
  const { key } = x;

  it('has two strong contexts of depth 2 that stand still, which hold in the year before too', () => {
    const still = key.contact_contexts.planted.filter((c) => c.depth === 2 && !c.depends_on_the_moment);
    expect(still.length).toBeGreaterThanOrEqual(2);
    for (const c of still) {
      expect(c.now?.exposed_customers).toBeGreaterThanOrEqual(300);
      expect(c.now?.ratio_to_rest).toBeGreaterThan(3);
      expect(c.year_before?.ratio_to_rest).toBeGreaterThan(3);
    }
    const byExcess = [...key.contact_contexts.planted].sort(
      (a, b) => (b.now?.excess_contacts ?? 0) - (a.now?.excess_contacts ?? 0),
    );
    expect(
      byExcess
        .slice(0, 2)
        .map((c) => c.in_words)
        .sort(),
    ).toEqual(still.map((c) => c.in_words).sort());
    expect(key.contact_contexts.overall.rate_per_customer_year).toBeGreaterThan(0.42);
    expect(key.contact_contexts.overall.rate_per_customer_year).toBeLessThan(0.58);
  });

  it('has a basket that falls overall and rises in each channel, with or without unknown customers', () => {
    for (const change of [key.basket_reversal.all_purchases, key.basket_reversal.identified]) {
      expect(change.holds).toBe(true);
      expect(change.overall_change).toBeLessThan(0);
      expect(change.behaviour_effect).toBeGreaterThan(0);
      expect(change.behaviour_effect + change.mix_effect).toBeCloseTo(change.overall_change, 2);
    }
  });

  it('has populations around 40 and 190 euros, and few at the mean', () => {
    const { now } = key.misleading_mean;
    expect(now.below_cut.mean).toBeGreaterThan(38);
    expect(now.below_cut.mean).toBeLessThan(45);
    expect(now.above_cut.mean).toBeGreaterThan(180);
    expect(now.above_cut.mean).toBeLessThan(205);
    expect(now.without_spend / now.customers).toBeLessThan(0.2);
  });

  it('writes amounts, dates and telephones in the ways people do', () => {
    const phones = x.crm.map((c) => cell(c, 'telephone')).filter((p) => /\d/.test(p));
    for (const shape of [
      /^0\d( \d\d){4}$/,
      /^0\d{9}$/,
      /^0\d(\.\d\d){4}$/,
      /^\+33 \d( \d\d){4}$/,
      /^\+33\d{9}$/,
      /^[1-9]\d{8}$/,
    ]) {
      expect(
        phones.some((p) => shape.test(p)),
        String(shape),
      ).toBe(true);
    }
    expect(x.tickets.every((t) => Number.isFinite(frenchNumber(cell(t, 'montant_ttc'))))).toBe(true);
    expect(x.tickets.some((t) => frenchNumber(cell(t, 'montant_ttc')) < 0)).toBe(true);
    const blank = x.tickets.filter((t) => cell(t, 'id_client') === '').length / x.tickets.length;
    expect(blank).toBeGreaterThan(0.1);
    expect(blank).toBeLessThan(0.14);
  });
});
