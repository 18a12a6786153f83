import { fr as f } from '../formats.ts';

/** The SQL that ran, and a copy that can be changed. */
export const hood = {
  title: 'Sous le capot',
  intro: 'Le SQL de ce que cet écran montre, tel qu’il a tourné dans DuckDB, dans cette page.',
  empty: 'Rien n’a encore été calculé pour cet écran.',
  ran: (p: { readonly rows: number; readonly milliseconds: number }) =>
    `${f.count(p.rows, { one: 'ligne', other: 'lignes' })} · ${f.integer(p.milliseconds)} ms`,
  running: 'en cours',
  stopped: 'arrêtée',
  failed: 'refusée',
  query: (n: number) => `Requête ${f.integer(n)}`,
  tryIt: 'Essayer une copie',
  copyTitle: 'Copie à modifier',
  copyHelp: 'Un seul SELECT, dans le moteur scellé : rien ne peut sortir ni changer. 200 lignes au plus.',
  run: 'Lancer',
  result: 'Résultat',
  resultRows: (n: number) => f.count(n, { one: 'ligne', other: 'lignes' }),
  close: 'Revenir au SQL d’origine',
};

export type HoodWords = typeof hood;
