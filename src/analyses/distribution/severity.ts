import type { DiagnosisRule } from '../../model/statistics/average-diagnosis.ts';
import type { EvidenceRule } from './evidence.ts';

export type CardRule = DiagnosisRule | EvidenceRule;
export type RuleCode = CardRule['code'];

/** Red says that the mean is wrong, amber that it needs care. */
export type Severity = 'severe' | 'mild';

/** The rules in the order of the methods, which decides among rules as severe as each other. */
const order: readonly RuleCode[] = [
  'few',
  'whale',
  'zero',
  'concentration',
  'skew',
  'clumps',
  'groups',
  'hidden-inside',
  'mix',
  'crossing',
];

/** Rules that are red whenever they fire. */
export const SEVERE_RULES: ReadonlySet<string> = new Set<RuleCode>(['few', 'whale', 'concentration', 'clumps']);

export function severityOf(rule: CardRule): Severity {
  if (rule.code === 'mix' && rule.says === 'reversal') return 'severe';
  return SEVERE_RULES.has(rule.code) ? 'severe' : 'mild';
}

/** The rules as the card lists them: what fired and is severe, what fired and is mild, then what did not. */
export function bySeverity(rules: readonly CardRule[]): readonly CardRule[] {
  const rank = (rule: CardRule): number => (!rule.fired ? 2 : severityOf(rule) === 'severe' ? 0 : 1);
  return rules.toSorted((one, other) => rank(one) - rank(other) || order.indexOf(one.code) - order.indexOf(other.code));
}
