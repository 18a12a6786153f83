import { FORMULAS, type Condition, type PlantedContext } from './context-rule.ts';
import { STORES } from './france.ts';
import { Prng } from './prng.ts';

export const AGE_BANDS = [
  { from: 18, to: 34 },
  { from: 35, to: 49 },
  { from: 50, to: 64 },
  { from: 65, to: 120 },
] as const;

type Reversal = {
  kind: 'web-small' | 'web-large' | 'store-format';
  /** Basket aimed at, in euros, per place, and its change from one year to the next. */
  basketVille: number;
  basketParc: number;
  basketWeb: number;
  yearlyChange: number;
};

export type World = {
  seed: number;
  contexts: readonly PlantedContext[];
  formulaEffects: readonly number[];
  ageEffects: readonly number[];
  lowSpend: number;
  highSpend: number;
  spendSd: number;
  highShare: number;
  /** The true cut between the two populations, in euros over 12 months. */
  cut: number;
  reversal: Reversal;
  storeToWeb: number;
  fallSilent: number;
  /** Share of tickets in the small town stores, per block of time (only moves in a store-format world). */
  villeShare: readonly [number, number, number];
  brokenWave: string;
};

export const WAVES = [
  '2024-T2',
  '2024-T3',
  '2024-T4',
  '2025-T1',
  '2025-T2',
  '2025-T3',
  '2025-T4',
  '2026-T1',
  '2026-T2',
  '2026-T3',
] as const;

export function drawWorld(seed: number): World {
  const rng = new Prng(seed, 0, 77);
  const contexts = drawContexts(rng);
  const formulaEffects = [1, 1, 1, 1];
  formulaEffects[rng.int(1, 3)] = oneDecimal(rng, 1.2, 1.5);
  const ageEffects = [1, 1, 1, 1];
  ageEffects[rng.int(0, 3)] = oneDecimal(rng, 1.2, 1.5);
  const lowSpend = seed === 1 ? 40 : rng.int(30, 48);
  const highSpend = seed === 1 ? 190 : rng.int(165, 230);
  const kind = seed === 1 ? 'web-small' : rng.pick(['web-small', 'web-large', 'store-format'] as const);
  return {
    seed,
    contexts,
    formulaEffects,
    ageEffects,
    lowSpend,
    highSpend,
    spendSd: 0.28,
    highShare: 0.61 + rng.int(0, 3) / 100,
    cut: Math.round(Math.sqrt(lowSpend * highSpend)),
    reversal: reversalOf(kind),
    storeToWeb: rng.int(11, 16) / 100,
    fallSilent: rng.int(8, 11) / 100,
    villeShare: kind === 'store-format' ? [0.3, 0.32, 0.68] : [0.5, 0.5, 0.5],
    brokenWave: rng.pick(WAVES.slice(3, 8)),
  };
}

function reversalOf(kind: Reversal['kind']): Reversal {
  if (kind === 'web-small') return { kind, basketVille: 108, basketParc: 108, basketWeb: 52, yearlyChange: 1.045 };
  if (kind === 'web-large') return { kind, basketVille: 50, basketParc: 50, basketWeb: 108, yearlyChange: 0.97 };
  return { kind, basketVille: 46, basketParc: 98, basketWeb: 60, yearlyChange: 1.045 };
}

function oneDecimal(rng: Prng, from: number, to: number): number {
  return rng.int(Math.round(from * 10), Math.round(to * 10)) / 10;
}

type Draft = Omit<PlantedContext, 'multiplier'> & { family: string };

/** Two strong contexts of depth 2 without the moment (the first on plain columns), one deeper without it, two that depend on the moment. */
function drawContexts(rng: Prng): PlantedContext[] {
  const first = rng.pick(pairsOfColumns(rng));
  const second = rng.pick(pairsWithUsage(rng).filter((d) => !shareCondition(d, first)));
  const deep = rng.pick(deeperWithoutMoment(rng).filter((d) => !shareStore(d, [first, second])));
  const moments = rng.shuffled(withMoment(rng));
  const third = moments.find((d) => d.family === 'client') as Draft;
  const fourth = moments.find((d) => d.family === 'club') as Draft;
  return [
    plant(first, 6 + rng.int(0, 10) / 10),
    plant(second, 5.6 + rng.int(0, 8) / 10),
    plant(deep, 4.5 + rng.int(0, 8) / 10),
    plant(third, 5.4 + rng.int(0, 10) / 10),
    plant(fourth, 5.6 + rng.int(0, 8) / 10),
  ];
}

function plant(draft: Draft, multiplier: number): PlantedContext {
  const { family: _family, ...context } = draft;
  return { ...context, multiplier: Math.round(multiplier * 10) / 10 };
}

const same = (a: Condition, b: Condition): boolean => JSON.stringify(a) === JSON.stringify(b);

function shareCondition(a: Draft, b: Draft): boolean {
  return a.conditions.some((x) => b.conditions.some((y) => same(x, y)));
}

function shareStore(a: Draft, others: readonly Draft[]): boolean {
  return a.conditions.some(
    (x) => x.dimension === 'magasin_rattachement' && others.some((o) => o.conditions.some((y) => same(x, y))),
  );
}

const ageBand = (rng: Prng, ...among: number[]): Condition => {
  const band = AGE_BANDS[rng.pick(among)] ?? AGE_BANDS[3];
  return { dimension: 'age', from: band.from, to: band.to };
};

const bigStore = (rng: Prng): Condition => ({
  dimension: 'magasin_rattachement',
  value: rng.pick(STORES.filter((s) => s.weight >= 13)).name,
});

function pairsOfColumns(rng: Prng): Draft[] {
  const formula: Condition = { dimension: 'formule', value: rng.pick(FORMULAS.slice(1)) };
  return [
    { family: 'formula-age', conditions: [formula, ageBand(rng, 0, 1, 2, 3)] },
    { family: 'store-age', conditions: [bigStore(rng), ageBand(rng, 1, 2, 3)] },
  ];
}

function pairsWithUsage(rng: Prng): Draft[] {
  const paid = rng.shuffled(FORMULAS.slice(1));
  const formula = (i: number): Condition => ({ dimension: 'formule', value: paid[i % 3] ?? 'Plus' });
  return [
    {
      family: 'formula-shipping',
      conditions: [
        formula(1),
        { dimension: 'mode_livraison_principal', value: rng.pick(['domicile', 'point relais']) },
      ],
    },
    { family: 'store-usage', conditions: [bigStore(rng), { dimension: 'usage_12_mois', value: 'web seul' }] },
    {
      family: 'formula-usage',
      conditions: [formula(2), { dimension: 'usage_12_mois', value: rng.pick(['web seul', 'magasin et web']) }],
    },
  ];
}

function deeperWithoutMoment(rng: Prng): Draft[] {
  const civility: Condition = { dimension: 'civilite', value: rng.pick(['M.', 'Mme']) };
  const noClub: Condition = { dimension: 'formule', value: '' };
  return [
    {
      family: 'deep',
      conditions: [civility, ageBand(rng, 0, 1, 2), { dimension: 'mode_livraison_principal', value: 'domicile' }],
      reason: 'livraison',
    },
    {
      family: 'deep',
      conditions: [
        noClub,
        { dimension: 'usage_12_mois', value: 'magasin et web' },
        { dimension: 'optin_email', value: 'oui' },
        civility,
      ],
      channel: 'chat',
    },
    {
      family: 'deep',
      conditions: [bigStore(rng), civility, { dimension: 'optin_sms', value: 'oui' }],
      channel: 'téléphone',
    },
    {
      family: 'deep',
      conditions: [noClub, ageBand(rng, 1, 2, 3), { dimension: 'usage_12_mois', value: 'web seul' }],
      reason: 'compte',
    },
  ];
}

function withMoment(rng: Prng): Draft[] {
  const newcomer: Condition = { dimension: 'anciennete_client_mois', from: 0, to: 5 };
  const renewal: Condition = { dimension: 'anciennete_club_mois', from: 11, to: 13 };
  const firstClubMonths: Condition = { dimension: 'anciennete_club_mois', from: 0, to: 2 };
  return [
    {
      family: 'client',
      conditions: [newcomer, { dimension: 'mode_livraison_principal', value: rng.pick(['domicile', 'point relais']) }],
      reason: 'livraison',
    },
    { family: 'client', conditions: [newcomer, { dimension: 'usage_12_mois', value: 'web seul' }], reason: 'compte' },
    {
      family: 'club',
      conditions: [renewal, { dimension: 'formule', value: rng.pick(['Essentiel', 'Plus']) }],
      reason: 'facturation',
    },
    {
      family: 'club',
      conditions: [renewal, { dimension: 'civilite', value: 'Mme' }, { dimension: 'optin_email', value: 'oui' }],
      reason: 'facturation',
    },
    { family: 'club', conditions: [firstClubMonths, ageBand(rng, 2, 3)], channel: 'téléphone' },
  ];
}
