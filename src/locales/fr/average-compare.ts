import { fr as f } from '../formats.ts';
import { nouns, type Per } from './average-nouns.ts';

const counted = (count: number, per: Per): string => f.count(count, nouns[per]);

/** Groups and periods compared as distributions; the five rules of the card that compare; Lorenz and letter values. */
export const compared = {
  rules: {
    clumps: {
      title: 'Deux populations',
      fired: (p: {
        readonly per: Per;
        readonly cut: string;
        readonly low: { readonly n: number; readonly mean: string };
        readonly high: { readonly n: number; readonly mean: string };
      }) =>
        `sous ${p.cut}, ${counted(p.low.n, p.per)} autour de ${p.low.mean}\u00A0; au-dessus, ${counted(p.high.n, p.per)} autour de ${p.high.mean}`,
      none: 'une seule bosse',
      few: 'moins de 200 valeurs positives\u00A0: on ne peut pas le dire',
      segments: 'Couper en deux segments',
      names: (p: {
        readonly measure: string;
        readonly cut: string;
      }): { readonly low: string; readonly high: string } => ({
        low: `${p.measure} sous ${p.cut}`,
        high: `${p.measure} à partir de ${p.cut}`,
      }),
    },
    groups: {
      title: 'Groupes différents',
      fired: (p: {
        readonly low: string;
        readonly lowMean: string;
        readonly high: string;
        readonly highMean: string;
      }) => `la moyenne mêle ${p.low} (${p.lowMean}) et ${p.high} (${p.highMean})`,
      none: 'les groupes se ressemblent',
    },
    'hidden-inside': {
      title: 'Diversité cachée',
      fired: (p: { readonly explained: number }) =>
        `les moyennes par groupe expliquent ${f.percent(p.explained)} de la diversité\u00A0: ${f.percent(1 - p.explained)} est à l’intérieur`,
    },
    mix: {
      title: 'Mélange',
      reversal: (p: { readonly up: boolean; readonly by: string; readonly behaviour: string }) =>
        `la moyenne ${p.up ? 'monte' : 'baisse'}, mais à mélange constant (${p.by}) elle ${p.up ? 'baisse' : 'monte'}\u00A0: ${p.behaviour}`,
      mostly: (p: { readonly mix: string; readonly by: string }) =>
        `l’essentiel du changement (${p.mix}) vient du mélange par ${p.by}, pas du comportement`,
      none: 'le changement n’est pas un effet de mélange',
    },
    crossing: {
      title: 'Mouvements opposés',
      fired: (p: { readonly up: string; readonly down: string }) =>
        `moyenne stable, mais des déciles montent (${p.up}) et d’autres baissent (${p.down})`,
      none: 'les déciles ne bougent pas en sens opposés',
    },
  },
  views: { lorenz: 'Courbe de Lorenz', letters: 'Valeurs-lettres' },
  lorenz: {
    value: 'part de la valeur',
    gini: (gini: string) => `Gini ${gini}`,
    hoover: (hoover: string) => `écart le plus grand\u00A0: Hoover ${hoover}`,
    equal: 'égalité',
    tip: (p: { readonly per: Per; readonly customers: number; readonly value: number }) =>
      `les ${f.percent(p.customers)} des ${nouns[p.per].other} du bas font ${f.percent(p.value)} de la valeur`,
    none: 'Pas de courbe de Lorenz\u00A0: il y a des valeurs négatives, ou rien à partager. Les autres vues restent justes.',
    note: 'Chacun compte pour sa part\u00A0; plus la courbe s’éloigne de la diagonale, moins la valeur est partagée.',
    caption: (measure: string) => `Courbe de Lorenz\u00A0: ${measure}`,
    customers: (per: Per): string => `Part des ${nouns[per].other}`,
  },
  letters: {
    caption: (measure: string) => `Valeurs-lettres\u00A0: ${measure}`,
    letter: 'Lettre',
    tail: 'Dans chaque queue',
    lower: 'Valeur basse',
    upper: 'Valeur haute',
    spread: 'Écart',
    names: { M: 'médiane', F: 'quarts', E: 'huitièmes' } as Readonly<Record<string, string>>,
    tip: (p: { readonly share: number; readonly lower: string; readonly upper: string }) =>
      `${f.percent(p.share)} des valeurs sont entre ${p.lower} et ${p.upper}`,
    note: 'Chaque boîte laisse dehors moitié moins que la précédente\u00A0; les boîtes s’arrêtent avant que les queues tiennent à trop peu de monde.',
  },
  scale: {
    label: 'Échelle',
    auto: 'selon les données',
    linear: 'linéaire',
    log: 'logarithmique',
    negatives: 'Échelle logarithmique impossible\u00A0: il y a des valeurs négatives.',
    asinh: (value: string) =>
      `Échelle presque linéaire de −${value} à ${value}, logarithmique au-delà, des deux côtés de zéro.`,
    noLog: 'Échelle logarithmique impossible\u00A0: la moitié des valeurs sont les mêmes. Elle reste linéaire.',
  },
  settings: {
    label: 'Comparer à',
    none: 'rien',
    before: (months: number) => (months === 12 ? 'un an plus tôt' : `${f.months(months)} plus tôt`),
    groups: (p: { readonly one: string; readonly other: string }) => `${p.other} contre ${p.one}`,
    one: 'Groupe de référence',
    other: 'Groupe comparé',
    twoGroups: 'deux groupes…',
  },
  running: 'Calcul de la comparaison',
  nobody: 'Un des deux côtés est vide\u00A0: rien à comparer. Choisissez une autre date ou un autre groupe.',
  notCovered:
    'Les données commencent au milieu de la période d’avant\u00A0: ce changement n’est pas un vrai changement. Choisissez une période plus courte.',
  shift: {
    title: {
      up: (p: { readonly all: boolean }): string =>
        p.all ? 'Tous les déciles montent' : 'Des déciles montent, aucun ne baisse',
      down: (p: { readonly all: boolean }): string =>
        p.all ? 'Tous les déciles baissent' : 'Des déciles baissent, aucun ne monte',
      both: 'Des déciles montent, d’autres baissent',
      none: 'Aucun décile ne bouge au-delà de son incertitude',
    },
    subtitle: (p: {
      readonly one: string;
      readonly other: string;
      readonly change: string;
      readonly low: string;
      readonly high: string;
    }) => `${p.other} contre ${p.one} · moyenne ${p.change} (entre ${p.low} et ${p.high})`,
    axis: 'écart',
    decile: (p: number) => `D${f.integer(p * 10)}`,
    tip: (p: {
      readonly decile: string;
      readonly from: string;
      readonly to: string;
      readonly shift: string;
      readonly low: string;
      readonly high: string;
    }) => `${p.decile}\u00A0: de ${p.from} à ${p.to}, soit ${p.shift} (entre ${p.low} et ${p.high})`,
    note: 'Chaque point\u00A0: de combien un décile doit se déplacer pour devenir celui de l’autre côté. Les traits tiennent ensemble dans 95 cas sur 100.',
    caption: 'Écart entre déciles',
    columns: { decile: 'Décile', one: 'Référence', other: 'Comparé', shift: 'Écart', low: 'Au moins', high: 'Au plus' },
    unbounded: 'sans borne',
  },
  mix: {
    heading: {
      reversal: (p: { readonly by: string; readonly change: string; readonly behaviour: string }) =>
        `Renversement\u00A0: la moyenne change de ${p.change}, mais de ${p.behaviour} à mélange constant (${p.by})`,
      'mostly-mix': (p: { readonly by: string; readonly change: string; readonly mix: string }) =>
        `${p.mix} sur ${p.change} viennent du mélange par ${p.by}`,
      behaviour: (p: { readonly by: string; readonly change: string; readonly behaviour: string }) =>
        `${p.behaviour} sur ${p.change} viennent du comportement (par ${p.by})`,
      nothing: (p: { readonly by: string; readonly change: string }) =>
        `La moyenne change de ${p.change}\u00A0: le partage par ${p.by} ne se distingue pas du hasard`,
    },
    against: 'Chaque groupe va à l’inverse de l’ensemble (paradoxe de Simpson).',
    caption: (by: string) => `Mélange et comportement par ${by}`,
    columns: {
      group: 'Groupe',
      behaviour: 'Comportement',
      mix: 'Mélange',
    },
    sides: {
      before: {
        shareBefore: 'Part avant',
        shareAfter: 'Part après',
        before: 'Moyenne avant',
        after: 'Moyenne après',
        along: 'Partager le changement par',
        note: 'Comportement\u00A0: la moyenne du groupe a changé. Mélange\u00A0: son poids a changé. Les deux font le changement, sans reste (Kitagawa, centré).',
      },
      groups: {
        shareBefore: 'Part, référence',
        shareAfter: 'Part, comparé',
        before: 'Moyenne, référence',
        after: 'Moyenne, comparé',
        along: 'Partager l’écart par',
        note: 'Comportement\u00A0: la moyenne diffère à groupe égal. Mélange\u00A0: le poids du groupe diffère. Les deux font l’écart, sans reste (Kitagawa, centré).',
      },
    },
    total: 'Ensemble',
    others: (n: number) => f.count(n, { one: 'autre', other: 'autres' }),
  },
  separation: {
    title: 'Ce qui sépare le mieux',
    none: 'Aucune dimension ne distingue les clients sur cette mesure.',
    explains: (share: number) => `${f.percent(share)} des rangs`,
    choose: (by: string) => `Comparer par ${by}`,
    note: 'Part de la diversité que les moyennes de groupe expliquent (oméga², sur les rangs\u00A0; entre parenthèses sur les logarithmes).',
    running: 'Recherche de la dimension qui sépare',
  },
  stripTitle: '10\u202F% – moitié – 90\u202F%, et la moyenne (losange)',
  strip: (p: { readonly mean: string; readonly p10: string; readonly p50: string; readonly p90: string }) =>
    `moyenne ${p.mean}\u00A0; 10\u202F% sous ${p.p10}, moitié sous ${p.p50}, 90\u202F% sous ${p.p90}`,
};

export type ComparedWords = typeof compared;
