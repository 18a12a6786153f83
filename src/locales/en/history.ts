import type { HistoryWords } from '../fr/history.ts';
import { en as f } from '../formats.ts';

export const history: HistoryWords = {
  title: 'History',
  empty: 'Nothing yet: every act will be written here, and can be undone.',
  begin: 'Start of the project',
  here: 'you are here',
  goBack: 'Go back to here',
  undoneLater: 'undone',
  acts: {
    'project/renamed': (p) => `Project named ${f.quote(p.name)}`,
    'sources/added': (p) => `Added: ${p.files}`,
    'source/reread': (p) => `${f.quote(p.file)} read another way`,
    'source/removed': (p) => `${f.quote(p.file)} removed`,
    'source/kind-set': (p) => `${f.quote(p.file)} read as ${p.kind}`,
    'source/role-set': (p) => `${f.quote(p.column)}: ${p.role}`,
    'source/events-made': (p) => `${f.quote(p.file)}: ${p.choices}`,
    'sources/confirmed': (p) => `${f.count(p.count, { one: 'source', other: 'sources' })} confirmed`,
    'sources/combined': {
      made: (p) => `Put together as ${f.quote(p.name)}: ${p.files}`,
      added: (p) => `Added to ${f.quote(p.name)}: ${p.files}`,
    },
    'sources/separated': (p) => `Files of ${f.quote(p.name)} separated`,
    'sources/kept-apart': (p) => `Kept apart: ${p.files}`,
    'combination/column-mapped': (p) =>
      p.to === null
        ? `${f.quote(p.column)} of ${f.quote(p.file)} is a column of its own again`
        : `${f.quote(p.column)} of ${f.quote(p.file)} put in ${f.quote(p.to)}`,
    'combination/named': (p) => `Files put together named ${f.quote(p.name)}`,
    'source/replaced': (p) => `${f.quote(p.file)} replaced by ${f.quote(p.by)}`,
    'source/differences-seen': (p) => `Differences of ${f.quote(p.file)} seen`,
    'as-of/set': (p) => (p.date === null ? 'As of the last event' : `As of ${p.date}`),
    'population/set': (p) => (p.name === null ? 'Population: all customers' : `Population: ${p.name}`),
    'segment/added': (p) => `Segment ${f.quote(p.name)} created`,
    'segment/renamed': (p) => `Segment renamed ${f.quote(p.name)}`,
    'segment/rule-set': (p) => `Rule of ${f.quote(p.name)} changed`,
    'segment/removed': (p) => `Segment ${f.quote(p.name)} deleted`,
    'measure/kept': (p) => (p.known ? `Measure ${f.quote(p.name)} changed` : `Measure ${f.quote(p.name)} kept`),
    'measure/removed': (p) => `Measure ${f.quote(p.name)} removed`,
    'segmentation/added': (p) => `Segmentation ${f.quote(p.name)} created`,
    'segmentation/renamed': (p) => `Segmentation renamed ${f.quote(p.name)}`,
    'segmentation/rest-named': (p) => `The rest of ${f.quote(p.name)} named ${f.quote(p.rest)}`,
    'segmentation/plan-set': (p) => {
      const done = {
        painted: 'grid repainted',
        cut: 'thresholds changed',
        merged: 'segments merged',
        split: 'segment split in two',
        reordered: 'order changed',
        named: 'segment renamed',
        ruled: 'rule changed',
        added: 'segment added',
        removed: 'segment removed',
        opened: 'turned into free rules',
      } as const;
      return `${f.quote(p.name)}: ${done[p.act]}`;
    },
    'segmentation/removed': (p) => `Segmentation ${f.quote(p.name)} deleted`,
    'distribution/set': 'Another distribution looked at',
    'contexts/set': 'Settings of the contexts changed',
    'context/kept': 'Context kept',
    'context/let-go': 'Context no longer kept',
    'lifecycle/set': 'Another view of the lifecycle',
    'currency/set': (p) => `Currency: ${p.currency ?? 'from the files'}`,
  },
};
