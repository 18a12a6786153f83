import { fr as f } from '../formats.ts';

const customers = { one: 'client', other: 'clients' };
const rows = { one: 'ligne', other: 'lignes' };

/** Who is a customer. */
export const record = {
  title: 'Référentiel client',
  question: 'Qui est un client ?',
  headline: (p: { readonly records: number; readonly customers: number }) =>
    `${f.count(p.records, rows)} de clients → ${f.count(p.customers, customers)}`,
  headlineFromEvents: (p: { readonly customers: number }) =>
    `${f.count(p.customers, customers)}, connus par leurs événements`,
  subtitle: (p: { readonly sources: number; readonly asOf: string; readonly seen: number }) =>
    `De ${f.count(p.sources, { one: 'source', other: 'sources' })} · **${f.count(p.seen, customers)}** au ${p.asOf}`,
  fromEvents:
    'Aucun fichier de clients : un client est un identifiant qui apparaît dans les événements, connu depuis son premier événement.',
  exactKey: 'Les événements sont reliés par l’identifiant exact ; deux identifiants différents restent deux clients.',
  repeated: (p: { readonly source: string; readonly rows: number; readonly dated: boolean }) =>
    `${p.source} : ${f.count(p.rows, rows)} dont l’identifiant revient ; ${p.dated ? 'à chaque date vaut celle qui la précède de plus près' : 'la dernière a été gardée'}.`,
  undated: 'Sans date dans le fichier : pris tel qu’il est aujourd’hui, à toute date de situation.',
  events: {
    title: 'Événements reliés',
    source: 'Source',
    kind: 'Nature',
    rows: 'Lignes',
    linked: 'Reliées',
    orphans: 'D’un client inconnu',
    anonymous: 'Sans client',
    undated: 'Sans date lisible',
    period: 'Période',
    unit: 'Un événement est',
    oneRow: 'une ligne',
    oneUnit: (column: string) => `un ${f.quote(column)}`,
    none: 'Aucun fichier d’événements. Déposez achats, contacts ou enquêtes pour les relier aux clients.',
  },
  fields: {
    title: 'Champs du référentiel',
    field: 'Champ',
    source: 'Origine',
    type: 'Type',
    role: 'Rôle',
    fill: 'Rempli',
    distinct: 'Valeurs distinctes',
    none: 'Le référentiel n’a que l’identifiant : aucun fichier ne décrit les clients.',
  },
  customers: {
    title: 'Les clients',
    note: 'Tels qu’ils sont connus à la date de situation, dans la population choisie.',
    id: 'Client',
    label: 'Table des clients',
  },
  empty: {
    title: 'Un client, une ligne',
    why: 'Dès qu’un fichier avec un identifiant client est lu, chaque client a ici une ligne, l’origine de chaque champ et le compte de ce qui n’a pas pu être relié.',
  },
  failed: 'Le référentiel n’a pas pu être construit.',
  rebuilding: 'Le référentiel est reconstruit ; celui d’avant reste jusque-là.',
  asItStands: 'à ce jour',
  fillNote: 'Rempli : part des clients de la population qui ont ce champ à la date de situation.',
  originsTitle: 'D’où viennent les clients',
  dated: 'daté : un client n’est vu qu’à partir de son premier jour connu',
  notDated: 'sans date : tous ses clients sont vus à toute date',
  settle: 'Changer les rôles dans Sources',
  building: 'Construction du référentiel…',
  stopped: 'La construction du référentiel est arrêtée.',
  stoppedBefore: 'Les écrans montrent celui d’avant, qui ne tient pas compte des derniers changements.',
  buildNow: 'Construire',
  settings: { title: 'Comment il est construit' },
};

export type RecordWords = typeof record;
