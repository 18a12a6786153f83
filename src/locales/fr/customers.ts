import { fr as f } from '../formats.ts';

const people = { one: 'client', other: 'clients' };

/** The table of customers, wherever it is opened. */
export const customers = {
  table: (title: string) => `Clients : ${title}`,
  all: (n: number) => f.count(n, people),
  some: (p: { readonly kept: number; readonly all: number }) =>
    `**${f.count(p.kept, people)}** sur ${f.integer(p.all)}, soit ${f.percent(p.all === 0 ? 0 : p.kept / p.all)}`,
  asOf: (date: string) => `connus au ${date}`,
  id: 'Identifiant client',
  columns: 'Colonnes montrées et exportées',
  columnsPlaceholder: 'L’identifiant seul',
  personal: 'données personnelles',
  none: 'Aucun client ne répond à cette règle à la date de situation.',
  notFound: (text: string) => `Aucun client de la liste ne contient ${f.quote(text)}.`,
  search: 'Chercher dans la liste',
  consent: {
    label: 'Dans le fichier',
    none: 'tous, sans regarder le consentement',
    only: (field: string) => `ceux qui ont dit oui : ${field}`,
    left: (p: { readonly kept: number; readonly left: number }) =>
      `**${f.count(p.kept, people)}** dans le fichier ; ${f.count(p.left, people)} sans consentement ${f.plural(p.left, { one: 'reste', other: 'restent' })} en dehors.`,
    all: (n: number) => `**${f.count(n, people)}** dans le fichier.`,
  },
  reasons: { label: 'Écrire la raison de chaque client', header: 'raison' },
  anonymity: {
    /** `others` are not alone but in groups under the floor. */
    alone: (p: { readonly alone: number; readonly others: number; readonly floor: number }) => {
      const said = `Ces colonnes suffisent à reconnaître quelqu’un : ${f.count(p.alone, people)} ${f.plural(p.alone, { one: 'est seul', other: 'sont seuls' })} à avoir ses valeurs`;
      return p.others === 0
        ? `${said}.`
        : `${said} ; ${f.count(p.others, { one: 'autre les partage', other: 'autres les partagent' })} avec moins de ${f.integer(p.floor - 1)}.`;
    },
    few: (p: { readonly k: number; readonly others: number; readonly floor: number }) =>
      `Groupe le plus petit aux mêmes valeurs : ${f.count(p.k, people)} ; ${f.count(p.others, people)} ${f.plural(p.others, { one: 'partage ses valeurs', other: 'partagent leurs valeurs' })} avec moins de ${f.integer(p.floor - 1)} autres.`,
    safe: (k: number) =>
      `Chaque client partage ses valeurs avec au moins ${f.integer(k - 1)} autres (k = ${f.integer(k)}).`,
    names: (columns: string) => `Le fichier nomme les personnes : ${columns}.`,
  },
  formats: {
    'utf-8': 'CSV (UTF-8)',
    'excel-fr': 'CSV pour Excel',
    xlsx: 'XLSX',
    parquet: 'Parquet',
  },
  stopped: 'Écriture arrêtée : aucun fichier.',
  counting: 'Compte des clients…',
  ordering: 'Mise en ordre des clients…',
  fileNote:
    'Le fichier est écrit par cette page, sur cette machine. Il contient des données personnelles : rangez-le comme telles.',
  writing: 'Écriture de la liste…',
  written: (p: { readonly customers: number; readonly file: string }) =>
    `${f.quote(p.file)} : ${f.count(p.customers, people)} ${f.plural(p.customers, { one: 'enregistré', other: 'enregistrés' })}.`,
  file: (p: { readonly title: string; readonly asOf: string; readonly extension: string }) =>
    `${p.title === '' ? 'clients' : p.title}-${p.asOf}.${p.extension}`,
  header: 'id_client',
};

export type CustomersWords = typeof customers;
