import { en as f } from '../formats.ts';
import type { NoticedWords } from '../fr/average-noticed.ts';
import { nouns } from './average-nouns.ts';

export const noticed: NoticedWords = {
  twoPopulations: (p) =>
    `The mean (**${p.mean}**) mixes two populations: **${f.count(p.low.n, nouns[p.per])}** around ${p.low.mean} and **${f.count(p.high.n, nouns[p.per])}** around ${p.high.mean}`,
  cut: (p) => `cut at ${p.cut} · only ${f.percent(p.typical)} within ±25% of the mean`,
  misleads: (p) =>
    `The mean (**${p.mean}**) describes only **${f.percent(p.typical)}** of ${nouns[p.per].other}: ${f.percent(p.below)} are below it`,
  reversal: (p) =>
    `The mean ${p.up ? 'rises' : 'falls'} (from ${p.before} to **${p.after}**) while it **${p.up ? 'falls' : 'rises'} ${p.against ? 'in every group' : 'within constant groups'}** (${p.by}): the mix has changed, not the behaviour`,
  mostlyMix: (p) =>
    `The mean ${p.up ? 'rises' : 'falls'} (from ${p.before} to **${p.after}**) and **${p.share >= 0.995 ? 'all' : f.percent(p.share)}** of the change is mix by ${p.by}, not behaviour`,
  group: (p) => `${p.name}: ${p.before} → ${p.after}`,
  effects: (p) => `behaviour ${p.behaviour}, mix ${p.mix}`,
  yearBefore: 'over one year',
  stop: 'Stop looking',
  resume: 'Look again',
  looking: (share) =>
    share === null ? 'Looking at the other measures…' : `Looking at the other measures: ${f.percent(share)}`,
};
