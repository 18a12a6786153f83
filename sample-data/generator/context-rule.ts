import { addMonths, ageAt } from './calendar.ts';

export const FORMULAS = ['', 'Essentiel', 'Plus', 'Premium'] as const;
export const SHIPPING = ['domicile', 'point relais', 'click & collect'] as const;
export const USAGES = ['aucun achat', 'magasin seul', 'web seul', 'magasin et web'] as const;
export const CHANNELS = ['téléphone', 'e-mail', 'chat', 'magasin', 'réseaux sociaux'] as const;
export const REASONS = ['livraison', 'retour', 'facturation', 'compte', 'produit', 'fidélité'] as const;

export type Formula = (typeof FORMULAS)[number];
export type Shipping = (typeof SHIPPING)[number];
type Usage = (typeof USAGES)[number];

export type Condition =
  | { dimension: 'formule'; value: Formula }
  | { dimension: 'age'; from: number; to: number }
  | { dimension: 'civilite'; value: 'M.' | 'Mme' }
  | { dimension: 'optin_email' | 'optin_sms'; value: 'oui' | 'non' }
  | { dimension: 'magasin_rattachement'; value: string }
  | { dimension: 'usage_12_mois'; value: Usage }
  | { dimension: 'mode_livraison_principal'; value: Shipping }
  | { dimension: 'anciennete_client_mois' | 'anciennete_club_mois'; from: number; to: number };

export type PlantedContext = {
  conditions: readonly Condition[];
  /** Yearly rate in the context over the rate of an ordinary customer. */
  multiplier: number;
  /** What four in five of the added contacts are about, or come through. */
  reason?: (typeof REASONS)[number];
  channel?: (typeof CHANNELS)[number];
};

/** What the files say about one customer number, at one date. */
export type Facts = {
  civility: string;
  birth: number | undefined;
  optinEmail: string;
  optinSms: string;
  store: string;
  creation: number;
  formula: Formula;
  adhesion: number | undefined;
  usage: Usage;
  shipping: Shipping | undefined;
};

export type Span = { from: number; to: number };

/** The days of a span in which the customer is in the context, or undefined. Age is taken at the as-of date. */
export function daysInContext(
  conditions: readonly Condition[],
  facts: Facts,
  span: Span,
  asOf: number,
): Span | undefined {
  let from = span.from;
  let to = span.to;
  for (const c of conditions) {
    if (c.dimension === 'anciennete_client_mois' || c.dimension === 'anciennete_club_mois') {
      const start = c.dimension === 'anciennete_client_mois' ? facts.creation : facts.adhesion;
      if (start === undefined) return undefined;
      from = Math.max(from, addMonths(start, c.from));
      to = Math.min(to, addMonths(start, c.to + 1) - 1);
    } else if (!holds(c, facts, asOf)) return undefined;
  }
  return from <= to ? { from, to } : undefined;
}

function holds(c: Condition, facts: Facts, asOf: number): boolean {
  switch (c.dimension) {
    case 'formule':
      return facts.formula === c.value;
    case 'civilite':
      return facts.civility === c.value;
    case 'optin_email':
      return facts.optinEmail === c.value;
    case 'optin_sms':
      return facts.optinSms === c.value;
    case 'magasin_rattachement':
      return facts.store === c.value;
    case 'usage_12_mois':
      return facts.usage === c.value;
    case 'mode_livraison_principal':
      return facts.shipping === c.value;
    case 'age': {
      if (facts.birth === undefined) return false;
      const age = ageAt(facts.birth, asOf);
      return age >= c.from && age <= c.to;
    }
    default:
      return false;
  }
}

export function usageOf(store: boolean, web: boolean): Usage {
  return USAGES[(store ? 1 : 0) + (web ? 2 : 0)] ?? 'aucun achat';
}
