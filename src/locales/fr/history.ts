import { fr as f } from '../formats.ts';

type PlanActKey =
  'painted' | 'cut' | 'merged' | 'split' | 'reordered' | 'named' | 'ruled' | 'added' | 'removed' | 'opened';

/** Every act in words; undo, redo, go back to here. */
export const history = {
  title: 'Historique',
  empty: 'Rien encore : chaque acte s’inscrira ici, et pourra s’annuler.',
  begin: 'Début du projet',
  here: 'vous êtes ici',
  goBack: 'Revenir ici',
  undoneLater: 'annulé',
  acts: {
    'project/renamed': (p: { readonly name: string }) => `Projet nommé ${f.quote(p.name)}`,
    'sources/added': (p: { readonly files: string }) => `Ajouté : ${p.files}`,
    'source/reread': (p: { readonly file: string }) => `${f.quote(p.file)} relu autrement`,
    'source/removed': (p: { readonly file: string }) => `${f.quote(p.file)} retiré`,
    'source/kind-set': (p: { readonly file: string; readonly kind: string }) => `${f.quote(p.file)} lu comme ${p.kind}`,
    'source/role-set': (p: { readonly column: string; readonly role: string }) => `${f.quote(p.column)} : ${p.role}`,
    'source/events-made': (p: { readonly file: string; readonly choices: string }) =>
      `${f.quote(p.file)} : ${p.choices}`,
    'sources/confirmed': (p: { readonly count: number }) =>
      f.count(p.count, { one: 'source validée', other: 'sources validées' }),
    'sources/combined': {
      made: (p: { readonly name: string; readonly files: string }) => `Réunis en ${f.quote(p.name)} : ${p.files}`,
      added: (p: { readonly name: string; readonly files: string }) => `Ajouté à ${f.quote(p.name)} : ${p.files}`,
    },
    'sources/separated': (p: { readonly name: string }) => `Fichiers de ${f.quote(p.name)} séparés`,
    'sources/kept-apart': (p: { readonly files: string }) => `Gardé à part : ${p.files}`,
    'combination/column-mapped': (p: { readonly column: string; readonly to: string | null; readonly file: string }) =>
      p.to === null
        ? `${f.quote(p.column)} de ${f.quote(p.file)} redevient une colonne à part`
        : `${f.quote(p.column)} de ${f.quote(p.file)} rangée dans ${f.quote(p.to)}`,
    'combination/named': (p: { readonly name: string }) => `Fichiers réunis nommés ${f.quote(p.name)}`,
    'source/replaced': (p: { readonly file: string; readonly by: string }) =>
      `${f.quote(p.file)} remplacé par ${f.quote(p.by)}`,
    'source/differences-seen': (p: { readonly file: string }) => `Différences de ${f.quote(p.file)} vues`,
    'as-of/set': (p: { readonly date: string | null }) =>
      p.date === null ? 'Situation au dernier événement' : `Situation au ${p.date}`,
    'population/set': (p: { readonly name: string | null }) =>
      p.name === null ? 'Population : tous les clients' : `Population : ${p.name}`,
    'segment/added': (p: { readonly name: string }) => `Segment ${f.quote(p.name)} créé`,
    'segment/renamed': (p: { readonly name: string }) => `Segment renommé ${f.quote(p.name)}`,
    'segment/rule-set': (p: { readonly name: string }) => `Règle de ${f.quote(p.name)} changée`,
    'segment/removed': (p: { readonly name: string }) => `Segment ${f.quote(p.name)} supprimé`,
    'measure/kept': (p: { readonly name: string; readonly known: boolean }) =>
      p.known ? `Mesure ${f.quote(p.name)} changée` : `Mesure ${f.quote(p.name)} gardée`,
    'measure/removed': (p: { readonly name: string }) => `Mesure ${f.quote(p.name)} retirée`,
    'segmentation/added': (p: { readonly name: string }) => `Segmentation ${f.quote(p.name)} créée`,
    'segmentation/renamed': (p: { readonly name: string }) => `Segmentation renommée ${f.quote(p.name)}`,
    'segmentation/rest-named': (p: { readonly name: string; readonly rest: string }) =>
      `Reste de ${f.quote(p.name)} nommé ${f.quote(p.rest)}`,
    'segmentation/plan-set': (p: { readonly name: string; readonly act: PlanActKey }) => {
      const done: Record<PlanActKey, string> = {
        painted: 'grille repeinte',
        cut: 'seuils changés',
        merged: 'segments réunis',
        split: 'segment coupé en deux',
        reordered: 'ordre changé',
        named: 'segment renommé',
        ruled: 'règle changée',
        added: 'segment ajouté',
        removed: 'segment retiré',
        opened: 'passée en règles libres',
      };
      return `${f.quote(p.name)} : ${done[p.act]}`;
    },
    'segmentation/removed': (p: { readonly name: string }) => `Segmentation ${f.quote(p.name)} supprimée`,
    'distribution/set': 'Autre distribution regardée',
    'contexts/set': 'Réglages des contextes changés',
    'context/kept': 'Contexte gardé',
    'context/let-go': 'Contexte retiré de ceux qui sont gardés',
    'lifecycle/set': 'Autre vue du cycle de vie',
    'currency/set': (p: { readonly currency: string | null }) => `Devise : ${p.currency ?? 'd’après les fichiers'}`,
  },
};

export type HistoryWords = typeof history;
