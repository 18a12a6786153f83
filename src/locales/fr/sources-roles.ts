import { fr as f } from '../formats.ts';

/** What a column is for, and why it is thought so. */
export const sourcesRoles = {
  roles: {
    'customer-id': 'identifiant client',
    'event-id': 'numéro d’événement',
    date: 'date',
    'end-date': 'date de fin',
    amount: 'montant',
    quantity: 'quantité',
    'unit-price': 'prix unitaire',
    discount: 'remise',
    currency: 'devise',
    duration: 'durée',
    score: 'note',
    channel: 'canal',
    reason: 'motif',
    status: 'statut',
    product: 'produit',
    offer: 'offre',
    comment: 'commentaire',
    'first-name': 'prénom',
    'last-name': 'nom',
    'full-name': 'nom complet',
    'birth-date': 'date de naissance',
    gender: 'genre',
    email: 'e-mail',
    phone: 'téléphone',
    address: 'adresse',
    postcode: 'code postal',
    city: 'ville',
    country: 'pays',
    consent: 'consentement',
    'company-id': 'SIRET ou SIREN',
    iban: 'IBAN',
    'payment-card': 'carte bancaire',
    attribute: 'caractéristique',
    ignored: 'laissée de côté',
  },
  roleReasons: {
    name: 'd’après le nom',
    values: 'd’après les valeurs',
    'name-and-values': 'd’après le nom et les valeurs',
    key: 'une valeur par ligne',
    none: 'Rien de particulier dans le nom ni les valeurs.',
  },
  roleHint: (p: { readonly reason: string; readonly share: number }) =>
    `Deviné ${p.reason}, sûr à ${f.percent(p.share)}.`,
  /** What was seen of the values, as a sentence. */
  roleEvidence: (p: { readonly seen: string; readonly named: boolean; readonly share: number }) =>
    `${p.seen}${p.named ? ', et le nom le dit aussi' : ''}. Sûr à ${f.percent(p.share)}.`,
  valuesFit: (p: { readonly fits: number; readonly of: number; readonly what: string }) =>
    p.fits === p.of
      ? p.of === 1
        ? `La valeur regardée est du genre ${f.quote(p.what)}`
        : `Les ${f.integer(p.of)} valeurs regardées sont ${p.what}`
      : `${f.integer(p.fits)} valeurs sur ${f.integer(p.of)} sont ${p.what}`,
  wholeScale: {
    'out-of-10': 'Toutes les notes de 0 à 10 sont employées',
    'out-of-5': 'Toutes les notes de 1 à 5 sont employées',
  },
  valueForms: {
    email: 'des adresses e-mail',
    phone: 'des numéros de téléphone',
    postcode: 'des codes postaux français',
    siret: 'des SIRET à la clé juste',
    siren: 'des SIREN à la clé juste',
    iban: 'des IBAN à la clé juste',
    'payment-card': 'des numéros de carte à la clé juste',
    'birth-day': 'des jours où des clients ont pu naître',
    'first-name': 'des prénoms courants',
    'last-name': 'des noms de famille courants',
    gender: 'des civilités ou des genres',
    consent: 'des consentements',
    country: 'des noms de pays',
    currency: 'des devises',
    channel: 'des canaux',
    reason: 'des motifs courants',
    money: 'des sommes avec leur devise',
    'long-text': 'des phrases',
  },
  roleDoubt: (hint: string) => `Rôle à vérifier. ${hint}`,
  roleChosen: (guessed: string) => `Choisi par vous ; deviné : ${guessed}.`,
  roleGroups: {
    link: 'Le lien',
    time: 'Le temps',
    value: 'Combien',
    what: 'Quoi et par où',
    person: 'La personne',
    rest: 'Le reste',
  },
};

export type SourcesRolesWords = typeof sourcesRoles;
