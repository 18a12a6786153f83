import { en as f } from '../formats.ts';
import type { ContextsFollowWords } from '../fr/contexts-follow.ts';

export const contextsFollow: ContextsFollowWords = {
  tab: 'Follow',
  keep: 'Keep',
  letGo: 'Stop keeping',
  kept: 'Kept contexts',
  keptNote:
    'Counted again at the as-of date, and so with every new file. Holds: the interval stays above the other customers. Unsure: above, but chance would do.',
  keptEmpty:
    'No context is kept. Open one and choose “Keep”: it will be counted again with every new file and say whether it still holds.',
  working: 'Counting the kept contexts again',
  comparing: 'Comparing the two dates',
  standings: { stands: 'holds', unsure: 'unsure', not: 'no longer holds', nobody: 'nobody left' },
  movements: { appeared: 'appeared', grew: 'grew', steady: 'steady', faded: 'faded', gone: 'gone' },
  drift: 'What has changed',
  driftNote:
    'The contexts confirmed at either date and those that are kept, counted again at both. Appeared: above the others beyond chance now, not then; gone: the reverse. Grew or faded: the interval of the ratio of the rates leaves out 1.',
  compareWith: 'Compare with the situation of',
  overlap: 'The two periods share contacts: the change is damped and its interval too wide.',
  nothing: 'No confirmed context at either date.',
  summary: (p) => {
    const parts = [
      p.appeared === 0 ? '' : f.count(p.appeared, { one: 'context appeared', other: 'contexts appeared' }),
      p.gone === 0 ? '' : `${f.integer(p.gone)} gone`,
      p.grew === 0 ? '' : `${f.integer(p.grew)} grew`,
      p.faded === 0 ? '' : `${f.integer(p.faded)} faded`,
      p.steady === 0 ? '' : `${f.integer(p.steady)} steady`,
    ].filter((part) => part !== '');
    return `Since ${p.date}: ${f.list(parts)}`;
  },
  caption: 'The same contexts at both dates',
  keptCaption: 'Kept contexts and their state',
  columns: {
    context: 'Context',
    then: (date) => `Rate as of ${date}`,
    keptThen: 'Rate when it was kept',
    now: 'Rate now',
    change: 'Ratio',
    movement: 'Movement',
    state: 'State',
    act: 'Remove',
  },
  rate: (p) => `${p.rate} against ${p.rest}`,
  ratio: (p) => `× ${p.ratio} (${p.low} to ${p.high})`,
  keptOn: (date) => `kept as of ${date}`,
  missing: (column) => `${f.quote(column)} is no longer in the files: it cannot be counted.`,
};
