import { fr as f } from '../formats.ts';

const days = { one: 'jour', other: 'jours' };

/** `d’achats`, `de contacts`. */
const of = (noun: string): string => (/^[aeiouyhàâéèêëîïôûùœ]/iu.test(noun) ? `d’${noun}` : `de ${noun}`);

/** What rules say of a customer’s events one by one, and of lists too long to be written out. */
export const ruleEvents = {
  id: 'identifiant client',
  /** Events that pass a filter: `achats où lieu est web`. */
  picked: (p: { readonly events: string; readonly filter: string }) => `${p.events} où ${p.filter}`,
  first: (events: string) => `premier événement (${events})`,
  last: (events: string) => `dernier événement (${events})`,
  anyEvent: (events: string) => `au moins un événement (${events})`,
  noEvent: (events: string) => `aucun événement (${events})`,
  /** The event of that moment is as said. */
  suchThat: (p: { readonly what: string; readonly filter: string }) => `${p.what} tel que ${p.filter}`,
  followed: (p: { readonly first: string; readonly then: string; readonly days: number; readonly window: string }) =>
    `un événement (${p.first}) ${p.window} suivi d’un autre (${p.then}) en ${f.count(p.days, days)} au plus`,
  notFollowed: (p: { readonly first: string; readonly then: string; readonly days: number; readonly window: string }) =>
    `des événements (${p.first}) ${p.window} dont aucun n’est suivi d’un autre (${p.then}) en ${f.count(p.days, days)} au plus`,
  pace: (p: { readonly events: string; readonly recent: number; readonly before: number; readonly least: number }) =>
    `rythme ${of(p.events)} des ${f.count(p.recent, days)} rapporté à celui des ${f.count(p.before, days)} d’avant (au moins ${f.integer(p.least)} alors)`,
  paceOf: (p: { readonly what: string; readonly events: string }) => `${p.what} (${p.events})`,
  share: (text: string) => `${text} %`,
  list: (p: { readonly what: string; readonly count: number; readonly mark: string }) =>
    `${p.what} est dans une liste de ${f.count(p.count, { one: 'valeur', other: 'valeurs' })} (${p.mark})`,
  notInList: (p: { readonly what: string; readonly count: number; readonly mark: string }) =>
    `${p.what} n’est pas dans une liste de ${f.count(p.count, { one: 'valeur', other: 'valeurs' })} (${p.mark})`,
  ends: (p: { readonly what: string; readonly text: string }) => `${p.what} finit par ${f.quote(p.text)}`,
  notEnds: (p: { readonly what: string; readonly text: string }) => `${p.what} ne finit pas par ${f.quote(p.text)}`,
  next: (p: { readonly what: string; readonly days: number; readonly date: string }) =>
    `${p.what} dans les ${f.count(p.days, days)} à venir (jusqu’au ${p.date})`,
  withDates: (p: { readonly window: string; readonly dates: string }) => `${p.window} (${p.dates})`,
  anyDay: 'à une date quelconque',
  fromDay: (date: string) => `à partir du ${date}`,
  /** Only customers who had one are counted. */
  amongThose: (what: string) => `${what} parmi ceux qui en ont`,
  otherThan: (levels: string) => `autres que ${levels}`,
  ofEvents: (p: { readonly what: string; readonly detail: string }) => `${p.what} (${p.detail})`,
  ended: (p: { readonly window: string; readonly days: number }) => `${p.window} finis il y a ${f.count(p.days, days)}`,
  agoOrMore: (n: number) => `il y a ${f.count(n, days)} ou plus`,
  promoters: 'promoteurs (9 ou 10)',
  passives: 'passifs (7 ou 8)',
  detractors: 'détracteurs (0 à 6)',
  noAnswer: 'sans réponse',
  nps: (what: string) => `recommandation d’après ${what}`,
};

export type RuleEventsWords = typeof ruleEvents;
