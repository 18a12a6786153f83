import { fr as f } from '../formats.ts';

interface Parts {
  /** The amount or the column; the events where there is none. */
  readonly what: string;
  readonly events: string;
  readonly window: string;
}

/** `d’achats`, `de contacts`. */
const of = (noun: string): string => (/^[aeiouyhàâéèêëîïôûùœ]/iu.test(noun) ? `d’${noun}` : `de ${noun}`);

/** Measures as nouns, and the builder that makes and keeps them. */
export const measures = {
  nouns: {
    median: (p: Parts) => `${p.what} médian (${p.events}) ${p.window}`,
    min: (p: Parts) => `plus petit ${p.what} (${p.events}) ${p.window}`,
    max: (p: Parts) => `plus grand ${p.what} (${p.events}) ${p.window}`,
    first: (p: Parts) => `premier ${p.what} (${p.events}) ${p.window}`,
    distinct: (p: Parts) => `nombre de ${p.what} différents (${p.events}) ${p.window}`,
    gap: (p: Parts) => `jours entre deux événements (${p.events}) ${p.window}`,
    share: (p: Parts & { readonly part: string }) => `part ${of(p.what)} ${p.window} où ${p.part}`,
    trend: (p: Parts & { readonly months: number }) =>
      `évolution ${of(p.what)} par client\u00A0: ${f.months(p.months)} contre les ${f.integer(p.months)} d’avant`,
    'per-month': (p: Parts) => `${p.what} par mois d’ancienneté ${p.window}`,
  },
  hows: {
    median: 'médiane',
    min: 'plus petite valeur',
    max: 'plus grande valeur',
    first: 'première valeur',
    distinct: 'nombre de valeurs différentes',
    gap: 'jours entre deux événements',
    share: 'part de…',
    trend: 'évolution (moitié récente moins moitié d’avant)',
    'per-month': 'par mois d’ancienneté',
  },
  months: {
    each: (p: Parts & { readonly active: boolean }) =>
      `${p.what} par mois de client ${p.window}${p.active ? ', mois actifs' : ''}`,
    held: (p: {
      readonly what: string;
      readonly min: string | null;
      readonly max: string | null;
      readonly open: 'min' | 'max' | 'both' | 'none';
    }) => {
      const low = p.min === null ? null : `${p.open === 'min' || p.open === 'both' ? '>' : '≥'} ${p.min}`;
      const high = p.max === null ? null : `${p.open === 'max' || p.open === 'both' ? '<' : '≤'} ${p.max}`;
      return `nombre de mois (${[p.what, [low, high].filter((one) => one !== null).join(' et ')].join(' ').trimEnd()})`;
    },
    /** Months whose customer is not known to have begun. */
    unknown: (count: number) =>
      `${f.count(count, { one: 'client', other: 'clients' })} dont on ne sait pas depuis quand ils existent, hors du calcul.`,
    zeros: (p: { readonly first: string; readonly last: string }) =>
      `Chaque client compte pour chacun de ses mois entiers de ${p.first} à ${p.last}, depuis celui où il apparaît ; un mois où rien ne s’est passé vaut 0.`,
    active: (p: { readonly first: string; readonly last: string }) =>
      `Mois entiers de ${p.first} à ${p.last}, seulement ceux où il s’est passé quelque chose.`,
  },
  quiet: 'Mois sans événement',
  quiets: { zero: 'comptés à zéro', 'left-out': 'laissés de côté' },
  part: 'Part des lignes où',
  anyPart: 'n’importe quelle ligne',
  /** A kept measure that no rule can ask for. */
  notPerCustomer: (name: string) => `${name} (pas par client\u00A0: se sélectionne dans Derrière la moyenne)`,
  format: 'Format',
  formats: {
    auto: 'selon la donnée',
    currency: 'montant',
    count: 'nombre',
    duration: 'durée en jours',
    share: 'part',
    score: 'note',
  },
  kept: {
    title: 'Mesures gardées',
    none: 'Aucune pour l’instant.',
    keep: 'Garder cette mesure',
    name: 'Nom',
    save: 'Garder',
    cancel: 'Annuler',
    rename: 'Renommer',
    remove: 'Retirer',
    use: (name: string) => `Utiliser ${f.quote(name)}`,
    nameTaken: 'Une autre mesure porte déjà ce nom.',
    nameMissing: 'Donnez-lui un nom.',
    group: 'Mesures gardées',
  },
};

export type MeasuresWords = typeof measures;
