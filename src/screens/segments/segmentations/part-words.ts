import { ruleWords, type RuleSpeech } from '../../../analyses/rule-words.ts';
import { valueWriter } from '../../../analyses/distribution/written-values.ts';
import type { Measure } from '../../../model/measure.ts';
import { partRule, sortedCuts, type Plan, type Segmentation } from '../../../model/segmentation.ts';

/** How the values of a measure are written. */
export function writtenAs(measure: Measure, speech: RuleSpeech): (value: number) => string {
  const { record, currency, words, formats } = speech;
  return valueWriter({ measure, record, currency, words, formats }).value;
}

/** What a part is called: its name, or the bounds of its band. */
export function partName(plan: Plan, place: number, speech: RuleSpeech, rest = ''): string {
  const { words } = speech;
  const part = plan.parts[place];
  if (part === undefined) return rest === '' ? words.segmentation.rest : rest;
  if (part.name !== '' || plan.kind !== 'bands') return part.name;
  const said = words.segmentation.bands;
  const cuts = sortedCuts(plan.cuts);
  const write = writtenAs(plan.measure, speech);
  const [from, to] = [cuts[place - 1], cuts[place]];
  if (from === undefined) return to === undefined ? said.all : said.below(write(to));
  return to === undefined ? said.from(write(from)) : said.between({ from: write(from), to: write(to) });
}

/** Every part's name, the rest last. */
export function partNames({ plan, rest }: Pick<Segmentation, 'plan' | 'rest'>, speech: RuleSpeech): readonly string[] {
  return [
    ...plan.parts.map((_, place) => partName(plan, place, speech)),
    partName(plan, plan.parts.length, speech, rest),
  ];
}

/** Who is in a part, in words; of a grid the scores say it better. */
export function partRuleWords(plan: Plan, place: number, speech: RuleSpeech): string {
  if (plan.kind === 'grid') return '';
  const own = plan.kind === 'rules' ? plan.parts[place]?.rule : partRule(plan, place);
  return own === undefined ? '' : ruleWords(own, speech);
}

/** The same plan with every part called as it is said, for tables and for what is made of it. */
export function namedPlan(plan: Plan, speech: RuleSpeech): Plan {
  if (plan.kind !== 'bands') return plan;
  return { ...plan, parts: plan.parts.map((part, place) => ({ ...part, name: partName(plan, place, speech) })) };
}
