import { fr as f } from '../formats.ts';

/** Contexts that are kept, and how contexts move between two dates. */
export const contextsFollow = {
  tab: 'Suivi',
  keep: 'Garder',
  letGo: 'Ne plus garder',
  kept: 'Contextes gardés',
  keptNote:
    'Recomptés à la date de situation, donc à chaque nouveau fichier. Tient\u00A0: l’intervalle reste au-dessus des autres clients. Incertain\u00A0: au-dessus, mais le hasard suffirait.',
  keptEmpty:
    'Aucun contexte gardé. Ouvrez-en un et choisissez «\u00A0Garder\u00A0»\u00A0: il sera recompté à chaque nouveau fichier et dira s’il tient encore.',
  working: 'Recomptage des contextes gardés',
  comparing: 'Comparaison des deux dates',
  standings: { stands: 'tient', unsure: 'incertain', not: 'ne tient plus', nobody: 'plus personne' },
  movements: { appeared: 'apparu', grew: 'en hausse', steady: 'stable', faded: 'en baisse', gone: 'disparu' },
  drift: 'Ce qui a changé',
  driftNote:
    'Les contextes confirmés à l’une des deux dates et ceux qui sont gardés, recomptés aux deux. Apparu\u00A0: au-dessus des autres au-delà du hasard maintenant, pas avant\u202F; disparu\u00A0: l’inverse. En hausse ou en baisse\u00A0: l’intervalle du rapport des taux exclut 1.',
  compareWith: 'Comparer à la situation du',
  overlap: 'Les deux périodes ont des contacts en commun\u00A0: le changement est amorti et son intervalle trop large.',
  nothing: 'Aucun contexte confirmé à l’une ou l’autre date.',
  summary: (p: {
    readonly appeared: number;
    readonly gone: number;
    readonly grew: number;
    readonly faded: number;
    readonly steady: number;
    readonly date: string;
  }) => {
    const parts = [
      p.appeared === 0 ? '' : f.count(p.appeared, { one: 'contexte apparu', other: 'contextes apparus' }),
      p.gone === 0 ? '' : f.count(p.gone, { one: 'disparu', other: 'disparus' }),
      p.grew === 0 ? '' : `${f.integer(p.grew)} en hausse`,
      p.faded === 0 ? '' : `${f.integer(p.faded)} en baisse`,
      p.steady === 0 ? '' : f.count(p.steady, { one: 'stable', other: 'stables' }),
    ].filter((part) => part !== '');
    return `Depuis le ${p.date}\u00A0: ${f.list(parts)}`;
  },
  caption: 'Les mêmes contextes aux deux dates',
  keptCaption: 'Contextes gardés et leur état',
  columns: {
    context: 'Contexte',
    then: (date: string) => `Taux au ${date}`,
    keptThen: 'Taux quand il a été gardé',
    now: 'Taux maintenant',
    change: 'Rapport',
    movement: 'Mouvement',
    state: 'État',
    act: 'Retirer',
  },
  rate: (p: { readonly rate: string; readonly rest: string }) => `${p.rate} contre ${p.rest}`,
  ratio: (p: { readonly ratio: string; readonly low: string; readonly high: string }) =>
    `×\u00A0${p.ratio} (${p.low} à ${p.high})`,
  keptOn: (date: string) => `gardé au ${date}`,
  missing: (column: string) => `${f.quote(column)} n’est plus dans les fichiers\u00A0: il ne peut pas être compté.`,
};

export type ContextsFollowWords = typeof contextsFollow;
