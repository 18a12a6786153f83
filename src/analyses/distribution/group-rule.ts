import type { Dimension } from '../../model/dimension.ts';
import type { Measure } from '../../model/measure.ts';
import { allOf, type Rule } from '../../model/rule.ts';
import type { Interval } from './bars.ts';
import { brushRule } from './brush.ts';
import type { GroupKey } from './levels.ts';

/**
 * The customers of one group of a split whose value lies between two bounds. Null for what no rule can name: rows of events, which may be of any
 * group of a customer, and the rare levels put together.
 */
export function groupRule(
  measure: Measure,
  split: Dimension,
  key: GroupKey,
  interval: Interval,
  population: Rule | null,
): Rule | null {
  if (measure.kind === 'event-value' || split.kind === 'contact-column' || key.kind === 'other') return null;
  const between = brushRule(measure, interval, null);
  if (between === null) return null;
  const level: Rule = {
    kind: 'dimension',
    dimension: split,
    levels: [key.kind === 'missing' ? { kind: 'missing' } : { kind: 'value', value: key.value }],
  };
  return allOf([...(population === null ? [] : [population]), level, between]);
}
