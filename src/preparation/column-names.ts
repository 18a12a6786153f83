/** The words of a column name, in small letters without accents: `CustomerID`, `customer_id` and `Customer Id` are one. */
export function nameWords(name: string): readonly string[] {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/œ/gi, 'oe')
    .replace(/n[°º]/gi, ' numero ')
    .replace(/(\p{Lower}|\d)(\p{Upper})/gu, '$1 $2')
    .replace(/(\p{Upper})(\p{Upper}\p{Lower})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}#@]+/u)
    .filter((word) => word !== '');
}

const identifierWords = new Set([
  'id',
  'ids',
  'uid',
  'uuid',
  'guid',
  'identifiant',
  'ident',
  'key',
  'cle',
  'code',
  'codes',
  'ref',
  'reference',
  'sku',
  'upc',
  'ean',
  'gtin',
  'isbn',
  'barcode',
  'matricule',
  'siret',
  'siren',
  'zip',
  'zipcode',
  'postcode',
  'postal',
  'cp',
  'phone',
  'tel',
  'telephone',
  'mobile',
  'portable',
  'fax',
  'iban',
  'ssn',
  'nir',
  'insee',
  'invoiceno',
  'stockcode',
  'ticketno',
]);
const lastWords = new Set(['no', 'nr', 'num', 'number', 'numero', 'nb', '#', 'pk', 'fk', 'carte', 'card']);
const counted = new Set([
  'nb',
  'nombre',
  'count',
  'total',
  'sum',
  'avg',
  'mean',
  'montant',
  'amount',
  'taux',
  'rate',
  'score',
  'duree',
  'duration',
  'pct',
  'percent',
]);
const notIds = new Set([
  'paid',
  'bid',
  'void',
  'valid',
  'grid',
  'rapid',
  'covid',
  'solid',
  'said',
  'aid',
  'mid',
  'raid',
  'unpaid',
  'prepaid',
  'avoid',
  'invalid',
  'hybrid',
  'fluid',
  'liquid',
  'period',
  'madrid',
]);

/** Whether a name says that its values tell things apart and are not quantities. */
export function isIdentifierName(name: string): boolean {
  const words = nameWords(name.replace(/(?:[_ ]\d+)+$/, ''));
  if (words.some((word) => counted.has(word))) return false;
  // NUMCOM, NumDossier, and no number of something.
  if (/^num(?!b(?:er|re)|[eé]r)_?\p{Letter}{2,}$/iu.test(name.trim())) return true;
  if (words.some((word) => identifierWords.has(word))) return true;
  const last = words.at(-1) ?? '';
  if (lastWords.has(last) && (words.length > 1 || last === 'number' || last === 'numero' || last === 'num'))
    return last !== 'nb';
  if (words[0] === 'numero' || words[0] === 'n') return words.length > 1 && words[0] === 'numero';
  return /.(id|num|nbr|code|key|no)$/.test(last) && !notIds.has(last) && /^[A-Z0-9_]+$|(ID|Id)$/.test(name.trim());
}

const dateWords = new Set([
  'date',
  'dates',
  'datetime',
  'timestamp',
  'dt',
  'day',
  'jour',
  'naissance',
  'birth',
  'birthday',
  'dob',
  'creation',
  'created',
  'inscription',
  'adhesion',
  'debut',
  'fin',
  'at',
  'on',
  'le',
  'horodatage',
  'ne',
  'nee',
  'echeance',
]);

/** Whether a name says that its values are days. */
export function isDateName(name: string): boolean {
  return nameWords(name).some(
    (word) => dateWords.has(word) || (word.length > 4 && (word.startsWith('date') || word.endsWith('date'))),
  );
}

const birthWords = new Set(['naissance', 'naiss', 'birth', 'birthday', 'birthdate', 'dob', 'ne', 'nee', 'born']);

/** Whether a name says that its days are days of birth. */
export const isBirthName = (name: string): boolean => nameWords(name).some((word) => birthWords.has(word));

const flagWords = new Set([
  'flag',
  'actif',
  'active',
  'optin',
  'optout',
  'consent',
  'consentement',
  'consents',
  'newsletter',
  'abonne',
  'abonnee',
  'subscribed',
  'vip',
  'enabled',
  'deleted',
  'supprime',
]);

/** Whether a name says that 0 and 1 in it mean no and yes. */
export function isFlagName(name: string): boolean {
  const words = nameWords(name);
  const [first = '', second = ''] = words;
  if (first === 'nb' || first === 'nombre' || first === 'count') return false;
  return (
    words.some((word) => flagWords.has(word)) ||
    ((first === 'is' || first === 'has' || first === 'est') && second !== '') ||
    words.join(' ').includes('opt in') ||
    words.join(' ').includes('opt out')
  );
}

const frenchWords = new Set([
  'nom',
  'prenom',
  'ville',
  'adresse',
  'montant',
  'quantite',
  'prix',
  'commande',
  'naissance',
  'motif',
  'canal',
  'achat',
  'magasin',
  'produit',
  'libelle',
  'numero',
  'jour',
  'debut',
  'fin',
  'duree',
  'sexe',
  'civilite',
  'telephone',
  'courriel',
  'reference',
  'categorie',
  'statut',
  'identifiant',
  'pays',
  'cp',
  'adhesion',
  'inscription',
  'formule',
  'remise',
  'ttc',
  'ht',
  'enseigne',
  'avis',
  'commentaire',
  'departement',
  'commune',
]);

export const isFrenchName = (name: string): boolean => nameWords(name).some((word) => frenchWords.has(word));
