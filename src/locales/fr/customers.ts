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
  counting: 'Compte des clients…',
  csv: 'CSV (UTF-8)',
  excel: 'CSV pour Excel',
  fileNote:
    'Le fichier est écrit par cette page, sur cette machine. Il contient des données personnelles : rangez-le comme telles.',
  writing: 'Écriture de la liste…',
  written: (p: { readonly customers: number; readonly file: string }) =>
    `${f.quote(p.file)} : ${f.count(p.customers, people)} ${f.plural(p.customers, { one: 'enregistré', other: 'enregistrés' })}.`,
  file: (p: { readonly title: string; readonly asOf: string }) =>
    `${p.title === '' ? 'clients' : p.title}-${p.asOf}.csv`,
  header: 'id_client',
};

export type CustomersWords = typeof customers;
