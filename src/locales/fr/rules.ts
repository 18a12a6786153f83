import { fr as f } from '../formats.ts';

interface EventMeasureWords {
  /** What is counted or added: `achats`, `montant_ttc`. */
  readonly what: string;
  readonly events: string;
  readonly window: string;
}

/** `d’achats`, `de contacts`. */
const of = (noun: string): string => (/^[aeiouyhàâéèêëîïôûùœ]/iu.test(noun) ? `d’${noun}` : `de ${noun}`);

/** Measures, dimensions and rules in words: said the same way on every screen. */
export const rules = {
  is: (p: { readonly what: string; readonly values: string }) => `${p.what} est ${p.values}`,
  isNot: (p: { readonly what: string; readonly values: string }) => `${p.what} n’est pas ${p.values}`,
  contains: (p: { readonly what: string; readonly text: string }) => `${p.what} contient ${f.quote(p.text)}`,
  notContains: (p: { readonly what: string; readonly text: string }) => `${p.what} ne contient pas ${f.quote(p.text)}`,
  starts: (p: { readonly what: string; readonly text: string }) => `${p.what} commence par ${f.quote(p.text)}`,
  notStarts: (p: { readonly what: string; readonly text: string }) =>
    `${p.what} ne commence pas par ${f.quote(p.text)}`,
  between: (p: {
    readonly what: string;
    readonly min: string;
    readonly max: string;
    readonly open: 'min' | 'max' | 'both' | 'none';
  }) => {
    const ends = { none: 'compris', max: 'exclu', min: 'compris, borne basse exclue', both: 'bornes exclues' } as const;
    return `${p.what} entre ${p.min} et ${p.max} (${ends[p.open]})`;
  },
  exactly: (p: { readonly what: string; readonly value: string }) => `${p.what} = ${p.value}`,
  atLeast: (p: { readonly what: string; readonly value: string }) => `${p.what} ≥ ${p.value}`,
  moreThan: (p: { readonly what: string; readonly value: string }) => `${p.what} > ${p.value}`,
  atMost: (p: { readonly what: string; readonly value: string }) => `${p.what} ≤ ${p.value}`,
  lessThan: (p: { readonly what: string; readonly value: string }) => `${p.what} < ${p.value}`,
  within: (p: { readonly what: string; readonly dates: string }) => `${p.what} ${p.dates}`,
  older: (p: { readonly what: string; readonly days: number; readonly date: string }) =>
    `${p.what} il y a plus de ${f.count(p.days, { one: 'jour', other: 'jours' })} (avant le ${p.date})`,
  missing: (what: string) => `${what} manque`,
  present: (what: string) => `${what} est connu`,
  inSegment: (name: string) => `dans le segment ${name}`,
  notInSegment: (name: string) => `hors du segment ${name}`,
  atLevels: (p: { readonly what: string; readonly levels: string }) => `${p.what} : ${p.levels}`,
  where: (p: { readonly what: string; readonly filter: string }) => `${p.what} (où ${p.filter})`,
  not: (rule: string) => `sauf (${rule})`,
  nobody: 'personne',
  and: 'et',
  or: 'ou',
  everyone: 'tous les clients',
  yes: 'oui',
  no: 'non',
  kinds: { customers: 'clients', purchases: 'achats', contacts: 'contacts', survey: 'réponses', other: 'événements' },
  allPurchases: 'tous les achats',
  /** Events put together from their rows, of which the file has one line each. */
  whole: {
    ticket: 'tickets entiers',
    invoice: 'factures entières',
    order: 'commandes entières',
    basket: 'paniers entiers',
    purchase: 'achats entiers',
    incident: 'incidents entiers',
    case: 'dossiers entiers',
    complaint: 'réclamations entières',
    call: 'appels entiers',
    contact: 'contacts entiers',
    request: 'demandes entières',
    conversation: 'conversations entières',
    visit: 'visites entières',
    booking: 'réservations entières',
    session: 'sessions entières',
    response: 'réponses entières',
    event: 'événements entiers',
  },
  returns: 'retours et annulations',
  windows: {
    all: 'depuis toujours',
    months: (n: number) => (n === 1 ? 'sur un mois' : `sur ${f.integer(n)} mois`),
    days: (n: number) => (n === 1 ? 'sur un jour' : `sur ${f.integer(n)} jours`),
    dates: (p: { readonly from: string; readonly to: string }) => `du ${p.from} au ${p.to}`,
    since: (date: string) => `depuis le ${date}`,
    until: (date: string) => `jusqu’au ${date}`,
  },
  measure: {
    elapsed: {
      years: (field: string) => `années depuis ${field}`,
      months: (field: string) => `mois depuis ${field}`,
      days: (field: string) => `jours depuis ${field}`,
    },
    count: (p: EventMeasureWords) => `nombre ${of(p.events)} ${p.window}`,
    sum: (p: EventMeasureWords) => `${p.what} par client ${p.window}`,
    mean: (p: EventMeasureWords) => `${p.what} moyen par événement (${p.events}) ${p.window}`,
    last: (p: EventMeasureWords) => `dernière valeur ${of(p.what)} (${p.events}) ${p.window}`,
    daysSince: (p: EventMeasureWords) => `jours depuis le dernier événement (${p.events})`,
    value: (p: EventMeasureWords & { readonly row: string | null }) =>
      `${p.what} par ${p.row ?? 'ligne'} (${p.events}) ${p.window}`,
    product: (p: { readonly quantity: string; readonly unitPrice: string }) => `${p.quantity} × ${p.unitPrice}`,
  },
  dimension: {
    department: (field: string) => `département (${field})`,
    prefix: (p: { readonly field: string; readonly length: number }) => `début de ${p.field} (${f.integer(p.length)})`,
    used: (sources: string) => `sources utilisées (${sources})`,
    main: (column: string) => `${column} le plus fréquent`,
    age: 'âge',
    tenure: (field: string) => `ancienneté (${field})`,
  },
  level: {
    any: 'toute valeur',
    below: (to: string) => `moins de ${to}`,
    from: (from: string) => `${from} et plus`,
    band: (p: { readonly from: string; readonly to: string }) => `${p.from} à ${p.to}`,
    missing: 'non renseigné',
    other: 'autres',
    none: 'aucune',
    only: (source: string) => `${source} seulement`,
    both: (sources: string) => sources,
    empty: '(vide)',
    years: (text: string) => `${text} ans`,
    months: (text: string) => `${text} mois`,
    days: (text: string) => `${text} jours`,
  },
};

export type RulesWords = typeof rules;
