import { fr as f } from '../formats.ts';

/** The project as a thing: its menu, its file. */
export const project = {
  menu: 'Projet',
  name: 'Nom du projet',
  new: 'Nouveau projet',
  open: 'Ouvrir un fichier de projet…',
  save: 'Enregistrer le projet dans un fichier…',
  demo: 'Ouvrir la démonstration',
  wipe: 'Tout effacer de ce navigateur…',
  notKept: 'Ce navigateur ne garde rien : un rechargement effacera tout.',
  file: {
    title: 'Enregistrer le projet dans un fichier',
    body: 'Le fichier contient vos choix (lecture, rôles, segments, réglages) et aucune ligne de données. À l’ouverture, il demandera les exports et les reconnaîtra à leurs colonnes.',
    personal: 'Ces valeurs, écrites dans des règles, peuvent désigner quelqu’un :',
    personalLine: (p: { readonly segment: string; readonly column: string; readonly values: string }) =>
      `${f.quote(p.segment)} : ${p.column} = ${p.values}`,
    write: 'Enregistrer',
    fileName: (name: string) => `${name}.ecart.json`,
    untitled: 'projet',
    opened: (p: { readonly name: string; readonly files: number }) =>
      `${f.quote(p.name)} est ouvert. Déposez ${f.count(p.files, { one: 'fichier', other: 'fichiers' })} pour retrouver les données.`,
    openedWhole: (name: string) => `${f.quote(name)} est ouvert, avec ses données.`,
  },
  asOf: {
    label: 'Situation au',
    last: 'Revenir au dernier événement',
    help: 'Tout est recalculé à cette date : rien de ce qui suit n’est vu.',
  },
  currency: { label: 'Devise des montants', guessed: 'd’après les fichiers', none: 'aucune' },
  population: { label: 'Population', none: 'Créez un segment pour en faire une population.' },
};

export type ProjectWords = typeof project;
