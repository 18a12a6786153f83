import { fr as f } from '../formats.ts';

const customers = { one: 'client', other: 'clients' };

/** Where am I, and what next. */
export const home = {
  title: 'Accueil',
  question: 'Où en suis-je ?',
  welcome: 'Ce que cachent vos moyennes, sans que rien ne quitte cette machine',
  lead: 'Déposez les exports d’une entreprise : en quelques minutes vous voyez qui sont vraiment ses clients, dans quels contextes ils la contactent, et vous repartez avec des listes. Ni serveur, ni compte, ni SQL à écrire.',
  steps: [
    {
      title: 'Déposer',
      body: 'CRM, caisse, web, club, service client, enquête. Lus juste, ligne par ligne, même à la française.',
    },
    {
      title: 'Comprendre',
      body: 'La distribution avant la moyenne ; les contextes où les contacts se concentrent, par client exposé.',
    },
    { title: 'Agir', body: 'Des segments en règles lisibles, avec leur SQL, et des listes prêtes pour Excel.' },
  ],
  demo: {
    title: 'Essayer sur une entreprise fictive',
    body: 'Maison Alba, enseigne d’équipement de la maison : six exports tels qu’une entreprise les envoie, avec leurs défauts.',
    action: 'Ouvrir la démonstration',
    name: 'Maison Alba (démonstration)',
    loading: 'Ouverture de la démonstration…',
  },
  openProject: 'Ouvrir un projet…',
  drop: {
    title: 'Déposez vos fichiers ici',
    hint: 'CSV, Excel, JSON, Parquet, Arrow ou ZIP. Ils restent sur cette machine.',
  },
  found: {
    asOf: (date: string) => `situation au ${date}`,
    contexts: (p: { readonly tried: number; readonly contacts: number }) =>
      `${f.count(p.tried, { one: 'contexte essayé', other: 'contextes essayés' })} · ${f.count(p.contacts, { one: 'contact', other: 'contacts' })}`,
    title: 'Trouvé sans qu’on le demande',
    looking: 'Recherche de constats…',
    nothing: 'Rien de marquant dans ce qui a été regardé.',
  },
  next: {
    title: 'La suite',
    checkSources: (n: number) => `${f.count(n, { one: 'source attend', other: 'sources attendent' })} votre regard`,
    checkSourcesDetail: 'Vérifiez ce qui a été lu, puis validez.',
    fileNeeded: (n: number) => f.count(n, { one: 'fichier manque', other: 'fichiers manquent' }),
    fileNeededDetail: 'Déposez-les à nouveau : vos choix sont gardés.',
    addCustomers: 'Dites qui est le client',
    addCustomersDetail: 'Aucune source n’a d’identifiant client. Désignez la colonne dans Sources.',
    addContacts: 'Déposez les contacts du service client',
    addContactsDetail: 'Ils diront dans quels contextes on vous contacte.',
    linkContacts: 'Reliez les contacts à leurs clients',
    linkContactsDetail:
      'Ils sont là, mais aucun ne trouve son client : vérifiez dans Sources la colonne de l’identifiant.',
    average: 'Regarder derrière la moyenne',
    averageDetail: 'La dépense, les contacts, l’ancienneté : ce que la moyenne cache.',
    contexts: 'Classer les contextes',
    contextsDetail: 'Où les contacts se concentrent, par client exposé.',
    count: 'Voir les contacts par canal et motif',
    countDetail: 'Comptés sans connaître les clients\u00A0: rien n’y est divisé.',
    segment: 'Construire un segment',
    segmentDetail: 'Une règle lisible, sa taille en direct, sa liste.',
  },
  record: (p: { readonly customers: number; readonly events: number; readonly sources: number }) =>
    `${f.count(p.customers, customers)} et ${f.count(p.events, { one: 'événement', other: 'événements' })}, de ${f.count(p.sources, { one: 'source', other: 'sources' })}`,
  readingFiles: (p: { readonly done: number; readonly all: number }) =>
    `Lecture des fichiers : ${f.integer(p.done)} sur ${f.integer(p.all)}`,
  notRead: (n: number) =>
    `${f.count(n, { one: 'fichier n’a pas pu être lu', other: 'fichiers n’ont pas pu être lus' })}.`,
  projects: {
    title: 'Projets de ce navigateur',
    none: 'Aucun autre projet.',
    open: 'Ouvrir',
    remove: 'Supprimer',
    new: 'Nouveau projet',
    files: (n: number) => f.count(n, { one: 'fichier', other: 'fichiers' }),
    untitled: 'Projet sans nom',
    /** A project that nobody named, told from the others. */
    unnamed: (p: { readonly day: string; readonly files: number }) =>
      `Projet du ${p.day}, ${f.count(p.files, { one: 'fichier', other: 'fichiers' })}`,
    current: 'ouvert',
    removed: 'Projet supprimé.',
    removeOf: (name: string) => `Supprimer ${f.quote(name)}`,
    removeTitle: (name: string) => `Supprimer ${f.quote(name)} de ce navigateur ?`,
    removeBody: 'Ses choix et ses tables disparaissent de cette machine. Vos fichiers, eux, restent où ils sont.',
    opened: (p: { readonly name: string; readonly missing: number }) =>
      p.missing === 0
        ? `${f.quote(p.name)} est ouvert.`
        : `${f.quote(p.name)} est ouvert : déposez maintenant ${p.missing === 1 ? 'son fichier' : `ses ${f.integer(p.missing)} fichiers`}.`,
  },
  privacy: {
    title: 'Ce qui est promis, et comment le vérifier',
    lines: [
      'La page n’a pas le droit de joindre une autre adresse que la sienne.',
      'Le moteur refuse toute adresse, tout fichier hors de vos sources, toute extension.',
      'Coupez le réseau : tout continue.',
    ],
    proof: 'Voir la preuve',
  },
  seeIt: 'Regarder',
};

export type HomeWords = typeof home;
